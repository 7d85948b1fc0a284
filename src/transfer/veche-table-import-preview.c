/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-import.h"

#include "veche-girth.h"
#include "veche-import-girth.h"
#include "veche-import-plan.h"
#include "veche-json.h"
#include "veche-mapping-file.h"
#include "veche-own-columns.h"
#include "veche-own-file.h"
#include "veche-table-cell.h"
#include "veche-table-reader.h"
#include "veche-table-source.h"
#include "veche-transfer-job.h"
#include "veche-tree.h"

#define ROWS 20
#define MEASURED_ROWS 1000
#define STACK_SIZE (256 * 1024)
#define ANY_CRS "EPSG:4326"

typedef struct
{
  const VecheKind *kind;
  char *source;
  char *mapping; /* JSON, or %NULL */
  GPtrArray *own; /* of VecheOwnField */
} VecheTableImportPreviewJob;

static void
veche_table_import_preview_job_free (gpointer data)
{
  VecheTableImportPreviewJob *job = data;

  g_free (job->source);
  g_free (job->mapping);
  g_clear_pointer (&job->own, g_ptr_array_unref);
  g_free (job);
}

static GStrv
veche_table_import_preview_dup_row (const VecheTableRow *row, guint n_columns)
{
  GStrv cells = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = veche_table_row_get (row, i);

      cells[i] = g_strdup (cell != NULL ? veche_table_cell_unguard (cell) : "");
    }
  return cells;
}

/* @sizes: by column, of GArray; empty where nobody asks what a column measures. */
static void
veche_table_import_preview_measure (const VecheTableRow *row, GPtrArray *sizes)
{
  for (guint i = 0; i < sizes->len; i++)
    veche_import_girth_add_cell (g_ptr_array_index (sizes, i), veche_table_row_get (row, i));
}

static gboolean
veche_table_import_preview_read_rows (VecheTableReader *reader, GPtrArray *rows, GPtrArray *sizes, GError **error)
{
  const guint most = sizes->len > 0 ? MEASURED_ROWS : ROWS;

  for (guint read = 0; read < most;)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (GPtrArray) batch = veche_table_reader_next_batch (reader, NULL, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (batch == NULL)
        return TRUE;
      for (guint i = 0; i < batch->len && read < most; i++, read++)
        {
          const VecheTableRow *row = g_ptr_array_index (batch, i);

          if (rows->len < ROWS)
            g_ptr_array_add (rows, veche_table_import_preview_dup_row (row, veche_table_reader_get_n_columns (reader)));
          veche_table_import_preview_measure (row, sizes);
        }
    }
  return TRUE;
}

/* Sizes of trees: whether a column rather tells girths is asked where its meaning is chosen. */
static gboolean
veche_table_import_preview_read (const VecheKind *kind, VecheTableReader *reader, VecheTablePreview *preview, GError **error)
{
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; kind == &veche_tree_kind && i < veche_table_reader_get_n_columns (reader); i++)
    g_ptr_array_add (sizes, g_array_new (FALSE, FALSE, sizeof (double)));
  if (!veche_table_import_preview_read_rows (reader, preview->rows, sizes, error))
    return FALSE;
  if (sizes->len > 0)
    preview->medians = g_new0 (double, sizes->len);
  for (guint i = 0; i < sizes->len; i++)
    preview->medians[i] = veche_girth_find_median (g_ptr_array_index (sizes, i));
  return TRUE;
}

/* Map files whose texts are bytes: a code page stands beside them, or not, or a wrong one. */
static gboolean
veche_table_import_preview_is_bytes (const char *source)
{
  static const char *const endings[] = { ".shp", ".dbf", ".tab", ".mif", ".zip" };
  g_autofree char *lower = g_ascii_strdown (source, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
veche_table_import_preview_thread (gpointer data, GValue *result, GError **error)
{
  const VecheTableImportPreviewJob *job = data;
  VecheTableOptions options = { .header_row = VECHE_TABLE_HEADER_AUTO };
  g_autoptr (VecheMapping) mapping = NULL;
  g_autoptr (VecheTableReader) reader = NULL;
  g_autoptr (VecheTablePreview) preview = g_atomic_rc_box_new0 (VecheTablePreview);

  if (!veche_own_file_check_readable (job->source, error))
    return FALSE;
  if (job->mapping != NULL)
    {
      mapping = veche_mapping_file_parse (job->mapping, -1, "mapping", error);
      if (mapping == NULL)
        return FALSE;
      veche_mapping_fill_options (mapping, &options);
    }
  if (veche_kind_get_geometry (job->kind) != NULL && veche_table_source_is_map (job->source))
    {
      options.vector = TRUE;
      options.geometry = veche_kind_get_geometry (job->kind)->target;
      /* Where the coordinates belong is asked beside the columns: a file that does not say it has to be looked into first. */
      options.crs = ANY_CRS;
    }
  reader = veche_table_reader_open (job->source, &options, NULL, error);
  if (reader == NULL)
    return FALSE;

  preview->columns = g_strdupv ((char **) veche_table_reader_get_columns (reader));
  preview->sheets = g_strdupv ((char **) veche_table_reader_get_sheets (reader));
  preview->encoding = g_strdup (veche_table_reader_get_encoding (reader));
  preview->asks_encoding = preview->encoding != NULL || veche_table_import_preview_is_bytes (job->source);
  preview->delimiter = g_strdup (veche_table_reader_get_delimiter (reader));
  preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (mapping == NULL || veche_mapping_get_n_columns (mapping) == 0)
    {
      g_clear_object (&mapping);
      mapping = veche_import_plan_guess (job->kind, (const char *const *) preview->columns, job->own);
    }
  preview->own = g_ptr_array_ref (job->own);
  preview->mapping = veche_import_plan_describe (job->kind, mapping);
  if (!veche_table_import_preview_read (job->kind, reader, preview, error))
    return FALSE;

  g_value_init (result, VECHE_TYPE_TABLE_PREVIEW);
  g_value_take_boxed (result, g_steal_pointer (&preview));
  return TRUE;
}

typedef struct
{
  VecheWorkspace *workspace;
  VecheTableImportPreviewJob *job; /* until it has been handed over */
} VecheTableImportPreview;

static void
veche_table_import_preview_free (gpointer data)
{
  VecheTableImportPreview *self = data;

  g_object_unref (self->workspace);
  g_clear_pointer (&self->job, veche_table_import_preview_job_free);
  g_free (self);
}

static DexFuture *
veche_table_import_preview_fiber (gpointer data)
{
  VecheTableImportPreview *self = data;
  GError *error = NULL;

  self->job->own = veche_own_columns_load (self->workspace, self->job->kind, 0, &error);
  if (self->job->own == NULL)
    return dex_future_new_for_error (error);
  return veche_transfer_job_run (veche_table_import_preview_thread, g_steal_pointer (&self->job), veche_table_import_preview_job_free);
}

DexFuture *
veche_table_import_preview (VecheWorkspace *workspace, const VecheKind *kind, const char *source, JsonObject *mapping)
{
  VecheTableImportPreview *self = g_new0 (VecheTableImportPreview, 1);

  self->workspace = g_object_ref (workspace);
  self->job = g_new0 (VecheTableImportPreviewJob, 1);
  self->job->kind = kind;
  self->job->source = g_strdup (source);
  if (mapping != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), mapping);

      self->job->mapping = json_to_string (node, FALSE);
    }
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_table_import_preview_fiber, self, veche_table_import_preview_free);
}
