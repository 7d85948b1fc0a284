/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-view.h"

#include "veche-i18n.h"
#include "veche-page-slot.h"
#include "veche-settings.h"
#include "veche-sidebar.h"
#include "veche-unsaved-question.h"

/* How long the page that is shown has the program for itself, and each of the others, which are made behind it. */
#define VECHE_WORKSPACE_VIEW_MAKE_MS 300

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
  gboolean filled;
  guint making;
};

G_DEFINE_FINAL_TYPE (VecheWorkspaceView, veche_workspace_view, ADW_TYPE_BIN)

static void
veche_workspace_view_page_chosen_cb (VecheWorkspaceView *self, VechePageSlot *slot)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (slot));
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
  VechePageSlot *slot = VECHE_PAGE_SLOT (gtk_stack_get_visible_child (self->stack));
  GSettings *settings = veche_settings_get ();

  /* The first page that is added shows at once, whichever is wanted. */
  if (slot == NULL || !self->filled)
    return;
  veche_page_slot_get_page (slot);
  adw_navigation_page_set_title (self->content, g_dgettext (GETTEXT_PACKAGE, veche_page_slot_get_class (slot)->title));
  veche_sidebar_select (self->sidebar, slot);
  if (settings != NULL)
    g_settings_set_string (settings, "last-page", veche_page_slot_get_class (slot)->slug);
}

/* One page after the other, so that the window answers meanwhile; their counters stand in the sidebar. */
static gboolean
veche_workspace_view_make_cb (gpointer data)
{
  VecheWorkspaceView *self = data;

  for (GtkWidget *slot = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); slot != NULL; slot = gtk_widget_get_next_sibling (slot))
    if (adw_bin_get_child (ADW_BIN (slot)) == NULL && !veche_page_slot_get_class (VECHE_PAGE_SLOT (slot))->late)
      {
        veche_page_slot_get_page (VECHE_PAGE_SLOT (slot));
        return G_SOURCE_CONTINUE;
      }
  self->making = 0;
  return G_SOURCE_REMOVE;
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

  g_clear_handle_id (&self->making, g_source_remove);
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
      VechePageSlot *slot = veche_page_slot_new (workspace, *pages);

      veche_sidebar_add_page (self->sidebar, slot);
      gtk_stack_add_named (self->stack, GTK_WIDGET (slot), veche_page_slot_get_class (slot)->slug);
    }
  if (last != NULL && *last != '\0')
    veche_workspace_view_show (self, last);
  self->filled = TRUE;
  veche_workspace_view_visible_child_cb (self);
  self->making = g_timeout_add_full (G_PRIORITY_LOW, VECHE_WORKSPACE_VIEW_MAKE_MS, veche_workspace_view_make_cb, self, NULL);

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
  return veche_page_slot_get_page (VECHE_PAGE_SLOT (gtk_stack_get_visible_child (self->stack)));
}

gboolean
veche_workspace_view_show (VecheWorkspaceView *self, const char *slug)
{
  GtkWidget *slot;

  g_return_val_if_fail (VECHE_IS_WORKSPACE_VIEW (self), FALSE);

  slot = gtk_stack_get_child_by_name (self->stack, slug);
  if (slot == NULL)
    return FALSE;
  veche_workspace_view_page_chosen_cb (self, VECHE_PAGE_SLOT (slot));
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
    veche_workspace_view_page_chosen_cb (self, VECHE_PAGE_SLOT (gtk_stack_page_get_child (page)));
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
