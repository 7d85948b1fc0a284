/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-list.h"

#include "veche-directory-row.h"
#include "veche-i18n.h"
#include "veche-record-list.h"
#include "veche-row-name.h"

struct _VecheDirectoryList
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkButton *add;
  GtkWidget *list;
  GtkSingleSelection *selection;

  const VecheDirectoryKind *kind;
  VecheRecordList *records;
  gint64 selected;
  gboolean scroll; /* the list has still to be scrolled to what is selected */
  gboolean first;  /* Enter was pressed before the list was there: its first row is opened when it is */
};

G_DEFINE_FINAL_TYPE (VecheDirectoryList, veche_directory_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- rows ------------------------------------------------------------------------------------------------------- */

static void
veche_directory_list_setup_cb (VecheDirectoryList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, veche_directory_row_new (self->kind));
}

static void
veche_directory_list_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  VecheRecordItem *place = gtk_list_item_get_item (item);

  veche_directory_row_set_item (VECHE_DIRECTORY_ROW (gtk_list_item_get_child (item)), place);
  veche_row_name_bind (G_OBJECT (item));
}

static void
veche_directory_list_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  veche_row_name_unbind (G_OBJECT (item));
  veche_directory_row_set_item (VECHE_DIRECTORY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
veche_directory_list_activate_cb (VecheDirectoryList *self, guint position)
{
  g_autoptr (VecheRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->records), position);

  if (item == NULL)
    return;
  self->selected = veche_record_item_get_id (item);
  g_signal_emit (self, signals[CHOSEN], 0, self->selected);
}

/* --- the query -------------------------------------------------------------------------------------------------- */

static VecheQuery *
veche_directory_list_new_query (VecheDirectoryList *self)
{
  VecheQuery *query = veche_query_new (self->kind->kind);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (*text != '\0')
    veche_query_set_text (query, text);
  veche_query_set_sort (query, self->kind->kind->title_field, FALSE);
  return query;
}

static void
veche_directory_list_query_changed_cb (VecheDirectoryList *self)
{
  g_autoptr (VecheQuery) query = NULL;

  if (self->records == NULL)
    return;
  query = veche_directory_list_new_query (self);
  if (!veche_query_equal (query, veche_record_list_get_query (self->records)))
    self->first = FALSE;
  veche_record_list_set_query (self->records, query);
}

static void
veche_directory_list_reselect (VecheDirectoryList *self)
{
  guint position = self->selected != 0 ? veche_record_list_find (self->records, self->selected) : GTK_INVALID_LIST_POSITION;

  gtk_single_selection_set_selected (self->selection, position);
  if (position == GTK_INVALID_LIST_POSITION || !self->scroll)
    return;
  self->scroll = FALSE;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
veche_directory_list_open_first (VecheDirectoryList *self)
{
  if (!self->first)
    return;
  self->first = FALSE;
  veche_directory_list_activate_cb (self, 0);
}

static void
veche_directory_list_update (VecheDirectoryList *self)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  gboolean loading;
  const char *child = "list";

  g_object_get (self->records, "loading", &loading, NULL);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    child = loading ? "loading" : searching ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
  if (loading)
    return;
  veche_directory_list_open_first (self);
  veche_directory_list_reselect (self);
}

static void
veche_directory_list_clear_cb (VecheDirectoryList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

/* Enter in the search box means the first of what is found by all that stands in it: the last letters may not have been asked for yet. */
static void
veche_directory_list_search_activate_cb (VecheDirectoryList *self)
{
  veche_directory_list_query_changed_cb (self);
  self->first = TRUE;
  veche_directory_list_update (self);
}

static void
veche_directory_list_dispose (GObject *object)
{
  VecheDirectoryList *self = VECHE_DIRECTORY_LIST (object);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_DIRECTORY_LIST);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (veche_directory_list_parent_class)->dispose (object);
}

static void
veche_directory_list_class_init (VecheDirectoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_directory_list_dispose;

  signals[CHOSEN]
    = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/directory/veche-directory-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryList, add);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryList, empty);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryList, list);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryList, search);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryList, selection);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryList, stack);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_directory_list_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_cb", G_CALLBACK (veche_directory_list_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "clear_cb", G_CALLBACK (veche_directory_list_clear_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "query_changed_cb",
                                                G_CALLBACK (veche_directory_list_query_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "search_activate_cb",
                                                G_CALLBACK (veche_directory_list_search_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_cb", G_CALLBACK (veche_directory_list_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "unbind_cb", G_CALLBACK (veche_directory_list_unbind_cb));
}

static void
veche_directory_list_init (VecheDirectoryList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->list);
}

static void
veche_directory_list_name (VecheDirectoryList *self)
{
  const VecheDirectoryKind *kind = self->kind;
  g_autofree char *escaped = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, kind->empty), -1);
  g_autofree char *escaped_details = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, kind->empty_details), -1);

  g_object_set (self->search, "placeholder-text", g_dgettext (GETTEXT_PACKAGE, kind->search), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, kind->search_label), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, kind->title), -1);
  adw_status_page_set_icon_name (self->empty, kind->icon_name);
  adw_status_page_set_title (self->empty, escaped);
  adw_status_page_set_description (self->empty, escaped_details);
  gtk_button_set_label (self->add, g_dgettext (GETTEXT_PACKAGE, kind->add));
}

GtkWidget *
veche_directory_list_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind, gboolean can_add)
{
  VecheDirectoryList *self = g_object_new (VECHE_TYPE_DIRECTORY_LIST, NULL);
  g_autoptr (VecheQuery) query = NULL;

  self->kind = kind;
  veche_directory_list_name (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add), can_add && !veche_workspace_is_read_only (workspace));
  query = veche_directory_list_new_query (self);
  self->records = veche_record_list_new (workspace, query);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
  g_signal_connect_object (self->records, "notify", G_CALLBACK (veche_directory_list_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (veche_directory_list_update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  veche_directory_list_update (self);
  return GTK_WIDGET (self);
}

const VecheDirectoryKind *
veche_directory_list_get_kind (VecheDirectoryList *self)
{
  return self->kind;
}

void
veche_directory_list_select (VecheDirectoryList *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_LIST (self));

  self->selected = id;
  self->scroll = id != 0;
  veche_directory_list_reselect (self);
}

void
veche_directory_list_search (VecheDirectoryList *self, const char *text)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_LIST (self));

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (self->search);
}

GtkWidget *
veche_directory_list_get_view (VecheDirectoryList *self)
{
  return self->list;
}
