/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VechePathPlace: where a point lies along a line. Metres. */
typedef struct
{
  double along;  /* from the line's beginning to the foot of the perpendicular */
  double beside; /* from the line; above zero: to the left */
} VechePathPlace;

/**
 * veche_path_order_locate:
 * @lonlat: the line, @n vertices, WGS84
 *
 * The place at which (@lon, @lat) is nearest to the line; of several equally near ones the first. Measured in the plane that touches the
 * ellipsoid at the point: exact enough to walk by, within a town. @n must be above 0.
 */
void veche_path_order_locate (const double *lonlat, guint n, double lon, double lat, VechePathPlace *place);

G_END_DECLS
