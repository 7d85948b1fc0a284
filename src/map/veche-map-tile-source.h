/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-source.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_TILE_SOURCE (veche_map_tile_source_get_type ())

/**
 * VecheMapTileSource:
 * Base maps from a file on this computer: MBTiles or the tiles of a GeoPackage. Pictures are read and decoded on threads; closer than the file
 * goes, its closest ones are stretched. Its name and licence (whom to name on the map, may be %NULL) are the file's.
 */
G_DECLARE_FINAL_TYPE (VecheMapTileSource, veche_map_tile_source, VECHE, MAP_TILE_SOURCE, VecheMapSource)

/** veche_map_tile_source_open: @path: no workspace that is open; errors as veche_tiles_open() has them. Blocking, but short. */
ShumateMapSource *veche_map_tile_source_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_tile_source_read:
 * @x, @y: of the square, y from the north
 *
 * Its picture, or a part of a farther one, stretched; %NULL without an error: there is none. Any thread. Owned.
 */
GdkTexture *veche_map_tile_source_read (VecheMapTileSource *self, guint zoom, guint x, guint y, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_tile_source_get_closest_zoom: that the file has pictures of. */
guint veche_map_tile_source_get_closest_zoom (VecheMapTileSource *self);

/** veche_map_tile_source_covers: whether it has a picture of the place. Blocking, but short. */
gboolean veche_map_tile_source_covers (VecheMapTileSource *self, double lon, double lat);

/** veche_map_tile_source_get_box: what the file says it has, as a box of the unit square: least x, least y, greatest x, y; %FALSE: it does not. */
gboolean veche_map_tile_source_get_box (VecheMapTileSource *self, double box[4]);

G_END_DECLS
