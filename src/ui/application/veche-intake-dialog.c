/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-dialog.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-intake-arrival.h"
#include "veche-intake-files.h"
#include "veche-intake-notes.h"
#include "veche-intake-paper.h"
#include "veche-intake-person.h"
#include "veche-printer.h"
#include "veche-problem.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-record-form.h"
#include "veche-report-action.h"
#include "veche-settings.h"
#include "veche-task.h"
#include "veche-workspace-intake.h"

struct _VecheIntakeDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  VecheRecordForm *form;
  VecheIntakePerson *person;
  VecheIntakeNotes *notes;
  VecheIntakeArrival *arrival;
  VecheIntakeFiles *files;
  GtkBox *parts;
  VecheIntakePaper *paper;
  AdwSwitchRow *receipt;
  AdwStatusPage *done;
  GtkWidget *print;
  GtkWidget *next;

  VecheWorkspace *workspace;
  gint64 programme;
  char *number; /* given */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (VecheIntakeDialog, veche_intake_dialog, ADW_TYPE_DIALOG)

enum
{
  TAKEN_IN,
  OPEN_CARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const VecheFormSection veche_intake_dialog_sections[] = {
  { NULL, "title theme leader leader_phone organisation" },
  { NULL, NULL },
};

/* By what a second filing is known. */
static const char *const veche_intake_dialog_watched[] = { "title", "leader_phone", "organisation" };

/* --- what is asked for, and what is said of it ------------------------------------------------------------------- */

static void
veche_intake_dialog_items_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheIntakeDialog *self = object;
  gint64 programme = self->programme;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_programme_item_kind);
  g_autoptr (GPtrArray) items = NULL;

  query->parent_id = programme;
  veche_query_set_sort (query, "position", FALSE);
  items = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (items == NULL || veche_task_is_over (task) || programme != self->programme)
    return;
  veche_intake_files_set_items (self->files, items);
  /* An answer may come late; what is typed by then is of the same programme. */
  if (!veche_intake_paper_is_changed (self->paper))
    veche_intake_paper_set (self->paper, items, NULL);
}

static void
veche_intake_dialog_ask_notes (VecheIntakeDialog *self)
{
  g_autoptr (VecheRecord) blank = veche_record_new (&veche_application_kind, 0, NULL);
  g_autofree char *received = veche_intake_arrival_dup_received (self->arrival);

  for (guint i = 0; i < G_N_ELEMENTS (veche_intake_dialog_watched); i++)
    {
      g_autofree char *text = veche_record_form_dup_text (self->form, veche_intake_dialog_watched[i]);

      if (text != NULL)
        veche_record_set_text (blank, veche_intake_dialog_watched[i], text);
    }
  if (self->programme != 0)
    veche_record_set_integer (blank, "programme", self->programme);
  veche_record_set_text (blank, "received", received);
  veche_intake_notes_ask (self->notes, self->workspace, blank);
}

static gboolean
veche_intake_dialog_is_empty (VecheIntakeDialog *self)
{
  static const char *const fields[] = { "title", "leader", "leader_phone", "organisation" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = veche_record_form_dup_text (self->form, fields[i]);

      if (text != NULL)
        return FALSE;
    }
  return veche_intake_files_is_empty (self->files) && !veche_intake_paper_is_changed (self->paper);
}

static void
veche_intake_dialog_load_programme (VecheIntakeDialog *self)
{
  gint64 programme = veche_programme_choice_get_id (veche_programme_choice_get (self->workspace));

  /* Nobody shall count sheets of what another programme asks for. */
  if (programme != self->programme)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      veche_intake_paper_set (self->paper, none, NULL);
    }
  self->programme = programme;
  veche_record_form_set_programme (self->form, programme);
  veche_task_spawn (self, veche_intake_dialog_items_fiber, NULL, NULL);
  veche_intake_dialog_ask_notes (self);
}

/* What is filled in stays in the programme for which it was: the next application follows the choice. */
static void
veche_intake_dialog_programme_cb (VecheIntakeDialog *self)
{
  if (veche_programme_choice_get_id (veche_programme_choice_get (self->workspace)) != self->programme
      && (self->programme == 0 || veche_intake_dialog_is_empty (self)))
    veche_intake_dialog_load_programme (self);
}

/* --- taking in -------------------------------------------------------------------------------------------------- */

static void
veche_intake_dialog_set_working (VecheIntakeDialog *self, gboolean working)
{
  self->working = working;
  veche_intake_files_set_closed (self->files, working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.register", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.draft", !working);
}

/* The printer, or that it will be asked for: nobody shall be surprised by a dialog. */
static void
veche_intake_dialog_show_printer (VecheIntakeDialog *self)
{
  g_autofree char *printer = veche_printer_dup_name ();

  g_object_set (self->receipt, "subtitle", printer != NULL ? printer : _("The printer will be asked for once."), NULL);
}

static void
veche_intake_dialog_print (VecheIntakeDialog *self)
{
  veche_report_action_print (GTK_WIDGET (self), self->workspace, "receipt", self->number);
}

/* What Enter does next is suggested. */
static void
veche_intake_dialog_suggest (VecheIntakeDialog *self, GtkWidget *button)
{
  gtk_widget_remove_css_class (self->print, "suggested-action");
  gtk_widget_remove_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_grab_focus (button);
}

static void
veche_intake_dialog_show_number (VecheIntakeDialog *self, const char *number)
{
  g_autofree char *escaped = g_markup_escape_text (number, -1);

  g_set_str (&self->number, number);
  /* The next one's are dropped on the next form: here nobody would see where they went. */
  veche_intake_files_set_closed (self->files, TRUE);
  adw_status_page_set_title (self->done, escaped);
  adw_status_page_set_description (self->done, _("The application is registered under this number."));
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.print", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "done");
  if (!adw_switch_row_get_active (self->receipt))
    {
      veche_intake_dialog_suggest (self, self->print);
      return;
    }
  veche_intake_dialog_suggest (self, self->next);
  veche_intake_dialog_print (self);
}

/* What the applicant should hear while they are there: late, or here for the second time. It stops nobody. */
static void
veche_intake_dialog_show_problems (VecheIntakeDialog *self, GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (_("The application is registered under this number."));
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const VecheProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, "late") || g_str_equal (problem->code, "repeat"))
        g_string_append_printf (text, "\n\n%s", problem->message);
    }
  escaped = g_markup_escape_text (text->str, (gssize) text->len);
  adw_status_page_set_description (self->done, escaped);
}

static void
veche_intake_dialog_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheIntakeDialog *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);
  g_autoptr (GPtrArray) problems = NULL;
  VecheEditOp *last;

  if (veche_task_is_over (task))
    return;
  veche_intake_dialog_set_working (self, FALSE);
  if (done == NULL)
    return;

  g_signal_emit (self, signals[TAKEN_IN], 0, veche_edit_get_op (done, 0)->id);
  last = veche_edit_get_op (done, done->ops->len - 1);
  if (last->verb != VECHE_EDIT_REGISTER)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  veche_intake_dialog_show_number (self, last->text);
  problems = dex_await_boxed (
    veche_workspace_intake_list_problems (self->workspace, &veche_application_kind, veche_edit_get_op (done, 0)->id), error);
  if (problems != NULL && !veche_task_is_over (task) && g_strcmp0 (self->number, last->text) == 0)
    veche_intake_dialog_show_problems (self, problems);
}

/* Who takes it in, where the office works so. An actor of whom the directory does not know is nobody. */
static void
veche_intake_dialog_set_responsible (VecheIntakeDialog *self, VecheEdit *edit, guint op)
{
  GSettings *settings = veche_settings_get ();
  const gint64 employee = veche_settings_get_employee (veche_workspace_get_uuid (self->workspace));

  if (settings != NULL && g_settings_get_boolean (settings, "take-responsibility") && employee != 0
      && veche_workspace_get_actor (self->workspace) != NULL)
    veche_edit_set_integer (edit, op, "responsible", employee);
}

static void
veche_intake_dialog_save (VecheIntakeDialog *self, gboolean with_number)
{
  g_autoptr (VecheEdit) edit = NULL;
  guint op;

  if (self->working)
    return;
  edit = veche_edit_new (with_number ? _("Registration of an application") : _("New application"));
  op = veche_edit_insert (edit, &veche_application_kind, 0);
  if (!veche_record_form_fill_edit (self->form, edit, op) || !veche_intake_arrival_fill_edit (self->arrival, edit, op))
    return;
  if (self->programme != 0)
    veche_edit_set_integer (edit, op, "programme", self->programme);
  veche_intake_dialog_set_responsible (self, edit, op);
  veche_intake_person_fill_edit (self->person, edit, op);
  veche_intake_files_fill_edit (self->files, edit, op);
  veche_intake_paper_fill_edit (self->paper, edit, 0, op, NULL);
  if (with_number)
    veche_edit_register (edit, 0, op);

  veche_intake_dialog_set_working (self, TRUE);
  veche_task_spawn (self, veche_intake_dialog_save_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

static void
veche_intake_dialog_clear (VecheIntakeDialog *self)
{
  veche_record_form_set_record (self->form, NULL);
  veche_intake_person_reset (self->person);
  veche_intake_arrival_reset (self->arrival);
  veche_intake_files_clear (self->files);
  veche_intake_files_set_closed (self->files, FALSE);
  veche_intake_paper_forget (self->paper);
  veche_intake_dialog_load_programme (self);
  g_clear_pointer (&self->number, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.print", FALSE);
  veche_intake_dialog_show_printer (self);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (veche_record_form_get_row (self->form, "title"));
}

/* What has its number is not registered once more: the same keys then go on to the next one. */
static void
veche_intake_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheIntakeDialog *self = VECHE_INTAKE_DIALOG (widget);

  if (self->number != NULL)
    veche_intake_dialog_clear (self);
  else
    veche_intake_dialog_save (self, g_str_equal (name, "intake.register"));
}

static void
veche_intake_dialog_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_intake_dialog_clear (VECHE_INTAKE_DIALOG (widget));
}

static void
veche_intake_dialog_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_CARD], 0);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
veche_intake_dialog_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_intake_dialog_print (VECHE_INTAKE_DIALOG (widget));
}

/* --- leaving ---------------------------------------------------------------------------------------------------- */

static void
veche_intake_dialog_leave_cb (AdwAlertDialog *dialog, const char *response, VecheIntakeDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (g_str_equal (response, "keep"))
    veche_intake_dialog_save (self, FALSE);
}

static void
veche_intake_dialog_close_attempt (AdwDialog *dialog)
{
  VecheIntakeDialog *self = VECHE_INTAKE_DIALOG (dialog);
  AdwDialog *question;

  /* It gets its number all the same, and that shall be seen. */
  if (self->working)
    return;
  if (veche_intake_dialog_is_empty (self))
    {
      adw_dialog_force_close (dialog);
      return;
    }
  question = adw_alert_dialog_new (_("Keep what is filled in?"), _("A draft has no number and waits in the list."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Cancel"), "discard", _("_Discard"), "keep",
                                  _("_Keep as a draft"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "keep", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (veche_intake_dialog_leave_cb), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
veche_intake_dialog_dispose (GObject *object)
{
  VecheIntakeDialog *self = VECHE_INTAKE_DIALOG (object);

  g_clear_pointer (&self->number, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_INTAKE_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_intake_dialog_parent_class)->dispose (object);
}

static void
veche_intake_dialog_class_init (VecheIntakeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_intake_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_intake_dialog_close_attempt;

  signals[TAKEN_IN] = g_signal_new ("taken-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPEN_CARD] = g_signal_new ("open-card", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_INTAKE_ARRIVAL);
  g_type_ensure (VECHE_TYPE_INTAKE_FILES);
  g_type_ensure (VECHE_TYPE_INTAKE_NOTES);
  g_type_ensure (VECHE_TYPE_INTAKE_PERSON);
  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-intake-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, arrival);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, done);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, files);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, next);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, person);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, print);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, receipt);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, stack);
  gtk_widget_class_install_action (widget_class, "intake.register", NULL, veche_intake_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "intake.draft", NULL, veche_intake_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "intake.next", NULL, veche_intake_dialog_next_action);
  gtk_widget_class_install_action (widget_class, "intake.open", NULL, veche_intake_dialog_open_action);
  gtk_widget_class_install_action (widget_class, "intake.print", NULL, veche_intake_dialog_print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "intake.register", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "intake.register", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "intake.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Cyrillic_ze, GDK_CONTROL_MASK, "intake.print", NULL);
}

static void
veche_intake_dialog_init (VecheIntakeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->paper = VECHE_INTAKE_PAPER (veche_intake_paper_new (TRUE));
  gtk_box_append (self->parts, GTK_WIDGET (self->paper));
  veche_intake_files_accept_drops (self->files, GTK_WIDGET (self));
  if (veche_settings_get () != NULL)
    g_settings_bind (veche_settings_get (), "print-receipt", self->receipt, "active", G_SETTINGS_BIND_DEFAULT);
  veche_intake_dialog_show_printer (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.print", FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

AdwDialog *
veche_intake_dialog_new (VecheWorkspace *workspace)
{
  VecheIntakeDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_INTAKE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  veche_record_form_build (self->form, workspace, &veche_application_kind, veche_intake_dialog_sections);
  for (guint i = 0; i < G_N_ELEMENTS (veche_intake_dialog_watched); i++)
    g_signal_connect_object (veche_record_form_get_row (self->form, veche_intake_dialog_watched[i]), "changed",
                             G_CALLBACK (veche_intake_dialog_ask_notes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arrival, "changed", G_CALLBACK (veche_intake_dialog_ask_notes), self, G_CONNECT_SWAPPED);
  veche_intake_person_watch (self->person, workspace, self->form);
  adw_dialog_set_focus (ADW_DIALOG (self), veche_record_form_get_row (self->form, "title"));
  /* Nobody may have looked at the programmes yet. */
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_intake_dialog_programme_cb), self,
                           G_CONNECT_SWAPPED);
  veche_intake_dialog_load_programme (self);
  return ADW_DIALOG (self);
}
