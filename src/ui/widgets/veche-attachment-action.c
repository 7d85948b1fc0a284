/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachment-action.h"

#include <glib/gstdio.h>

#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  VecheRecord *file;
  GFile *target; /* %NULL: to be shown */
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

GFile *
veche_attachment_action_dup_place (const char *name, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "veche", "shown-XXXXXX", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\", '_');

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("Could not show the file: no place for a copy (%s). See whether the disk is full."), g_strerror (errno));
      return NULL;
    }
  return g_file_new_build_filename (folder, safe, NULL);
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

static void
veche_attachment_action_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheAttachmentJob *job = data;
  const char *name = veche_record_get_title (job->file);
  g_autoptr (GFile) shown = job->target == NULL ? veche_attachment_action_dup_place (name, error) : NULL;
  GFile *target = job->target != NULL ? job->target : shown;
  g_autofree char *text = NULL;

  if (target == NULL)
    return;
  if (!dex_await (veche_workspace_extract (job->workspace, veche_record_get_id (job->file), target), error))
    return;
  if (veche_task_is_over (task))
    return;
  if (shown != NULL)
    {
      veche_attachment_action_launch (object, shown);
      return;
    }
  text = g_strdup_printf (_("“%s” is saved"), name);
  veche_toast_show (object, text);
}

void
veche_attachment_action_open (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_RECORD (file));

  veche_task_spawn (widget, veche_attachment_action_fiber, veche_attachment_action_new_job (workspace, file),
                    veche_attachment_action_job_free);
}

typedef struct
{
  GtkWidget *widget;
  VecheAttachmentJob *job;
} VecheAttachmentChoice;

static void
veche_attachment_action_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree VecheAttachmentChoice *choice = data;
  g_autoptr (GtkWidget) widget = choice->widget;

  choice->job->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (choice->job->target != NULL)
    veche_task_spawn (widget, veche_attachment_action_fiber, choice->job, veche_attachment_action_job_free);
  else
    veche_attachment_action_job_free (choice->job);
}

void
veche_attachment_action_save (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  VecheAttachmentChoice *choice = g_new0 (VecheAttachmentChoice, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_RECORD (file));

  choice->widget = g_object_ref (widget);
  choice->job = veche_attachment_action_new_job (workspace, file);
  gtk_file_dialog_set_title (dialog, _("Save the File"));
  gtk_file_dialog_set_initial_name (dialog, veche_record_get_title (file));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_attachment_action_chosen_cb, choice);
}
