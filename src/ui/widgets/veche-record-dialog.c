/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-dialog.h"

#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-text-row.h"

struct _VecheRecordDialog
{
  AdwDialog parent_instance;

  VecheRecordForm *form;

  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 parent_id;
  VecheRecord *record;
  gboolean working;
};

G_DEFINE_FINAL_TYPE (VecheRecordDialog, veche_record_dialog, ADW_TYPE_DIALOG)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_record_dialog_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordDialog *self = object;
  g_autoptr (VecheEdit) done = NULL;

  done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);
  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  if (done != NULL)
    {
      g_signal_emit (self, signals[SAVED], 0, veche_edit_get_op (done, 0)->id);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", TRUE);
}

static void
veche_record_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecordDialog *self = VECHE_RECORD_DIALOG (widget);
  g_autoptr (VecheEdit) edit = veche_edit_new (adw_dialog_get_title (ADW_DIALOG (self)));
  guint op;

  if (self->record != NULL)
    op = veche_edit_update (edit, self->kind, veche_record_get_id (self->record));
  else
    op = veche_edit_insert (edit, self->kind, self->parent_id);
  if (!veche_record_form_fill_edit (self->form, edit, op))
    return;

  self->working = TRUE;
  gtk_widget_action_set_enabled (widget, "record.save", FALSE);
  veche_task_spawn (self, veche_record_dialog_save_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

/* --- leaving ---------------------------------------------------------------------------------------------------- */

static void
veche_record_dialog_leave_cb (AdwAlertDialog *dialog, const char *response, VecheRecordDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "record.save", NULL);
}

static void
veche_record_dialog_close_attempt (AdwDialog *dialog)
{
  VecheRecordDialog *self = VECHE_RECORD_DIALOG (dialog);
  AdwDialog *question;

  /* What is being written closes it when it is done. */
  if (self->working)
    return;
  if (!veche_record_form_is_changed (self->form))
    {
      adw_dialog_force_close (dialog);
      return;
    }
  question = adw_alert_dialog_new (_("Keep what is filled in?"), NULL);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "edit", _("Go on _editing"), "discard", _("_Discard"), "save",
                                  _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "edit");
  g_signal_connect_object (question, "response", G_CALLBACK (veche_record_dialog_leave_cb), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
veche_record_dialog_dispose (GObject *object)
{
  VecheRecordDialog *self = VECHE_RECORD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_RECORD_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_record_dialog_parent_class)->dispose (object);
}

static void
veche_record_dialog_class_init (VecheRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_record_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_record_dialog_close_attempt;

  signals[SAVED]
    = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/widgets/veche-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheRecordDialog, form);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, veche_record_dialog_save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "record.save", NULL);
}

static void
veche_record_dialog_init (VecheRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

/* A form begins where something has to be filled in. */
static void
veche_record_dialog_focus (VecheRecordDialog *self)
{
  for (const VecheField *field = self->kind->fields; field->name != NULL; field++)
    {
      GtkWidget *row = (field->flags & VECHE_FIELD_REQUIRED) != 0 ? veche_record_form_get_row (self->form, field->name) : NULL;

      if (row == NULL)
        continue;
      adw_dialog_set_focus (ADW_DIALOG (self), VECHE_IS_TEXT_ROW (row) ? veche_text_row_get_view (VECHE_TEXT_ROW (row)) : row);
      return;
    }
}

/* The form of an old record does not save by itself here: «Cancel» means that nothing has happened. */
static void
veche_record_dialog_fill (VecheRecordDialog *self)
{
  for (const VecheField *field = self->kind->fields; field->name != NULL; field++)
    veche_record_form_preset (self->form, field->name, veche_record_get_value (self->record, field->name));
}

AdwDialog *
veche_record_dialog_new (VecheWorkspace *workspace, const VecheKind *kind, const VecheFormSection *sections, const char *title,
                         gint64 parent_id, VecheRecord *record)
{
  VecheRecordDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_RECORD_DIALOG, "title", title, NULL);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->parent_id = parent_id;
  veche_record_form_build (self->form, workspace, kind, sections);
  veche_record_form_set_record (self->form, NULL);
  if (record != NULL)
    {
      self->record = g_object_ref (record);
      veche_record_dialog_fill (self);
    }
  veche_record_dialog_focus (self);
  return ADW_DIALOG (self);
}

VecheRecordForm *
veche_record_dialog_get_form (VecheRecordDialog *self)
{
  return self->form;
}
