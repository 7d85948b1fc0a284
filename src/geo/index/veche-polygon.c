/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-polygon.h"

/* Crossings of the ray to the right are counted; an edge has its lower end and not its upper one. */
gboolean
veche_polygon_contains (const VechePolygon *self, double x, double y)
{
  gboolean inside = FALSE;

  for (guint ring = 0, first = 0; ring < self->n_rings; first = self->ring_ends[ring++])
    for (guint i = first, j = self->ring_ends[ring] - 1; i < self->ring_ends[ring]; j = i++)
      {
        const double *a = self->xy + 2 * (gsize) i;
        const double *b = self->xy + 2 * (gsize) j;

        if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
          inside = !inside;
      }
  return inside;
}

/* Twice the area of the triangle: on which side of the line from a to b the point c lies. */
static double
veche_polygon_side (const double *a, const double *b, const double *c)
{
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

static gboolean
veche_polygon_crosses (const double *a, const double *b, const double *c, const double *d)
{
  return veche_polygon_side (a, b, c) * veche_polygon_side (a, b, d) < 0 && veche_polygon_side (c, d, a) * veche_polygon_side (c, d, b) < 0;
}

static gboolean
veche_polygon_is_crossed (const VechePolygon *self, const double *a, const double *b)
{
  for (guint ring = 0, first = 0; ring < self->n_rings; first = self->ring_ends[ring++])
    for (guint i = first, j = self->ring_ends[ring] - 1; i < self->ring_ends[ring]; j = i++)
      if (veche_polygon_crosses (a, b, self->xy + 2 * (gsize) i, self->xy + 2 * (gsize) j))
        return TRUE;
  return FALSE;
}

/* An edge that goes through corners of a hole crosses none of its edges: its middle tells. */
static gboolean
veche_polygon_contains_edge (const VechePolygon *self, const double *a, const double *b)
{
  return veche_polygon_contains (self, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2) && !veche_polygon_is_crossed (self, a, b);
}

gboolean
veche_polygon_contains_path (const VechePolygon *self, const double *xy, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!veche_polygon_contains (self, xy[2 * i], xy[2 * i + 1])
        || (i > 0 && !veche_polygon_contains_edge (self, xy + 2 * (gsize) i - 2, xy + 2 * (gsize) i)))
      return FALSE;
  return n > 0;
}

gboolean
veche_polygon_crosses_itself (const double *xy, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (veche_polygon_crosses (xy + 2 * (gsize) i, xy + 2 * (gsize) ((i + 1) % n), xy + 2 * (gsize) j, xy + 2 * (gsize) ((j + 1) % n)))
        return TRUE;
  return FALSE;
}

gboolean
veche_polygon_get_bounds (const VechePolygon *self, double bounds[4])
{
  const guint n = self->n_rings > 0 ? self->ring_ends[self->n_rings - 1] : 0;

  for (guint i = 0; i < n; i++)
    {
      const double x = self->xy[2 * i];
      const double y = self->xy[2 * i + 1];

      bounds[0] = i == 0 ? x : MIN (bounds[0], x);
      bounds[1] = i == 0 ? y : MIN (bounds[1], y);
      bounds[2] = i == 0 ? x : MAX (bounds[2], x);
      bounds[3] = i == 0 ? y : MAX (bounds[3], y);
    }
  return n > 0;
}
