/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-again.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-task.h"
#include "veche-text.h"

typedef struct
{
  VecheWorkspace *workspace;
  gint64 id;
  char *reason;
} VecheApplicationAgain;

static void
veche_application_again_free (gpointer data)
{
  VecheApplicationAgain *work = data;

  g_object_unref (work->workspace);
  g_free (work->reason);
  g_free (work);
}

static void
veche_application_again_fiber (VecheTask *task, gpointer place, gpointer data, GError **error)
{
  const VecheApplicationAgain *work = data;
  /* Translators: name of a step; %s is why. */
  g_autofree char *title = g_strdup_printf (_("New check: %s"), work->reason);
  g_autoptr (VecheEdit) edit = veche_edit_new (title);
  g_autoptr (VecheEdit) done = NULL;

  edit->verb = TRUE;
  veche_edit_move (edit, work->id, "in-check", NULL);
  done = dex_await_boxed (veche_workspace_apply (work->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_page_go (place, "check", NULL, NULL, work->id);
}

static void
veche_application_again_response_cb (AdwAlertDialog *dialog, const char *response, GtkWidget *place)
{
  if (g_str_equal (response, "check"))
    veche_task_spawn (place, veche_application_again_fiber, g_object_steal_data (G_OBJECT (dialog), "work"),
                      veche_application_again_free);
}

static void
veche_application_again_changed_cb (AdwAlertDialog *dialog, GtkEditable *entry)
{
  VecheApplicationAgain *work = g_object_get_data (G_OBJECT (dialog), "work");

  if (work == NULL)
    return;
  g_free (work->reason);
  work->reason = veche_text_strip (gtk_editable_get_text (entry));
  adw_alert_dialog_set_response_enabled (dialog, "check", work->reason != NULL);
}

gboolean
veche_application_again_is_possible (VecheRecord *application)
{
  const char *state = veche_record_get_text (application, "state");

  return (g_strcmp0 (state, "admitted") == 0 || g_strcmp0 (state, "refused") == 0) && veche_application_can_move (state, "in-check");
}

void
veche_application_again_ask (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application)
{
  AdwDialog *dialog;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *reason = adw_entry_row_new ();
  VecheApplicationAgain *work = g_new0 (VecheApplicationAgain, 1);

  g_return_if_fail (GTK_IS_WIDGET (place) && VECHE_IS_RECORD (application));

  work->workspace = g_object_ref (workspace);
  work->id = veche_record_get_id (application);
  dialog = adw_alert_dialog_new (_("Check it again?"), _("The application is in check again, with all that was marked. The decision stays in its history."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _("Why it is checked again"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "check", _("_Check Again"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "check", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "check", FALSE);
  adw_dialog_set_focus (dialog, reason);
  g_object_set_data_full (G_OBJECT (dialog), "work", work, veche_application_again_free);
  g_signal_connect_object (reason, "changed", G_CALLBACK (veche_application_again_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (veche_application_again_response_cb), place, 0);
  adw_dialog_present (dialog, place);
}
