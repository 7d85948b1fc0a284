/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-table-row.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TABLE_READER (veche_table_reader_get_type ())
G_DECLARE_FINAL_TYPE (VecheTableReader, veche_table_reader, VECHE, TABLE_READER, GObject)

/** For VecheTableOptions.header_row. Any number from 1 is a row of the source. */
enum
{
  VECHE_TABLE_HEADER_NONE = -1, /* the table has no header: columns are «Column 1» … */
  VECHE_TABLE_HEADER_AUTO = 0,  /* the first row that looks like one */
};

/**
 * VecheTableOptions:
 * @sheet: name of the sheet or layer, or its number from 1 («2») where no sheet has such a name; %NULL: the first with rows
 * @header_row: row of the header, or one of VECHE_TABLE_HEADER_*. An empty row is skipped: the next one with text is taken
 * @encoding: «auto» (also %NULL), «UTF-8», «CP1251», «CP866» or any other that iconv knows; text tables only
 * @delimiter: «auto» (also %NULL), or one character, also as «tab»; text tables only
 * @vector: read a map file: rows are features and have a geometry
 * @crs: of a map file, instead of what it says: WKT, PROJ or «EPSG:…»
 * @swap_xy: of a map file: the first coordinate is the northing
 * @geometry: of a map file: «POINT», «LINESTRING» or «MULTIPOLYGON»: all layers that may have such shapes, unless @sheet names one
 * @timeout_ms: how long the reading program is waited for in all; 0: five minutes
 *
 * How to read a table. A struct of zeroes is a good default; the strings stay the caller's.
 */
typedef struct
{
  const char *sheet;
  int header_row;
  const char *encoding;
  const char *delimiter;
  gboolean vector;
  const char *crs;
  gboolean swap_xy;
  const char *geometry;
  guint timeout_ms;
} VecheTableOptions;

/**
 * veche_table_reader_open:
 * @options: (nullable): %NULL for the defaults
 *
 * Starts to read a table: CSV, TSV, XLS, XLSX, ODS; or with `vector` a map file: GeoJSON, KML, KMZ, GPX, GeoPackage,
 * Shapefile, MapInfo, DXF, OSM. The contents, not the name, say what it is. The file is parsed by `veche-gdal` in a
 * process of its own, in a sandbox, which gets the open descriptor; the caller makes sure that @path is not a workspace.
 * Blocks until the columns are known. The reader is used by one thread, which must live as long as the reader: the
 * kernel ends the process with the thread that started it.
 *
 * Errors: %VECHE_ERROR_NOT_FOUND (no file or sheet), %VECHE_ERROR_UNSUPPORTED (a format that is not read, or a
 * password), %VECHE_ERROR_INVALID (not a table, no rows, wrong options), %VECHE_ERROR_CORRUPT (damaged, or a bomb),
 * %VECHE_ERROR_NOT_ALLOWED (no permission), %VECHE_ERROR_FAILED (the reading program died), %G_IO_ERROR_CANCELLED.
 */
VecheTableReader *veche_table_reader_open (const char *path, const VecheTableOptions *options, GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_reader_get_columns: names of the columns: trimmed, none empty («Column 3»), no two equal («Name 2»). */
const char *const *veche_table_reader_get_columns (VecheTableReader *self);

guint veche_table_reader_get_n_columns (VecheTableReader *self);

/** veche_table_reader_get_sheets: names of the sheets or layers; empty for a text table. */
const char *const *veche_table_reader_get_sheets (VecheTableReader *self);

/** veche_table_reader_get_sheet: the sheet or layer that is being read, or %NULL. */
const char *veche_table_reader_get_sheet (VecheTableReader *self);

/** veche_table_reader_get_header_row: the row that gave the columns, from 1; 0 when none did. */
guint64 veche_table_reader_get_header_row (VecheTableReader *self);

/** veche_table_reader_get_encoding: encoding of a text table («UTF-8», «CP1251» …); %NULL for other formats. */
const char *veche_table_reader_get_encoding (VecheTableReader *self);

/** veche_table_reader_get_delimiter: delimiter of a text table, one character; %NULL for other formats. */
const char *veche_table_reader_get_delimiter (VecheTableReader *self);

/** veche_table_reader_get_driver: the format: «CSV», «XLSX», «XLS», «ODS», «GeoJSON» … */
const char *veche_table_reader_get_driver (VecheTableReader *self);

/** veche_table_reader_get_crs: coordinate system of a map file as it stands there (a name or WKT), or %NULL. */
const char *veche_table_reader_get_crs (VecheTableReader *self);

/** veche_table_reader_get_column_types: type of each column as the source has it («String», «Integer», «Real», «Date» …). */
const char *const *veche_table_reader_get_column_types (VecheTableReader *self);

/** veche_table_reader_get_warnings: what was odd so far, as sentences for the user. Grows while rows are read. Borrowed. */
GPtrArray *veche_table_reader_get_warnings (VecheTableReader *self);

/** veche_table_reader_get_progress: how much of the source is read, 0 to 1. */
double veche_table_reader_get_progress (VecheTableReader *self);

/**
 * veche_table_reader_next_batch:
 *
 * The next rows (an owned array of #VecheTableRow, never empty), or %NULL at the end or with @error set. Rows without
 * any text are left out. Cells are as the source has them: not trimmed, days and moments of spreadsheets as ISO 8601,
 * numbers with a point, yes and no as 1 and 0.
 */
GPtrArray *veche_table_reader_next_batch (VecheTableReader *self, GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
