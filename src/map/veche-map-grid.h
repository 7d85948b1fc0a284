/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_GRID (veche_map_grid_get_type ())

/** VecheMapGrid: what is drawn on where there is no base map: squares with sides of 1, 2 or 5 × 10ⁿ metres, in the colour of the text. */
G_DECLARE_FINAL_TYPE (VecheMapGrid, veche_map_grid, VECHE, MAP_GRID, ShumateLayer)

VecheMapGrid *veche_map_grid_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_grid_get_step: metres: the least of 1, 2, 5 × 10ⁿ that is not less than @least. */
double veche_map_grid_get_step (double least);

G_END_DECLS
