/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_OVERVIEW (veche_map_overview_get_type ())

/**
 * VecheMapOverview:
 * A small map in a corner of another: what is around what that one shows, which has a frame. A click or a drag moves the other map, arrows,
 * plus and minus do as well.
 */
G_DECLARE_FINAL_TYPE (VecheMapOverview, veche_map_overview, VECHE, MAP_OVERVIEW, GtkWidget)

/** veche_map_overview_set_view: of which map. */
void veche_map_overview_set_view (VecheMapOverview *self, VecheMapView *view);

/** veche_map_overview_get_zooms: how many zooms farther it is than a map of @width × @height pixels. */
double veche_map_overview_get_zooms (double width, double height);

G_END_DECLS
