/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachment-action.h"

#include <adwaita.h>

#include "veche-file-risk.h"
#include "veche-i18n.h"
#include "veche-media-player.h"
#include "veche-shown-copies.h"
#include "veche-task.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  VecheRecord *file;
  GFile *target; /* where it is saved, or %NULL */
} VecheAttachmentJob;

static VecheAttachmentJob *
veche_attachment_action_new_job (VecheWorkspace *workspace, VecheRecord *file)
{
  VecheAttachmentJob *job = g_new0 (VecheAttachmentJob, 1);

  job->workspace = g_object_ref (workspace);
  job->file = g_object_ref (file);
  return job;
}

static void
veche_attachment_action_job_free (gpointer data)
{
  VecheAttachmentJob *job = data;

  g_object_unref (job->workspace);
  g_object_unref (job->file);
  g_clear_object (&job->target);
  g_free (job);
}

static void
veche_attachment_action_launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) && gtk_widget_get_root (widget) != NULL)
    {
      g_prefix_error (&error, _("Could not open the file: "));
      veche_task_show_error (widget, error);
    }
}

void
veche_attachment_action_launch (GtkWidget *widget, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_attachment_action_launched_cb,
                            g_object_ref (widget));
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *widget;
  VecheAttachmentJob *job;
} VecheAttachmentQuestion;

static void
veche_attachment_action_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree VecheAttachmentQuestion *question = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "save") && gtk_widget_get_root (question->widget) != NULL)
    veche_attachment_action_save (question->widget, question->job->workspace, question->job->file);
  veche_attachment_action_job_free (question->job);
  g_object_unref (question->widget);
}

static void
veche_attachment_action_refuse (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file)
{
  g_autofree char *body = g_strdup_printf (_("“%s” may run commands on this computer, and so Veche does not start it. Save a copy "
                                             "if you know what it is."),
                                           veche_record_get_title (file));
  AdwDialog *dialog = adw_alert_dialog_new (_("The file is a program"), body);
  VecheAttachmentQuestion *question = g_new0 (VecheAttachmentQuestion, 1);

  question->widget = g_object_ref (widget);
  question->job = veche_attachment_action_new_job (workspace, file);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("Save a _copy…"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, veche_attachment_action_answered_cb, question);
}

/* Where the name tells nothing, its contents decide what would be done with the file. */
static gboolean
veche_attachment_action_await_program (GFile *copy)
{
  g_autoptr (GFileInfo) info = dex_await_object (dex_file_query_info (copy, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                                                                      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, G_PRIORITY_DEFAULT),
                                                 NULL);
  g_autofree char *type = NULL;

  if (info == NULL || g_file_info_get_content_type (info) == NULL)
    return FALSE;
  type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  return veche_file_risk_is_program (NULL, type);
}

static void
veche_attachment_action_open_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheAttachmentJob *job = data;
  g_autoptr (GFile) copy = veche_shown_copies_dup_place (veche_record_get_title (job->file), error);
  gboolean program;

  if (copy == NULL || !dex_await (veche_workspace_extract (job->workspace, veche_record_get_id (job->file), copy), error))
    return;
  veche_shown_copies_seal (copy);
  program = veche_attachment_action_await_program (copy);
  if (program)
    dex_await (dex_file_delete (copy, G_PRIORITY_DEFAULT), NULL);
  if (veche_task_is_over (task))
    return;
  if (program)
    veche_attachment_action_refuse (object, job->workspace, job->file);
  else if (veche_media_player_is_media (veche_record_get_text (job->file, "media_type")))
    veche_media_player_play (object, veche_record_get_title (job->file), copy, veche_attachment_action_launch);
  else
    veche_attachment_action_launch (object, copy);
}

void
veche_attachment_action_open (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_RECORD (file));

  if (veche_file_risk_is_program (veche_record_get_title (file), veche_record_get_text (file, "media_type")))
    veche_attachment_action_refuse (widget, workspace, file);
  else
    veche_task_spawn (widget, veche_attachment_action_open_fiber, veche_attachment_action_new_job (workspace, file),
                      veche_attachment_action_job_free);
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

static void
veche_attachment_action_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheAttachmentJob *job = data;
  g_autofree char *text = g_strdup_printf (_("“%s” is saved"), veche_record_get_title (job->file));

  if (dex_await (veche_workspace_extract (job->workspace, veche_record_get_id (job->file), job->target), error)
      && !veche_task_is_over (task))
    veche_toast_show (object, text);
}

static void
veche_attachment_action_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree VecheAttachmentQuestion *question = data;
  g_autoptr (GtkWidget) widget = question->widget;

  question->job->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (question->job->target != NULL)
    veche_task_spawn (widget, veche_attachment_action_save_fiber, question->job, veche_attachment_action_job_free);
  else
    veche_attachment_action_job_free (question->job);
}

void
veche_attachment_action_save (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  VecheAttachmentQuestion *question = g_new0 (VecheAttachmentQuestion, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_RECORD (file));

  question->widget = g_object_ref (widget);
  question->job = veche_attachment_action_new_job (workspace, file);
  gtk_file_dialog_set_title (dialog, _("Save the File"));
  gtk_file_dialog_set_initial_name (dialog, veche_record_get_title (file));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_attachment_action_chosen_cb, question);
}
