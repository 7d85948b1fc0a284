/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-map-style.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_LOOK_GROUP (veche_map_look_group_get_type ())

/**
 * VecheMapLookGroup:
 * How a layer of the office looks: its colour, and the mark of its points. What nobody has touched is not said: the map chooses then.
 */
G_DECLARE_FINAL_TYPE (VecheMapLookGroup, veche_map_look_group, VECHE, MAP_LOOK_GROUP, AdwPreferencesGroup)

/** veche_map_look_group_set: what the layer has now; %NULL or what is no colour and no mark: none. */
void veche_map_look_group_set (VecheMapLookGroup *self, const char *color, const char *symbol);

/** veche_map_look_group_get_symbol: the mark that is chosen, as the workspace names it; %NULL: none. Static. */
const char *veche_map_look_group_get_symbol (VecheMapLookGroup *self);

/** veche_map_look_group_dup_color: «#rrggbb»; %NULL: none. Owned. */
char *veche_map_look_group_dup_color (VecheMapLookGroup *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_look_group_is_color_changed, veche_map_look_group_is_symbol_changed: whether something else is chosen than was set. */
gboolean veche_map_look_group_is_color_changed (VecheMapLookGroup *self);
gboolean veche_map_look_group_is_symbol_changed (VecheMapLookGroup *self);

G_END_DECLS
