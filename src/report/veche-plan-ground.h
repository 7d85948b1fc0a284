/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VechePlanGround: the plane that a plan is drawn in: metres of true ground, x east, y north, from a point in the middle. */
typedef struct
{
  double lon, lat;   /* of the point, degrees */
  double meridional; /* radii of curvature there, m */
  double normal;
} VechePlanGround;

void veche_plan_ground_init (VechePlanGround *ground, double lon, double lat);

/**
 * veche_plan_ground_project:
 *
 * Terms up to the second order of the transverse projection (J. P. Snyder, USGS PP 1395, eq. 8-9 and 8-10): within 2 km of the middle, at
 * the latitudes of Russia, less than 5 cm away from the exact one: a tenth of a millimetre at 1:500.
 */
void veche_plan_ground_project (const VechePlanGround *ground, double lon, double lat, double *x, double *y);

G_END_DECLS
