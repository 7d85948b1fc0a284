/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-clusters.h"

#include <string.h>

/* Rows of cells lie this far apart in the hash, so that a cell and its neighbours in a row are neighbours there too. */
#define ROW_STEP 0x9E3779B1u
#define LEVELS (VECHE_CLUSTERS_MAX_ZOOM + 2)

typedef struct
{
  VecheCluster *clusters;
  guint n;
  guint *parents; /* which cluster of the next coarser zoom each is in; %NULL at the coarsest */
} VecheClustersLevel;

struct _VecheClusters
{
  VecheClustersLevel levels[LEVELS]; /* by zoom; the last holds the points */
  int min_zoom;
};

/* A level in the order of its cells: what is near on the map is near in memory, where almost all the time goes. */
typedef struct
{
  VecheCluster *sorted;
  guint *order;  /* where each stood in the level */
  guint8 *taken;
  guint n;
  double cells; /* on a side of the square */
  guint mask;
  guint *starts; /* where each place of the hash begins; one more than there are */
} VecheClustersGrid;

static guint
veche_clusters_hash (const VecheClustersGrid *self, double x, double y, int rows)
{
  return ((guint) ((gint64) (y * self->cells) + rows) * ROW_STEP + (guint) (gint64) (x * self->cells)) & self->mask;
}

static void
veche_clusters_grid_init (VecheClustersGrid *self, const VecheClustersLevel *level, double radius)
{
  guint size = 4;
  g_autofree guint *keys = g_new (guint, MAX (level->n, 1u));

  memset (self, 0, sizeof *self);
  self->n = level->n;
  self->cells = 1 / radius;
  while (size < level->n && size < 1u << 24)
    size *= 2;
  self->mask = size - 1;
  self->starts = g_new0 (guint, (gsize) size + 1);
  self->order = g_new (guint, MAX (level->n, 1u));
  self->sorted = g_new (VecheCluster, MAX (level->n, 1u));
  self->taken = g_new0 (guint8, MAX (level->n, 1u));
  for (guint i = 0; i < level->n; i++)
    {
      keys[i] = veche_clusters_hash (self, level->clusters[i].x, level->clusters[i].y, 0);
      self->starts[keys[i]]++;
    }
  for (guint k = 1; k <= size; k++)
    self->starts[k] += self->starts[k - 1];
  for (guint i = level->n; i-- > 0;)
    self->order[--self->starts[keys[i]]] = i;
  for (guint at = 0; at < level->n; at++)
    self->sorted[at] = level->clusters[self->order[at]];
}

static void
veche_clusters_grid_clear (VecheClustersGrid *self)
{
  g_free (self->starts);
  g_free (self->order);
  g_free (self->sorted);
  g_free (self->taken);
}

/* The cluster that grows: its centre so far as sums, and what it is to be called. */
typedef struct
{
  double x, y; /* of the one it grows round */
  double radius2;
  double sum_x, sum_y;
  guint count;
  guint parent;
  guint *parents;
} VecheClustersGrowth;

/* Takes what is near from a stretch of places of the hash. Other cells may share a place: the distance decides. */
static void
veche_clusters_gather (VecheClustersGrid *self, guint first, guint last, VecheClustersGrowth *growth)
{
  const guint end = self->starts[last + 1];

  for (guint at = self->starts[first]; at < end; at++)
    {
      const VecheCluster *other = &self->sorted[at];
      const double dx = other->x - growth->x;
      const double dy = other->y - growth->y;

      if (dx * dx + dy * dy > growth->radius2 || self->taken[at])
        continue;
      self->taken[at] = 1;
      growth->parents[self->order[at]] = growth->parent;
      growth->sum_x += other->x * other->count;
      growth->sum_y += other->y * other->count;
      growth->count += other->count;
    }
}

/* Three rows of three cells; the cells of a row are neighbours in the hash but where it begins anew. */
static VecheCluster
veche_clusters_grow (VecheClustersGrid *self, guint at, double radius, guint parent, guint *parents)
{
  const VecheCluster centre = self->sorted[at];
  VecheClustersGrowth growth = { centre.x, centre.y, radius * radius, centre.x * centre.count, centre.y * centre.count, centre.count, parent, parents };
  VecheCluster cluster = centre;

  self->taken[at] = 1;
  parents[self->order[at]] = parent;
  for (int row = -1; row <= 1; row++)
    {
      const guint key = veche_clusters_hash (self, centre.x, centre.y, row);

      if (key > 0 && key < self->mask)
        veche_clusters_gather (self, key - 1, key + 1, &growth);
      else
        for (guint cell = 0; cell < 3; cell++)
          veche_clusters_gather (self, (key + cell - 1) & self->mask, (key + cell - 1) & self->mask, &growth);
    }
  if (growth.count > centre.count)
    {
      cluster.x = growth.sum_x / growth.count;
      cluster.y = growth.sum_y / growth.count;
      cluster.count = growth.count;
    }
  return cluster;
}

static void
veche_clusters_make_level (VecheClustersLevel *finer, VecheClustersLevel *level, double radius)
{
  VecheClustersGrid grid;
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (VecheCluster));

  veche_clusters_grid_init (&grid, finer, radius);
  finer->parents = g_new (guint, MAX (finer->n, 1u));
  for (guint at = 0; at < finer->n; at++)
    if (!grid.taken[at])
      {
        const VecheCluster cluster = veche_clusters_grow (&grid, at, radius, clusters->len, finer->parents);

        g_array_append_val (clusters, cluster);
      }
  veche_clusters_grid_clear (&grid);
  level->n = clusters->len;
  level->clusters = (VecheCluster *) g_array_free (g_steal_pointer (&clusters), FALSE);
}

VecheClusters *
veche_clusters_new (const double *x, const double *y, guint n, int min_zoom)
{
  VecheClusters *self = g_new0 (VecheClusters, 1);
  VecheClustersLevel *points = &self->levels[LEVELS - 1];

  self->min_zoom = CLAMP (min_zoom, 0, VECHE_CLUSTERS_MAX_ZOOM + 1);
  points->n = n;
  points->clusters = g_new (VecheCluster, MAX (n, 1u));
  for (guint i = 0; i < n; i++)
    points->clusters[i] = (VecheCluster){ x[i], y[i], 1, i };
  for (int zoom = VECHE_CLUSTERS_MAX_ZOOM; zoom >= self->min_zoom; zoom--)
    veche_clusters_make_level (&self->levels[zoom + 1], &self->levels[zoom],
                               VECHE_CLUSTERS_RADIUS / ((double) VECHE_CLUSTERS_EXTENT * (1 << zoom)));
  return self;
}

void
veche_clusters_free (VecheClusters *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < LEVELS; i++)
    {
      g_free (self->levels[i].clusters);
      g_free (self->levels[i].parents);
    }
  g_free (self);
}

void
veche_clusters_forget_points (VecheClusters *self)
{
  VecheClustersLevel *points = &self->levels[LEVELS - 1];

  g_clear_pointer (&points->clusters, g_free);
  points->n = 0;
  for (guint i = 0; i < LEVELS; i++)
    g_clear_pointer (&self->levels[i].parents, g_free);
}

static int
veche_clusters_clamp (const VecheClusters *self, int zoom)
{
  return CLAMP (zoom, self->min_zoom, LEVELS - 1);
}

const VecheCluster *
veche_clusters_get (const VecheClusters *self, int zoom, guint *n)
{
  const VecheClustersLevel *level = &self->levels[veche_clusters_clamp (self, zoom)];

  *n = level->n;
  return level->clusters;
}

guint
veche_clusters_find (const VecheClusters *self, int zoom, guint point)
{
  for (int level = LEVELS - 1; level > veche_clusters_clamp (self, zoom); level--)
    point = self->levels[level].parents[point];
  return point;
}
