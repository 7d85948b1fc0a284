/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-point-grid.h"

#include <math.h>

#define POINTS_PER_CELL 4
#define MAX_SIDE 4096

struct _VechePointGrid
{
  const double *x;
  const double *y;
  guint n;
  double x0, y0;
  double cell; /* side of a cell */
  guint columns;
  guint rows;
  guint *starts; /* where each cell's points begin in `order`; one more than there are cells */
  guint *order;
};

static guint
veche_point_grid_column (const VechePointGrid *self, double x)
{
  return (guint) CLAMP ((x - self->x0) / self->cell, 0.0, self->columns - 1.0);
}

static guint
veche_point_grid_row (const VechePointGrid *self, double y)
{
  return (guint) CLAMP ((y - self->y0) / self->cell, 0.0, self->rows - 1.0);
}

static gsize
veche_point_grid_cell (const VechePointGrid *self, guint i)
{
  return (gsize) veche_point_grid_row (self, self->y[i]) * self->columns + veche_point_grid_column (self, self->x[i]);
}

/* Square cells, as many as there are points by four; of a line of points a row of them. */
static void
veche_point_grid_measure (VechePointGrid *self)
{
  double x1 = self->n > 0 ? self->x[0] : 0;
  double y1 = self->n > 0 ? self->y[0] : 0;
  double width, height;

  self->x0 = x1;
  self->y0 = y1;
  for (guint i = 1; i < self->n; i++)
    {
      self->x0 = MIN (self->x0, self->x[i]);
      self->y0 = MIN (self->y0, self->y[i]);
      x1 = MAX (x1, self->x[i]);
      y1 = MAX (y1, self->y[i]);
    }
  width = x1 - self->x0;
  height = y1 - self->y0;
  self->cell = sqrt (width * height * POINTS_PER_CELL / MAX (self->n, 1u));
  self->cell = MAX (self->cell, MAX (width, height) / MAX (MIN (self->n, MAX_SIDE), 1u));
  if (!(self->cell > 0))
    self->cell = 1;
  self->columns = (guint) MIN (width / self->cell, MAX_SIDE) + 1;
  self->rows = (guint) MIN (height / self->cell, MAX_SIDE) + 1;
}

VechePointGrid *
veche_point_grid_new (const double *x, const double *y, guint n)
{
  VechePointGrid *self = g_new0 (VechePointGrid, 1);
  gsize cells;

  self->x = x;
  self->y = y;
  self->n = n;
  veche_point_grid_measure (self);
  cells = (gsize) self->columns * self->rows;
  self->starts = g_new0 (guint, cells + 1);
  self->order = g_new (guint, MAX (n, 1u));

  for (guint i = 0; i < n; i++)
    self->starts[veche_point_grid_cell (self, i)]++;
  for (gsize c = 1; c <= cells; c++)
    self->starts[c] += self->starts[c - 1];
  for (guint i = n; i-- > 0;)
    self->order[--self->starts[veche_point_grid_cell (self, i)]] = i;
  return self;
}

void
veche_point_grid_free (VechePointGrid *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->order);
  g_free (self);
}

/* Cells that the box touches, row by row: calls for each run of points that lies in one row of cells. */
typedef void (*VechePointGridTake) (const VechePointGrid *self, const guint *points, guint n, gpointer data);

static void
veche_point_grid_walk (const VechePointGrid *self, double x0, double y0, double x1, double y1, VechePointGridTake take, gpointer data)
{
  guint first, last;

  if (self->n == 0 || !(x0 <= x1) || !(y0 <= y1))
    return;
  first = veche_point_grid_column (self, x0);
  last = veche_point_grid_column (self, x1);
  for (guint row = veche_point_grid_row (self, y0); row <= veche_point_grid_row (self, y1); row++)
    {
      const gsize base = (gsize) row * self->columns;
      const guint start = self->starts[base + first];
      const guint end = self->starts[base + last + 1];

      if (end > start)
        take (self, self->order + start, end - start, data);
    }
}

typedef struct
{
  double x0, y0, x1, y1;
  const VechePolygon *polygon;
  GArray *found; /* or %NULL: counted only */
  guint count;
} VechePointGridSearch;

static void
veche_point_grid_take_box (const VechePointGrid *self, const guint *points, guint n, gpointer data)
{
  VechePointGridSearch *search = data;

  for (guint i = 0; i < n; i++)
    {
      const double x = self->x[points[i]];
      const double y = self->y[points[i]];

      if (x < search->x0 || x > search->x1 || y < search->y0 || y > search->y1
          || (search->polygon != NULL && !veche_polygon_contains (search->polygon, x, y)))
        continue;
      search->count++;
      if (search->found != NULL)
        g_array_append_val (search->found, points[i]);
    }
}

/* A cell that no side of the box goes through has all of its points within: they are not looked at. Outermost cells hold what lies
 * beyond by rounding too. */
static void
veche_point_grid_search_box (const VechePointGrid *self, VechePointGridSearch *search)
{
  guint left, right, top, bottom;

  if (self->n == 0 || !(search->x0 <= search->x1) || !(search->y0 <= search->y1))
    return;
  left = veche_point_grid_column (self, search->x0);
  right = veche_point_grid_column (self, search->x1);
  top = veche_point_grid_row (self, search->y0);
  bottom = veche_point_grid_row (self, search->y1);
  for (guint row = top; row <= bottom; row++)
    {
      const guint *starts = self->starts + (gsize) row * self->columns;

      if (row == top || row == bottom || right - left < 2)
        {
          veche_point_grid_take_box (self, self->order + starts[left], starts[right + 1] - starts[left], search);
          continue;
        }
      veche_point_grid_take_box (self, self->order + starts[left], starts[left + 1] - starts[left], search);
      search->count += starts[right] - starts[left + 1];
      if (search->found != NULL)
        g_array_append_vals (search->found, self->order + starts[left + 1], starts[right] - starts[left + 1]);
      veche_point_grid_take_box (self, self->order + starts[right], starts[right + 1] - starts[right], search);
    }
}

void
veche_point_grid_find_box (const VechePointGrid *self, double x0, double y0, double x1, double y1, GArray *found)
{
  VechePointGridSearch search = { x0, y0, x1, y1, NULL, found, 0 };

  veche_point_grid_search_box (self, &search);
}

guint
veche_point_grid_count_box (const VechePointGrid *self, double x0, double y0, double x1, double y1)
{
  VechePointGridSearch search = { x0, y0, x1, y1, NULL, NULL, 0 };

  veche_point_grid_search_box (self, &search);
  return search.count;
}

void
veche_point_grid_find_polygon (const VechePointGrid *self, const VechePolygon *polygon, GArray *found)
{
  double bounds[4];
  VechePointGridSearch search = { .polygon = polygon, .found = found };

  if (!veche_polygon_get_bounds (polygon, bounds))
    return;
  search.x0 = bounds[0];
  search.y0 = bounds[1];
  search.x1 = bounds[2];
  search.y1 = bounds[3];
  veche_point_grid_walk (self, bounds[0], bounds[1], bounds[2], bounds[3], veche_point_grid_take_box, &search);
}

typedef struct
{
  double x, y;
  double best; /* square of the distance */
  gint64 nearest;
} VechePointGridNearest;

static void
veche_point_grid_take_nearest (const VechePointGrid *self, const guint *points, guint n, gpointer data)
{
  VechePointGridNearest *search = data;

  for (guint i = 0; i < n; i++)
    {
      const double dx = self->x[points[i]] - search->x;
      const double dy = self->y[points[i]] - search->y;
      const double distance = dx * dx + dy * dy;

      /* What was added last is drawn above. */
      if (distance > search->best || (distance == search->best && (gint64) points[i] < search->nearest))
        continue;
      search->best = distance;
      search->nearest = points[i];
    }
}

gint64
veche_point_grid_find_nearest (const VechePointGrid *self, double x, double y, double radius)
{
  VechePointGridNearest search = { x, y, radius * radius, -1 };

  veche_point_grid_walk (self, x - radius, y - radius, x + radius, y + radius, veche_point_grid_take_nearest, &search);
  return search.nearest;
}
