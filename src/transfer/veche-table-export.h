/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean with_contacts; /* VECHE_FIELD_PERSONAL fields too */
  gboolean anonymous;     /* no names of people, no texts that may hold them, no uuids of the office */
  const char *crs;        /* of map files: WKT, PROJ or «EPSG:…», or %NULL: WGS84, for DXF the zone of UTM */
  const char *encoding;   /* «CP1251» for CSV, Shapefile and MapInfo, or %NULL: UTF-8, of CSV with BOM */
  GPtrArray *warnings;    /* gets what could not be written as it is, as sentences; or %NULL */
  GCancellable *cancellable;
} VecheTableExportOptions;

/**
 * veche_table_export_run:
 *
 * Writes the rows of a query to @path by its extension (csv, xlsx, ods, json; of map kinds geojson, gpkg, kml, kmz, gpx, shp, shp.zip, tab, mif, dxf). Resolves with the number of rows (int64). The
 * target is replaced atomically; workspaces that are open are refused. Rows are those that the query finds at the beginning;
 * moments stand in XLSX and ODS by the programme's clocks, which the column's name tells.
 */
DexFuture *veche_table_export_run (VecheWorkspace *workspace, const VecheQuery *query, const char *path,
                                   const VecheTableExportOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_export_has_encoding: whether a file of this name can be written in an encoding that is chosen. */
gboolean veche_table_export_has_encoding (const char *path);

G_END_DECLS
