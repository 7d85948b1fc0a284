/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-view.h"

#include "veche-i18n.h"
#include "veche-settings.h"
#include "veche-sidebar.h"
#include "veche-unsaved-question.h"

struct _VecheWorkspaceView
{
  AdwBin parent_instance;

  AdwBanner *notice;
  AdwBanner *unsaved;
  AdwNavigationSplitView *split;
  AdwNavigationPage *content;
  VecheSidebar *sidebar;
  GtkStack *stack;

  VecheWorkspace *workspace;
  gboolean narrow; /* the window is: sidebar and content take turns */
  gboolean hidden; /* a person wants no sidebar beside the content */
};

G_DEFINE_FINAL_TYPE (VecheWorkspaceView, veche_workspace_view, ADW_TYPE_BIN)

static void
veche_workspace_view_page_chosen_cb (VecheWorkspaceView *self, VechePage *page)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
veche_workspace_view_fold (VecheWorkspaceView *self)
{
  adw_navigation_split_view_set_collapsed (self->split, self->narrow || self->hidden);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* The way back to a sidebar that a person has hidden: it stands beside the content again, there is room for both. */
static void
veche_workspace_view_show_content_cb (VecheWorkspaceView *self)
{
  if (!self->hidden || self->narrow || adw_navigation_split_view_get_show_content (self->split))
    return;
  self->hidden = FALSE;
  veche_workspace_view_fold (self);
}

static void
veche_workspace_view_visible_child_cb (VecheWorkspaceView *self)
{
  VechePage *page = veche_workspace_view_get_page (self);
  GSettings *settings = veche_settings_get ();

  if (page == NULL)
    return;
  adw_navigation_page_set_title (self->content, g_dgettext (GETTEXT_PACKAGE, VECHE_PAGE_GET_CLASS (page)->title));
  veche_sidebar_select (self->sidebar, page);
  if (settings != NULL)
    g_settings_set_string (settings, "last-page", VECHE_PAGE_GET_CLASS (page)->slug);
}

static void
veche_workspace_view_update_notice (VecheWorkspaceView *self)
{
  const char *notice = veche_workspace_get_notice (self->workspace);

  if (notice == NULL && veche_workspace_is_read_only (self->workspace))
    notice = _("This workspace can only be read: nothing that you change here is saved.");
  if (notice != NULL)
    {
      adw_banner_set_use_markup (self->notice, FALSE);
      adw_banner_set_title (self->notice, notice);
    }
  adw_banner_set_revealed (self->notice, notice != NULL);
}

/* What has been typed and is in no file yet is said on every page, until it is saved or given up. */
static void
veche_workspace_view_update_unsaved (VecheWorkspaceView *self)
{
  g_autofree char *summary = veche_unsaved_dup_summary (veche_unsaved_get (self->workspace));

  if (summary != NULL && g_strcmp0 (summary, adw_banner_get_title (self->unsaved)) != 0)
    {
      adw_banner_set_use_markup (self->unsaved, FALSE);
      adw_banner_set_title (self->unsaved, summary);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), summary, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  adw_banner_set_revealed (self->unsaved, summary != NULL);
}

static void
veche_workspace_view_save_again_cb (VecheWorkspaceView *self)
{
  veche_unsaved_question_retry (veche_unsaved_get (self->workspace), GTK_WIDGET (self));
}

static void
veche_workspace_view_dispose (GObject *object)
{
  VecheWorkspaceView *self = VECHE_WORKSPACE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_WORKSPACE_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_workspace_view_parent_class)->dispose (object);
}

static void
veche_workspace_view_class_init (VecheWorkspaceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_workspace_view_dispose;

  g_type_ensure (VECHE_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-workspace-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheWorkspaceView, content);
  gtk_widget_class_bind_template_child (widget_class, VecheWorkspaceView, notice);
  gtk_widget_class_bind_template_child (widget_class, VecheWorkspaceView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, VecheWorkspaceView, split);
  gtk_widget_class_bind_template_child (widget_class, VecheWorkspaceView, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheWorkspaceView, unsaved);
  gtk_widget_class_bind_template_callback_full (widget_class, "save_again_cb",
                                                G_CALLBACK (veche_workspace_view_save_again_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "show_content_cb",
                                                G_CALLBACK (veche_workspace_view_show_content_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "page_chosen_cb",
                                                G_CALLBACK (veche_workspace_view_page_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "visible_child_cb",
                                                G_CALLBACK (veche_workspace_view_visible_child_cb));
}

static void
veche_workspace_view_init (VecheWorkspaceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
veche_workspace_view_new (VecheWorkspace *workspace, const GType *pages)
{
  VecheWorkspaceView *self;
  GSettings *settings = veche_settings_get ();
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "last-page") : NULL;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_WORKSPACE_VIEW, NULL);
  self->workspace = g_object_ref (workspace);
  veche_sidebar_set_workspace (self->sidebar, workspace);
  for (; *pages != G_TYPE_INVALID; pages++)
    {
      VechePage *page = g_object_new (*pages, "workspace", workspace, NULL);

      veche_sidebar_add_page (self->sidebar, page);
      gtk_stack_add_named (self->stack, GTK_WIDGET (page), VECHE_PAGE_GET_CLASS (page)->slug);
    }
  if (last != NULL && *last != '\0')
    veche_workspace_view_show (self, last);
  veche_workspace_view_visible_child_cb (self);

  g_signal_connect_object (workspace, "notify::notice", G_CALLBACK (veche_workspace_view_update_notice), self,
                           G_CONNECT_SWAPPED);
  veche_workspace_view_update_notice (self);
  g_signal_connect_object (veche_unsaved_get (workspace), "notify::summary", G_CALLBACK (veche_workspace_view_update_unsaved), self,
                           G_CONNECT_SWAPPED);
  veche_workspace_view_update_unsaved (self);
  return GTK_WIDGET (self);
}

VechePage *
veche_workspace_view_get_page (VecheWorkspaceView *self)
{
  g_return_val_if_fail (VECHE_IS_WORKSPACE_VIEW (self), NULL);
  return VECHE_PAGE (gtk_stack_get_visible_child (self->stack));
}

gboolean
veche_workspace_view_show (VecheWorkspaceView *self, const char *slug)
{
  GtkWidget *page;

  g_return_val_if_fail (VECHE_IS_WORKSPACE_VIEW (self), FALSE);

  page = gtk_stack_get_child_by_name (self->stack, slug);
  if (page == NULL)
    return FALSE;
  veche_workspace_view_page_chosen_cb (self, VECHE_PAGE (page));
  return TRUE;
}

GListModel *
veche_workspace_view_list_pages (VecheWorkspaceView *self)
{
  g_return_val_if_fail (VECHE_IS_WORKSPACE_VIEW (self), NULL);
  return G_LIST_MODEL (gtk_stack_get_pages (self->stack));
}

void
veche_workspace_view_show_nth (VecheWorkspaceView *self, guint nth)
{
  g_autoptr (GListModel) pages = veche_workspace_view_list_pages (self);
  g_autoptr (GtkStackPage) page = g_list_model_get_item (pages, nth);

  if (page != NULL)
    veche_workspace_view_page_chosen_cb (self, VECHE_PAGE (gtk_stack_page_get_child (page)));
}

void
veche_workspace_view_toggle_sidebar (VecheWorkspaceView *self)
{
  g_return_if_fail (VECHE_IS_WORKSPACE_VIEW (self));

  if (self->narrow)
    {
      adw_navigation_split_view_set_show_content (self->split, !adw_navigation_split_view_get_show_content (self->split));
      return;
    }
  self->hidden = !self->hidden;
  veche_workspace_view_fold (self);
}

void
veche_workspace_view_set_narrow (VecheWorkspaceView *self, gboolean narrow)
{
  g_return_if_fail (VECHE_IS_WORKSPACE_VIEW (self));

  self->narrow = narrow;
  veche_workspace_view_fold (self);
}
