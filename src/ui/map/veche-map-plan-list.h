/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_PLAN_LIST (veche_map_plan_list_get_type ())

/**
 * VecheMapPlanList:
 * What a map has below its objects, in the layer panel: plans over the base map, which is last. Signals: `changed`: a person has set
 * something: to be remembered; `choose` (#VecheMapPlan): another file is wanted for one.
 */
G_DECLARE_FINAL_TYPE (VecheMapPlanList, veche_map_plan_list, VECHE, MAP_PLAN_LIST, AdwBin)

/** veche_map_plan_list_set_view: whose plans. */
void veche_map_plan_list_set_view (VecheMapPlanList *self, VecheMapView *view);

G_END_DECLS
