/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-clusters.h"

#include <math.h>
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

/* A level in the order of its cells. */
typedef struct
{
  const VecheCluster *clusters;
  guint n;
  double cells; /* on a side of the square */
  guint mask;
  guint *starts; /* where each place of the hash begins; one more than there are */
  guint *order;
  guint8 *taken;
} VecheClustersGrid;

static guint
veche_clusters_hash (const VecheClustersGrid *self, double column, double row)
{
  return ((guint) (gint64) row * ROW_STEP + (guint) (gint64) column) & self->mask;
}

static void
veche_clusters_grid_init (VecheClustersGrid *self, const VecheClustersLevel *level, double radius)
{
  guint size = 1;
  g_autofree guint *keys = g_new (guint, MAX (level->n, 1u));

  memset (self, 0, sizeof *self);
  self->clusters = level->clusters;
  self->n = level->n;
  self->cells = 1 / radius;
  while (size < level->n && size < 1u << 24)
    size *= 2;
  self->mask = size - 1;
  self->starts = g_new0 (guint, (gsize) size + 1);
  self->order = g_new (guint, MAX (level->n, 1u));
  self->taken = g_new0 (guint8, MAX (level->n, 1u));
  for (guint i = 0; i < level->n; i++)
    {
      keys[i] = veche_clusters_hash (self, floor (level->clusters[i].x * self->cells), floor (level->clusters[i].y * self->cells));
      self->starts[keys[i]]++;
    }
  for (guint k = 1; k <= size; k++)
    self->starts[k] += self->starts[k - 1];
  for (guint i = level->n; i-- > 0;)
    self->order[--self->starts[keys[i]]] = i;
}

static void
veche_clusters_grid_clear (VecheClustersGrid *self)
{
  g_free (self->starts);
  g_free (self->order);
  g_free (self->taken);
}

/* Takes what is near @centre in one place of the hash into @sum. Other cells may share the place: the distance decides. */
static void
veche_clusters_gather (VecheClustersGrid *self, guint key, const VecheCluster *centre, double radius2, double sums[2], VecheCluster *sum,
                       guint parent, guint *parents)
{
  for (guint at = self->starts[key]; at < self->starts[key + 1]; at++)
    {
      const guint i = self->order[at];
      const VecheCluster *other = &self->clusters[i];
      const double dx = other->x - centre->x;
      const double dy = other->y - centre->y;

      if (dx * dx + dy * dy > radius2 || self->taken[i])
        continue;
      self->taken[i] = 1;
      parents[i] = parent;
      sums[0] += other->x * other->count;
      sums[1] += other->y * other->count;
      sum->count += other->count;
    }
}

/* The cluster that grows round the nth of the finer level. */
static VecheCluster
veche_clusters_grow (VecheClustersGrid *self, guint n, double radius, guint parent, guint *parents)
{
  const VecheCluster *centre = &self->clusters[n];
  const double column = floor (centre->x * self->cells);
  const double row = floor (centre->y * self->cells);
  double sums[2] = { centre->x * centre->count, centre->y * centre->count };
  VecheCluster sum = *centre;

  self->taken[n] = 1;
  parents[n] = parent;
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      veche_clusters_gather (self, veche_clusters_hash (self, column + dx, row + dy), centre, radius * radius, sums, &sum, parent, parents);
  if (sum.count > centre->count)
    {
      sum.x = sums[0] / sum.count;
      sum.y = sums[1] / sum.count;
    }
  return sum;
}

static void
veche_clusters_make_level (VecheClustersLevel *finer, VecheClustersLevel *level, double radius)
{
  VecheClustersGrid grid;
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (VecheCluster));

  veche_clusters_grid_init (&grid, finer, radius);
  finer->parents = g_new (guint, MAX (finer->n, 1u));
  /* In the order of cells: neighbours are near in memory too. */
  for (guint at = 0; at < finer->n; at++)
    if (!grid.taken[grid.order[at]])
      {
        const VecheCluster cluster = veche_clusters_grow (&grid, grid.order[at], radius, clusters->len, finer->parents);

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
