/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-ground.h"

#include <math.h>

/* WGS84 */
#define A 6378137.0
#define E2 0.00669437999014
#define RADIANS (G_PI / 180)

void
veche_plan_ground_init (VechePlanGround *ground, double lon, double lat)
{
  const double s = sin (lat * RADIANS);
  const double w = 1 - E2 * s * s;

  ground->lon = lon;
  ground->lat = lat;
  ground->normal = A / sqrt (w);
  ground->meridional = A * (1 - E2) / (w * sqrt (w));
}

void
veche_plan_ground_project (const VechePlanGround *ground, double lon, double lat, double *x, double *y)
{
  const double l = remainder (lon - ground->lon, 360) * RADIANS;
  const double phi = lat * RADIANS;

  *x = ground->normal * cos (phi) * l;
  *y = ground->meridional * (lat - ground->lat) * RADIANS + ground->normal * sin (phi) * cos (phi) * l * l / 2;
}
