/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-painter.h"

G_BEGIN_DECLS

/**
 * veche_map_sheet_dots_draw:
 * @symbols: of #VecheMapSymbol
 * @plate: in units of which @fine are an application's pixel
 *
 * A layer as one picture: a page of a hundred thousand drawn marks takes a printer an hour.
 */
void veche_map_sheet_dots_draw (VecheMapFeatures *features, const GArray *symbols, const VecheMapPlate *plate, double fine, cairo_t *cr);

G_END_DECLS
