/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-report.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-office-papers.h"
#include "veche-own-file.h"
#include "veche-transfer-job.h"

#define STACK_SIZE (256 * 1024)

G_DEFINE_BOXED_TYPE (VecheOfficeReport, veche_office_report, veche_office_report_copy, veche_office_report_free)

typedef gpointer (*VecheOfficeReportGather) (VecheOfficeContext *context, GError **error);
typedef gboolean (*VecheOfficeReportWrite) (gconstpointer input, const char *path, VecheReportFormat format,
                                            VecheReportResult *result, GError **error);

/* A report: what gathers its data (in a fiber), what writes it (on a thread). */
typedef struct
{
  const char *name;
  VecheOfficeReportGather gather;
  VecheOfficeReportWrite write;
  GDestroyNotify free_input;
} VecheOfficeReportKind;

/* The same signature for every report. */
#define VECHE_OFFICE_REPORT_WRAP(report, gatherer)                                                                            \
  static gpointer veche_office_report_gather_##report (VecheOfficeContext *context, GError **error)                           \
  {                                                                                                                           \
    return veche_office_papers_gather_##gatherer (context, error);                                                            \
  }                                                                                                                           \
  static gboolean veche_office_report_write_##report (gconstpointer input, const char *path, VecheReportFormat format,        \
                                                      VecheReportResult *result, GError **error)                              \
  {                                                                                                                           \
    return veche_report_##report##_write (input, path, format, result, error);                                                \
  }                                                                                                                           \
  static void veche_office_report_free_##report (gpointer input)                                                              \
  {                                                                                                                           \
    veche_report_##report##_free (input);                                                                                     \
  }

VECHE_OFFICE_REPORT_WRAP (receipt, receipts)
VECHE_OFFICE_REPORT_WRAP (check_protocol, protocols)
VECHE_OFFICE_REPORT_WRAP (sitting, sitting)
VECHE_OFFICE_REPORT_WRAP (register, register)
VECHE_OFFICE_REPORT_WRAP (applications, list)
VECHE_OFFICE_REPORT_WRAP (letter, letters)
VECHE_OFFICE_REPORT_WRAP (attendance, attendance)
VECHE_OFFICE_REPORT_WRAP (tally, tally)
VECHE_OFFICE_REPORT_WRAP (plan, plan)
VECHE_OFFICE_REPORT_WRAP (act, act)
VECHE_OFFICE_REPORT_WRAP (spots, spots)
VECHE_OFFICE_REPORT_WRAP (field, field)

static const VecheOfficeReportKind veche_office_report_kinds[] = {
  { "receipt", veche_office_report_gather_receipt, veche_office_report_write_receipt, veche_office_report_free_receipt },
  { "check-protocol", veche_office_report_gather_check_protocol, veche_office_report_write_check_protocol,
    veche_office_report_free_check_protocol },
  { "sitting-protocol", veche_office_report_gather_sitting, veche_office_report_write_sitting, veche_office_report_free_sitting },
  { "applications", veche_office_report_gather_applications, veche_office_report_write_applications,
    veche_office_report_free_applications },
  { "register", veche_office_report_gather_register, veche_office_report_write_register, veche_office_report_free_register },
  { "letters", veche_office_report_gather_letter, veche_office_report_write_letter, veche_office_report_free_letter },
  { "attendance", veche_office_report_gather_attendance, veche_office_report_write_attendance,
    veche_office_report_free_attendance },
  { "tree-plan", veche_office_report_gather_plan, veche_office_report_write_plan, veche_office_report_free_plan },
  { "tally-sheet", veche_office_report_gather_tally, veche_office_report_write_tally, veche_office_report_free_tally },
  { "inspection-act", veche_office_report_gather_act, veche_office_report_write_act, veche_office_report_free_act },
  { "spots", veche_office_report_gather_spots, veche_office_report_write_spots, veche_office_report_free_spots },
  { "field-kit", veche_office_report_gather_field, veche_office_report_write_field, veche_office_report_free_field },
};

typedef struct
{
  VecheWorkspace *workspace;
  const VecheOfficeReportKind *kind;
  char *path;
  GHashTable *params;
  VecheQuery *query; /* or %NULL */
  GCancellable *cancellable;
} VecheOfficeReportRequest;

typedef struct
{
  const VecheOfficeReportKind *kind;
  gpointer input;
  char *path;
  GStrv warnings;
  GCancellable *cancellable;
} VecheOfficeReportJob;

VecheOfficeReport *
veche_office_report_copy (const VecheOfficeReport *self)
{
  VecheOfficeReport *copy = g_new0 (VecheOfficeReport, 1);

  copy->pages = self->pages;
  copy->warnings = g_strdupv (self->warnings);
  return copy;
}

void
veche_office_report_free (VecheOfficeReport *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->warnings);
  g_free (self);
}

const char *const *
veche_office_report_list (void)
{
  static const char *names[G_N_ELEMENTS (veche_office_report_kinds) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (veche_office_report_kinds); i++)
        names[i] = veche_office_report_kinds[i].name;
      g_once_init_leave (&once, 1);
    }
  return names;
}

static void
veche_office_report_request_free (gpointer data)
{
  VecheOfficeReportRequest *request = data;

  g_object_unref (request->workspace);
  g_free (request->path);
  g_clear_pointer (&request->params, g_hash_table_unref);
  veche_query_free (request->query);
  g_clear_object (&request->cancellable);
  g_free (request);
}

static void
veche_office_report_job_free (gpointer data)
{
  VecheOfficeReportJob *job = data;

  job->kind->free_input (job->input);
  g_free (job->path);
  g_strfreev (job->warnings);
  g_clear_object (&job->cancellable);
  g_free (job);
}

/* Where a report that may be stopped is written first: what stood at its place stays if it is. */
static char *
veche_office_report_dup_part (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%08x-%s", g_random_int (), base);

  return g_build_filename (folder, name, NULL);
}

static gboolean
veche_office_report_write_part (VecheOfficeReportJob *job, VecheReportResult *written, GError **error)
{
  g_autofree char *part = veche_office_report_dup_part (job->path);

  if (job->kind->write (job->input, part, VECHE_REPORT_FORMAT_AUTO, written, error)
      && !g_cancellable_set_error_if_cancelled (job->cancellable, error))
    {
      if (g_rename (part, job->path) == 0)
        return TRUE;
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not save “%s”: %s. Choose another place."), job->path,
                   g_strerror (errno));
    }
  g_unlink (part);
  return FALSE;
}

static gboolean
veche_office_report_write_thread (gpointer data, GValue *result, GError **error)
{
  VecheOfficeReportJob *job = data;
  g_auto (VecheReportResult) written = { 0 };
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  VecheOfficeReport *report;

  if (!veche_own_file_check (job->path, error)
      || g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->cancellable != NULL ? !veche_office_report_write_part (job, &written, error)
                               : !job->kind->write (job->input, job->path, VECHE_REPORT_FORMAT_AUTO, &written, error))
    return FALSE;

  g_strv_builder_addv (warnings, (const char **) job->warnings);
  if (written.warnings != NULL)
    g_strv_builder_addv (warnings, (const char **) written.warnings);
  report = g_new0 (VecheOfficeReport, 1);
  report->pages = written.pages;
  report->warnings = g_strv_builder_end (warnings);
  g_value_init (result, VECHE_TYPE_OFFICE_REPORT);
  g_value_take_boxed (result, report);
  return TRUE;
}

/* In a fiber. */
static DexFuture *
veche_office_report_run (VecheOfficeContext *context, const VecheOfficeReportKind *kind, const char *path, GCancellable *cancellable)
{
  VecheOfficeReportJob *job;
  GError *error = NULL;
  gpointer input = kind->gather (context, &error);

  if (input == NULL)
    return dex_future_new_for_error (error);
  job = g_new0 (VecheOfficeReportJob, 1);
  job->kind = kind;
  job->input = input;
  job->path = g_strdup (path);
  g_set_object (&job->cancellable, cancellable);
  g_ptr_array_add (context->warnings, NULL);
  job->warnings = g_strdupv ((char **) context->warnings->pdata);
  g_ptr_array_set_size (context->warnings, 0);
  return veche_transfer_job_run (veche_office_report_write_thread, job, veche_office_report_job_free);
}

static DexFuture *
veche_office_report_fiber (gpointer data)
{
  VecheOfficeReportRequest *request = data;
  g_autoptr (VecheOfficeContext) context = NULL;
  GError *error = NULL;

  if (!veche_own_file_check (request->path, &error) || veche_report_format_from_path (request->path, &error) == VECHE_REPORT_FORMAT_AUTO)
    return dex_future_new_for_error (error);
  context = veche_office_context_load (request->workspace, request->params, &error);
  if (context == NULL)
    return dex_future_new_for_error (error);
  context->query = g_steal_pointer (&request->query);
  context->format = veche_report_format_from_path (request->path, NULL);
  if (g_cancellable_set_error_if_cancelled (request->cancellable, &error))
    return dex_future_new_for_error (error);
  return veche_office_report_run (context, request->kind, request->path, request->cancellable);
}

/* %NULL: there is none of this name. */
static const VecheOfficeReportKind *
veche_office_report_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_office_report_kinds); i++)
    if (g_str_equal (veche_office_report_kinds[i].name, name))
      return &veche_office_report_kinds[i];
  return NULL;
}

DexFuture *
veche_office_report_write_one_letter (VecheOfficeContext *context, gint64 letter, const char *path, GCancellable *cancellable)
{
  GError *error = NULL;

  if (!veche_own_file_check (path, &error))
    return dex_future_new_for_error (error);
  g_free (context->letters);
  context->letters = g_strdup_printf ("%" G_GINT64_FORMAT, letter);
  return veche_office_report_run (context, veche_office_report_find ("letters"), path, cancellable);
}

DexFuture *
veche_office_report_write (VecheWorkspace *workspace, const char *name, const char *path, GHashTable *params)
{
  return veche_office_report_write_with (workspace, name, path, params, NULL);
}

DexFuture *
veche_office_report_write_with (VecheWorkspace *workspace, const char *name, const char *path, GHashTable *params,
                                GCancellable *cancellable)
{
  return veche_office_report_write_list (workspace, name, path, params, NULL, cancellable);
}

DexFuture *
veche_office_report_write_list (VecheWorkspace *workspace, const char *name, const char *path, GHashTable *params,
                                const VecheQuery *query, GCancellable *cancellable)
{
  const VecheOfficeReportKind *kind = veche_office_report_find (name);
  VecheOfficeReportRequest *request;

  if (kind == NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) veche_office_report_list ());

      return dex_future_new_reject (VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                                    _("Could not make the report “%s”: there is none. The reports are: %s."), name, names);
    }
  request = g_new0 (VecheOfficeReportRequest, 1);
  request->workspace = g_object_ref (workspace);
  request->kind = kind;
  request->path = g_strdup (path);
  request->params = params != NULL ? g_hash_table_ref (params) : NULL;
  request->query = query != NULL ? veche_query_copy (query) : NULL;
  g_set_object (&request->cancellable, cancellable);
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_office_report_fiber, request, veche_office_report_request_free);
}
