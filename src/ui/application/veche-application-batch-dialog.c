/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-batch-dialog.h"

#include "veche-application.h"
#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-record-form.h"
#include "veche-task.h"
#include "veche-text-row.h"
#include "veche-toast.h"

typedef struct
{
  const char *title;
  const char *focus; /* the field to begin in */
  const VecheFormSection sections[2];
} VecheBatchQuestion;

/* By VecheBatchVerb. */
static const VecheBatchQuestion veche_application_batch_dialog_questions[] = {
  [VECHE_BATCH_RESPONSIBLE] = { N_("Responsible Person"), "responsible", { { NULL, "responsible" }, { NULL, NULL } } },
  [VECHE_BATCH_DUE] = { N_("Term"), "due", { { NULL, "due" }, { NULL, NULL } } },
  [VECHE_BATCH_THEME] = { N_("Theme"), "theme", { { NULL, "theme move_agreed" }, { NULL, NULL } } },
  [VECHE_BATCH_WITHDRAW] = { N_("Withdrawal"), "withdrawal", { { NULL, "withdrawal" }, { NULL, NULL } } },
};

struct _VecheApplicationBatchDialog
{
  AdwDialog parent_instance;

  GtkLabel *explanation;
  VecheRecordForm *form;

  GtkWidget *place;
  VecheWorkspace *workspace;
  VecheBatchVerb verb;
  GPtrArray *applications;
};

G_DEFINE_FINAL_TYPE (VecheApplicationBatchDialog, veche_application_batch_dialog, ADW_TYPE_DIALOG)

static void
veche_application_batch_dialog_apply_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationBatchDialog *self = object;
  g_autoptr (GtkWidget) place = g_object_ref (self->place);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (veche_task_is_over (task))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.apply", TRUE);
  if (done == NULL)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  veche_toast_show_undo (place, done->title, done->step);
}

/* What the form cannot know: that a theme is needed, and when an applicant has to have agreed. */
static const char *
veche_application_batch_dialog_find_gap (VecheApplicationBatchDialog *self, const VecheEditOp *answer)
{
  const VecheValue *theme;

  if (self->verb != VECHE_BATCH_THEME)
    return NULL;
  theme = veche_edit_op_get_cell (answer, "theme");
  if (theme == NULL || theme->type != VECHE_VALUE_INTEGER)
    return "theme";
  if (veche_application_batch_edit_needs_agreement (self->applications, theme->integer)
      && veche_edit_op_get_cell (answer, "move_agreed") == NULL)
    return "move_agreed";
  return NULL;
}

static void
veche_application_batch_dialog_apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationBatchDialog *self = VECHE_APPLICATION_BATCH_DIALOG (widget);
  g_autoptr (VecheEdit) form = veche_edit_new (NULL);
  g_autoptr (VecheEdit) edit = NULL;
  const char *gap;
  guint op = veche_edit_update (form, &veche_application_kind, 0);

  if (!veche_record_form_fill_edit (self->form, form, op))
    return;
  gap = veche_application_batch_dialog_find_gap (self, veche_edit_get_op (form, op));
  if (gap != NULL)
    {
      gtk_widget_grab_focus (veche_record_form_get_row (self->form, gap));
      veche_toast_show (widget, g_str_equal (gap, "theme") ? _("Choose a theme")
                                                           : _("Give the day on which the applicants agreed to the other theme"));
      return;
    }
  edit = veche_application_batch_edit_new (self->verb, self->applications, veche_edit_get_op (form, op));
  if (edit->ops->len == 0)
    {
      veche_toast_show (widget, _("All of them have it already; there is nothing to change"));
      return;
    }
  gtk_widget_action_set_enabled (widget, "batch.apply", FALSE);
  veche_task_spawn (self, veche_application_batch_dialog_apply_fiber, g_steal_pointer (&edit),
                    (GDestroyNotify) veche_edit_unref);
}

static void
veche_application_batch_dialog_close_attempt (AdwDialog *dialog)
{
  veche_dialog_guard_attempt (dialog, veche_record_form_is_changed (VECHE_APPLICATION_BATCH_DIALOG (dialog)->form), NULL);
}

static void
veche_application_batch_dialog_dispose (GObject *object)
{
  VecheApplicationBatchDialog *self = VECHE_APPLICATION_BATCH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_BATCH_DIALOG);
  g_clear_object (&self->place);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->applications, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_application_batch_dialog_parent_class)->dispose (object);
}

static void
veche_application_batch_dialog_class_init (VecheApplicationBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_application_batch_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_application_batch_dialog_close_attempt;

  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/veche/Veche/application/veche-application-batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationBatchDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationBatchDialog, form);
  gtk_widget_class_install_action (widget_class, "batch.apply", NULL, veche_application_batch_dialog_apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "batch.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "batch.apply", NULL);
}

static void
veche_application_batch_dialog_init (VecheApplicationBatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

static char *
veche_application_batch_dialog_dup_explanation (VecheBatchVerb verb, guint n)
{
  const char *more = "";
  g_autofree char *count = g_strdup_printf (ngettext ("For %u application.", "For %u applications.", n), n);

  if (verb == VECHE_BATCH_THEME)
    more = _("The day of the applicant's agreement is needed where an application has another theme now.");
  else if (verb == VECHE_BATCH_WITHDRAW)
    more = _("They stay in the register with their numbers and the reason.");
  else
    more = _("Empty: nothing is left of what there was.");
  return g_strdup_printf ("%s %s", count, more);
}

AdwDialog *
veche_application_batch_dialog_new (GtkWidget *place, VecheWorkspace *workspace, VecheBatchVerb verb, GPtrArray *applications)
{
  VecheApplicationBatchDialog *self;
  const VecheBatchQuestion *question;
  g_autofree char *explanation = NULL;
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (place) && VECHE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (verb < G_N_ELEMENTS (veche_application_batch_dialog_questions) && applications->len > 0, NULL);

  question = &veche_application_batch_dialog_questions[verb];
  explanation = veche_application_batch_dialog_dup_explanation (verb, applications->len);
  self = g_object_new (VECHE_TYPE_APPLICATION_BATCH_DIALOG, "title", g_dgettext (GETTEXT_PACKAGE, question->title), NULL);
  self->place = g_object_ref (place);
  self->workspace = g_object_ref (workspace);
  self->verb = verb;
  self->applications = g_ptr_array_ref (applications);
  gtk_label_set_text (self->explanation, explanation);
  veche_record_form_build (self->form, workspace, &veche_application_kind, question->sections);
  veche_record_form_set_record (self->form, NULL);
  if (verb == VECHE_BATCH_THEME)
    veche_record_form_set_programme (self->form,
                                     veche_record_get_integer (g_ptr_array_index (applications, 0), "programme"));
  row = veche_record_form_get_row (self->form, question->focus);
  adw_dialog_set_focus (ADW_DIALOG (self), VECHE_IS_TEXT_ROW (row) ? veche_text_row_get_view (VECHE_TEXT_ROW (row)) : row);
  return ADW_DIALOG (self);
}
