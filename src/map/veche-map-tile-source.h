/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-source.h"
#include "veche-tiles.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_TILE_SOURCE (veche_map_tile_source_get_type ())

/**
 * VecheMapTileSource:
 * Base maps from a file on this computer: MBTiles or the tiles of a GeoPackage. Pictures are read and decoded on threads; closer than the file
 * goes, its closest ones are stretched. Its name and licence (whom to name on the map, may be %NULL) are the file's.
 */
G_DECLARE_FINAL_TYPE (VecheMapTileSource, veche_map_tile_source, VECHE, MAP_TILE_SOURCE, VecheMapSource)

/** veche_map_tile_source_new: @tiles: (transfer full): that hold pictures. Any thread. */
ShumateMapSource *veche_map_tile_source_new (VecheTiles *tiles) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_tile_source_covers: whether it has a picture of the place. Blocking, but short. */
gboolean veche_map_tile_source_covers (VecheMapTileSource *self, double lon, double lat);

G_END_DECLS
