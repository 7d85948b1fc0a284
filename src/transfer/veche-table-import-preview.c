/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-import.h"

#include "veche-import-plan.h"
#include "veche-json.h"
#include "veche-mapping-file.h"
#include "veche-own-file.h"
#include "veche-table-cell.h"
#include "veche-table-reader.h"
#include "veche-table-source.h"
#include "veche-transfer-job.h"

#define ROWS 20

typedef struct
{
  const VecheKind *kind;
  char *source;
  char *mapping; /* JSON, or %NULL */
} VecheTableImportPreviewJob;

static void
veche_table_import_preview_job_free (gpointer data)
{
  VecheTableImportPreviewJob *job = data;

  g_free (job->source);
  g_free (job->mapping);
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

static gboolean
veche_table_import_preview_read_rows (VecheTableReader *reader, GPtrArray *rows, GError **error)
{
  while (rows->len < ROWS)
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
      for (guint i = 0; i < batch->len && rows->len < ROWS; i++)
        g_ptr_array_add (rows, veche_table_import_preview_dup_row (g_ptr_array_index (batch, i),
                                                                   veche_table_reader_get_n_columns (reader)));
    }
  return TRUE;
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
    }
  reader = veche_table_reader_open (job->source, &options, NULL, error);
  if (reader == NULL)
    return FALSE;

  preview->columns = g_strdupv ((char **) veche_table_reader_get_columns (reader));
  preview->sheets = g_strdupv ((char **) veche_table_reader_get_sheets (reader));
  preview->encoding = g_strdup (veche_table_reader_get_encoding (reader));
  preview->delimiter = g_strdup (veche_table_reader_get_delimiter (reader));
  preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (mapping == NULL || veche_mapping_get_n_columns (mapping) == 0)
    {
      g_clear_object (&mapping);
      mapping = veche_import_plan_guess (job->kind, (const char *const *) preview->columns);
    }
  preview->mapping = veche_import_plan_describe (job->kind, mapping);
  if (!veche_table_import_preview_read_rows (reader, preview->rows, error))
    return FALSE;

  g_value_init (result, VECHE_TYPE_TABLE_PREVIEW);
  g_value_take_boxed (result, g_steal_pointer (&preview));
  return TRUE;
}

DexFuture *
veche_table_import_preview (VecheWorkspace *workspace, const VecheKind *kind, const char *source, JsonObject *mapping)
{
  VecheTableImportPreviewJob *job = g_new0 (VecheTableImportPreviewJob, 1);

  job->kind = kind;
  job->source = g_strdup (source);
  if (mapping != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), mapping);

      job->mapping = json_to_string (node, FALSE);
    }
  return veche_transfer_job_run (veche_table_import_preview_thread, job, veche_table_import_preview_job_free);
}
