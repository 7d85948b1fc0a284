/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-dialog.h"

#include "veche-task.h"

struct _VecheRecordDialog
{
  AdwDialog parent_instance;

  VecheRecordForm *form;

  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 parent_id;
  VecheRecord *record;
};

G_DEFINE_FINAL_TYPE (VecheRecordDialog, veche_record_dialog, ADW_TYPE_DIALOG)

static void
veche_record_dialog_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordDialog *self = object;
  g_autoptr (VecheEdit) done = NULL;

  done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);
  if (veche_task_is_over (task))
    return;
  if (done != NULL)
    adw_dialog_close (ADW_DIALOG (self));
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

  gtk_widget_action_set_enabled (widget, "record.save", FALSE);
  veche_task_spawn (self, veche_record_dialog_save_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
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
  return ADW_DIALOG (self);
}

VecheRecordForm *
veche_record_dialog_get_form (VecheRecordDialog *self)
{
  return self->form;
}
