/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-mercator.h"

#include <math.h>

double
veche_mercator_x (double lon)
{
  return lon / 360 + 0.5;
}

double
veche_mercator_y (double lat)
{
  const double sine = sin (lat * G_PI / 180);

  return CLAMP (0.5 - 0.25 * log ((1 + sine) / (1 - sine)) / G_PI, 0.0, 1.0);
}

double
veche_mercator_lon (double x)
{
  return (x - 0.5) * 360;
}

double
veche_mercator_lat (double y)
{
  return atan (sinh ((0.5 - y) * 2 * G_PI)) * 180 / G_PI;
}

double
veche_mercator_scale (double lat)
{
  return 1 / cos (lat * G_PI / 180);
}

void
veche_mercator_project (const double *lonlat, guint n, double *xy)
{
  for (guint i = 0; i < n; i++)
    {
      const double lon = lonlat[2 * i];
      const double lat = lonlat[2 * i + 1];

      xy[2 * i] = veche_mercator_x (lon);
      xy[2 * i + 1] = veche_mercator_y (lat);
    }
}
