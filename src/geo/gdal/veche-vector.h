/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * VecheVectorRequest:
 * @path: the main file; its companions lie beside it
 * @layer: name or number, or %NULL
 * @encoding: of the attributes, or «auto»
 * @crs: instead of what the file says, or %NULL
 * @swap_xy: the first coordinate is the northing
 * @kmz: descriptor of the KMZ that @path was taken from, or -1; @kmz_size: its length
 * @geometry: «POINT», «LINESTRING» or «MULTIPOLYGON»: without @layer all layers with such shapes are read; %NULL: the first with rows
 */
typedef struct
{
  const char *path;
  const char *layer;
  const char *encoding;
  const char *crs;
  gboolean swap_xy;
  const char *geometry;
  int kmz;
  guint64 kmz_size;
} VecheVectorRequest;

/** Of a KMZ with pictures: the column with the names of those that an object's description shows, one a line. */
#define VECHE_VECTOR_PICTURES "veche_pictures"

/**
 * veche_vector_read:
 *
 * Reads a map file and sends its header and features: attributes as text, geometry as two-dimensional WKB without curves in WGS84
 * (lon, lat). A feature that PROJ cannot place has the point of two infinities. Several layers are one table with the columns of all;
 * of KML, where a layer is a folder that a person has named, «layer» is another, and descriptions are plain text. %FALSE when an error was sent.
 */
gboolean veche_vector_read (VecheEmit *emit, const VecheVectorRequest *request);

G_END_DECLS
