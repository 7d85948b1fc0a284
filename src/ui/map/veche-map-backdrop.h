/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-plan.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_BACKDROP (veche_map_backdrop_get_type ())

/**
 * VecheMapBackdrop:
 * All that a map has below its objects: squares in metres where there is no base map, the base map, and plans over it. In dark windows
 * the pictures are made darker. Signal `changed`: something else is to be drawn, in another order, or under another name.
 */
G_DECLARE_FINAL_TYPE (VecheMapBackdrop, veche_map_backdrop, VECHE, MAP_BACKDROP, GObject)

/** veche_map_backdrop_new: for a map that has no layers yet and lives longer. */
VecheMapBackdrop *veche_map_backdrop_new (ShumateMap *map) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_backdrop_set_base: (nullable): what is drawn below everything; %NULL: squares in metres. */
void veche_map_backdrop_set_base (VecheMapBackdrop *self, VecheMapPlan *base);

/** veche_map_backdrop_get_base: borrowed. */
VecheMapPlan *veche_map_backdrop_get_base (VecheMapBackdrop *self);

/** veche_map_backdrop_list_plans: of #VecheMapPlan, as they are drawn, the lowest first. Borrowed. */
GListModel *veche_map_backdrop_list_plans (VecheMapBackdrop *self);

/** veche_map_backdrop_add_plan: on top of the others; _move_plan(): to another place of the order. */
void veche_map_backdrop_add_plan (VecheMapBackdrop *self, VecheMapPlan *plan);
void veche_map_backdrop_move_plan (VecheMapBackdrop *self, VecheMapPlan *plan, guint position);
void veche_map_backdrop_remove_plan (VecheMapBackdrop *self, VecheMapPlan *plan);

/** veche_map_backdrop_set_shown: whether one of them is drawn. */
void veche_map_backdrop_set_shown (VecheMapBackdrop *self, VecheMapPlan *plan, gboolean shown);

/** veche_map_backdrop_dup_credit: of all that is shown, whom to name on the map; %NULL: nobody. Owned. */
char *veche_map_backdrop_dup_credit (VecheMapBackdrop *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_backdrop_nudge: the map went to another place at once. */
void veche_map_backdrop_nudge (VecheMapBackdrop *self);

G_END_DECLS
