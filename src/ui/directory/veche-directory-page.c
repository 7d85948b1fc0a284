/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-page.h"

#include "veche-directory-detail.h"
#include "veche-directory-gather.h"
#include "veche-directory-kinds.h"
#include "veche-directory-list.h"
#include "veche-directory-new.h"
#include "veche-duplicates-dialog.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-workspace-intake.h"

struct _VecheDirectoryPage
{
  VechePage parent_instance;

  AdwNavigationSplitView *split;
  AdwBanner *duplicates;
  AdwViewStack *lists; /* of VecheDirectoryList, by the kinds' slugs */
  GtkStack *details;   /* of VecheDirectoryDetail, likewise */

  gboolean stale; /* doubles have to be counted as soon as the page is seen */
};

G_DEFINE_FINAL_TYPE (VecheDirectoryPage, veche_directory_page, VECHE_TYPE_PAGE)

static VecheDirectoryList *
veche_directory_page_get_list (VecheDirectoryPage *self)
{
  return VECHE_DIRECTORY_LIST (adw_view_stack_get_visible_child (self->lists));
}

static VecheRecordDetail *
veche_directory_page_get_detail (VecheDirectoryPage *self)
{
  return VECHE_RECORD_DETAIL (gtk_stack_get_visible_child (self->details));
}

static const VecheDirectoryKind *
veche_directory_page_get_kind (VecheDirectoryPage *self)
{
  return veche_directory_list_get_kind (veche_directory_page_get_list (self));
}

/* --- doubles ---------------------------------------------------------------------------------------------------- */

static void
veche_directory_page_count_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryPage *self = object;
  const VecheDirectoryKind *kind = veche_directory_page_get_kind (self);
  g_autoptr (GArray) pairs = NULL;
  g_autofree char *text = NULL;

  if (kind->merged != NULL)
    pairs = dex_await_boxed (
      veche_workspace_intake_find_duplicates (veche_page_get_workspace (VECHE_PAGE (self)), kind->kind), error);
  if (*error != NULL || veche_task_is_over (task) || kind != veche_directory_page_get_kind (self))
    return;
  if (pairs != NULL && pairs->len > 0)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u possible duplicate", "%u possible duplicates", pairs->len),
                              pairs->len);
      adw_banner_set_use_markup (self->duplicates, FALSE);
      adw_banner_set_title (self->duplicates, text);
    }
  adw_banner_set_revealed (self->duplicates, text != NULL && !veche_workspace_is_read_only (veche_page_get_workspace (object)));
}

/* It reads all of them: only for a page that is seen. */
static void
veche_directory_page_count (VecheDirectoryPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    veche_task_spawn (self, veche_directory_page_count_fiber, NULL, NULL);
}

static void
veche_directory_page_map_cb (VecheDirectoryPage *self)
{
  if (self->stale)
    veche_directory_page_count (self);
}

static void
veche_directory_page_changed_cb (VecheDirectoryPage *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, veche_directory_page_get_kind (self)->kind))
    veche_directory_page_count (self);
}

static void
veche_directory_page_look_cb (VecheDirectoryPage *self)
{
  adw_dialog_present (
    veche_duplicates_dialog_new (veche_page_get_workspace (VECHE_PAGE (self)), veche_directory_page_get_kind (self)),
    GTK_WIDGET (self));
}

/* --- lists and cards -------------------------------------------------------------------------------------------- */

static void
veche_directory_page_show (VecheDirectoryPage *self, gint64 id)
{
  VecheRecordDetail *detail = veche_directory_page_get_detail (self);

  if (veche_record_detail_get_shown (detail) != id)
    veche_record_detail_show (detail, id);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
veche_directory_page_gone_cb (VecheDirectoryPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

/* Employees are named by nobody but the office. */
static void
veche_directory_page_update_gather (VecheDirectoryPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.gather",
                                 !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self)))
                                   && veche_directory_page_get_kind (self)->merged != NULL);
}

static void
veche_directory_page_view_cb (VecheDirectoryPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->lists);

  if (name == NULL || gtk_stack_get_child_by_name (self->details, name) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->details, name);
  adw_banner_set_revealed (self->duplicates, FALSE);
  veche_directory_page_update_gather (self);
  veche_directory_page_count (self);
}

static void
veche_directory_page_add_kind (VecheDirectoryPage *self, const VecheDirectoryKind *kind)
{
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  GtkWidget *list = veche_directory_list_new (workspace, kind, TRUE);
  GtkWidget *detail = veche_directory_detail_new (workspace, kind);

  gtk_stack_add_named (self->details, detail, kind->slug);
  adw_view_stack_add_titled (self->lists, list, kind->slug, g_dgettext (GETTEXT_PACKAGE, kind->title));
  g_signal_connect_object (list, "chosen", G_CALLBACK (veche_directory_page_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "gone", G_CALLBACK (veche_directory_page_gone_cb), self, G_CONNECT_SWAPPED);
}

/* --- the page --------------------------------------------------------------------------------------------------- */

static void
veche_directory_page_open (VechePage *page)
{
  VecheDirectoryPage *self = VECHE_DIRECTORY_PAGE (page);

  veche_directory_page_add_kind (self, &veche_directory_kinds_people);
  veche_directory_page_add_kind (self, &veche_directory_kinds_organisations);
  veche_directory_page_add_kind (self, &veche_directory_kinds_employees);
  g_signal_connect_object (veche_page_get_workspace (page), "changed", G_CALLBACK (veche_directory_page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (veche_directory_page_map_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  veche_directory_page_update_gather (self);
  veche_directory_page_count (self);
}

static void
veche_directory_page_added_cb (VecheDirectoryPage *self, gint64 id)
{
  veche_directory_list_select (veche_directory_page_get_list (self), id);
  veche_directory_page_show (self, id);
}

static void
veche_directory_page_create (VechePage *page)
{
  VecheDirectoryPage *self = VECHE_DIRECTORY_PAGE (page);
  AdwDialog *dialog = veche_directory_new_dialog (veche_page_get_workspace (page), veche_directory_page_get_kind (self));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (veche_directory_page_added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

static void
veche_directory_page_gather_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (veche_directory_gather_new (widget, veche_page_get_workspace (VECHE_PAGE (widget)),
                                                  veche_directory_page_get_kind (VECHE_DIRECTORY_PAGE (widget))),
                      widget);
}

static void
veche_directory_page_search (VechePage *page)
{
  VecheDirectoryPage *self = VECHE_DIRECTORY_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  veche_directory_list_search (veche_directory_page_get_list (self), NULL);
}

static void
veche_directory_page_edit (VechePage *page)
{
  VecheDirectoryPage *self = VECHE_DIRECTORY_PAGE (page);

  if (veche_record_detail_get_shown (veche_directory_page_get_detail (self)) == 0)
    return;
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  veche_record_detail_edit (veche_directory_page_get_detail (self));
}

static void
veche_directory_page_toggle_pane (VechePage *page)
{
  VecheDirectoryPage *self = VECHE_DIRECTORY_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->details));

  adw_navigation_split_view_set_show_content (self->split, !in_detail);
  if (in_detail)
    gtk_widget_grab_focus (veche_directory_list_get_view (veche_directory_page_get_list (self)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

/* {"list": "organisations"} says which view the row is of; people without it. */
static void
veche_directory_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheDirectoryPage *self = VECHE_DIRECTORY_PAGE (page);
  const char *list = NULL;

  g_variant_lookup (filter, "list", "&s", &list);
  if (list != NULL && adw_view_stack_get_child_by_name (self->lists, list) != NULL)
    adw_view_stack_set_visible_child_name (self->lists, list);
  if (id != 0)
    veche_directory_page_added_cb (self, id);
}

static void
veche_directory_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_DIRECTORY_PAGE);

  G_OBJECT_CLASS (veche_directory_page_parent_class)->dispose (object);
}

static void
veche_directory_page_class_init (VecheDirectoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_directory_page_dispose;

  page_class->slug = "directory";
  page_class->title = N_("Directory");
  page_class->section = N_("Office");
  page_class->icon_name = "x-office-address-book-symbolic";
  page_class->open = veche_directory_page_open;
  page_class->create = veche_directory_page_create;
  page_class->search = veche_directory_page_search;
  page_class->edit = veche_directory_page_edit;
  page_class->toggle_pane = veche_directory_page_toggle_pane;
  page_class->show_rows = veche_directory_page_show_rows;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/directory/veche-directory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryPage, details);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryPage, duplicates);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryPage, lists);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryPage, split);
  gtk_widget_class_install_action (widget_class, "directory.gather", NULL, veche_directory_page_gather_action);
  gtk_widget_class_bind_template_callback_full (widget_class, "look_cb", G_CALLBACK (veche_directory_page_look_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "view_cb", G_CALLBACK (veche_directory_page_view_cb));
}

static void
veche_directory_page_init (VecheDirectoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
