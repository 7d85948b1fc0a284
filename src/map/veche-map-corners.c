/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-corners.h"

#include <math.h>
#include <string.h>

#include "veche-mercator.h"
#include "veche-polygon.h"

struct _VecheMapCorners
{
  VecheGeometry *shape;
  GArray *xy; /* of double: the same in mercator */
};

VecheMapCorners *
veche_map_corners_new (const VecheGeometry *shape)
{
  VecheMapCorners *self = g_new0 (VecheMapCorners, 1);

  self->shape = veche_geometry_copy (shape);
  self->xy = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_set_size (self->xy, shape->xy->len);
  veche_mercator_project (veche_geometry_get_xy (shape), veche_geometry_count_vertices (shape), (double *) (gpointer) self->xy->data);
  return self;
}

void
veche_map_corners_free (VecheMapCorners *self)
{
  veche_geometry_free (self->shape);
  g_array_unref (self->xy);
  g_free (self);
}

const VecheGeometry *
veche_map_corners_get_shape (const VecheMapCorners *self)
{
  return self->shape;
}

const GArray *
veche_map_corners_get_xy (const VecheMapCorners *self)
{
  return self->xy;
}

static const double *
veche_map_corners_at (const VecheMapCorners *self, guint corner)
{
  return &g_array_index (self->xy, double, 2 * corner);
}

static gboolean
veche_map_corners_is_area (const VecheMapCorners *self)
{
  return self->shape->type == VECHE_GEOMETRY_POLYGON || self->shape->type == VECHE_GEOMETRY_MULTI_POLYGON;
}

/* The run of corners that one is in: its first, and the one after its last. */
static guint
veche_map_corners_find_ring (const VecheMapCorners *self, guint corner, guint *start, guint *end)
{
  guint ring = 0;

  *start = 0;
  while (g_array_index (self->shape->rings, guint, ring) <= corner)
    *start = g_array_index (self->shape->rings, guint, ring++);
  *end = g_array_index (self->shape->rings, guint, ring);
  return ring;
}

int
veche_map_corners_find (const VecheMapCorners *self, double x, double y, double radius)
{
  double best = radius;
  int found = -1;

  for (guint i = 0; i < self->xy->len / 2; i++)
    {
      const double *corner = veche_map_corners_at (self, i);
      const double distance = hypot (corner[0] - x, corner[1] - y);

      if (distance < best || (found < 0 && distance <= best))
        {
          best = distance;
          found = (int) i;
        }
    }
  return found;
}

static void
veche_map_corners_set (VecheMapCorners *self, guint corner, double x, double y)
{
  g_array_index (self->xy, double, 2 * corner) = x;
  g_array_index (self->xy, double, 2 * corner + 1) = y;
  g_array_index (self->shape->xy, double, 2 * corner) = veche_mercator_lon (x);
  g_array_index (self->shape->xy, double, 2 * corner + 1) = veche_mercator_lat (y);
}

void
veche_map_corners_move (VecheMapCorners *self, guint corner, double x, double y)
{
  guint start;
  guint end;

  g_return_if_fail (corner < self->xy->len / 2);

  veche_map_corners_find_ring (self, corner, &start, &end);
  veche_map_corners_set (self, corner, x, y);
  /* The last one of a ring is the first one once more. */
  if (veche_map_corners_is_area (self) && corner == start)
    veche_map_corners_set (self, end - 1, x, y);
  else if (veche_map_corners_is_area (self) && corner == end - 1)
    veche_map_corners_set (self, start, x, y);
}

static void
veche_map_corners_shift_rings (VecheMapCorners *self, guint ring, int by)
{
  for (guint i = ring; i < self->shape->rings->len; i++)
    g_array_index (self->shape->rings, guint, i) = (guint) ((int) g_array_index (self->shape->rings, guint, i) + by);
}

int
veche_map_corners_insert (VecheMapCorners *self, double x, double y, double radius)
{
  double best = radius;
  int after = -1;
  guint start = 0;
  guint end;
  guint ring;

  for (guint r = 0; r < self->shape->rings->len; start = g_array_index (self->shape->rings, guint, r++))
    for (guint i = start; i + 1 < g_array_index (self->shape->rings, guint, r); i++)
      {
        const double *a = veche_map_corners_at (self, i);
        const double *b = veche_map_corners_at (self, i + 1);
        const double dx = b[0] - a[0];
        const double dy = b[1] - a[1];
        const double length2 = dx * dx + dy * dy;
        const double t = length2 > 0 ? CLAMP (((x - a[0]) * dx + (y - a[1]) * dy) / length2, 0, 1) : 0;
        const double distance = hypot (a[0] + t * dx - x, a[1] + t * dy - y);

        if (distance <= best)
          {
            best = distance;
            after = (int) i;
          }
      }
  if (after < 0)
    return -1;
  ring = veche_map_corners_find_ring (self, (guint) after, &start, &end);
  g_array_insert_vals (self->xy, 2 * (guint) (after + 1), ((const double[]) { x, y }), 2);
  g_array_insert_vals (self->shape->xy, 2 * (guint) (after + 1), ((const double[]) { 0, 0 }), 2);
  veche_map_corners_shift_rings (self, ring, 1);
  veche_map_corners_set (self, (guint) (after + 1), x, y);
  return after + 1;
}

/* The part that a ring is of, and the first ring of that part: its boundary. */
static guint
veche_map_corners_find_part (const VecheMapCorners *self, guint ring, guint *first)
{
  guint part = 0;

  *first = 0;
  while (g_array_index (self->shape->parts, guint, part) <= ring)
    *first = g_array_index (self->shape->parts, guint, part++);
  return part;
}

gboolean
veche_map_corners_is_hole (const VecheMapCorners *self, guint corner)
{
  guint start;
  guint end;
  guint ring;

  if (!veche_map_corners_is_area (self) || corner >= self->xy->len / 2)
    return FALSE;
  ring = veche_map_corners_find_ring (self, corner, &start, &end);
  veche_map_corners_find_part (self, ring, &start);
  return ring > start;
}

gboolean
veche_map_corners_fill (VecheMapCorners *self, guint corner)
{
  guint start;
  guint end;
  guint ring;
  guint first;

  if (!veche_map_corners_is_hole (self, corner))
    return FALSE;
  ring = veche_map_corners_find_ring (self, corner, &start, &end);
  g_array_remove_range (self->xy, 2 * start, 2 * (end - start));
  g_array_remove_range (self->shape->xy, 2 * start, 2 * (end - start));
  veche_map_corners_shift_rings (self, ring, (int) start - (int) end);
  for (guint i = veche_map_corners_find_part (self, ring, &first); i < self->shape->parts->len; i++)
    g_array_index (self->shape->parts, guint, i)--;
  g_array_remove_index (self->shape->rings, ring);
  return TRUE;
}

/* No hole of the part lies within the new one. */
static gboolean
veche_map_corners_goes_round (const VecheMapCorners *self, guint first, guint end, const double *xy, guint n)
{
  const VechePolygon hole = { xy, &n, 1 };

  for (guint ring = first + 1; ring < end; ring++)
    {
      const double *corner = veche_map_corners_at (self, g_array_index (self->shape->rings, guint, ring - 1));

      if (veche_polygon_contains (&hole, corner[0], corner[1]))
        return TRUE;
    }
  return FALSE;
}

static void
veche_map_corners_add_hole (VecheMapCorners *self, guint part, const double *xy, guint n)
{
  const guint ring = g_array_index (self->shape->parts, guint, part);
  const guint at = g_array_index (self->shape->rings, guint, ring - 1);
  const guint end = at + n + 1;

  veche_map_corners_shift_rings (self, ring, (int) n + 1);
  g_array_insert_val (self->shape->rings, ring, end);
  for (guint i = part; i < self->shape->parts->len; i++)
    g_array_index (self->shape->parts, guint, i)++;
  for (guint i = 0; i <= n; i++)
    {
      const double *corner = xy + 2 * (gsize) (i % n);

      g_array_insert_vals (self->xy, 2 * (at + i), corner, 2);
      g_array_insert_vals (self->shape->xy, 2 * (at + i), corner, 2);
      veche_map_corners_set (self, at + i, corner[0], corner[1]);
    }
}

gboolean
veche_map_corners_cut (VecheMapCorners *self, const double *xy, guint n)
{
  g_autofree double *closed = NULL;
  guint first = 0;

  g_return_val_if_fail (n >= 3, FALSE);

  if (!veche_map_corners_is_area (self))
    return FALSE;
  closed = g_new (double, 2 * (n + 1));
  memcpy (closed, xy, 2 * n * sizeof (double));
  memcpy (closed + 2 * n, xy, 2 * sizeof (double));
  for (guint part = 0; part < self->shape->parts->len; first = g_array_index (self->shape->parts, guint, part++))
    {
      const guint end = g_array_index (self->shape->parts, guint, part);
      const guint start = first > 0 ? g_array_index (self->shape->rings, guint, first - 1) : 0;
      g_autofree guint *ends = g_new (guint, end - first);

      for (guint ring = first; ring < end; ring++)
        ends[ring - first] = g_array_index (self->shape->rings, guint, ring) - start;
      if (!veche_polygon_contains_path (&(const VechePolygon) { veche_map_corners_at (self, start), ends, end - first }, closed, n + 1)
          || veche_map_corners_goes_round (self, first, end, xy, n))
        continue;
      veche_map_corners_add_hole (self, part, xy, n);
      return TRUE;
    }
  return FALSE;
}

gboolean
veche_map_corners_remove (VecheMapCorners *self, guint corner)
{
  const gboolean area = veche_map_corners_is_area (self);
  guint start;
  guint end;
  guint ring;

  g_return_val_if_fail (corner < self->xy->len / 2, FALSE);

  ring = veche_map_corners_find_ring (self, corner, &start, &end);
  if (end - start <= (area ? 4u : 2u))
    return veche_map_corners_fill (self, corner);
  if (area && (corner == start || corner == end - 1))
    {
      /* The second corner becomes the first, and closes the ring. */
      const double *second = veche_map_corners_at (self, start + 1);

      veche_map_corners_set (self, end - 1, second[0], second[1]);
      corner = start;
    }
  g_array_remove_range (self->xy, 2 * corner, 2);
  g_array_remove_range (self->shape->xy, 2 * corner, 2);
  veche_map_corners_shift_rings (self, ring, -1);
  return TRUE;
}
