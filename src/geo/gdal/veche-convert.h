/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * VecheConvertRequest:
 * @path: GeoJSON of ours
 * @format: «gpkg», «kml», «kmz», «gpx», «shp.zip», «shp», «tab», «mif» or «dxf»
 * @layer: name of the layer, or of DXF's block for points
 * @crs: what coordinates are to be in, or %NULL: WGS84; for DXF the zone of UTM in which the middle lies
 * @encoding: of the attributes of Shapefile and MapInfo, one byte a character; %NULL: UTF-8
 * @geometry: «POINT», «LINESTRING» or «MULTIPOLYGON»: what the shapes are where the objects do not tell; %NULL: not known
 * @colors: of KML: name of the layer → «#rrggbb», or %NULL
 */
typedef struct
{
  const char *path;
  const char *format;
  const char *layer;
  const char *crs;
  const char *encoding;
  const char *geometry;
  JsonObject *colors;
} VecheConvertRequest;

/** veche_convert_write: makes the map file, or files, in memory and sends their bytes. %FALSE when an error was sent. */
gboolean veche_convert_write (VecheEmit *emit, const VecheConvertRequest *request);

G_END_DECLS
