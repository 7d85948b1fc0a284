/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-features-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "veche-mercator.h"

/* One object found of so many or more is rather sorted than looked for among all. */
#define SPARSE 64

VecheMapFeatures *
veche_map_features_alloc (const VecheKind *kind, guint n)
{
  VecheMapFeatures *self = g_new0 (VecheMapFeatures, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->n = n;
  self->ids = g_new (gint64, n);
  self->x = g_new (double, n);
  self->y = g_new (double, n);
  self->styles = g_new (guint16, n);
  if (!veche_kind_is_point (kind))
    self->shapes = g_new0 (VecheMapShape, n);
  return self;
}

void
veche_map_features_finish (VecheMapFeatures *self)
{
  if (self->shapes == NULL)
    self->grid = veche_point_grid_new (self->x, self->y, self->n);
}

static void
veche_map_features_place_shape (VecheMapFeatures *self, guint index)
{
  VecheMapShape *shape = &self->shapes[index];

  if (!veche_polygon_get_bounds (&shape->rings, shape->bounds))
    memset (shape->bounds, 0, sizeof shape->bounds);
  self->x[index] = (shape->bounds[0] + shape->bounds[2]) / 2;
  self->y[index] = (shape->bounds[1] + shape->bounds[3]) / 2;
}

/* Other programs write shapes without vertices, and numbers that are none: there is nothing to draw or to take hold of. */
static gboolean
veche_map_features_is_somewhere (const VecheGeometry *geometry)
{
  for (guint i = 0; i < geometry->xy->len; i++)
    if (!isfinite (g_array_index (geometry->xy, double, i)))
      return FALSE;
  return geometry->xy->len > 0;
}

gboolean
veche_map_features_take_column (VecheMapFeatures *self, guint to, const VecheMapColumns *columns, guint from)
{
  self->ids[to] = g_array_index (columns->ids, gint64, from);
  self->styles[to] = g_array_index (columns->styles, guint16, from);
  if (self->shapes == NULL)
    {
      self->x[to] = veche_mercator_x (g_array_index (columns->lonlat, double, 2 * from));
      self->y[to] = veche_mercator_y (g_array_index (columns->lonlat, double, 2 * from + 1));
    }
  else
    {
      const VecheGeometry *geometry = g_ptr_array_index (columns->shapes, from);
      guint n = veche_geometry_count_vertices (geometry);
      double *xy;

      if (!veche_map_features_is_somewhere (geometry))
        return FALSE;
      xy = g_new (double, 2 * n);
      veche_mercator_project (veche_geometry_get_xy (geometry), n, xy);
      self->shapes[to] = (VecheMapShape) {
        .rings = { xy, g_memdup2 (geometry->rings->data, geometry->rings->len * sizeof (guint)), geometry->rings->len },
        .area = geometry->type == VECHE_GEOMETRY_POLYGON || geometry->type == VECHE_GEOMETRY_MULTI_POLYGON,
      };
      veche_map_features_place_shape (self, to);
    }
  return TRUE;
}

void
veche_map_features_take_feature (VecheMapFeatures *self, guint to, const VecheMapFeatures *other, guint from)
{
  self->ids[to] = other->ids[from];
  self->styles[to] = other->styles[from];
  self->x[to] = other->x[from];
  self->y[to] = other->y[from];
  if (self->shapes != NULL)
    {
      const VecheMapShape *shape = &other->shapes[from];
      guint n = shape->rings.n_rings > 0 ? shape->rings.ring_ends[shape->rings.n_rings - 1] : 0;

      self->shapes[to] = *shape;
      self->shapes[to].rings.xy = g_memdup2 (shape->rings.xy, 2 * n * sizeof (double));
      self->shapes[to].rings.ring_ends = g_memdup2 (shape->rings.ring_ends, shape->rings.n_rings * sizeof (guint));
    }
}

VecheMapFeatures *
veche_map_features_new (const VecheMapColumns *columns)
{
  VecheMapFeatures *self = veche_map_features_alloc (columns->kind, columns->ids->len);
  guint n = 0;

  for (guint i = 0; i < columns->ids->len; i++)
    n += veche_map_features_take_column (self, n, columns, i) ? 1 : 0;
  self->n = n;
  veche_map_features_finish (self);
  return self;
}

VecheMapFeatures *
veche_map_features_ref (const VecheMapFeatures *self)
{
  VecheMapFeatures *shared = (VecheMapFeatures *) self;

  g_atomic_ref_count_inc (&shared->refs);
  return shared;
}

void
veche_map_features_unref (VecheMapFeatures *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; self->shapes != NULL && i < self->n; i++)
    {
      g_free ((gpointer) self->shapes[i].rings.xy);
      g_free ((gpointer) self->shapes[i].rings.ring_ends);
    }
  g_clear_pointer (&self->grid, veche_point_grid_free);
  g_free (self->shapes);
  g_free (self->ids);
  g_free (self->x);
  g_free (self->y);
  g_free (self->styles);
  g_free (self);
}

const VecheKind *
veche_map_features_get_kind (const VecheMapFeatures *self)
{
  return self->kind;
}

guint
veche_map_features_get_count (const VecheMapFeatures *self)
{
  return self->n;
}

gboolean
veche_map_features_has_shapes (const VecheMapFeatures *self)
{
  return self->shapes != NULL;
}

gint64
veche_map_features_find (const VecheMapFeatures *self, gint64 id)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->ids[low] == id ? (gint64) low : -1;
}

gint64
veche_map_features_get_id (const VecheMapFeatures *self, guint index)
{
  g_return_val_if_fail (index < self->n, 0);
  return self->ids[index];
}

guint16
veche_map_features_get_style (const VecheMapFeatures *self, guint index)
{
  g_return_val_if_fail (index < self->n, 0);
  return self->styles[index];
}

void
veche_map_features_get_point (const VecheMapFeatures *self, guint index, double *x, double *y)
{
  g_return_if_fail (index < self->n);
  *x = self->x[index];
  *y = self->y[index];
}

const VecheMapShape *
veche_map_features_get_shape (const VecheMapFeatures *self, guint index)
{
  g_return_val_if_fail (index < self->n, NULL);
  return self->shapes != NULL ? &self->shapes[index] : NULL;
}

void
veche_map_features_get_xy (const VecheMapFeatures *self, const double **x, const double **y)
{
  *x = self->x;
  *y = self->y;
}

gboolean
veche_map_features_get_bounds (const VecheMapFeatures *self, double bounds[4])
{
  for (guint i = 0; i < self->n; i++)
    {
      const double point[4] = { self->x[i], self->y[i], self->x[i], self->y[i] };
      const double *own = self->shapes != NULL ? self->shapes[i].bounds : point;

      bounds[0] = i == 0 ? own[0] : MIN (bounds[0], own[0]);
      bounds[1] = i == 0 ? own[1] : MIN (bounds[1], own[1]);
      bounds[2] = i == 0 ? own[2] : MAX (bounds[2], own[2]);
      bounds[3] = i == 0 ? own[3] : MAX (bounds[3], own[3]);
    }
  return self->n > 0;
}

static gboolean
veche_map_features_touches (const VecheMapShape *shape, const double box[4])
{
  return shape->bounds[0] <= box[2] && shape->bounds[2] >= box[0] && shape->bounds[1] <= box[3] && shape->bounds[3] >= box[1];
}

guint
veche_map_features_count_box (const VecheMapFeatures *self, const double box[4])
{
  guint n = 0;

  if (self->shapes == NULL)
    return veche_point_grid_count_box (self->grid, box[0], box[1], box[2], box[3]);
  for (guint i = 0; i < self->n; i++)
    n += veche_map_features_touches (&self->shapes[i], box);
  return n;
}

static int
veche_map_features_compare_index (gconstpointer a, gconstpointer b)
{
  const guint first = *(const guint *) a;
  const guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Bit by bit where they are many: sorting a million costs more than drawing them. */
static void
veche_map_features_sort (const VecheMapFeatures *self, GArray *found, guint from)
{
  g_autofree guint64 *bits = NULL;
  guint n = from;

  if (found->len - from < 2)
    return;
  if ((guint64) (found->len - from) * SPARSE < self->n)
    {
      qsort (&g_array_index (found, guint, from), found->len - from, sizeof (guint), veche_map_features_compare_index);
      return;
    }
  bits = g_new0 (guint64, self->n / 64 + 1);
  for (guint i = from; i < found->len; i++)
    bits[g_array_index (found, guint, i) / 64] |= G_GUINT64_CONSTANT (1) << g_array_index (found, guint, i) % 64;
  for (guint word = 0; word <= self->n / 64; word++)
    for (guint64 left = bits[word]; left != 0; left &= left - 1)
      g_array_index (found, guint, n++) = word * 64 + (guint) __builtin_ctzll (left);
}

void
veche_map_features_find_box (const VecheMapFeatures *self, const double box[4], GArray *found)
{
  if (self->shapes == NULL)
    {
      const guint from = found->len;

      veche_point_grid_find_box (self->grid, box[0], box[1], box[2], box[3], found);
      /* So that of two that overlap the same is on top wherever a tile ends. */
      veche_map_features_sort (self, found, from);
      return;
    }
  for (guint i = 0; i < self->n; i++)
    if (veche_map_features_touches (&self->shapes[i], box))
      g_array_append_val (found, i);
}

/* Square of the distance between a point and an edge. */
static double
veche_map_features_distance2 (double x, double y, const double *a, const double *b)
{
  const double dx = b[0] - a[0];
  const double dy = b[1] - a[1];
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? CLAMP (((x - a[0]) * dx + (y - a[1]) * dy) / length2, 0, 1) : 0;
  const double ex = a[0] + t * dx - x;
  const double ey = a[1] + t * dy - y;

  return ex * ex + ey * ey;
}

static double
veche_map_features_shape_distance2 (const VecheMapShape *shape, double x, double y)
{
  const VechePolygon *rings = &shape->rings;
  double best = G_MAXDOUBLE;
  guint start = 0;

  for (guint ring = 0; ring < rings->n_rings; start = rings->ring_ends[ring++])
    for (guint i = start; i + 1 < rings->ring_ends[ring]; i++)
      best = MIN (best, veche_map_features_distance2 (x, y, &rings->xy[2 * i], &rings->xy[2 * (i + 1)]));
  return best;
}

gint64
veche_map_features_find_at (const VecheMapFeatures *self, double x, double y, double radius)
{
  const double box[4] = { x - radius, y - radius, x + radius, y + radius };
  double best = radius * radius;
  double smallest = G_MAXDOUBLE;
  gint64 edge = -1;
  gint64 around = -1;

  if (self->shapes == NULL)
    return veche_point_grid_find_nearest (self->grid, x, y, radius);
  for (guint i = 0; i < self->n; i++)
    {
      const VecheMapShape *shape = &self->shapes[i];
      const double size = (shape->bounds[2] - shape->bounds[0]) * (shape->bounds[3] - shape->bounds[1]);
      double distance2;

      if (!veche_map_features_touches (shape, box))
        continue;
      distance2 = veche_map_features_shape_distance2 (shape, x, y);
      if (distance2 <= best)
        {
          best = distance2;
          edge = i;
        }
      /* Of areas one in the other the smaller one is meant. */
      if (shape->area && size < smallest && veche_polygon_contains (&shape->rings, x, y))
        {
          smallest = size;
          around = i;
        }
    }
  return edge >= 0 ? edge : around;
}

void
veche_map_features_find_polygon (const VecheMapFeatures *self, const VechePolygon *polygon, GArray *found)
{
  double bounds[4];

  if (self->shapes == NULL)
    {
      veche_point_grid_find_polygon (self->grid, polygon, found);
      return;
    }
  if (!veche_polygon_get_bounds (polygon, bounds))
    return;
  for (guint i = 0; i < self->n; i++)
    {
      const VechePolygon *rings = &self->shapes[i].rings;
      gboolean within = veche_map_features_touches (&self->shapes[i], bounds);
      guint start = 0;

      for (guint ring = 0; within && ring < rings->n_rings; start = rings->ring_ends[ring++])
        within = veche_polygon_contains_path (polygon, &rings->xy[2 * start], rings->ring_ends[ring] - start);
      if (within)
        g_array_append_val (found, i);
    }
}

void
veche_map_features_count_styles (const VecheMapFeatures *self, guint *counts, guint n)
{
  for (guint i = 0; i < self->n; i++)
    if (self->styles[i] < n)
      counts[self->styles[i]]++;
}
