/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VECHE_TYPE_TABLE_WRITER (veche_table_writer_get_type ())
G_DECLARE_FINAL_TYPE (VecheTableWriter, veche_table_writer, VECHE, TABLE_WRITER, GObject)

/** VecheTableColumnType: what the values of a column are, as texts. */
typedef enum
{
  VECHE_TABLE_TEXT,
  VECHE_TABLE_NUMBER,   /* «-12.5», with a point */
  VECHE_TABLE_MONEY,    /* an integer of kopecks: stands in the file as roubles with two decimals */
  VECHE_TABLE_DATE,     /* «2020-02-17», or a moment «2020-02-17T09:30:00Z» */
  VECHE_TABLE_MOMENT,   /* a moment; in sheets, which know no zones, the column's name tells which clock it is by */
  VECHE_TABLE_GEOMETRY, /* a GeoJSON geometry; other formats leave the column out */
} VecheTableColumnType;

typedef struct
{
  const char *name;
  VecheTableColumnType type;
} VecheTableColumn;

/**
 * VecheTableWriterOptions:
 * @sheet: name of the sheet of XLSX and ODS; %NULL: a name of ours
 * @encoding: of CSV: «UTF-8» (also %NULL; with a byte order mark) or «CP1251» or another that iconv knows; of Shapefile and MapInfo:
 *   «UTF-8» (also %NULL), «CP1251» or «CP866»
 * @zone: name of the zone by whose clocks XLSX and ODS show moments; %NULL: this computer's, and it is not named
 * @format: «csv», «tsv», «xlsx», «ods», «geojson», «gpkg», «kml», «kmz», «gpx», «shp.zip», «shp», «tab», «mif» or «dxf»,
 *   whatever the ending of the path says; %NULL: the ending says
 * @crs: what the coordinates of GeoPackage, Shapefile, MapInfo and DXF are to be in; %NULL: WGS84, for DXF the zone of UTM
 * @geometry: «POINT», «LINESTRING» or «MULTIPOLYGON»: what all shapes of a map file are, which one without any shape does not tell;
 *   %NULL: not known
 * @colors: (nullable): of KML: what objects of a layer are drawn in, title of the layer → «#rrggbb»
 */
typedef struct
{
  const char *sheet;
  const char *encoding;
  const char *format;
  const char *zone;
  const char *crs;
  const char *geometry;
  JsonObject *colors;
} VecheTableWriterOptions;

/**
 * veche_table_writer_open:
 * @options: (nullable): %NULL for the defaults
 *
 * Starts a table file: CSV (for Excel in Russia: «;», CRLF, decimal comma), TSV, XLSX, ODS, or a map file: GeoJSON, and what
 * `veche-gdal` makes of it: GeoPackage, KML, KMZ, GPX, Shapefile (zipped too), MapInfo TAB and MIF, DXF. Rows go to a
 * temporary file (or a folder, where the format is several files) beside @path; @path itself changes in veche_table_writer_finish() alone, whole or not at all. In GeoJSON
 * the geometry is the column of that type, else the columns «lon» and «lat». Texts that a spreadsheet could take for a
 * formula are guarded (veche_table_cell_guard()), but not in GeoJSON.
 *
 * Errors: %VECHE_ERROR_UNSUPPORTED (format, encoding), %VECHE_ERROR_NOT_FOUND (no such folder),
 * %VECHE_ERROR_NOT_ALLOWED, %VECHE_ERROR_READ_ONLY, %VECHE_ERROR_NO_SPACE, %VECHE_ERROR_FAILED.
 */
VecheTableWriter *veche_table_writer_open (const char *path, const VecheTableColumn *columns, guint n_columns,
                                           const VecheTableWriterOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_writer_is_map: whether files of this name are map files. */
gboolean veche_table_writer_is_map (const char *path);

/** veche_table_writer_has_encoding: whether files of this name can be written in another encoding than the one that is theirs. */
gboolean veche_table_writer_has_encoding (const char *path);

/** veche_table_writer_get_format: as in the options. */
const char *veche_table_writer_get_format (VecheTableWriter *self);

/** veche_table_writer_get_n_rows: rows written so far; of a finished file those that are in it. */
guint64 veche_table_writer_get_n_rows (VecheTableWriter *self);

/** veche_table_writer_get_warnings: what could not be written as it is, as sentences for the user. Borrowed. */
GPtrArray *veche_table_writer_get_warnings (VecheTableWriter *self);

/**
 * veche_table_writer_write_row:
 * @values: one a column, %NULL for none. A value that is not of the column's type is written as text
 */
gboolean veche_table_writer_write_row (VecheTableWriter *self, const char *const *values, GError **error);

/**
 * veche_table_writer_finish:
 *
 * Ends the file, sees it onto the disk and puts it in its place. A writer that is not finished leaves nothing behind.
 */
gboolean veche_table_writer_finish (VecheTableWriter *self, GError **error);

G_END_DECLS
