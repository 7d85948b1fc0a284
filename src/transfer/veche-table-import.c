/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-import.h"

#include <inttypes.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-import-feed.h"
#include "veche-import-pictures.h"
#include "veche-import-rejects.h"
#include "veche-import-session.h"
#include "veche-import-survey.h"
#include "veche-mapping-file.h"
#include "veche-own-file.h"
#include "veche-workspace-rotate.h"

#define STACK_SIZE (256 * 1024)
#define CHANNEL_BATCHES 2
#define BATCH_ROWS 500
#define BATCH_ROWS_ALONE 4000 /* when nobody waits for the slices between */
#define MAX_WARNINGS 1000
#define MAX_ROWS 1000

/* One run: the options as its own, and what has come of it so far. */
typedef struct
{
  VecheWorkspace *workspace;
  GStrv sources;
  VecheTableImportOptions options; /* its texts are owned */
  VecheMapping *mapping;
  VecheImportRefs *refs;
  VecheImportRejects *rejects;
  VecheTableImportReport *report;
  guint64 more_warnings;
  VecheImportPictures *pictures;
  VecheImportSession *session; /* from the first batch on: one step for all sources */
  guint source;
} VecheTableImport;

static void
veche_table_import_free (gpointer data)
{
  VecheTableImport *self = data;

  g_clear_object (&self->session);
  g_object_unref (self->workspace);
  g_strfreev (self->sources);
  g_free ((char *) self->options.mapping_path);
  g_clear_pointer (&self->options.mapping, json_object_unref);
  g_free ((char *) self->options.key);
  g_free ((char *) self->options.series);
  g_free ((char *) self->options.programme);
  g_free ((char *) self->options.layer);
  g_free ((char *) self->options.survey);
  g_free ((char *) self->options.block);
  g_free ((char *) self->options.crs);
  g_free ((char *) self->options.errors_path);
  g_free ((char *) self->options.stamp);
  g_clear_pointer (&self->options.take_theirs, g_hash_table_unref);
  g_clear_object (&self->options.cancellable);
  g_clear_object (&self->mapping);
  g_clear_pointer (&self->refs, veche_import_refs_unref);
  veche_import_rejects_unref (self->rejects);
  veche_import_pictures_free (self->pictures);
  veche_table_import_report_unref (self->report);
  g_free (self);
}

static void
veche_table_import_warn (VecheTableImport *self, guint64 line, const char *text)
{
  g_autofree char *name = g_path_get_basename (self->sources[self->source] != NULL ? self->sources[self->source] : "");

  if (self->report->warnings->len >= MAX_WARNINGS)
    self->more_warnings++;
  else if (line == 0)
    g_ptr_array_add (self->report->warnings, g_strdup (text));
  else if (self->sources[1] != NULL)
    g_ptr_array_add (self->report->warnings, g_strdup_printf (_("%s, line %" PRIu64 ": %s"), name, line, text));
  else
    g_ptr_array_add (self->report->warnings, g_strdup_printf (_("Line %" PRIu64 ": %s"), line, text));
}

static gboolean
veche_table_import_read_mapping (VecheTableImport *self, GError **error)
{
  if (self->options.mapping_path != NULL && !veche_own_file_check (self->options.mapping_path, error))
    return FALSE;
  if (self->options.mapping_path != NULL)
    self->mapping = veche_mapping_file_load (self->options.mapping_path, error);
  else if (self->options.mapping != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->options.mapping);
      g_autofree char *text = json_to_string (node, FALSE);

      self->mapping = veche_mapping_file_parse (text, -1, _("the mapping"), error);
    }
  else
    return TRUE;
  return self->mapping != NULL;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* Names of the fields of this line in which the user has let the source win. */
static void
veche_table_import_fill_choices (VecheTableImport *self, VecheImportRow *row)
{
  if (self->options.take_theirs == NULL)
    return;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *field = g_array_index (row->cells, VecheEditCell, i).field->name;
      g_autofree char *choice = g_strdup_printf ("%" G_GUINT64_FORMAT "\t%s", row->line, field);

      if (!g_hash_table_contains (self->options.take_theirs, choice))
        continue;
      if (row->take_theirs == NULL)
        row->take_theirs = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_add (row->take_theirs, (gpointer) field);
    }
}

static void
veche_table_import_count (VecheTableImport *self, VecheImportOutcome outcome)
{
  self->report->read++;
  switch (outcome)
    {
    case VECHE_IMPORT_CREATED:
      self->report->created++;
      break;
    case VECHE_IMPORT_UPDATED:
      self->report->updated++;
      break;
    case VECHE_IMPORT_UNCHANGED:
      self->report->unchanged++;
      break;
    case VECHE_IMPORT_REFUSED:
    default:
      self->report->refused++;
      break;
    }
}

/* Whom a row goes over to; %NULL: nobody, it has been counted and that is all. */
static GPtrArray *
veche_table_import_choose_list (VecheTableImport *self, const VecheImportRow *row)
{
  VecheTableImportReport *report = self->report;

  if (row->outcome == VECHE_IMPORT_REFUSED || row->clashes != NULL)
    return report->rows->len < MAX_ROWS ? report->rows : NULL;
  if (!self->options.dry_run)
    return NULL;
  return (row->outcome == VECHE_IMPORT_CREATED && report->created <= MAX_ROWS)
             || (row->outcome == VECHE_IMPORT_UPDATED && report->updated <= MAX_ROWS)
           ? report->written
           : NULL;
}

/* What became of the rows; those that need a look go over to the report. */
static void
veche_table_import_digest (VecheTableImport *self, GPtrArray *rows, GPtrArray *sources)
{
  for (guint i = 0; i < rows->len; i++)
    {
      VecheImportRow *row = g_ptr_array_index (rows, i);
      GPtrArray *list;

      veche_table_import_count (self, row->outcome);
      if (!self->options.dry_run)
        veche_import_pictures_note (self->pictures, row);
      for (guint w = 0; row->warnings != NULL && w < row->warnings->len; w++)
        veche_table_import_warn (self, row->line, g_ptr_array_index (row->warnings, w));
      if (row->outcome == VECHE_IMPORT_REFUSED && self->options.errors_path != NULL)
        veche_import_rejects_add (self->rejects, g_ptr_array_index (sources, i), row);
      list = veche_table_import_choose_list (self, row);
      if (list != NULL)
        {
          g_ptr_array_add (list, row);
          rows->pdata[i] = NULL;
        }
    }
}

static void
veche_table_import_tell (VecheTableImport *self, double progress)
{
  if (self->options.progress != NULL)
    self->options.progress ((self->source + progress) / g_strv_length (self->sources), self->report->read,
                            self->options.progress_data);
}

static void
veche_table_import_take_facts (VecheTableImport *self, VecheImportBatch *facts)
{
  if (self->report->key == NULL)
    self->report->key = g_strdup (facts->key);
  if (self->report->encoding == NULL)
    self->report->encoding = g_strdup (facts->encoding);
  if (self->report->mapping == NULL)
    self->report->mapping = json_object_ref (facts->mapping);
  veche_import_rejects_begin (self->rejects, (const char *const *) facts->columns);
}

static gboolean
veche_table_import_take_batch (VecheTableImport *self, VecheImportSession *session, VecheImportBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < batch->warnings->len; i++)
    veche_table_import_warn (self, 0, g_ptr_array_index (batch->warnings, i));
  if (batch->columns != NULL)
    veche_table_import_take_facts (self, batch);
  if (batch->rows->len == 0)
    return TRUE;

  for (guint i = 0; i < batch->rows->len; i++)
    veche_table_import_fill_choices (self, g_ptr_array_index (batch->rows, i));
  rows = dex_await_boxed (veche_import_session_take (session, g_ptr_array_ref (batch->rows)), error);
  if (rows == NULL)
    return FALSE;
  veche_table_import_digest (self, rows, batch->sources);
  veche_table_import_tell (self, batch->progress);
  return TRUE;
}

/* --- sources ------------------------------------------------------------------------------------------------------ */

static const char *
veche_table_import_get_series (VecheTableImport *self, const char *name)
{
  return self->options.series != NULL ? self->options.series : name;
}

static gboolean
veche_table_import_begin_session (VecheTableImport *self, GError **error)
{
  g_autoptr (VecheImportSpec) spec = g_new0 (VecheImportSpec, 1);
  g_autofree char *name = g_path_get_basename (self->sources[self->source]);

  spec->kind = self->options.kind;
  spec->series = g_strdup (veche_table_import_get_series (self, name));
  spec->layer = g_strdup (self->options.layer);
  /* Translators: name of a step in the menu «Undo …»; %s is a file. */
  spec->title = g_strdup_printf (_("Import of “%s”"), name);
  spec->parent_id = veche_import_refs_get_parent (self->refs, self->options.kind);
  spec->dry_run = self->options.dry_run;
  spec->one_transaction = self->options.one_transaction;
  self->session = dex_await_object (veche_import_session_begin (self->workspace, spec), error);
  return self->session != NULL;
}

/* Keys and series are each source's own; the step is one for all. */
static gboolean
veche_table_import_turn_session (VecheTableImport *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->sources[self->source]);

  return dex_await (veche_import_session_set_series (self->session, veche_table_import_get_series (self, name)), error);
}

/* Sources come in their order: what has been read so far must be how the dry run's began. */
static gboolean
veche_table_import_check_stamp (VecheTableImport *self, const char *stamp, GError **error)
{
  g_autofree char *before = g_steal_pointer (&self->report->stamp);
  g_autofree char *name = g_path_get_basename (self->sources[self->source]);

  self->report->stamp = g_strdup_printf ("%s%s\n", before != NULL ? before : "", stamp != NULL ? stamp : "");
  if (self->options.stamp == NULL || g_str_has_prefix (self->options.stamp, self->report->stamp))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not import “%s”: the file has changed since you looked at what would be taken. Look at it again."), name);
  return FALSE;
}

/* Takes what comes through the channel, until it is closed. The session begins with the first batch: a source that cannot be read
 * makes no step. */
static gboolean
veche_table_import_drain (VecheTableImport *self, DexChannel *channel, GError **error)
{
  gboolean turned = FALSE;

  for (;;)
    {
      g_autoptr (GError) closed = NULL;
      g_autoptr (VecheImportBatch) batch = dex_await_boxed (dex_channel_receive (channel), &closed);

      if (batch == NULL)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (self->options.cancellable, error))
        return FALSE;
      if (!turned && !veche_table_import_check_stamp (self, batch->stamp, error))
        return FALSE;
      if (!turned
          && !(self->session == NULL ? veche_table_import_begin_session (self, error)
                                     : veche_table_import_turn_session (self, error)))
        return FALSE;
      turned = TRUE;
      if (!veche_table_import_take_batch (self, self->session, batch, error))
        return FALSE;
    }
}

static DexFuture *
veche_table_import_start_feed (VecheTableImport *self, DexChannel *channel)
{
  VecheImportFeedRequest *request
    = veche_import_feed_request_new (self->options.kind, self->sources[self->source]);

  request->mapping = self->mapping != NULL ? g_object_ref (self->mapping) : NULL;
  request->key = g_strdup (self->options.key);
  request->crs = g_strdup (self->options.crs);
  request->swap_xy = self->options.swap_xy;
  request->refs = veche_import_refs_ref (self->refs);
  request->batch_rows = self->options.one_transaction ? BATCH_ROWS_ALONE : BATCH_ROWS;
  request->cancellable = self->options.cancellable != NULL ? g_object_ref (self->options.cancellable) : NULL;
  return veche_import_feed_start (request, channel);
}

static gboolean
veche_table_import_take_source (VecheTableImport *self, GError **error)
{
  g_autoptr (DexChannel) channel = dex_channel_new (CHANNEL_BATCHES);
  g_autoptr (GError) feed_error = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  DexFuture *feed = veche_table_import_start_feed (self, channel);
  gboolean drained = veche_table_import_drain (self, channel, error);
  gboolean attached;

  /* The reader stops at its next batch when nobody takes it any more. Its own error is the cause only where ours is none. */
  dex_channel_close_receive (channel);
  dex_await (feed, &feed_error);
  if (drained && feed_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&feed_error));
      return FALSE;
    }
  attached = drained
             && veche_import_pictures_attach (self->pictures, self->session, self->sources[self->source], self->options.cancellable,
                                              &self->report->pictures, warnings, error);
  for (guint i = 0; i < warnings->len; i++)
    veche_table_import_warn (self, 0, g_ptr_array_index (warnings, i));
  return attached;
}

static gboolean
veche_table_import_finish (VecheTableImport *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 step;

  if (self->session == NULL)
    return TRUE;
  self->report->linked = (guint64) dex_await_int64 (veche_import_session_link (self->session), &local);
  if (local != NULL)
    {
      dex_await (veche_import_session_abort (self->session), NULL);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  step = dex_await_int64 (veche_import_session_finish (self->session), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->report->step = step;
  return TRUE;
}

/* The rows are in the workspace by now: that others could not be written down does not make the import one that failed. A file of
 * an earlier run must not stay as if it were of this one, so without refused rows it is written too. */
static void
veche_table_import_write_rejects (VecheTableImport *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;

  if (self->options.errors_path == NULL
      || dex_await (veche_import_rejects_write (self->rejects, self->options.errors_path), &error))
    return;
  warning = g_strdup_printf (_("The refused rows were not written down. %s"), error->message);
  veche_table_import_warn (self, 0, warning);
}

/* A backup comes before the first row; that there is none does not stop the work, but it is said. */
static void
veche_table_import_back_up (VecheTableImport *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;

  if (self->options.dry_run || dex_await (veche_workspace_rotate (self->workspace, "import"), &error))
    return;
  warning = g_strdup_printf (_("No backup was made before the import. %s"), error->message);
  veche_table_import_warn (self, 0, warning);
}

static gboolean
veche_table_import_take_sources (VecheTableImport *self, GError **error)
{
  for (self->source = 0; self->sources[self->source] != NULL; self->source++)
    if (!veche_table_import_take_source (self, error))
      {
        /* All or nothing: rows of the sources before this one go too. */
        if (self->session != NULL)
          dex_await (veche_import_session_abort (self->session), NULL);
        return FALSE;
      }
  return veche_table_import_finish (self, error);
}

/* Rows of a table do not say which record they belong to, unless that is the programme. */
static gboolean
veche_table_import_check_kind (VecheTableImport *self, GError **error)
{
  const VecheKind *kind = self->options.kind;

  if (!kind->internal && (kind->parent == NULL || veche_import_refs_get_parent (self->refs, kind) != 0))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
               _("Could not import %s: rows of a table do not say which record they belong to. Add them to their records."),
               kind->plural);
  return FALSE;
}

static DexFuture *
veche_table_import_fiber (gpointer data)
{
  VecheTableImport *self = data;
  GError *error = NULL;

  if (!veche_table_import_read_mapping (self, &error))
    return dex_future_new_for_error (error);
  if (self->options.errors_path != NULL
      && !veche_import_rejects_check ((const char *const *) self->sources, self->options.errors_path, &error))
    return dex_future_new_for_error (error);
  self->refs = veche_import_refs_load (self->workspace, self->options.kind, self->options.programme, &error);
  if (self->refs == NULL || !veche_table_import_check_kind (self, &error)
      || !veche_import_survey_choose (self->refs, self->workspace, self->options.kind, self->options.survey, self->options.block, &error))
    return dex_future_new_for_error (error);
  veche_import_refs_set_layer (self->refs, self->options.layer);

  veche_table_import_back_up (self);
  if (!veche_table_import_take_sources (self, &error))
    return dex_future_new_for_error (error);
  veche_table_import_write_rejects (self);

  if (self->more_warnings > 0)
    g_ptr_array_add (self->report->warnings,
                     g_strdup_printf (_("%" PRIu64 " more warnings are not listed."), self->more_warnings));
  return dex_future_new_take_boxed (VECHE_TYPE_TABLE_IMPORT_REPORT, veche_table_import_report_ref (self->report));
}

DexFuture *
veche_table_import_run (VecheWorkspace *workspace, const char *const *sources, const VecheTableImportOptions *options)
{
  VecheTableImport *self = g_new0 (VecheTableImport, 1);

  self->workspace = g_object_ref (workspace);
  self->sources = g_strdupv ((char **) sources);
  self->options = *options;
  self->options.mapping_path = g_strdup (options->mapping_path);
  self->options.mapping = options->mapping != NULL ? json_object_ref (options->mapping) : NULL;
  self->options.key = g_strdup (options->key);
  self->options.series = g_strdup (options->series);
  self->options.programme = g_strdup (options->programme);
  self->options.layer = g_strdup (options->layer);
  self->options.survey = g_strdup (options->survey);
  self->options.block = g_strdup (options->block);
  self->options.crs = g_strdup (options->crs);
  self->options.errors_path = g_strdup (options->errors_path);
  self->options.stamp = g_strdup (options->stamp);
  self->options.take_theirs = options->take_theirs != NULL ? g_hash_table_ref (options->take_theirs) : NULL;
  self->options.cancellable = options->cancellable != NULL ? g_object_ref (options->cancellable) : NULL;
  self->rejects = veche_import_rejects_new ();
  self->pictures = veche_import_pictures_new ();
  self->report = g_atomic_rc_box_new0 (VecheTableImportReport);
  self->report->warnings = g_ptr_array_new_with_free_func (g_free);
  self->report->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);
  self->report->written = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_table_import_fiber, self, veche_table_import_free);
}
