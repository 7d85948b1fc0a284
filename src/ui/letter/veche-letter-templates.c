/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-templates.h"

#include "veche-application.h"
#include "veche-field-row.h"
#include "veche-i18n.h"
#include "veche-letter-desk.h"
#include "veche-letter-fields.h"
#include "veche-letter.h"
#include "veche-plain-row.h"
#include "veche-programme-choice.h"
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
  AdwPreferencesGroup *look;
  AdwComboRow *example;
  GtkLabel *lacks;
  GtkLabel *preview;

  VecheWorkspace *workspace;
  GPtrArray *templates; /* of VecheRecord */
  GPtrArray *examples;  /* of VecheRecord «application» */
  gint64 shown;         /* template in the form, 0: none */
  GtkWidget *typed_in;  /* of subject and text, the one that was typed in last: a field goes there. %NULL: none yet */
  int typed_at;         /* place in the subject, in characters */
  gboolean filling;
  gboolean stale;       /* something has changed while nobody looked */
  gboolean previewing;
  gboolean again;       /* what is being put together is not what stands there by now */
};

G_DEFINE_FINAL_TYPE (VecheLetterTemplates, veche_letter_templates, ADW_TYPE_BIN)

static const VecheFormSection veche_letter_templates_sections[] = {
  { NULL, "title code programme subject body" },
  { NULL, NULL },
};

/* --- preview ------------------------------------------------------------------------------------------------------- */

static void veche_letter_templates_preview_cb (VecheLetterTemplates *self);

static void
veche_letter_templates_show_preview (VecheLetterTemplates *self, const VecheLetterDraft *draft)
{
  g_auto (GStrv) lacks = veche_letter_draft_list_lacks (draft);
  g_autofree char *joined = g_strjoinv ("; ", lacks);
  g_autofree char *missing = g_strdup_printf (_("Lacks: %s"), joined);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s\n\n%s", draft->addressee, draft->subject, draft->body);
  g_autofree char *clean = veche_letter_fields_dup_clean (text);

  gtk_label_set_text (self->preview, clean);
  gtk_label_set_text (self->lacks, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), lacks[0] != NULL);
}

/* @data: the place of a VecheLetterOrder. However fast somebody types, one is put together at a time. */
static void
veche_letter_templates_preview_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterTemplates *self = object;
  g_autoptr (GPtrArray) drafts = dex_await_boxed (veche_letter_desk_prepare (self->workspace, g_steal_pointer ((VecheLetterOrder **) data)), error);

  if (veche_task_is_over (task))
    return;
  self->previewing = FALSE;
  if (self->again)
    veche_letter_templates_preview_cb (self);
  else if (drafts != NULL && drafts->len > 0)
    veche_letter_templates_show_preview (self, g_ptr_array_index (drafts, 0));
}

static VecheTextRow *
veche_letter_templates_get_body (VecheLetterTemplates *self)
{
  return VECHE_TEXT_ROW (veche_record_form_get_row (self->form, "body"));
}

static void
veche_letter_templates_order_free (gpointer data)
{
  VecheLetterOrder **order = data;

  veche_letter_order_free (*order);
  g_free (order);
}

/* As it stands in the form, saved or not. */
static void
veche_letter_templates_preview_cb (VecheLetterTemplates *self)
{
  guint selected = adw_combo_row_get_selected (self->example);
  VecheLetterOrder *order;
  gint64 application;

  self->again = self->previewing;
  if (self->previewing || self->filling || self->shown == 0 || self->examples == NULL || selected >= self->examples->len)
    return;
  self->previewing = TRUE;
  application = veche_record_get_id (g_ptr_array_index (self->examples, selected));
  order = veche_letter_order_new ();
  order->subject = g_strdup (gtk_editable_get_text (GTK_EDITABLE (veche_record_form_get_row (self->form, "subject"))));
  order->body = veche_text_row_dup_text (veche_letter_templates_get_body (self));
  g_array_append_val (order->applications, application);
  veche_task_spawn (self, veche_letter_templates_preview_fiber, g_memdup2 (&order, sizeof order), veche_letter_templates_order_free);
}

/* --- fields -------------------------------------------------------------------------------------------------------- */

/* Who chooses a field has left the text for it: where it was left is where the field goes. */
static void
veche_letter_templates_focus_cb (VecheLetterTemplates *self, GParamSpec *pspec, GtkWidget *typed_in)
{
  if (gtk_widget_has_focus (typed_in))
    self->typed_in = typed_in;
  else if (GTK_IS_EDITABLE (typed_in))
    self->typed_at = gtk_editable_get_position (GTK_EDITABLE (typed_in));
}

static void
veche_letter_templates_insert_cb (VecheLetterTemplates *self, GtkListBoxRow *row)
{
  const VecheLetterField *field = g_object_get_data (G_OBJECT (row), "field");
  g_autofree char *text = g_strdup_printf ("{%s}", field->word);

  gtk_menu_button_popdown (self->insert);
  if (self->typed_in != NULL && GTK_IS_TEXT (self->typed_in))
    {
      gtk_text_grab_focus_without_selecting (GTK_TEXT (self->typed_in));
      gtk_editable_insert_text (GTK_EDITABLE (self->typed_in), text, -1, &self->typed_at);
      gtk_editable_set_position (GTK_EDITABLE (self->typed_in), self->typed_at);
    }
  else
    {
      GtkWidget *view = veche_text_row_get_view (veche_letter_templates_get_body (self));

      gtk_widget_grab_focus (view);
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
    }
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
      g_autofree char *name = g_strdup_printf ("{%s}", field->word);
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

static gboolean
veche_letter_templates_has_examples (VecheLetterTemplates *self, GPtrArray *examples)
{
  if (self->examples == NULL || self->examples->len != examples->len)
    return FALSE;
  for (guint i = 0; i < examples->len; i++)
    {
      VecheRecord *one = g_ptr_array_index (self->examples, i);
      VecheRecord *two = g_ptr_array_index (examples, i);

      if (veche_record_get_id (one) != veche_record_get_id (two)
          || g_strcmp0 (veche_record_get_title (one), veche_record_get_title (two)) != 0
          || g_strcmp0 (veche_record_get_number (one), veche_record_get_number (two)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The list stays where it is the same one: somebody may have it open. */
static void
veche_letter_templates_take_examples (VecheLetterTemplates *self, GPtrArray *examples)
{
  guint at = adw_combo_row_get_selected (self->example);
  gint64 before = self->examples != NULL && at < self->examples->len ? veche_record_get_id (g_ptr_array_index (self->examples, at)) : 0;
  gboolean more = examples->len > N_EXAMPLES;
  guint selected = 0;

  if (more)
    g_ptr_array_set_size (examples, N_EXAMPLES);
  if (veche_letter_templates_has_examples (self, examples))
    return;
  for (guint i = 0; i < examples->len; i++)
    if (veche_record_get_id (g_ptr_array_index (examples, i)) == before)
      selected = i;
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  self->examples = g_ptr_array_ref (examples);
  self->filling = TRUE;
  veche_letter_templates_fill (self->example, examples, selected);
  self->filling = FALSE;
  adw_preferences_group_set_description (self->look, NULL);
  if (more)
    adw_preferences_group_set_description (self->look, _("The first 200 applications can be looked at"));
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
  veche_programme_choice_narrow (veche_programme_choice_get (self->workspace), others);
  others->limit = N_EXAMPLES + 1;
  examples = dex_await_boxed (veche_workspace_query (self->workspace, others), error);
  if (examples == NULL || veche_task_is_over (task))
    return;
  veche_letter_templates_take_examples (self, examples);
  veche_letter_templates_take (self, templates);
}

static void
veche_letter_templates_refresh (VecheLetterTemplates *self)
{
  if (!self->stale || self->workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  veche_task_spawn (self, veche_letter_templates_load_fiber, NULL, NULL);
}

static void
veche_letter_templates_changed_cb (VecheLetterTemplates *self, VecheChanges *changes)
{
  if (!veche_changes_touch (changes, &veche_letter_template_kind) && !veche_changes_touch (changes, &veche_application_kind))
    return;
  self->stale = TRUE;
  veche_letter_templates_refresh (self);
}

static void
veche_letter_templates_programme_cb (VecheLetterTemplates *self)
{
  self->stale = TRUE;
  veche_letter_templates_refresh (self);
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
  veche_edit_set_text (edit, op, "body", "{обращение}!\n");
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
  self->typed_in = NULL;
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
  gtk_widget_class_bind_template_child (widget_class, VecheLetterTemplates, look);
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
  self->stale = TRUE;
  g_signal_connect (self, "map", G_CALLBACK (veche_letter_templates_refresh), NULL);
}

void
veche_letter_templates_set_workspace (VecheLetterTemplates *self, VecheWorkspace *workspace)
{
  static const char *const typed_in[] = { "subject", "body" };
  gboolean writable = !veche_workspace_is_read_only (workspace);

  g_return_if_fail (VECHE_IS_LETTER_TEMPLATES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  veche_record_form_build (self->form, workspace, &veche_letter_template_kind, veche_letter_templates_sections);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (veche_text_row_get_view (veche_letter_templates_get_body (self)))),
                           "changed", G_CALLBACK (veche_letter_templates_preview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_record_form_get_row (self->form, "subject"), "changed",
                           G_CALLBACK (veche_letter_templates_preview_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (typed_in); i++)
    g_signal_connect_object (veche_field_row_get_typed_in (veche_record_form_get_row (self->form, typed_in[i])), "notify::has-focus",
                             G_CALLBACK (veche_letter_templates_focus_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->insert), writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.usual", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.delete", FALSE);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_letter_templates_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_letter_templates_programme_cb), self,
                           G_CONNECT_SWAPPED);
  veche_letter_templates_refresh (self);
}
