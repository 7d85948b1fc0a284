/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_PANEL (veche_map_panel_get_type ())

/**
 * VecheMapPanel:
 * The layers of a map: which are shown, in what order, how opaque, how many objects, and what their symbols mean. Signal `changed`: a
 * person has set something: to be remembered.
 */
G_DECLARE_FINAL_TYPE (VecheMapPanel, veche_map_panel, VECHE, MAP_PANEL, AdwBin)

/** veche_map_panel_set_view: whose layers. */
void veche_map_panel_set_view (VecheMapPanel *self, VecheMapView *view);

/** veche_map_panel_update: other layers, or other objects in them. */
void veche_map_panel_update (VecheMapPanel *self);

G_END_DECLS
