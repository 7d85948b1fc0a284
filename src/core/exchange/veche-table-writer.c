/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-csv-sink.h"
#include "veche-error.h"
#include "veche-geojson-sink.h"
#include "veche-i18n.h"
#include "veche-layer-files.h"
#include "veche-map-sink.h"
#include "veche-money.h"
#include "veche-ods-sink.h"
#include "veche-table-cell.h"
#include "veche-xlsx-sink.h"

/* A double keeps so many digits; a longer number is written as text where numbers are doubles. */
#define SAFE_DIGITS 15

struct _VecheTableWriter
{
  GObject parent_instance;

  char *path;
  char *what;
  char *temporary; /* NULL once it stands in its place or is gone */
  char *folder;    /* of the temporary, where a format is several files; else NULL */
  const char *format;
  VecheTableSink *sink;
  VecheTableColumn *columns;
  guint n_columns;
  gboolean guards;
  gboolean doubles;
  VecheTableSinkCell *cells;
  GPtrArray *owned; /* texts of the row */
  GPtrArray *warnings;
  guint64 n_rows;
};

G_DEFINE_FINAL_TYPE (VecheTableWriter, veche_table_writer, G_TYPE_OBJECT)

static const struct
{
  const char *format;
  VecheTableSink *(*open) (const VecheTableSinkSetup *setup, GError **error);
  char delimiter;
  gboolean guards;  /* spreadsheets open it */
  gboolean doubles; /* its numbers are doubles */
} formats[] = {
  { "csv", veche_csv_sink_new, ';', TRUE, FALSE },          { "tsv", veche_csv_sink_new, '\t', TRUE, FALSE },
  { "xlsx", veche_xlsx_sink_new, '\0', TRUE, TRUE },        { "ods", veche_ods_sink_new, '\0', TRUE, TRUE },
  { "geojson", veche_geojson_sink_new, '\0', FALSE, FALSE }, { "json", veche_geojson_sink_new, '\0', FALSE, FALSE },
  { "gpkg", veche_map_sink_new, '\0', FALSE, FALSE },       { "kml", veche_map_sink_new, '\0', FALSE, FALSE },
  { "kmz", veche_map_sink_new, '\0', FALSE, FALSE },        { "gpx", veche_map_sink_new, '\0', FALSE, FALSE },
  { "shp.zip", veche_map_sink_new, '\0', FALSE, FALSE },    { "shp", veche_map_sink_new, '\0', FALSE, FALSE },
  { "tab", veche_map_sink_new, '\0', FALSE, FALSE },        { "mif", veche_map_sink_new, '\0', FALSE, FALSE },
  { "dxf", veche_map_sink_new, '\0', FALSE, FALSE },
};

static void
veche_table_writer_finalize (GObject *object)
{
  VecheTableWriter *self = VECHE_TABLE_WRITER (object);

  if (self->sink != NULL)
    self->sink->free (self->sink);
  if (self->folder != NULL)
    veche_layer_files_remove (self->folder);
  else if (self->temporary != NULL)
    g_unlink (self->temporary);
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].name);
  g_free (self->columns);
  g_free (self->cells);
  g_free (self->path);
  g_free (self->what);
  g_free (self->temporary);
  g_free (self->folder);
  g_ptr_array_unref (self->owned);
  g_ptr_array_unref (self->warnings);

  G_OBJECT_CLASS (veche_table_writer_parent_class)->finalize (object);
}

static void
veche_table_writer_class_init (VecheTableWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_table_writer_finalize;
}

static void
veche_table_writer_init (VecheTableWriter *self)
{
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
}

/* A folder for a format that is several files, with an empty main file in it. */
static gboolean
veche_table_writer_make_folder (VecheTableWriter *self, char *template, const char *format, GError **error)
{
  g_autofree char *name = g_strdup_printf ("layer.%s", format);
  int fd;

  if (!veche_layer_files_check (self->path, format, self->what, error))
    return FALSE;
  if (g_mkdtemp (template) == NULL)
    return veche_table_sink_set_error (self->what, errno, error);
  self->folder = g_strdup (template);
  self->temporary = g_build_filename (self->folder, name, NULL);
  fd = open (self->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    return veche_table_sink_set_error (self->what, errno, error);
  close (fd);

  return TRUE;
}

/* An empty file of its own name beside the goal, so that the last step is a rename within one file system. */
static gboolean
veche_table_writer_make_temporary (VecheTableWriter *self, const char *format, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *template = g_build_filename (folder, ".veche-export-XXXXXX", NULL);
  int fd;

  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    return veche_table_sink_set_error (self->what, EISDIR, error);
  if (veche_layer_files_get_companions (format) != NULL)
    return veche_table_writer_make_folder (self, template, format, error);
  fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return veche_table_sink_set_error (self->what, errno, error);

  close (fd);
  self->temporary = g_steal_pointer (&template);

  return TRUE;
}

static void
veche_table_writer_set_columns (VecheTableWriter *self, const VecheTableColumn *columns, guint n_columns)
{
  self->n_columns = n_columns;
  self->columns = g_new0 (VecheTableColumn, n_columns + 1);
  self->cells = g_new0 (VecheTableSinkCell, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].name = g_strdup (columns[i].name);
      self->columns[i].type = columns[i].type;
    }
}

/* The ending of a name without its dot; a zipped Shapefile has two. */
static const char *
veche_table_writer_find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  const gsize length = strlen (name);

  if (length > strlen (".shp.zip") && g_ascii_strcasecmp (name + length - strlen (".shp.zip"), ".shp.zip") == 0)
    return name + length - strlen ("shp.zip");
  return dot != NULL ? dot + 1 : "";
}

gboolean
veche_table_writer_is_map (const char *path)
{
  const char *ending = veche_table_writer_find_ending (path);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (ending, formats[i].format) == 0)
      return formats[i].open == veche_map_sink_new || g_str_equal (formats[i].format, "geojson");
  return FALSE;
}

gboolean
veche_table_writer_has_encoding (const char *path)
{
  static const char *const encoded[] = { "csv", "tsv", "shp", "shp.zip", "tab", "mif", NULL };
  g_autofree char *ending = g_ascii_strdown (veche_table_writer_find_ending (path), -1);

  return g_strv_contains (encoded, ending);
}

static gboolean
veche_table_writer_open_sink (VecheTableWriter *self, const VecheTableWriterOptions *options, GError **error)
{
  const char *format = options->format != NULL ? options->format : veche_table_writer_find_ending (self->what);
  VecheTableSinkSetup setup = {
    .what = self->what,
    .columns = self->columns,
    .n_columns = self->n_columns,
    .sheet = options->sheet != NULL ? options->sheet : _ ("Sheet 1"),
    .encoding = options->encoding,
    .zone = options->zone,
    .crs = options->crs,
    .geometry = options->geometry,
    .colors = options->colors,
    .warnings = self->warnings,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (format, formats[i].format) == 0)
      {
        if (!veche_table_writer_make_temporary (self, formats[i].format, error))
          return FALSE;
        setup.path = self->temporary;
        setup.delimiter = formats[i].delimiter;
        setup.format = formats[i].format;
        self->format = g_str_equal (formats[i].format, "json") ? "geojson" : formats[i].format;
        self->guards = formats[i].guards;
        self->doubles = formats[i].doubles;
        self->sink = formats[i].open (&setup, error);
        return self->sink != NULL;
      }

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
               _ ("Could not write “%s”: the ending of the name is not of a format for tables. Use .csv, .tsv, .xlsx, "
                  ".ods, or for a map .geojson, .gpkg, .kml, .kmz, .gpx, .shp, .shp.zip, .tab, .mif or .dxf."),
               self->what);

  return FALSE;
}

VecheTableWriter *
veche_table_writer_open (const char *path, const VecheTableColumn *columns, guint n_columns, const VecheTableWriterOptions *options,
                         GError **error)
{
  static const VecheTableWriterOptions defaults = { 0 };
  g_autoptr (VecheTableWriter) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (VECHE_TYPE_TABLE_WRITER, NULL);
  self->path = g_strdup (path);
  self->what = g_filename_display_basename (path);
  veche_table_writer_set_columns (self, columns, n_columns);
  if (!veche_table_writer_open_sink (self, options != NULL ? options : &defaults, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *
veche_table_writer_get_format (VecheTableWriter *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_WRITER (self), NULL);

  return self->format;
}

guint64
veche_table_writer_get_n_rows (VecheTableWriter *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_WRITER (self), 0);

  return self->n_rows;
}

GPtrArray *
veche_table_writer_get_warnings (VecheTableWriter *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_WRITER (self), NULL);

  return self->warnings;
}

/* A number as JSON has it: «-12», «0.5», no plus, no zeros before, no exponent. */
static gboolean
veche_table_writer_is_number (const char *text, guint *digits)
{
  const char *at = text + (*text == '-');
  gsize whole = strspn (at, "0123456789");
  gsize fraction = 0;

  if (whole == 0 || (whole > 1 && at[0] == '0'))
    return FALSE;
  if (at[whole] == '.')
    {
      fraction = strspn (at + whole + 1, "0123456789");
      if (fraction == 0)
        return FALSE;
      whole++;
    }
  *digits = (guint) (whole + fraction);

  return at[whole + fraction] == '\0';
}

static gboolean
veche_table_writer_set_number (VecheTableWriter *self, VecheTableSinkCell *cell, const char *text)
{
  guint digits = 0;

  if (!veche_table_writer_is_number (text, &digits) || (self->doubles && digits > SAFE_DIGITS + 1))
    return FALSE;

  cell->kind = VECHE_TABLE_CELL_NUMBER;
  cell->text = text;
  cell->number = g_ascii_strtod (text, NULL);

  return TRUE;
}

static gboolean
veche_table_writer_set_money (VecheTableWriter *self, VecheTableSinkCell *cell, const char *text)
{
  gint64 kopecks;
  char *plain;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &kopecks, NULL))
    return FALSE;

  plain = veche_money_format_plain (kopecks);
  g_ptr_array_add (self->owned, plain);
  if (!veche_table_writer_set_number (self, cell, plain))
    return FALSE;
  cell->kind = VECHE_TABLE_CELL_MONEY;

  return TRUE;
}

static gboolean
veche_table_writer_set_date (VecheTableSinkCell *cell, const char *text)
{
  static const char pattern[] = "0000-00-00";

  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  if (text[10] != '\0' && text[10] != 'T')
    return FALSE;

  cell->kind = text[10] == '\0' ? VECHE_TABLE_CELL_DAY : VECHE_TABLE_CELL_MOMENT;
  cell->text = text;

  return TRUE;
}

static void
veche_table_writer_set_cell (VecheTableWriter *self, guint column, const char *text)
{
  VecheTableSinkCell *cell = &self->cells[column];
  gboolean done = FALSE;

  cell->kind = VECHE_TABLE_CELL_EMPTY;
  if (text == NULL || *text == '\0')
    return;

  switch (self->columns[column].type)
    {
    case VECHE_TABLE_NUMBER:
      done = veche_table_writer_set_number (self, cell, text);
      break;
    case VECHE_TABLE_MONEY:
      done = veche_table_writer_set_money (self, cell, text);
      break;
    case VECHE_TABLE_DATE:
    case VECHE_TABLE_MOMENT:
      done = veche_table_writer_set_date (cell, text);
      break;
    case VECHE_TABLE_TEXT:
    case VECHE_TABLE_GEOMETRY:
    default:
      break;
    }
  if (done)
    return;

  cell->kind = VECHE_TABLE_CELL_TEXT;
  cell->text = text;
  if (self->guards)
    {
      char *guarded = veche_table_cell_guard (text);

      g_ptr_array_add (self->owned, guarded);
      cell->text = guarded;
    }
}

gboolean
veche_table_writer_write_row (VecheTableWriter *self, const char *const *values, GError **error)
{
  g_return_val_if_fail (VECHE_IS_TABLE_WRITER (self), FALSE);
  g_return_val_if_fail (values != NULL, FALSE);
  g_return_val_if_fail (self->sink != NULL, FALSE);

  g_ptr_array_set_size (self->owned, 0);
  for (guint i = 0; i < self->n_columns; i++)
    veche_table_writer_set_cell (self, i, values[i]);
  if (!self->sink->row (self->sink, self->cells, error))
    return FALSE;

  self->n_rows++;

  return TRUE;
}

static gboolean
veche_table_writer_sync (const char *path, int flags)
{
  g_autofd int fd = open (path, flags | O_CLOEXEC);

  return fd >= 0 && fsync (fd) == 0;
}

/* The finished file in its place, or the finished files. */
static gboolean
veche_table_writer_place (VecheTableWriter *self, GError **error)
{
  if (self->folder != NULL)
    {
      if (!veche_layer_files_place (self->folder, self->path, self->format, self->what, error))
        return FALSE;
      veche_layer_files_remove (self->folder);
      g_clear_pointer (&self->folder, g_free);
      return TRUE;
    }
  if (!veche_table_writer_sync (self->temporary, O_RDWR) || g_rename (self->temporary, self->path) != 0)
    return veche_table_sink_set_error (self->what, errno, error);

  return TRUE;
}

gboolean
veche_table_writer_finish (VecheTableWriter *self, GError **error)
{
  g_autofree char *folder = NULL;
  VecheTableSink *sink;

  g_return_val_if_fail (VECHE_IS_TABLE_WRITER (self), FALSE);
  g_return_val_if_fail (self->sink != NULL, FALSE);

  if (!self->sink->finish (self->sink, error) || !veche_table_writer_place (self, error))
    return FALSE;

  g_clear_pointer (&self->temporary, g_free);
  sink = g_steal_pointer (&self->sink);
  self->n_rows -= MIN (self->n_rows, sink->left_out);
  sink->free (sink);
  /* The name, too, is to outlive a power cut; some file systems cannot, and the file is there all the same. */
  folder = g_path_get_dirname (self->path);
  (void) veche_table_writer_sync (folder, O_RDONLY | O_DIRECTORY);

  return TRUE;
}
