/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Pixels of a tile of VECHE_CLUSTERS_EXTENT within which points become one, and the last zoom at which they do. */
#define VECHE_CLUSTERS_RADIUS 60
#define VECHE_CLUSTERS_EXTENT 512
#define VECHE_CLUSTERS_MAX_ZOOM 16

/**
 * VecheClusters:
 * Points that are gathered where they would be drawn over each other, for each zoom from VECHE_CLUSTERS_MAX_ZOOM down: the way of mapbox's
 * supercluster (greedy, from the finer zoom to the coarser, centres weighted by counts), on a hashed grid instead of a tree.
 */
typedef struct _VecheClusters VecheClusters;

/** VecheCluster: one of them: a centre, and how many points it stands for. */
typedef struct
{
  double x; /* of mercator's unit square (veche-mercator.h) */
  double y;
  guint count;
  guint first; /* a point of it: the only one when the count is 1 */
} VecheCluster;

/**
 * veche_clusters_new:
 * @x, @y: of @n points in mercator's unit square; copied
 * @min_zoom: the coarsest zoom that will be asked for
 *
 * Owned. About half a second for a million points: to be made on a thread.
 */
VecheClusters *veche_clusters_new (const double *x, const double *y, guint n, int min_zoom) G_GNUC_WARN_UNUSED_RESULT;
void veche_clusters_free (VecheClusters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheClusters, veche_clusters_free)

/** veche_clusters_get: all clusters of a zoom; beyond the last, each point. Borrowed. */
const VecheCluster *veche_clusters_get (const VecheClusters *self, int zoom, guint *n);

/**
 * veche_clusters_forget_points:
 *
 * Frees what is needed by who asks for single points only, a third of it all: from now on there are clusters up to
 * VECHE_CLUSTERS_MAX_ZOOM, beyond them nothing, and veche_clusters_find() must not be called.
 */
void veche_clusters_forget_points (VecheClusters *self);

/** veche_clusters_find: which cluster of that zoom the point with this place in the arrays is in. */
guint veche_clusters_find (const VecheClusters *self, int zoom, guint point);

G_END_DECLS
