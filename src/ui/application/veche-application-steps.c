/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-steps.h"

#include <adwaita.h>

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

/* A fiber begins a turn of the main loop later, and a dialog is answered later still. */
typedef struct
{
  VecheWorkspace *workspace;
  gint64 id;
  char *reason;
} VecheApplicationStepsWork;

static void
veche_application_steps_work_free (gpointer data)
{
  VecheApplicationStepsWork *work = data;

  g_object_unref (work->workspace);
  g_free (work->reason);
  g_free (work);
}

static VecheApplicationStepsWork *
veche_application_steps_work_new (VecheWorkspace *workspace, VecheRecord *application)
{
  VecheApplicationStepsWork *work = g_new0 (VecheApplicationStepsWork, 1);

  work->workspace = g_object_ref (workspace);
  work->id = veche_record_get_id (application);
  return work;
}

static void
veche_application_steps_register_fiber (VecheTask *task, gpointer place, gpointer data, GError **error)
{
  const VecheApplicationStepsWork *work = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Registration of an application"));
  g_autoptr (VecheEdit) done = NULL;
  g_autofree char *text = NULL;

  edit->verb = TRUE;
  veche_edit_register (edit, work->id, 0);
  done = dex_await_boxed (veche_workspace_apply (work->workspace, g_steal_pointer (&edit)), error);
  if (done == NULL || veche_task_is_over (task))
    return;
  text = g_strdup_printf (_("Registered as %s"), veche_edit_get_op (done, 0)->text);
  veche_toast_show_undo (place, text, done->step);
}

static void
veche_application_steps_check_fiber (VecheTask *task, gpointer place, gpointer data, GError **error)
{
  const VecheApplicationStepsWork *work = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Start of the technical check"));
  g_autoptr (VecheEdit) done = NULL;

  edit->verb = TRUE;
  veche_edit_move (edit, work->id, "in-check", NULL);
  done = dex_await_boxed (veche_workspace_apply (work->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_page_go (place, "check", NULL, NULL, work->id);
}

static void
veche_application_steps_withdraw_fiber (VecheTask *task, gpointer place, gpointer data, GError **error)
{
  const VecheApplicationStepsWork *work = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Withdrawal of an application"));
  g_autoptr (VecheEdit) done = NULL;

  edit->verb = TRUE;
  veche_edit_move (edit, work->id, "withdrawn", work->reason);
  done = dex_await_boxed (veche_workspace_apply (work->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (place, _("Application withdrawn"), done->step);
}

static void
veche_application_steps_delete_fiber (VecheTask *task, gpointer place, gpointer data, GError **error)
{
  const VecheApplicationStepsWork *work = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Deletion of an application"));
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, &veche_application_kind, work->id);
  done = dex_await_boxed (veche_workspace_apply (work->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (place, _("Application deleted"), done->step);
}

static void
veche_application_steps_spawn (GtkWidget *place, VecheTaskFunc func, VecheApplicationStepsWork *work)
{
  veche_task_spawn (place, func, work, veche_application_steps_work_free);
}

static void
veche_application_steps_withdraw_cb (AdwAlertDialog *dialog, const char *response, GtkWidget *place)
{
  GtkWidget *reason = g_object_get_data (G_OBJECT (dialog), "reason");
  VecheApplicationStepsWork *work = g_object_steal_data (G_OBJECT (dialog), "work");

  g_set_str (&work->reason, gtk_editable_get_text (GTK_EDITABLE (reason)));
  if (g_str_equal (response, "withdraw"))
    veche_application_steps_spawn (place, veche_application_steps_withdraw_fiber, work);
  else
    veche_application_steps_work_free (work);
}

const char *
veche_application_steps_get_next (const char *state)
{
  if (g_strcmp0 (state, "draft") == 0)
    return _("_Register");
  if (g_strcmp0 (state, "registered") == 0)
    return _("_Start the check");
  if (g_strcmp0 (state, "in-check") == 0)
    return _("Go on with the _check");
  if (g_strcmp0 (state, "returned") == 0)
    return _("Check _again");
  return NULL;
}

void
veche_application_steps_take_next (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application)
{
  const char *state = veche_record_get_text (application, "state");

  if (g_strcmp0 (state, "in-check") == 0)
    veche_page_go (place, "check", NULL, NULL, veche_record_get_id (application));
  else
    veche_application_steps_spawn (place,
                                   g_strcmp0 (state, "draft") == 0 ? veche_application_steps_register_fiber
                                                                   : veche_application_steps_check_fiber,
                                   veche_application_steps_work_new (workspace, application));
}

void
veche_application_steps_withdraw (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Withdraw the application?"),
                                            _("It stays in the register with its number and the reason."));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *reason = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _("Reason, as the applicant gave it"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "withdraw", _("_Withdraw"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_dialog_set_focus (dialog, reason);
  g_object_set_data (G_OBJECT (dialog), "reason", reason);
  g_object_set_data_full (G_OBJECT (dialog), "work", veche_application_steps_work_new (workspace, application),
                          veche_application_steps_work_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (veche_application_steps_withdraw_cb), place, 0);
  adw_dialog_present (dialog, place);
}

void
veche_application_steps_delete (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application)
{
  veche_application_steps_spawn (place, veche_application_steps_delete_fiber,
                                 veche_application_steps_work_new (workspace, application));
}
