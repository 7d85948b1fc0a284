/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geometry.h"

#include <math.h>

/* A ring as it is kept: the last vertex is the first again. */
typedef struct
{
  const double *xy;
  guint n; /* without the last one */
} VecheGeometryRing;

static guint
veche_geometry_compare_start (const GArray *ends, guint n)
{
  return n == 0 ? 0 : g_array_index (ends, guint, n - 1);
}

static VecheGeometryRing
veche_geometry_compare_get_ring (const VecheGeometry *shape, guint ring)
{
  const guint first = veche_geometry_compare_start (shape->rings, ring);
  const guint count = g_array_index (shape->rings, guint, ring) - first;

  return (VecheGeometryRing) { veche_geometry_get_xy (shape) + 2 * (gsize) first, count > 0 ? count - 1 : 0 };
}

static gboolean
veche_geometry_compare_vertex (const VecheGeometryRing *a, guint i, const VecheGeometryRing *b, guint k, double tolerance)
{
  return fabs (a->xy[2 * i] - b->xy[2 * k]) <= tolerance && fabs (a->xy[2 * i + 1] - b->xy[2 * k + 1]) <= tolerance;
}

/* Whether the rings are one, when the first vertex of @a is the @start-th of @b and it runs so many steps at a time. */
static gboolean
veche_geometry_compare_run (const VecheGeometryRing *a, const VecheGeometryRing *b, guint start, guint step, double tolerance)
{
  for (guint i = 0, k = start; i < a->n; i++, k = (k + step) % b->n)
    if (!veche_geometry_compare_vertex (a, i, b, k, tolerance))
      return FALSE;
  return TRUE;
}

static gboolean
veche_geometry_compare_rings (VecheGeometryRing a, VecheGeometryRing b, double tolerance)
{
  if (a.n != b.n)
    return FALSE;
  for (guint start = 0; start < b.n; start++)
    if (veche_geometry_compare_vertex (&a, 0, &b, start, tolerance)
        && (veche_geometry_compare_run (&a, &b, start, 1, tolerance) || veche_geometry_compare_run (&a, &b, start, b.n - 1, tolerance)))
      return TRUE;
  return a.n == 0;
}

/* Outer ring and holes; holes have no order. */
static gboolean
veche_geometry_compare_parts (const VecheGeometry *a, guint part, const VecheGeometry *b, guint other, double tolerance)
{
  const guint first = veche_geometry_compare_start (a->parts, part), second = veche_geometry_compare_start (b->parts, other);
  const guint count = g_array_index (a->parts, guint, part) - first;
  g_autofree gboolean *met = g_new0 (gboolean, count + 1);

  if (count != g_array_index (b->parts, guint, other) - second)
    return FALSE;
  for (guint i = 0; i < count; i++)
    {
      const guint end = i == 0 ? 1 : count;
      guint k = i == 0 ? 0 : 1;

      while (k < end
             && (met[k]
                 || !veche_geometry_compare_rings (veche_geometry_compare_get_ring (a, first + i),
                                                   veche_geometry_compare_get_ring (b, second + k), tolerance)))
        k++;
      if (k == end)
        return FALSE;
      met[k] = TRUE;
    }
  return TRUE;
}

gboolean
veche_geometry_same_place (const VecheGeometry *a, const VecheGeometry *b, double tolerance)
{
  g_autofree gboolean *met = NULL;

  if (veche_geometry_equal (a, b, tolerance))
    return TRUE;
  if (a->type != b->type || (a->type != VECHE_GEOMETRY_POLYGON && a->type != VECHE_GEOMETRY_MULTI_POLYGON) || a->parts->len != b->parts->len)
    return FALSE;
  met = g_new0 (gboolean, b->parts->len);
  for (guint part = 0; part < a->parts->len; part++)
    {
      guint other = 0;

      while (other < b->parts->len && (met[other] || !veche_geometry_compare_parts (a, part, b, other, tolerance)))
        other++;
      if (other == b->parts->len)
        return FALSE;
      met[other] = TRUE;
    }
  return TRUE;
}
