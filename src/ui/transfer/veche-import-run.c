/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-run.h"

#include "veche-i18n.h"
#include "veche-import-memory.h"
#include "veche-job.h"
#include "veche-task.h"
#include "veche-toast.h"

VecheImportRun *
veche_import_run_copy (const VecheImportRun *self)
{
  VecheImportRun *copy = g_new0 (VecheImportRun, 1);

  copy->workspace = g_object_ref (self->workspace);
  copy->kind = self->kind;
  copy->path = g_strdup (self->path);
  copy->mapping = self->mapping != NULL ? json_object_ref (self->mapping) : NULL;
  copy->key = g_strdup (self->key);
  copy->series = g_strdup (self->series);
  copy->programme = g_strdup (self->programme);
  copy->survey = g_strdup (self->survey);
  copy->block = g_strdup (self->block);
  copy->crs = g_strdup (self->crs);
  copy->swap_xy = self->swap_xy;
  copy->take_theirs = self->take_theirs != NULL ? g_hash_table_ref (self->take_theirs) : NULL;
  copy->stamp = g_strdup (self->stamp);
  copy->columns = g_strdupv (self->columns);
  return copy;
}

void
veche_import_run_free (VecheImportRun *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->workspace);
  g_free (self->path);
  g_clear_pointer (&self->mapping, json_object_unref);
  g_free (self->key);
  g_free (self->series);
  g_free (self->programme);
  g_free (self->survey);
  g_free (self->block);
  g_free (self->crs);
  g_clear_pointer (&self->take_theirs, g_hash_table_unref);
  g_free (self->stamp);
  g_strfreev (self->columns);
  g_free (self);
}

void
veche_import_run_fill_options (const VecheImportRun *self, VecheTableImportOptions *options)
{
  options->kind = self->kind;
  options->mapping = self->mapping;
  options->key = self->key;
  options->series = self->series;
  options->programme = self->programme;
  options->survey = self->survey;
  options->block = self->block;
  options->crs = self->crs;
  options->swap_xy = self->swap_xy;
  options->take_theirs = self->take_theirs;
  options->stamp = self->stamp;
}

static void
veche_import_run_progress_cb (double fraction, guint64 rows, gpointer data)
{
  g_autofree char *detail = g_strdup_printf (ngettext ("%u row", "%u rows", (gulong) rows), (guint) rows);

  veche_job_update (data, fraction, detail);
}

static char *
veche_import_run_dup_result (const VecheTableImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (report->step == 0 && report->refused == 0)
    return g_strdup (_("The file holds nothing new: nothing was changed"));
  /* Translators: numbers of records, after an import. */
  g_string_append_printf (text, _("Loaded: %u new, %u changed"), (guint) report->created, (guint) report->updated);
  if (report->refused > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u row refused", "%u rows refused", (gulong) report->refused),
                              (guint) report->refused);
    }
  if (report->pictures > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u picture attached", "%u pictures attached", (gulong) report->pictures), (guint) report->pictures);
    }
  if (report->linked > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u leader found in the directory", "%u leaders found in the directory", (gulong) report->linked),
                              (guint) report->linked);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_import_run_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  const VecheImportRun *self = data;
  g_autofree char *name = g_path_get_basename (self->path);
  /* Translators: %s is a file's name. */
  g_autofree char *title = g_strdup_printf (_("Import of “%s”"), name);
  g_autoptr (VecheJob) job = veche_job_start (self->workspace, title);
  const char *sources[] = { self->path, NULL };
  VecheTableImportOptions options = {
    .cancellable = veche_job_get_cancellable (job),
    .progress = veche_import_run_progress_cb,
    .progress_data = job,
  };
  g_autoptr (VecheTableImportReport) report = NULL;
  g_autofree char *text = NULL;

  veche_import_run_fill_options (self, &options);
  report = dex_await_boxed (veche_table_import_run (self->workspace, sources, &options), error);
  veche_job_end (job);
  if (report == NULL)
    return;
  veche_import_memory_save (self->kind, (const char *const *) self->columns, self->mapping, self->key);
  if (veche_task_is_over (task))
    return;
  text = veche_import_run_dup_result (report);
  veche_toast_show_undo (object, text, report->step);
}

void
veche_import_run_start (GtkWidget *widget, VecheImportRun *self)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (self != NULL && VECHE_IS_WORKSPACE (self->workspace));

  veche_task_spawn (widget, veche_import_run_fiber, self, (GDestroyNotify) veche_import_run_free);
}
