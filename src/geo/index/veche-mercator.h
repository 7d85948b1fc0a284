/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Spherical web mercator (EPSG:3857) as the unit square: x from 0 at 180° W to 1 at 180° E, y from 0 in the north to 1 in the south.
 * Doubles hold a tenth of a millimetre at any zoom. Latitudes beyond ±85.0511° are put on the edge.
 */
double veche_mercator_x (double lon);
double veche_mercator_y (double lat);
double veche_mercator_lon (double x);
double veche_mercator_lat (double y);

/** veche_mercator_scale: how many times longer than on the ground a line at that latitude is drawn: 1 at the equator, 1/cos φ. */
double veche_mercator_scale (double lat);

/** veche_mercator_project: @n pairs lon, lat become pairs x, y; @xy may be @lonlat. */
void veche_mercator_project (const double *lonlat, guint n, double *xy);

G_END_DECLS
