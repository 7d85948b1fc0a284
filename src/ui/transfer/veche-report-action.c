/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-action.h"

#include "veche-application.h"
#include "veche-attachment-action.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-office-report.h"
#include "veche-printer.h"
#include "veche-programme-choice.h"
#include "veche-report-dialog.h"
#include "veche-shown-copies.h"
#include "veche-task.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  char *name;
  GHashTable *params; /* text → text */
  VecheQuery *query;  /* or %NULL */
  GFile *target;      /* %NULL: a copy to be shown */
  gboolean print;     /* which is printed instead */
} VecheReportJob;

typedef struct
{
  const char *name;
  const char *title; /* msgid: the job, and the file */
} VecheReportTitle;

static const VecheReportTitle veche_report_action_titles[] = {
  { "receipt", N_("Receipt") },
  { "check-protocol", N_("Check protocol") },
  { "sitting-protocol", N_("Protocol of a sitting") },
  { "register", N_("Register of applications") },
  { "applications", N_("List of applications") },
  { "attendance", N_("Attendance sheet") },
  { "tree-plan", N_("Tree plan") },
  { "tally-sheet", N_("Tally sheet") },
  { "inspection-act", N_("Inspection act") },
  { "spots", N_("Problem spots") },
  { "field-kit", N_("Field kit") },
};

const char *
veche_report_action_get_title (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_report_action_titles); i++)
    if (g_str_equal (veche_report_action_titles[i].name, name))
      return g_dgettext (GETTEXT_PACKAGE, veche_report_action_titles[i].title);
  return name;
}

static VecheReportJob *
veche_report_action_new_job (VecheWorkspace *workspace, const char *name, GHashTable *params,
                             const VecheQuery *query)
{
  VecheReportJob *job = g_new0 (VecheReportJob, 1);

  job->workspace = g_object_ref (workspace);
  job->name = g_strdup (name);
  job->params = g_hash_table_ref (params);
  job->query = query != NULL ? veche_query_copy (query) : NULL;
  return job;
}

static void
veche_report_action_job_free (gpointer data)
{
  VecheReportJob *job = data;

  g_object_unref (job->workspace);
  g_hash_table_unref (job->params);
  veche_query_free (job->query);
  g_clear_object (&job->target);
  g_free (job->name);
  g_free (job);
}

/* «Receipt 2020-ИГ-014». Owned. */
static char *
veche_report_action_dup_caption (const VecheReportJob *job)
{
  const char *title = veche_report_action_get_title (job->name);
  const char *number = g_hash_table_lookup (job->params, "number");

  /* What has no number is asked for by its row, which says nothing to anybody. */
  return number != NULL && !g_str_has_prefix (number, "id:") ? g_strdup_printf ("%s %s", title, number) : g_strdup (title);
}

static void
veche_report_action_send (VecheTask *task, GtkWidget *widget, const VecheReportJob *job, GError **error)
{
  g_autofree char *caption = veche_report_action_dup_caption (job);
  g_autofree char *where = dex_await_string (veche_printer_print (widget, job->target, caption, FALSE), error);
  g_autofree char *text = NULL;

  if (where == NULL || veche_task_is_over (task))
    return;
  /* Translators: the first %s is what was printed («Receipt 2020-14»), the second is the printer or the file that it went to. */
  text = g_strdup_printf (_("Sent to be printed: %s → %s"), caption, where);
  veche_toast_show (widget, text);
}

/* Who wants to see it has a button for that. */
static void
veche_report_action_say_saved (GtkWidget *widget, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_("“%s” is saved"), name);

  veche_toast_show (widget, text);
}

/* A drawing that lacks a number, or a tree, is not handed on before somebody knows; nor is a card without its photograph. */
static void
veche_report_action_say_warnings (GtkWidget *widget, const VecheReportJob *job, const VecheOfficeReport *report)
{
  AdwDialog *dialog;
  g_autofree char *text = NULL;

  static const char *const looked_at[] = { "tree-plan", "spots", "field-kit", NULL };

  if (!g_strv_contains (looked_at, job->name) || report->warnings == NULL || report->warnings[0] == NULL)
    return;
  text = g_strjoinv ("\n\n", report->warnings);
  dialog = adw_alert_dialog_new (g_str_equal (job->name, "tree-plan") ? _("Look at the plan") : _("Look at the paper"), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
veche_report_action_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheReportJob *job = data;
  const char *title = veche_report_action_get_title (job->name);
  gboolean copy = job->target == NULL;
  g_autoptr (VecheOfficeReport) report = NULL;
  g_autoptr (VecheJob) shown = NULL;

  if (copy)
    {
      g_autofree char *caption = veche_report_action_dup_caption (job);
      g_autofree char *file = g_strdup_printf ("%s.pdf", caption);

      job->target = veche_shown_copies_dup_place (file, error);
      if (job->target == NULL)
        return;
    }

  shown = veche_job_start (job->workspace, title);
  report = dex_await_boxed (veche_office_report_write_list (job->workspace, job->name, g_file_peek_path (job->target), job->params,
                                                            job->query, veche_job_get_cancellable (shown)),
                            error);
  veche_job_end (shown);
  if (report == NULL)
    return;
  if (copy)
    veche_shown_copies_seal (job->target);
  if (veche_task_is_over (task))
    return;
  if (job->print)
    veche_report_action_send (task, object, job, error);
  else if (!copy)
    veche_report_action_say_saved (object, job->target);
  else
    veche_attachment_action_launch (object, job->target);
  if (!veche_task_is_over (task))
    veche_report_action_say_warnings (object, job, report);
}

/* What a report about one record wants to know. Owned. */
static GHashTable *
veche_report_action_new_params (const char *number)
{
  GHashTable *params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (number != NULL)
    g_hash_table_insert (params, g_strdup ("number"), g_strdup (number));
  return params;
}

void
veche_report_action_open (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number)
{
  g_autoptr (GHashTable) params = veche_report_action_new_params (number);

  veche_report_action_write (widget, workspace, name, params, NULL, NULL);
}

void
veche_report_action_print (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number)
{
  g_autoptr (GHashTable) params = veche_report_action_new_params (number);

  veche_report_action_print_with (widget, workspace, name, params, NULL);
}

void
veche_report_action_save (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number)
{
  g_autoptr (GHashTable) params = veche_report_action_new_params (number);

  veche_report_dialog_present (widget, workspace, name, params, NULL);
}

void
veche_report_action_save_list (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const VecheQuery *query,
                               const char *columns)
{
  gboolean list = g_strcmp0 (name, "applications") == 0;
  g_autoptr (VecheQuery) shown = list ? veche_query_copy (query) : veche_query_new (&veche_application_kind);
  g_autoptr (GHashTable) params = veche_report_action_new_params (NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace) && name != NULL && query != NULL);

  if (!list)
    veche_programme_choice_narrow (veche_programme_choice_get (workspace), shown);
  if (list && columns != NULL)
    g_hash_table_insert (params, g_strdup ("columns"), g_strdup (columns));
  veche_report_dialog_present (widget, workspace, name, params, shown);
}

void
veche_report_action_save_each (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const VecheQuery *query)
{
  g_autoptr (GHashTable) params = veche_report_action_new_params (NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace) && name != NULL && query != NULL);

  veche_report_dialog_present (widget, workspace, name, params, query);
}

void
veche_report_action_write (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params,
                           const VecheQuery *query, GFile *target)
{
  VecheReportJob *job;

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace) && name != NULL && params != NULL);
  g_return_if_fail (target == NULL || g_file_peek_path (target) != NULL);

  job = veche_report_action_new_job (workspace, name, params, query);
  job->target = target != NULL ? g_object_ref (target) : NULL;
  veche_task_spawn (widget, veche_report_action_fiber, job, veche_report_action_job_free);
}

void
veche_report_action_print_with (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params,
                                const VecheQuery *query)
{
  VecheReportJob *job;

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace) && name != NULL && params != NULL);

  job = veche_report_action_new_job (workspace, name, params, query);
  job->print = TRUE;
  veche_task_spawn (widget, veche_report_action_fiber, job, veche_report_action_job_free);
}
