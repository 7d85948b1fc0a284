/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-outgoing.h"

#include "veche-i18n.h"
#include "veche-letter-line.h"
#include "veche-letter-paper.h"
#include "veche-letter.h"
#include "veche-page.h"
#include "veche-programme-choice.h"
#include "veche-record-selection.h"
#include "veche-task.h"

struct _VecheLetterOutgoing
{
  AdwBin parent_instance;

  AdwToolbarView *view;
  GtkWidget *search;
  GtkDropDown *state;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *count;
  GtkWidget *mark;

  VecheWorkspace *workspace;
  VecheRecordList *letters;
  VecheRecordSelection *selection;
};

G_DEFINE_FINAL_TYPE (VecheLetterOutgoing, veche_letter_outgoing, ADW_TYPE_BIN)

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
veche_letter_outgoing_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, veche_letter_line_new ());
}

static void
veche_letter_outgoing_name_row_cb (GtkListItem *item)
{
  VecheRecordItem *place = gtk_list_item_get_item (item);
  VecheRecord *record = place != NULL ? veche_record_item_get_record (place) : NULL;

  gtk_list_item_set_accessible_label (item, record != NULL ? veche_record_get_title (record) : "");
}

static void
veche_letter_outgoing_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  VecheRecordItem *place = gtk_list_item_get_item (item);

  veche_letter_line_set_item (VECHE_LETTER_LINE (gtk_list_item_get_child (item)), place);
  g_signal_connect_object (place, "notify::record", G_CALLBACK (veche_letter_outgoing_name_row_cb), item, G_CONNECT_SWAPPED);
  veche_letter_outgoing_name_row_cb (item);
}

static void
veche_letter_outgoing_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), veche_letter_outgoing_name_row_cb, item);
  veche_letter_line_set_item (VECHE_LETTER_LINE (gtk_list_item_get_child (item)), NULL);
}

/* --- the query ----------------------------------------------------------------------------------------------------- */

static const VecheCode *
veche_letter_outgoing_list_states (void)
{
  return veche_kind_get_field (&veche_letter_kind, "state", NULL)->codes;
}

static gboolean
veche_letter_outgoing_is_narrowed (VecheLetterOutgoing *self)
{
  return gtk_drop_down_get_selected (self->state) > 0 || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

/* The newest first; of the programme that the window shows, like the applications that they are about. */
static VecheQuery *
veche_letter_outgoing_new_query (VecheLetterOutgoing *self)
{
  VecheQuery *query = veche_query_new (&veche_letter_kind);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint state = gtk_drop_down_get_selected (self->state);

  if (*text != '\0')
    veche_query_set_text (query, text);
  if (state > 0)
    veche_query_add_term (query, "state", veche_letter_outgoing_list_states ()[state - 1].code, FALSE);
  veche_programme_choice_narrow (veche_programme_choice_get (self->workspace), query);
  return query;
}

static void
veche_letter_outgoing_query_changed_cb (VecheLetterOutgoing *self)
{
  g_autoptr (VecheQuery) query = NULL;

  if (self->letters == NULL)
    return;
  query = veche_letter_outgoing_new_query (self);
  veche_record_list_set_query (self->letters, query);
}

static void
veche_letter_outgoing_update (VecheLetterOutgoing *self)
{
  const char *child = "list";
  gboolean loading;

  g_object_get (self->letters, "loading", &loading, NULL);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->letters)) == 0)
    child = loading ? "loading" : veche_letter_outgoing_is_narrowed (self) ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
}

static void
veche_letter_outgoing_clear_cb (VecheLetterOutgoing *self)
{
  gtk_drop_down_set_selected (self->state, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

/* --- what is selected ---------------------------------------------------------------------------------------------- */

static void
veche_letter_outgoing_selected_cb (VecheLetterOutgoing *self)
{
  guint count = veche_record_selection_get_size (self->selection);
  gboolean writable = count > 0 && !veche_workspace_is_read_only (self->workspace);
  g_autofree char *text = g_strdup_printf (ngettext ("%u letter selected", "%u letters selected", count), count);

  gtk_label_set_text (self->count, text);
  adw_toolbar_view_set_reveal_bottom_bars (self->view, count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outgoing.application", count == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outgoing.print", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outgoing.save", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outgoing.printed", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outgoing.sent", writable);
  gtk_widget_set_sensitive (self->mark, writable);
}

static void
veche_letter_outgoing_activate_cb (VecheLetterOutgoing *self, guint position)
{
  gint64 id = veche_record_list_get_id (self->letters, position);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (id == 0)
    return;
  g_array_append_val (ids, id);
  veche_letter_paper_open (GTK_WIDGET (self), self->workspace, ids);
}

static void
veche_letter_outgoing_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterOutgoing *self = VECHE_LETTER_OUTGOING (widget);
  g_autoptr (GArray) ids = veche_record_selection_list_ids (self->selection);

  if (g_str_equal (name, "outgoing.print"))
    veche_letter_paper_print (widget, self->workspace, ids);
  else
    veche_letter_paper_save (widget, self->workspace, ids);
}

static void
veche_letter_outgoing_mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterOutgoing *self = VECHE_LETTER_OUTGOING (widget);
  g_autoptr (GArray) ids = veche_record_selection_list_ids (self->selection);
  gboolean sent = parameter != NULL;

  veche_letter_paper_mark (widget, self->workspace, ids, sent ? "sent" : "printed",
                           sent ? g_variant_get_string (parameter, NULL) : NULL);
}

/* @data: row id of the letter. */
static void
veche_letter_outgoing_application_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterOutgoing *self = object;
  const gint64 *id = data;
  g_autoptr (VecheRecord) letter = dex_await_object (veche_workspace_get (self->workspace, &veche_letter_kind, *id), error);

  if (letter != NULL && !veche_task_is_over (task))
    veche_page_go (object, "applications", NULL, NULL, veche_record_get_parent_id (letter));
}

static void
veche_letter_outgoing_application_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterOutgoing *self = VECHE_LETTER_OUTGOING (widget);
  g_autoptr (GArray) ids = veche_record_selection_list_ids (self->selection);

  veche_task_spawn (self, veche_letter_outgoing_application_fiber, g_memdup2 (ids->data, sizeof (gint64)), g_free);
}

/* --- the widget ---------------------------------------------------------------------------------------------------- */

static void
veche_letter_outgoing_dispose (GObject *object)
{
  VecheLetterOutgoing *self = VECHE_LETTER_OUTGOING (object);

  if (self->letters != NULL)
    g_signal_handlers_disconnect_by_data (self->letters, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  /* The view is the bin's own child and the template's: the template lets go of it without telling the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_LETTER_OUTGOING);
  g_clear_object (&self->selection);
  g_clear_object (&self->letters);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_letter_outgoing_parent_class)->dispose (object);
}

static void
veche_letter_outgoing_class_init (VecheLetterOutgoingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_letter_outgoing_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-outgoing.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, count);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, list);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, mark);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, search);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, state);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterOutgoing, view);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_letter_outgoing_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_cb", G_CALLBACK (veche_letter_outgoing_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "clear_cb", G_CALLBACK (veche_letter_outgoing_clear_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "query_changed_cb",
                                                G_CALLBACK (veche_letter_outgoing_query_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_cb", G_CALLBACK (veche_letter_outgoing_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "unbind_cb", G_CALLBACK (veche_letter_outgoing_unbind_cb));
  gtk_widget_class_install_action (widget_class, "outgoing.application", NULL, veche_letter_outgoing_application_action);
  gtk_widget_class_install_action (widget_class, "outgoing.print", NULL, veche_letter_outgoing_paper_action);
  gtk_widget_class_install_action (widget_class, "outgoing.save", NULL, veche_letter_outgoing_paper_action);
  gtk_widget_class_install_action (widget_class, "outgoing.printed", NULL, veche_letter_outgoing_mark_action);
  gtk_widget_class_install_action (widget_class, "outgoing.sent", "s", veche_letter_outgoing_mark_action);
}

static void
veche_letter_outgoing_init (VecheLetterOutgoing *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);
  const VecheField *field = veche_kind_get_field (&veche_letter_kind, "state", NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (states, C_ ("letters", "All"));
  for (const VecheCode *code = field->codes; code->code != NULL; code++)
    gtk_string_list_append (states, veche_field_get_code_label (field, code->code));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (states));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
}

void
veche_letter_outgoing_set_workspace (VecheLetterOutgoing *self, VecheWorkspace *workspace)
{
  g_autoptr (VecheQuery) query = NULL;

  g_return_if_fail (VECHE_IS_LETTER_OUTGOING (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  query = veche_letter_outgoing_new_query (self);
  self->letters = veche_record_list_new (workspace, query);
  self->selection = veche_record_selection_new (self->letters);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->letters, "notify", G_CALLBACK (veche_letter_outgoing_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->letters, "items-changed", G_CALLBACK (veche_letter_outgoing_update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_letter_outgoing_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (veche_letter_outgoing_selected_cb), self,
                           G_CONNECT_SWAPPED);
  veche_letter_outgoing_selected_cb (self);
  veche_letter_outgoing_update (self);
}

void
veche_letter_outgoing_search (VecheLetterOutgoing *self)
{
  g_return_if_fail (VECHE_IS_LETTER_OUTGOING (self));

  gtk_widget_grab_focus (self->search);
}
