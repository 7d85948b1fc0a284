/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-export.h"

#include "veche-export-file.h"
#include "veche-own-columns.h"
#include "veche-table-writer.h"
#include "veche-territory.h"
#include "veche-time-zone.h"
#include "veche-workspace-upkeep.h"

#define STACK_SIZE (256 * 1024)
#define PAGE 1000u

typedef struct
{
  VecheWorkspace *workspace;
  VecheQuery *query;
  VecheExportFile *file;
  GCancellable *cancellable;
  GPtrArray *warnings; /* or %NULL */
} VecheTableExport;

static void
veche_table_export_free (gpointer data)
{
  VecheTableExport *self = data;

  g_object_unref (self->workspace);
  veche_query_free (self->query);
  veche_export_file_unref (self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* Number, code or title of every record that rows of the kind may belong to. */
static gboolean
veche_table_export_load_parents (VecheTableExport *self, GError **error)
{
  const VecheKind *kind = self->query->kind;
  g_autoptr (GHashTable) titles = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (VecheQuery) query = NULL;

  if (kind->parent == NULL)
    return TRUE;
  query = veche_query_new (veche_kind_find (kind->parent));
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records == NULL)
    return FALSE;
  titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const char *number = veche_record_get_number (record);
      gint64 id = veche_record_get_id (record);

      g_hash_table_insert (titles, g_memdup2 (&id, sizeof id), g_strdup (number != NULL ? number : veche_record_get_title (record)));
    }
  veche_export_file_set_parents (self->file, titles);
  return TRUE;
}

/* What the layers ask of the objects: of one layer alone, where only its objects are written. */
static gboolean
veche_table_export_load_own (VecheTableExport *self, GError **error)
{
  g_autoptr (GPtrArray) own = NULL;
  gint64 layer = 0;

  for (guint i = 0; i < self->query->terms->len; i++)
    {
      const VecheQueryTerm *term = g_ptr_array_index (self->query->terms, i);

      if (g_str_equal (term->field, "layer") && !term->negated)
        layer = dex_await_int64 (veche_workspace_find (self->workspace, &veche_territory_layer_kind, term->value), NULL);
    }
  own = veche_own_columns_load (self->workspace, self->query->kind, layer, error);
  if (own == NULL)
    return FALSE;
  veche_export_file_set_own (self->file, own);
  return TRUE;
}

/* What the map here draws the objects of a layer in. */
static gboolean
veche_table_export_load_colors (VecheTableExport *self, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_layer_kind);
  g_autoptr (JsonObject) colors = json_object_new ();
  g_autoptr (GPtrArray) records = NULL;

  if (!veche_export_file_wants_colors (self->file))
    return TRUE;
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const char *color = veche_record_get_text (record, "color");

      if (color != NULL && g_regex_match_simple ("^#[0-9a-fA-F]{6}$", color, 0, 0))
        json_object_set_string_member (colors, veche_record_get_title (record), color);
    }
  veche_export_file_set_colors (self->file, colors);
  return TRUE;
}

/* Row id of the programme whose rows these are; 0 where the query does not say. */
static gint64
veche_table_export_find_programme (VecheTableExport *self)
{
  const VecheKind *programme = veche_kind_find ("programme");

  if (self->query->parent_id != 0 && g_strcmp0 (self->query->kind->parent, programme->name) == 0)
    return self->query->parent_id;
  for (guint i = 0; i < self->query->terms->len; i++)
    {
      const VecheQueryTerm *term = g_ptr_array_index (self->query->terms, i);

      if (g_str_equal (term->field, programme->name) && !term->negated)
        return dex_await_int64 (veche_workspace_find (self->workspace, programme, term->value), NULL);
    }
  return 0;
}

/* The clock by which sheets tell moments: the programme's, so that a table means the same wherever it was made. Of several programmes
 * the one made last, which imports go by too; the column's name tells it. */
static gboolean
veche_table_export_choose_zone (VecheTableExport *self, GError **error)
{
  const gint64 programme = veche_table_export_find_programme (self);
  g_autoptr (VecheQuery) query = veche_query_new (veche_kind_find ("programme"));
  g_autoptr (GPtrArray) records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  const char *zone = NULL;
  gint64 chosen = 0;

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const gint64 id = veche_record_get_id (record);

      if (programme != 0 ? id != programme : id < chosen)
        continue;
      chosen = id;
      zone = veche_record_get_text (record, "zone");
    }
  veche_export_file_set_zone (self->file, zone != NULL ? zone : VECHE_TIME_ZONE_DEFAULT);
  return TRUE;
}

/* The rows are chosen once: what comes and goes while the file is written neither skips nor doubles any. One that has been deleted
 * meanwhile is left out. */
static gboolean
veche_table_export_write (VecheTableExport *self, gint64 *rows, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) failure = NULL;

  if (!veche_table_export_load_parents (self, error) || !veche_table_export_load_own (self, error) || !veche_table_export_load_colors (self, error)
      || !veche_table_export_choose_zone (self, error))
    return FALSE;
  if (veche_export_file_wants_revision (self->file))
    {
      const gint64 revision = dex_await_int64 (veche_workspace_upkeep_revision (self->workspace), &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      veche_export_file_set_revision (self->file, revision);
    }
  ids = dex_await_boxed (veche_workspace_query_ids (self->workspace, self->query), error);
  if (ids == NULL || !dex_await (veche_export_file_open (self->file), error))
    return FALSE;
  for (guint i = 0; i < ids->len; i += PAGE)
    {
      g_autoptr (GPtrArray) records = dex_await_boxed (
        veche_workspace_get_many (self->workspace, self->query->kind, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i)), error);

      if (records == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !dex_await (veche_export_file_write (self->file, records), error))
        return FALSE;
      *rows += records->len;
    }
  if (!dex_await (veche_export_file_finish (self->file), error))
    return FALSE;
  *rows = veche_export_file_conclude (self->file, *rows, self->warnings);
  return TRUE;
}

static DexFuture *
veche_table_export_fiber (gpointer data)
{
  VecheTableExport *self = data;
  GError *error = NULL;
  gint64 rows = 0;

  if (!veche_table_export_write (self, &rows, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (rows);
}

DexFuture *
veche_table_export_run (VecheWorkspace *workspace, const VecheQuery *query, const char *path,
                        const VecheTableExportOptions *options)
{
  VecheTableExport *self = g_new0 (VecheTableExport, 1);

  self->workspace = g_object_ref (workspace);
  self->query = veche_query_copy (query);
  self->query->settled = TRUE;
  self->file = veche_export_file_new (query->kind, path, options);
  self->cancellable = options->cancellable != NULL ? g_object_ref (options->cancellable) : NULL;
  self->warnings = options->warnings != NULL ? g_ptr_array_ref (options->warnings) : NULL;
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_table_export_fiber, self, veche_table_export_free);
}

gboolean
veche_table_export_has_encoding (const char *path)
{
  return veche_table_writer_has_encoding (path);
}
