/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-dialog.h"

#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-text-row.h"

struct _VecheRecordDialog
{
  AdwDialog parent_instance;

  VecheRecordForm *form;
  GtkWidget *save;

  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 parent_id;
  VecheRecord *record;
  gboolean working;
  gboolean repeats; /* Ctrl+Enter begins the next one */
  gboolean next;    /* that is what is wanted */
};

G_DEFINE_FINAL_TYPE (VecheRecordDialog, veche_record_dialog, ADW_TYPE_DIALOG)

enum
{
  SAVED,
  NEXT,
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
      if (self->next)
        g_signal_emit (self, signals[NEXT], 0);
    }
  else
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save-next", TRUE);
    }
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
  self->next = self->repeats && g_str_equal (name, "record.save-next");
  gtk_widget_action_set_enabled (widget, "record.save", FALSE);
  gtk_widget_action_set_enabled (widget, "record.save-next", FALSE);
  veche_task_spawn (self, veche_record_dialog_save_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

/* --- leaving ---------------------------------------------------------------------------------------------------- */

static void
veche_record_dialog_close_attempt (AdwDialog *dialog)
{
  VecheRecordDialog *self = VECHE_RECORD_DIALOG (dialog);

  /* What is being written closes it when it is done. */
  if (!self->working)
    veche_dialog_guard_attempt (dialog, veche_record_form_is_changed (self->form), "record.save");
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

  signals[NEXT] = g_signal_new ("next", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/widgets/veche-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheRecordDialog, form);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, veche_record_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "record.save-next", NULL, veche_record_dialog_save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "record.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "record.save-next", NULL);
  gtk_widget_class_bind_template_child (widget_class, VecheRecordDialog, save);
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

/* Enter closes then; it is what a person presses after the last of several. */
void
veche_record_dialog_set_repeats (VecheRecordDialog *self)
{
  g_return_if_fail (VECHE_IS_RECORD_DIALOG (self));

  self->repeats = TRUE;
  gtk_widget_set_tooltip_text (self->save, _("Ctrl+Enter saves and begins the next one"));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save);
  for (const VecheField *field = self->kind->fields; field->name != NULL; field++)
    {
      GtkWidget *row = veche_record_form_get_row (self->form, field->name);

      if (row != NULL && ADW_IS_ENTRY_ROW (row))
        adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
    }
}
