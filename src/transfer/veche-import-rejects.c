/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-rejects.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-own-file.h"
#include "veche-table-cell.h"
#include "veche-table-sink.h"
#include "veche-table-writer.h"
#include "veche-transfer-job.h"

struct _VecheImportRejects
{
  GPtrArray *columns; /* names, of all sources */
  GArray *present;    /* guint: place in columns of each column of the present source; G_MAXUINT: left out */
  GPtrArray *rows;    /* of GPtrArray of text, as long as columns were then; the reason first */
};

typedef struct
{
  VecheImportRejects *rejects;
  char *path;
} VecheImportRejectsJob;

VecheImportRejects *
veche_import_rejects_new (void)
{
  VecheImportRejects *self = g_atomic_rc_box_new0 (VecheImportRejects);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->present = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

VecheImportRejects *
veche_import_rejects_ref (VecheImportRejects *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_import_rejects_clear (gpointer data)
{
  VecheImportRejects *self = data;

  g_ptr_array_unref (self->columns);
  g_array_unref (self->present);
  g_ptr_array_unref (self->rows);
}

void
veche_import_rejects_unref (VecheImportRejects *self)
{
  g_atomic_rc_box_release_full (self, veche_import_rejects_clear);
}

static gboolean
veche_import_rejects_is_reason (const char *column)
{
  return g_str_equal (column, "Reason") || g_str_equal (column, C_ ("column of refused rows", "Reason"));
}

void
veche_import_rejects_begin (VecheImportRejects *self, const char *const *columns)
{
  g_array_set_size (self->present, 0);
  for (; *columns != NULL; columns++)
    {
      guint place = G_MAXUINT;

      if (!veche_import_rejects_is_reason (*columns)
          && !g_ptr_array_find_with_equal_func (self->columns, *columns, g_str_equal, &place))
        {
          place = self->columns->len;
          g_ptr_array_add (self->columns, g_strdup (*columns));
        }
      g_array_append_val (self->present, place);
    }
}

void
veche_import_rejects_add (VecheImportRejects *self, const VecheTableRow *source, const VecheImportRow *row)
{
  GPtrArray *cells = g_ptr_array_new_full (self->columns->len + 1, g_free);

  g_ptr_array_set_size (cells, (int) self->columns->len + 1);
  cells->pdata[0] = g_strdup (row->error != NULL ? row->error->message : "");
  for (guint i = 0; i < self->present->len; i++)
    {
      guint place = g_array_index (self->present, guint, i);
      const char *cell = veche_table_row_get (source, i);

      if (place != G_MAXUINT && cell != NULL)
        cells->pdata[place + 1] = g_strdup (veche_table_cell_unguard (cell));
    }
  g_ptr_array_add (self->rows, cells);
}

static void
veche_import_rejects_job_free (gpointer data)
{
  VecheImportRejectsJob *job = data;

  veche_import_rejects_unref (job->rejects);
  g_free (job->path);
  g_free (job);
}

static gboolean
veche_import_rejects_write_thread (gpointer data, GValue *result, GError **error)
{
  const VecheImportRejectsJob *job = data;
  const VecheImportRejects *self = job->rejects;
  const VecheTableWriterOptions options = { .format = "csv" };
  guint n_columns = self->columns->len + 1;
  g_autofree VecheTableColumn *columns = g_new0 (VecheTableColumn, n_columns);
  g_autofree const char **values = g_new0 (const char *, n_columns);
  g_autoptr (VecheTableWriter) writer = NULL;

  if (!veche_own_file_check (job->path, error))
    return FALSE;
  for (guint i = 0; i + 1 < n_columns; i++)
    columns[i].name = g_ptr_array_index (self->columns, i);
  columns[n_columns - 1].name = C_ ("column of refused rows", "Reason");

  writer = veche_table_writer_open (job->path, columns, n_columns, &options, error);
  if (writer == NULL)
    return FALSE;
  for (guint r = 0; r < self->rows->len; r++)
    {
      const GPtrArray *cells = g_ptr_array_index (self->rows, r);

      for (guint i = 0; i + 1 < n_columns; i++)
        values[i] = i + 1 < cells->len ? g_ptr_array_index (cells, i + 1) : NULL;
      values[n_columns - 1] = g_ptr_array_index (cells, 0);
      if (!veche_table_writer_write_row (writer, values, error))
        return FALSE;
    }
  if (!veche_table_writer_finish (writer, error))
    return FALSE;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return TRUE;
}

gboolean
veche_import_rejects_check (const char *const *sources, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat own, other;

  if (!veche_own_file_check (path, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return veche_table_sink_set_error (path, EISDIR, error);
  if (access (folder, W_OK | X_OK) != 0)
    return veche_table_sink_set_error (path, errno, error);
  for (guint i = 0; sources[i] != NULL; i++)
    if (stat (path, &own) == 0 && stat (sources[i], &other) == 0 && own.st_dev == other.st_dev && own.st_ino == other.st_ino)
      {
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                     _("Could not use “%s” for refused rows: it is a file that is being imported. Choose another file."), path);
        return FALSE;
      }
  return TRUE;
}

DexFuture *
veche_import_rejects_write (VecheImportRejects *self, const char *path)
{
  VecheImportRejectsJob *job = g_new0 (VecheImportRejectsJob, 1);

  job->rejects = veche_import_rejects_ref (self);
  job->path = g_strdup (path);
  return veche_transfer_job_run (veche_import_rejects_write_thread, job, veche_import_rejects_job_free);
}
