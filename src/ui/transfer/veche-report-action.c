/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-action.h"

#include "veche-attachment-action.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-office-report.h"
#include "veche-task.h"

typedef struct
{
  GtkWidget *widget;
  VecheWorkspace *workspace;
  char *name;
  char *number;
  GFile *target;
} VecheReportJob;

typedef struct
{
  const char *name;
  const char *title; /* msgid: the job, and the file */
} VecheReportTitle;

static const VecheReportTitle veche_report_action_titles[] = {
  { "receipt", N_("Receipt") },
  { "check-protocol", N_("Check protocol") },
  { "register", N_("Register of applications") },
  { "applications", N_("List of applications") },
};

static const char *
veche_report_action_get_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_report_action_titles); i++)
    if (g_str_equal (veche_report_action_titles[i].name, name))
      return g_dgettext (GETTEXT_PACKAGE, veche_report_action_titles[i].title);
  return name;
}

static VecheReportJob *
veche_report_action_new_job (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number)
{
  VecheReportJob *job = g_new0 (VecheReportJob, 1);

  job->widget = g_object_ref (widget);
  job->workspace = g_object_ref (workspace);
  job->name = g_strdup (name);
  job->number = g_strdup (number);
  return job;
}

static void
veche_report_action_job_free (gpointer data)
{
  VecheReportJob *job = data;

  g_object_unref (job->widget);
  g_object_unref (job->workspace);
  g_clear_object (&job->target);
  g_free (job->name);
  g_free (job->number);
  g_free (job);
}

static char *
veche_report_action_dup_file_name (VecheReportJob *job)
{
  const char *title = veche_report_action_get_title (job->name);

  return job->number != NULL ? g_strdup_printf ("%s %s.pdf", title, job->number) : g_strdup_printf ("%s.pdf", title);
}

static void
veche_report_action_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheReportJob *job = data;
  g_autoptr (GHashTable) params = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (VecheOfficeReport) report = NULL;
  g_autoptr (VecheJob) shown = NULL;

  if (job->target == NULL)
    {
      g_autofree char *file = veche_report_action_dup_file_name (job);

      job->target = veche_attachment_action_dup_place (file, error);
      if (job->target == NULL)
        return;
    }
  if (job->number != NULL)
    g_hash_table_insert (params, (gpointer) "number", job->number);

  shown = veche_job_start (job->workspace, veche_report_action_get_title (job->name));
  report = dex_await_boxed (veche_office_report_write (job->workspace, job->name, g_file_peek_path (job->target), params), error);
  veche_job_end (shown);
  if (report != NULL && !veche_task_is_over (task))
    veche_attachment_action_launch (object, job->target);
}

void
veche_report_action_open (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace) && name != NULL);

  veche_task_spawn (widget, veche_report_action_fiber, veche_report_action_new_job (widget, workspace, name, number),
                    veche_report_action_job_free);
}

static void
veche_report_action_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheReportJob *job = data;

  job->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (job->target != NULL && g_file_peek_path (job->target) != NULL)
    veche_task_spawn (job->widget, veche_report_action_fiber, job, veche_report_action_job_free);
  else
    veche_report_action_job_free (job);
}

void
veche_report_action_save (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  VecheReportJob *job;
  g_autofree char *file = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace) && name != NULL);

  job = veche_report_action_new_job (widget, workspace, name, number);
  file = veche_report_action_dup_file_name (job);
  gtk_file_dialog_set_title (dialog, veche_report_action_get_title (name));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_report_action_chosen_cb, job);
}
