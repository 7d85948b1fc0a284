/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "veche-label-placer.h"
#include "veche-map-source.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/**
 * veche_map_sheet_base_draw:
 * @opacity: from 0 to 1
 * @box: least x, least y, greatest x, greatest y of the unit square
 * @width, @height: of where it is drawn, from 0, 0, in mm
 * @cancellable: (nullable): nobody waits for the rest of it
 *
 * A base map or plan below a printed map, as one picture: squares of their own would show their seams. Any thread but
 * the main one.
 */
void veche_map_sheet_base_draw (VecheMapSource *base, double opacity, const double box[4], double width, double height,
                                GCancellable *cancellable, cairo_t *cr);

/** veche_map_sheet_base_draw_credit: whom to name, in the lower right corner of the map. */
void veche_map_sheet_base_draw_credit (const char *credit, const VecheLabelBox *map, VechePlanPen *pen, cairo_t *cr);

G_END_DECLS
