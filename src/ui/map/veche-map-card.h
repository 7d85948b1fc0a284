/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_CARD (veche_map_card_get_type ())

/**
 * VecheMapCard:
 * What is selected on the map: of one object its fields, which are saved when they are left, and its place in numbers; of several how many
 * there are. Actions `map.delete` and `map.set-fields` are the page's.
 */
G_DECLARE_FINAL_TYPE (VecheMapCard, veche_map_card, VECHE, MAP_CARD, AdwBin)

GtkWidget *veche_map_card_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_card_set_workspace: once. */
void veche_map_card_set_workspace (VecheMapCard *self, VecheWorkspace *workspace);

/** veche_map_card_set_view: the map beside it. */
void veche_map_card_set_view (VecheMapCard *self, VecheMapView *view);

/** veche_map_card_layers_changed: layers of the map may hold something else than before. */
void veche_map_card_layers_changed (VecheMapCard *self);

/** veche_map_card_show: @picks: of VecheMapPick */
void veche_map_card_show (VecheMapCard *self, const GArray *picks);

/** veche_map_card_edit: puts the focus into the first field. */
void veche_map_card_edit (VecheMapCard *self);

G_END_DECLS
