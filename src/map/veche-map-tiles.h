/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-features.h"
#include "veche-map-frame.h"
#include "veche-map-style.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_TILES (veche_map_tiles_get_type ())

/**
 * VecheMapTiles:
 * Pictures of a layer's objects, square by square, painted on threads and kept while there is room: what is drawn of thousands of objects
 * costs the same as of one. Signal `ready`: another one is there. Main thread.
 */
G_DECLARE_FINAL_TYPE (VecheMapTiles, veche_map_tiles, VECHE, MAP_TILES, GObject)

VecheMapTiles *veche_map_tiles_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_tiles_set:
 * @boxes: what is different now (of double): least x, least y, greatest x, greatest y, as often as there is something; %NULL: everything
 *
 * What is painted from now on. Squares that are not touched are kept.
 */
void veche_map_tiles_set (VecheMapTiles *self, VecheMapFeatures *features, VecheMapStyle *style, const GArray *boxes);

/** veche_map_tiles_snapshot: draws what there is and asks for the rest; while that is not there, pictures of another zoom stand for it. */
void veche_map_tiles_snapshot (VecheMapTiles *self, const VecheMapFrame *frame, GtkSnapshot *snapshot);

/** veche_map_tiles_is_complete: whether nothing is being painted. */
gboolean veche_map_tiles_is_complete (VecheMapTiles *self);

G_END_DECLS
