/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_PLAN (veche_map_plan_get_type ())

/**
 * VecheMapPlan:
 * What is drawn below the objects of a map: the base map, or an archive plan or a scan over it, as squares of a file. Signal `changed`: it
 * has another name or problem.
 */
G_DECLARE_FINAL_TYPE (VecheMapPlan, veche_map_plan, VECHE, MAP_PLAN, GObject)

/** veche_map_plan_new: @path: of its file; %NULL: it comes from elsewhere. Nothing is drawn of it yet. */
VecheMapPlan *veche_map_plan_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_plan_get_path: %NULL: not from a file. Borrowed. */
const char *veche_map_plan_get_path (VecheMapPlan *self);

/**
 * veche_map_plan_set_source:
 * @source: (nullable): where its squares come from, with the properties `muted` and `problem`
 * @problem: (nullable): a sentence on why there is none
 */
void veche_map_plan_set_source (VecheMapPlan *self, ShumateMapSource *source, const char *problem);

/** veche_map_plan_get_source: %NULL: it has not been opened, or could not be. Borrowed. */
ShumateMapSource *veche_map_plan_get_source (VecheMapPlan *self);

/** veche_map_plan_get_problem: a sentence on why it is not shown, or not all of it; %NULL: it is. Borrowed. */
const char *veche_map_plan_get_problem (VecheMapPlan *self);

/** veche_map_plan_dup_title: as the file calls itself, or its name. Owned. */
char *veche_map_plan_dup_title (VecheMapPlan *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_plan_get_credit: whom to name on the map; %NULL: nobody. Borrowed. */
const char *veche_map_plan_get_credit (VecheMapPlan *self);

gboolean veche_map_plan_is_shown (VecheMapPlan *self);
void veche_map_plan_set_shown (VecheMapPlan *self, gboolean shown);
double veche_map_plan_get_opacity (VecheMapPlan *self);
void veche_map_plan_set_opacity (VecheMapPlan *self, double opacity);

/** veche_map_plan_set_muted: whether its pictures are made darker; those that are drawn have to be drawn anew then. */
void veche_map_plan_set_muted (VecheMapPlan *self, gboolean muted);

/** veche_map_plan_get_drawing: what draws it on the map of the viewport; %NULL: there is nothing to draw. Borrowed. */
ShumateLayer *veche_map_plan_get_drawing (VecheMapPlan *self, ShumateViewport *viewport);

G_END_DECLS
