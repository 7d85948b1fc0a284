/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-map-backdrop.h"
#include "veche-map-entry.h"
#include "veche-map-frame.h"
#include "veche-map-overlay.h"
#include "veche-map-selection.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_VIEW (veche_map_view_get_type ())

/**
 * VecheMapView:
 * The map itself: base, layers, what is selected. Signals: `selection-changed`; `view-changed` (another piece of the world or another size);
 * `pointer-moved` (lon, lat).
 */
G_DECLARE_FINAL_TYPE (VecheMapView, veche_map_view, VECHE, MAP_VIEW, AdwBin)

GtkWidget *veche_map_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_view_get_map, _viewport, _overlay, _backdrop: borrowed. */
ShumateMap *veche_map_view_get_map (VecheMapView *self);
ShumateViewport *veche_map_view_get_viewport (VecheMapView *self);
VecheMapOverlay *veche_map_view_get_overlay (VecheMapView *self);
VecheMapBackdrop *veche_map_view_get_backdrop (VecheMapView *self);

void veche_map_view_init_frame (VecheMapView *self, VecheMapFrame *frame);

/** veche_map_view_add_entry: on top of the others. */
void veche_map_view_add_entry (VecheMapView *self, VecheMapEntry *entry);
void veche_map_view_remove_entry (VecheMapView *self, VecheMapEntry *entry);

/** veche_map_view_list_entries: of #VecheMapEntry, as they are drawn, the lowest first. Borrowed. */
GListModel *veche_map_view_list_entries (VecheMapView *self);

/** veche_map_view_move_entry: one is drawn at another place of the order. */
void veche_map_view_move_entry (VecheMapView *self, VecheMapEntry *entry, guint position);

/** veche_map_view_find_at: what is drawn on top at a place of the widget; %FALSE: nothing. */
gboolean veche_map_view_find_at (VecheMapView *self, double x, double y, VecheMapPick *pick);

/** veche_map_view_get_selection: of VecheMapPick. Borrowed. */
const GArray *veche_map_view_get_selection (VecheMapView *self);

/** veche_map_view_is_thinned: while `selection-changed` is told only because some of it is not there any more: deleted, or filtered out. */
gboolean veche_map_view_is_thinned (VecheMapView *self);

void veche_map_view_select (VecheMapView *self, const VecheMapPick *picks, guint n);

/** veche_map_view_select_more: these as well. */
void veche_map_view_select_more (VecheMapView *self, const VecheMapPick *picks, guint n);
void veche_map_view_toggle (VecheMapView *self, const VecheMapPick *pick);
gboolean veche_map_view_is_selected (VecheMapView *self, const VecheMapPick *pick);

/** veche_map_view_hold_shift: what is selected is shown that far off until its layer has been read again; 0, 0: where it is. */
void veche_map_view_hold_shift (VecheMapView *self, double dx, double dy);

/** veche_map_view_find_polygon: appends (VecheMapPick) what of the visible layers lies within, in the unit square. */
void veche_map_view_find_polygon (VecheMapView *self, const VechePolygon *polygon, GArray *picks);

/** veche_map_view_fit: shows a box of the unit square whole, with a margin. */
void veche_map_view_fit (VecheMapView *self, const double box[4]);

/** veche_map_view_go_to: that place comes to the middle; @zoom: 0: as it is. */
void veche_map_view_go_to (VecheMapView *self, double lon, double lat, double zoom);

/** veche_map_view_get_bounds: of everything in the visible layers; %FALSE: there is nothing. */
gboolean veche_map_view_get_bounds (VecheMapView *self, double bounds[4]);

void veche_map_view_zoom_by (VecheMapView *self, double levels);
void veche_map_view_pan_by (VecheMapView *self, double dx, double dy);

G_END_DECLS
