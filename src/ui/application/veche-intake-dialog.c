/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-dialog.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-programme-choice.h"
#include "veche-record-form.h"
#include "veche-report-action.h"
#include "veche-settings.h"
#include "veche-task.h"
#include "veche-time.h"

struct _VecheIntakeDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  VecheRecordForm *form;
  AdwPreferencesGroup *files;
  AdwStatusPage *done;
  GtkWidget *print;

  VecheWorkspace *workspace;
  gint64 programme;
  GPtrArray *rows; /* of the files; the GFile hangs on each */
  char *number;    /* given */
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

/* --- files ------------------------------------------------------------------------------------------------------ */

static void
veche_intake_dialog_drop_file_cb (GtkWidget *button, VecheIntakeDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  adw_preferences_group_remove (self->files, row);
  g_ptr_array_remove (self->rows, row);
}

static void
veche_intake_dialog_add_file (VecheIntakeDialog *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  GtkWidget *row = veche_plain_row_new (name, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_("Take “%s” off"), name);

  gtk_widget_set_tooltip_text (remove, tooltip);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (veche_intake_dialog_drop_file_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  adw_preferences_group_add (self->files, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
veche_intake_dialog_drop_cb (VecheIntakeDialog *self, const GValue *value, double x, double y)
{
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = dropped; l != NULL; l = l->next)
    veche_intake_dialog_add_file (self, l->data);
  return dropped != NULL;
}

static void
veche_intake_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheIntakeDialog) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; files != NULL && self->rows != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      veche_intake_dialog_add_file (self, file);
    }
}

static void
veche_intake_dialog_add_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Add Files"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_intake_dialog_chosen_cb,
                                 g_object_ref (widget));
}

/* --- taking in -------------------------------------------------------------------------------------------------- */

static void
veche_intake_dialog_set_working (VecheIntakeDialog *self, gboolean working)
{
  self->working = working;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.register", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.draft", !working);
}

static void
veche_intake_dialog_show_number (VecheIntakeDialog *self, const char *number)
{
  g_autofree char *escaped = g_markup_escape_text (number, -1);

  g_set_str (&self->number, number);
  adw_status_page_set_title (self->done, escaped);
  adw_status_page_set_description (self->done, _("The application is registered under this number."));
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->print);
}

static void
veche_intake_dialog_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheIntakeDialog *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);
  VecheEditOp *last;

  if (veche_task_is_over (task))
    return;
  veche_intake_dialog_set_working (self, FALSE);
  if (done == NULL)
    return;

  g_signal_emit (self, signals[TAKEN_IN], 0, veche_edit_get_op (done, 0)->id);
  last = veche_edit_get_op (done, done->ops->len - 1);
  if (last->verb == VECHE_EDIT_REGISTER)
    veche_intake_dialog_show_number (self, last->text);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
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
  g_autofree char *now = veche_time_now_iso ();
  guint op;

  if (self->working)
    return;
  edit = veche_edit_new (with_number ? _("Registration of an application") : _("New application"));
  op = veche_edit_insert (edit, &veche_application_kind, 0);
  if (!veche_record_form_fill_edit (self->form, edit, op))
    return;
  if (self->programme != 0)
    veche_edit_set_integer (edit, op, "programme", self->programme);
  veche_intake_dialog_set_responsible (self, edit, op);
  veche_edit_set_text (edit, op, "received", now);
  veche_edit_set_text (edit, op, "channel", "visit");
  for (guint i = 0; i < self->rows->len; i++)
    veche_edit_attach_to_op (edit, op, g_object_get_data (g_ptr_array_index (self->rows, i), "file"), NULL, NULL);
  if (with_number)
    veche_edit_register (edit, 0, op);

  veche_intake_dialog_set_working (self, TRUE);
  veche_task_spawn (self, veche_intake_dialog_save_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

static void
veche_intake_dialog_clear (VecheIntakeDialog *self)
{
  veche_record_form_set_record (self->form, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->files, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->number, g_free);
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
  VecheIntakeDialog *self = VECHE_INTAKE_DIALOG (widget);

  veche_report_action_open (widget, self->workspace, "receipt", self->number);
}

/* --- leaving ---------------------------------------------------------------------------------------------------- */

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
  return self->rows->len == 0;
}

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
veche_intake_dialog_programme_cb (VecheIntakeDialog *self)
{
  self->programme = veche_programme_choice_get_id (veche_programme_choice_get (self->workspace));
  veche_record_form_set_programme (self->form, self->programme);
}

static void
veche_intake_dialog_dispose (GObject *object)
{
  VecheIntakeDialog *self = VECHE_INTAKE_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
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

  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-intake-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, done);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, files);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, print);
  gtk_widget_class_bind_template_child (widget_class, VecheIntakeDialog, stack);
  gtk_widget_class_install_action (widget_class, "intake.register", NULL, veche_intake_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "intake.draft", NULL, veche_intake_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "intake.add-files", NULL, veche_intake_dialog_add_files_action);
  gtk_widget_class_install_action (widget_class, "intake.next", NULL, veche_intake_dialog_next_action);
  gtk_widget_class_install_action (widget_class, "intake.open", NULL, veche_intake_dialog_open_action);
  gtk_widget_class_install_action (widget_class, "intake.print", NULL, veche_intake_dialog_print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "intake.register", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "intake.register", NULL);
}

static void
veche_intake_dialog_init (VecheIntakeDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect_object (target, "drop", G_CALLBACK (veche_intake_dialog_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

AdwDialog *
veche_intake_dialog_new (VecheWorkspace *workspace)
{
  VecheIntakeDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_INTAKE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  veche_record_form_build (self->form, workspace, &veche_application_kind, veche_intake_dialog_sections);
  adw_dialog_set_focus (ADW_DIALOG (self), veche_record_form_get_row (self->form, "title"));
  /* Nobody may have looked at the programmes yet. */
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_intake_dialog_programme_cb), self,
                           G_CONNECT_SWAPPED);
  veche_intake_dialog_programme_cb (self);
  return ADW_DIALOG (self);
}
