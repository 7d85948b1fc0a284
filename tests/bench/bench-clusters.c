/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Clusters of made-up points, for all zooms: the same points as tools/bench-clusters.mjs makes. Argument: how many. */

#include "config.h"

#include <stdlib.h>

#include "veche-clusters.h"
#include "veche-mercator.h"

#define ROUNDS 3

static double
draw (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state / 4294967296.0;
}

int
main (int argc, char **argv)
{
  const guint n = argc == 2 ? (guint) strtoul (argv[1], NULL, 10) : 0;
  g_autofree double *x = g_new (double, n + 1);
  g_autofree double *y = g_new (double, n + 1);
  guint32 state = 1967;
  gint64 best = G_MAXINT64;
  guint count = 0;

  if (n == 0)
    return 2;
  for (guint i = 0; i < n; i++)
    {
      const double lon = 37.3 + 0.6 * draw (&state), lat = 55.5 + 0.45 * draw (&state);

      x[i] = veche_mercator_x (lon);
      y[i] = veche_mercator_y (lat);
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (VecheClusters) clusters = veche_clusters_new (x, y, n, 0);

      best = MIN (best, g_get_monotonic_time () - start);
      veche_clusters_get (clusters, 14, &count);
    }
  g_print ("ms %.1f\nz14 %u\n", best / 1000.0, count);
  return 0;
}
