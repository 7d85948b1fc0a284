/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "veche-map-tile-source.h"

G_BEGIN_DECLS

/**
 * veche_map_sheet_base_draw:
 * @box: least x, least y, greatest x, greatest y of the unit square
 * @width, @height: of where it is drawn, from 0, 0, in mm
 *
 * The base map below a printed one, as one picture: squares of their own would show their seams. Any thread.
 */
void veche_map_sheet_base_draw (VecheMapTileSource *base, const double box[4], double width, double height, cairo_t *cr);

G_END_DECLS
