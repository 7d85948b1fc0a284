/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-layout.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** veche_plan_grid_get_step: metres of a square's side: a round number that is 30 mm or more on paper. */
double veche_plan_grid_get_step (guint scale);

/**
 * veche_plan_grid_dup_name:
 *
 * «Б3»: what people call a square: a letter from west to east, a number from north to south, both from 0 here. Letters that are mistaken
 * for another, or for a number, are left out. Owned.
 */
char *veche_plan_grid_dup_name (guint column, guint row) G_GNUC_WARN_UNUSED_RESULT;

/** veche_plan_grid_paint: the squares on a sheet, each with its name: they go on from sheet to sheet. */
void veche_plan_grid_paint (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, VechePlanPen *pen);

G_END_DECLS
