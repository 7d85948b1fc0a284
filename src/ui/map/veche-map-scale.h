/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_SCALE (veche_map_scale_get_type ())

/** VecheMapScale: the scale bar of a map: a length of 1, 2 or 5 × 10ⁿ metres on the ground, in the middle of the map. */
G_DECLARE_FINAL_TYPE (VecheMapScale, veche_map_scale, VECHE, MAP_SCALE, GtkWidget)

GtkWidget *veche_map_scale_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_scale_set_view: whose. */
void veche_map_scale_set_view (VecheMapScale *self, VecheMapView *view);

G_END_DECLS
