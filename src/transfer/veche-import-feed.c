/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-feed.h"

#include <string.h>
#include <sys/stat.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-import-common.h"
#include "veche-import-girth.h"
#include "veche-own-file.h"
#include "veche-picture-reader.h"
#include "veche-table-reader.h"
#include "veche-table-source.h"

#define STACK_SIZE (512 * 1024)

typedef struct
{
  VecheImportFeedRequest *request;
  DexChannel *channel;
  guint told; /* of the reader's warnings */
  char *stamp;
  gboolean vector; /* the source is a map file */
  VecheImportGirth *girth; /* or %NULL */
  gboolean received;       /* places come from a receiver of satellites */
  int pictures;            /* the column that names pictures packed with the source; -1: there is none */
} VecheImportFeed;

GType
veche_import_feed_batch_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_boxed_type_register_static ("VecheImportBatch", (GBoxedCopyFunc) veche_import_feed_batch_ref,
                                                            (GBoxedFreeFunc) veche_import_feed_batch_unref));
  return type;
}

VecheImportBatch *
veche_import_feed_batch_ref (VecheImportBatch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_import_feed_batch_clear (gpointer data)
{
  VecheImportBatch *self = data;

  g_strfreev (self->columns);
  g_free (self->key);
  g_free (self->encoding);
  g_free (self->stamp);
  g_clear_pointer (&self->mapping, json_object_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

void
veche_import_feed_batch_unref (VecheImportBatch *self)
{
  g_atomic_rc_box_release_full (self, veche_import_feed_batch_clear);
}

static VecheImportBatch *
veche_import_feed_batch_new (void)
{
  VecheImportBatch *self = g_atomic_rc_box_new0 (VecheImportBatch);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_table_row_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

VecheImportFeedRequest *
veche_import_feed_request_new (const VecheKind *kind, const char *path)
{
  VecheImportFeedRequest *self = g_new0 (VecheImportFeedRequest, 1);

  self->kind = kind;
  self->path = g_strdup (path);
  return self;
}

void
veche_import_feed_request_free (VecheImportFeedRequest *self)
{
  g_free (self->path);
  g_clear_object (&self->mapping);
  g_free (self->key);
  g_free (self->crs);
  g_clear_pointer (&self->refs, veche_import_refs_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
veche_import_feed_free (gpointer data)
{
  VecheImportFeed *self = data;

  veche_import_feed_request_free (self->request);
  g_free (self->stamp);
  veche_import_girth_free (self->girth);
  dex_unref (self->channel);
  g_free (self);
}

static gboolean
veche_import_feed_send (VecheImportFeed *self, VecheTableReader *reader, VecheImportBatch *batch, GError **error)
{
  GPtrArray *warnings = veche_table_reader_get_warnings (reader);

  for (; self->told < warnings->len; self->told++)
    g_ptr_array_add (batch->warnings, g_strdup (g_ptr_array_index (warnings, self->told)));
  batch->progress = veche_table_reader_get_progress (reader);
  return dex_await (dex_channel_send (self->channel, dex_future_new_take_boxed (VECHE_TYPE_IMPORT_BATCH, batch)), error);
}

/* Columns that nothing was found for are said: what is not taken must not be missed by surprise. */
static void
veche_import_feed_warn_unknown (VecheMapping *mapping, const char *const *columns, const char *key, GPtrArray *warnings)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    if (veche_mapping_find_column (mapping, columns[i]) == NULL && !veche_mapping_is_ignored (mapping, columns[i])
        && !g_str_equal (columns[i], key) && !g_str_equal (columns[i], VECHE_IMPORT_PLAN_REVISION)
        && !g_str_equal (columns[i], VECHE_PICTURE_READER_COLUMN))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", columns[i]);
  if (names->len > 0)
    g_ptr_array_add (warnings, g_strdup_printf (_("Columns that were not taken: %s."), names->str));
}

/* What Veche has written itself came from wherever it says. */
static gboolean
veche_import_feed_is_received (const char *path, VecheMapping *mapping, const char *key)
{
  const VecheMappingColumn *accuracy = veche_mapping_find_field (mapping, "accuracy");
  g_autofree char *name = g_ascii_strdown (path, -1);

  return (g_str_has_suffix (name, ".gpx") && !g_str_equal (key, "uuid")) || (accuracy != NULL && accuracy->unit == VECHE_MAPPING_UNIT_HDOP);
}

static VecheImportPlan *
veche_import_feed_begin (VecheImportFeed *self, VecheTableReader *reader, const char *what, GError **error)
{
  VecheImportFeedRequest *request = self->request;
  const char *const *columns = veche_table_reader_get_columns (reader);
  g_autoptr (VecheMapping) mapping = request->mapping != NULL ? g_object_ref (request->mapping)
                                                              : veche_import_plan_guess (request->kind, columns, veche_import_refs_get_own (request->refs));
  const VecheImportPlaceOptions place = { self->vector, request->crs, request->swap_xy };
  g_autoptr (VecheImportPlan) plan
    = veche_import_plan_new (request->kind, what, columns, mapping, request->key, request->refs, &place, error);
  VecheImportBatch *facts;

  if (plan == NULL)
    return NULL;
  facts = veche_import_feed_batch_new ();
  facts->columns = g_strdupv ((char **) columns);
  facts->key = g_strdup (veche_import_plan_get_key (plan));
  facts->encoding = g_strdup (veche_table_reader_get_encoding (reader));
  facts->stamp = g_strdup (self->stamp);
  facts->mapping = veche_import_plan_describe (request->kind, mapping);
  veche_import_feed_warn_unknown (mapping, columns, facts->key, facts->warnings);
  self->pictures = -1;
  for (guint i = 0; columns[i] != NULL; i++)
    if (self->vector && g_str_equal (columns[i], VECHE_PICTURE_READER_COLUMN))
      self->pictures = (int) i;
  self->girth = veche_import_girth_new (request->kind, mapping, columns);
  self->received = veche_import_feed_is_received (request->path, mapping, veche_import_plan_get_key (plan));
  if (!veche_import_feed_send (self, reader, facts, error))
    return NULL;
  return g_steal_pointer (&plan);
}

/* Size and moment of the last writing: who looked at a dry run chose by its lines, and another table has others. */
static char *
veche_import_feed_dup_stamp (const char *path)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (gint64) status.st_size,
                          (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

static gboolean
veche_import_feed_has_place (const VecheImportRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (cell->field->type == VECHE_FIELD_GEOMETRY && cell->value.type != VECHE_VALUE_NULL)
        return TRUE;
    }
  return FALSE;
}

/* The rejects want the source's row beside each of ours. */
static void
veche_import_feed_take (VecheImportFeed *self, VecheImportPlan *plan, GPtrArray *sources, guint nth, VecheImportBatch *batch)
{
  VecheTableRow *source = g_ptr_array_index (sources, nth);
  const guint parts = veche_import_plan_count_parts (plan, source);

  veche_import_girth_take (self->girth, source);
  for (guint part = 0; part < parts; part++)
    {
      VecheImportRow *row = veche_import_plan_take (plan, source, part);

      if (row == NULL)
        continue;
      if (self->received && row->error == NULL && veche_import_feed_has_place (row))
        veche_import_common_set (self->request->kind, row, "place_method", 0, "gps", FALSE);
      if (part == 0 && self->pictures >= 0)
        row->pictures = g_strdup (veche_table_row_get (source, (guint) self->pictures));
      g_ptr_array_add (batch->rows, row);
      g_ptr_array_add (batch->sources, part == 0 ? source : veche_table_row_copy (source));
      sources->pdata[nth] = NULL;
    }
}

static gboolean
veche_import_feed_read (VecheImportFeed *self, GError **error)
{
  VecheImportFeedRequest *request = self->request;
  g_autofree char *what = g_path_get_basename (request->path);
  VecheTableOptions options = { .header_row = VECHE_TABLE_HEADER_AUTO };
  g_autoptr (VecheTableReader) reader = NULL;
  g_autoptr (VecheImportPlan) plan = NULL;
  g_autoptr (VecheImportBatch) batch = NULL;
  g_autoptr (GError) failure = NULL;
  GPtrArray *sources;

  if (!veche_own_file_check_readable (request->path, error))
    return FALSE;
  self->stamp = veche_import_feed_dup_stamp (request->path);
  if (request->mapping != NULL)
    veche_mapping_fill_options (request->mapping, &options);
  self->vector = veche_kind_get_geometry (request->kind) != NULL && veche_table_source_is_map (request->path);
  if (self->vector)
    {
      options.vector = TRUE;
      options.geometry = veche_kind_get_geometry (request->kind)->target;
      options.crs = request->crs;
      options.swap_xy = request->swap_xy;
    }
  reader = veche_table_reader_open (request->path, &options, request->cancellable, error);
  if (reader == NULL)
    return FALSE;
  plan = veche_import_feed_begin (self, reader, what, error);
  if (plan == NULL)
    return FALSE;

  batch = veche_import_feed_batch_new ();
  while ((sources = veche_table_reader_next_batch (reader, request->cancellable, &failure)) != NULL)
    {
      const gboolean placed = veche_import_plan_place (plan, sources, request->cancellable, error);

      for (guint i = 0; placed && i < sources->len; i++)
        veche_import_feed_take (self, plan, sources, i, batch);
      g_ptr_array_unref (sources);
      if (!placed)
        return FALSE;
      if (batch->rows->len < request->batch_rows)
        continue;
      if (!veche_import_feed_send (self, reader, g_steal_pointer (&batch), error))
        return FALSE;
      batch = veche_import_feed_batch_new ();
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  veche_import_girth_tell (self->girth, batch->warnings);
  return veche_import_feed_send (self, reader, g_steal_pointer (&batch), error);
}

static DexFuture *
veche_import_feed_fiber (gpointer data)
{
  VecheImportFeed *self = data;
  GError *error = NULL;
  gboolean done = veche_import_feed_read (self, &error);

  dex_channel_close_send (self->channel);
  return done ? dex_future_new_true () : dex_future_new_for_error (error);
}

DexFuture *
veche_import_feed_start (VecheImportFeedRequest *request, DexChannel *channel)
{
  VecheImportFeed *self = g_new0 (VecheImportFeed, 1);

  self->request = request;
  self->channel = dex_ref (channel);
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), STACK_SIZE, veche_import_feed_fiber, self,
                              veche_import_feed_free);
}
