/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-export.h"

#include "veche-export-file.h"

#define STACK_SIZE (256 * 1024)
#define PAGE 5000

typedef struct
{
  VecheWorkspace *workspace;
  VecheQuery *query;
  VecheExportFile *file;
  GCancellable *cancellable;
} VecheTableExport;

static void
veche_table_export_free (gpointer data)
{
  VecheTableExport *self = data;

  g_object_unref (self->workspace);
  veche_query_free (self->query);
  veche_export_file_unref (self->file);
  g_clear_object (&self->cancellable);
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

static gboolean
veche_table_export_write (VecheTableExport *self, gint64 *rows, GError **error)
{
  gint64 left = self->query->limit;

  if (!veche_table_export_load_parents (self, error) || !dex_await (veche_export_file_open (self->file), error))
    return FALSE;
  for (;;)
    {
      g_autoptr (GPtrArray) records = NULL;

      self->query->limit = left < 0 ? PAGE : MIN (left, PAGE);
      records = dex_await_boxed (veche_workspace_query (self->workspace, self->query), error);
      if (records == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !dex_await (veche_export_file_write (self->file, records), error))
        return FALSE;
      *rows += records->len;
      self->query->offset += records->len;
      if (left > 0)
        left -= records->len;
      if (records->len < self->query->limit || left == 0)
        return dex_await (veche_export_file_finish (self->file), error);
    }
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
  self->file = veche_export_file_new (query->kind, veche_workspace_get_path (workspace), path, options);
  self->cancellable = options->cancellable != NULL ? g_object_ref (options->cancellable) : NULL;
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_table_export_fiber, self, veche_table_export_free);
}
