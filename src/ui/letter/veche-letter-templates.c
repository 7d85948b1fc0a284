/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-templates.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-letter-desk.h"
#include "veche-letter-fields.h"
#include "veche-letter.h"
#include "veche-plain-row.h"
#include "veche-record-form.h"
#include "veche-task.h"
#include "veche-text-row.h"
#include "veche-toast.h"

/* Applications to look at a template with; more would be a list to scroll in. */
#define N_EXAMPLES 200

struct _VecheLetterTemplates
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwComboRow *choice;
  VecheRecordForm *form;
  GtkMenuButton *insert;
  AdwComboRow *example;
  GtkLabel *lacks;
  GtkLabel *preview;

  VecheWorkspace *workspace;
  GPtrArray *templates; /* of VecheRecord */
  GPtrArray *examples;  /* of VecheRecord «application» */
  gint64 shown;         /* template in the form, 0: none */
  gboolean filling;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheLetterTemplates, veche_letter_templates, ADW_TYPE_BIN)

static const VecheFormSection veche_letter_templates_sections[] = {
  { NULL, "title code programme subject body" },
  { NULL, NULL },
};

/* --- preview ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheLetterOrder *order;
  guint asked;
} VecheLetterTemplatesAsk;

static void
veche_letter_templates_ask_free (gpointer data)
{
  VecheLetterTemplatesAsk *ask = data;

  veche_letter_order_free (ask->order);
  g_free (ask);
}

static void
veche_letter_templates_preview_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterTemplates *self = object;
  VecheLetterTemplatesAsk *ask = data;
  g_autoptr (GPtrArray) drafts
    = dex_await_boxed (veche_letter_desk_prepare (self->workspace, g_steal_pointer (&ask->order)), error);
  const VecheLetterDraft *draft;
  g_auto (GStrv) lacks = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *text = NULL;

  if (drafts == NULL || drafts->len == 0 || veche_task_is_over (task) || ask->asked != self->asked)
    return;
  draft = g_ptr_array_index (drafts, 0);
  text = g_strdup_printf ("%s\n\n%s\n\n%s", draft->addressee, draft->subject, draft->body);
  gtk_label_set_text (self->preview, text);
  lacks = veche_letter_draft_list_lacks (draft);
  joined = g_strjoinv ("; ", lacks);
  missing = g_strdup_printf (_("Lacks: %s"), joined);
  gtk_label_set_text (self->lacks, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), lacks[0] != NULL);
}

static VecheTextRow *
veche_letter_templates_get_body (VecheLetterTemplates *self)
{
  return VECHE_TEXT_ROW (veche_record_form_get_row (self->form, "body"));
}

/* As it stands in the form, saved or not. */
static void
veche_letter_templates_preview_cb (VecheLetterTemplates *self)
{
  guint selected = adw_combo_row_get_selected (self->example);
  VecheLetterTemplatesAsk *ask;
  gint64 application;

  if (self->filling || self->shown == 0 || self->examples == NULL || selected >= self->examples->len)
    return;
  application = veche_record_get_id (g_ptr_array_index (self->examples, selected));
  ask = g_new0 (VecheLetterTemplatesAsk, 1);
  ask->asked = ++self->asked;
  ask->order = veche_letter_order_new ();
  ask->order->subject = g_strdup (gtk_editable_get_text (GTK_EDITABLE (veche_record_form_get_row (self->form, "subject"))));
  ask->order->body = veche_text_row_dup_text (veche_letter_templates_get_body (self));
  g_array_append_val (ask->order->applications, application);
  veche_task_spawn (self, veche_letter_templates_preview_fiber, ask, veche_letter_templates_ask_free);
}

/* --- fields -------------------------------------------------------------------------------------------------------- */

static void
veche_letter_templates_insert_cb (VecheLetterTemplates *self, GtkListBoxRow *row)
{
  const VecheLetterField *field = g_object_get_data (G_OBJECT (row), "field");
  GtkWidget *view = veche_text_row_get_view (veche_letter_templates_get_body (self));
  g_autofree char *text = g_strdup_printf ("{%s}", field->name);

  gtk_menu_button_popdown (self->insert);
  gtk_widget_grab_focus (view);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
veche_letter_templates_build_insert (VecheLetterTemplates *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields of letters"), -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  for (const VecheLetterField *field = veche_letter_fields_list (); field->name != NULL; field++)
    {
      g_autofree char *name = g_strdup_printf ("{%s}", field->name);
      GtkWidget *row = veche_plain_row_new (g_dgettext (GETTEXT_PACKAGE, field->label), name);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (veche_letter_templates_insert_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_size_request (scrolled, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (self->insert, popover);
}

/* --- which one ----------------------------------------------------------------------------------------------------- */

static void
veche_letter_templates_show (VecheLetterTemplates *self, VecheRecord *template)
{
  self->shown = template != NULL ? veche_record_get_id (template) : 0;
  veche_record_form_set_record (self->form, template);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.delete",
                                 template != NULL && !veche_workspace_is_read_only (self->workspace));
  veche_letter_templates_preview_cb (self);
}

static void
veche_letter_templates_chosen_cb (VecheLetterTemplates *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);

  if (!self->filling && self->templates != NULL && selected < self->templates->len)
    veche_letter_templates_show (self, g_ptr_array_index (self->templates, selected));
}

static void
veche_letter_templates_fill (AdwComboRow *row, GPtrArray *records, guint selected)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const char *number = veche_record_get_number (record);
      g_autofree char *title = g_strconcat (number != NULL ? number : "", number != NULL ? " · " : "", veche_record_get_title (record), NULL);

      gtk_string_list_append (titles, title);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  if (records->len > 0)
    adw_combo_row_set_selected (row, selected);
}

static void
veche_letter_templates_take (VecheLetterTemplates *self, GPtrArray *templates)
{
  guint selected = 0;

  for (guint i = 0; i < templates->len; i++)
    if (veche_record_get_id (g_ptr_array_index (templates, i)) == self->shown)
      selected = i;
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = g_ptr_array_ref (templates);
  self->filling = TRUE;
  veche_letter_templates_fill (self->choice, templates, selected);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, templates->len > 0 ? "templates" : "empty");
  veche_letter_templates_show (self, templates->len > 0 ? g_ptr_array_index (templates, selected) : NULL);
}

static void
veche_letter_templates_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterTemplates *self = object;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_template_kind);
  g_autoptr (VecheQuery) others = veche_query_new (&veche_application_kind);
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GPtrArray) examples = NULL;

  veche_query_set_sort (query, "position", FALSE);
  templates = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (templates == NULL)
    return;
  veche_query_set_sort (others, "number", FALSE);
  veche_query_add_term (others, "number", "", TRUE);
  others->limit = N_EXAMPLES;
  examples = dex_await_boxed (veche_workspace_query (self->workspace, others), error);
  if (examples == NULL || veche_task_is_over (task))
    return;
  if (self->examples == NULL || self->examples->len != examples->len)
    {
      g_clear_pointer (&self->examples, g_ptr_array_unref);
      self->examples = g_ptr_array_ref (examples);
      self->filling = TRUE;
      veche_letter_templates_fill (self->example, examples, 0);
      self->filling = FALSE;
    }
  veche_letter_templates_take (self, templates);
}

static void
veche_letter_templates_changed_cb (VecheLetterTemplates *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_letter_template_kind) || veche_changes_touch (changes, &veche_application_kind))
    veche_task_spawn (self, veche_letter_templates_load_fiber, NULL, NULL);
}

/* --- steps --------------------------------------------------------------------------------------------------------- */

static void
veche_letter_templates_usual_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterTemplates *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_letter_desk_add_usual (self->workspace), error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), _("Usual letter templates"), done->step);
}

static void
veche_letter_templates_add_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterTemplates *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("New template"));
  g_autoptr (VecheEdit) done = NULL;
  guint op = veche_edit_insert (edit, &veche_letter_template_kind, 0);

  veche_edit_set_text (edit, op, "title", _("New template"));
  veche_edit_set_text (edit, op, "body", "{salutation}!\n");
  veche_edit_set_integer (edit, op, "position", self->templates != NULL ? self->templates->len + 1 : 1);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done == NULL || veche_task_is_over (task))
    return;
  self->shown = veche_edit_get_op (done, op)->id;
  veche_toast_show_undo (GTK_WIDGET (self), _("New template"), done->step);
}

static void
veche_letter_templates_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterTemplates *self = object;
  const gint64 *id = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Letter template deleted"));
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, &veche_letter_template_kind, *id);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), _("Letter template deleted"), done->step);
}

static void
veche_letter_templates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterTemplates *self = VECHE_LETTER_TEMPLATES (widget);

  if (g_str_equal (name, "templates.usual"))
    veche_task_spawn (self, veche_letter_templates_usual_fiber, NULL, NULL);
  else if (g_str_equal (name, "templates.add"))
    veche_task_spawn (self, veche_letter_templates_add_fiber, NULL, NULL);
  else
    veche_task_spawn (self, veche_letter_templates_delete_fiber, g_memdup2 (&self->shown, sizeof self->shown), g_free);
}

/* --- the widget ---------------------------------------------------------------------------------------------------- */

static void
veche_letter_templates_dispose (GObject *object)
{
  VecheLetterTemplates *self = VECHE_LETTER_TEMPLATES (object);

  self->filling = TRUE;
  /* The stack is the bin's own child and the template's: the template lets go of it without telling the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_LETTER_TEMPLATES);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_letter_templates_parent_class)->dispose (object);
}

static void
veche_letter_templates_class_init (VecheLetterTemplatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_letter_templates_dispose;

  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-templates.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, choice);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, example);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, form);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, insert);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, lacks);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, preview);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, stack);
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (veche_letter_templates_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "preview_cb", G_CALLBACK (veche_letter_templates_preview_cb));
  gtk_widget_class_install_action (widget_class, "templates.usual", NULL, veche_letter_templates_action);
  gtk_widget_class_install_action (widget_class, "templates.add", NULL, veche_letter_templates_action);
  gtk_widget_class_install_action (widget_class, "templates.delete", NULL, veche_letter_templates_action);
}

static void
veche_letter_templates_init (VecheLetterTemplates *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), FALSE);
  veche_letter_templates_build_insert (self);
}

void
veche_letter_templates_set_workspace (VecheLetterTemplates *self, VecheWorkspace *workspace)
{
  gboolean writable = !veche_workspace_is_read_only (workspace);

  g_return_if_fail (VECHE_IS_LETTER_TEMPLATES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  veche_record_form_build (self->form, workspace, &veche_letter_template_kind, veche_letter_templates_sections);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (veche_text_row_get_view (veche_letter_templates_get_body (self)))),
                           "changed", G_CALLBACK (veche_letter_templates_preview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_record_form_get_row (self->form, "subject"), "changed",
                           G_CALLBACK (veche_letter_templates_preview_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.usual", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.delete", FALSE);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_letter_templates_changed_cb), self, G_CONNECT_SWAPPED);
  veche_task_spawn (self, veche_letter_templates_load_fiber, NULL, NULL);
}
