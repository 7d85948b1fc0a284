/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-source.h"
#include "veche-tiles.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_VECTOR_SOURCE (veche_map_vector_source_get_type ())

/**
 * VecheMapVectorSource:
 * Base maps of vector tiles from a file on this computer, drawn by libshumate's renderer on its threads. Squares are read, unpacked and
 * looked at on others before it sees them; closer than the file goes, parts of its closest ones are drawn. `muted` chooses the dark colours.
 */
G_DECLARE_FINAL_TYPE (VecheMapVectorSource, veche_map_vector_source, VECHE, MAP_VECTOR_SOURCE, VecheMapSource)

/**
 * veche_map_vector_source_new:
 * @tiles: (transfer full): that hold vector tiles
 * @style: (nullable): a style of MapLibre instead of Veche's own; where it cannot be used, Veche's own is, and `problem` says why
 * @title: (nullable): what @style is called in that sentence
 * @flat: see veche_map_vector_style_make()
 *
 * %VECHE_ERROR_UNSUPPORTED with a sentence where this computer does not draw them. Any thread.
 */
ShumateMapSource *veche_map_vector_source_new (VecheTiles *tiles, const char *style, const char *title, gboolean flat,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
