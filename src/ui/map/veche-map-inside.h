/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_INSIDE (veche_map_inside_get_type ())

/** VecheMapInside: what lies within a territory: how much of each layer; a press selects it on the map. */
G_DECLARE_FINAL_TYPE (VecheMapInside, veche_map_inside, VECHE, MAP_INSIDE, AdwBin)

/** veche_map_inside_set_view: whose layers are counted. */
void veche_map_inside_set_view (VecheMapInside *self, VecheMapView *view);

/** veche_map_inside_show: @area: row id of the territory, 0: of none; @boundary: (nullable): copied */
void veche_map_inside_show (VecheMapInside *self, gint64 area, const VecheGeometry *boundary);

/** veche_map_inside_changed: layers may hold something else than before: it is counted anew, soon. */
void veche_map_inside_changed (VecheMapInside *self);

G_END_DECLS
