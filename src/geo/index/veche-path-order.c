/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-path-order.h"

#include <math.h>

#include "veche-geodesy.h"

void
veche_path_order_locate (const double *lonlat, guint n, double lon, double lat, VechePathPlace *place)
{
  const double step = 1e-3; /* degrees */
  const double east = veche_geodesy_distance (lon, lat, lon + step, lat) / step;
  const double north = veche_geodesy_distance (lon, lat - step / 2, lon, lat + step / 2) / step;
  double best = INFINITY;
  double walked = 0;

  g_return_if_fail (n > 0);

  *place = (VechePathPlace) { 0, 0 };
  for (guint i = 0; i + 1 < n || i == 0; i++)
    {
      const double *from = lonlat + 2 * (gsize) i;
      const double *to = i + 1 < n ? from + 2 : from;
      /* From the point. */
      const double x = (from[0] - lon) * east, y = (from[1] - lat) * north;
      const double dx = (to[0] - from[0]) * east, dy = (to[1] - from[1]) * north;
      const double length = hypot (dx, dy);
      const double share = length > 0 ? CLAMP (-(x * dx + y * dy) / (length * length), 0, 1) : 0;
      const double distance = hypot (x + share * dx, y + share * dy);

      if (distance < best)
        {
          best = distance;
          place->along = walked + share * length;
          place->beside = dx * -y - dy * -x >= 0 ? distance : -distance;
        }
      walked += length;
    }
}
