/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VechePolygon:
 * @xy: vertices of all rings, one after the other, in any plane coordinates (lon, lat as well as mercator)
 * @ring_ends: where each ring ends, counted in vertices; boundaries and holes alike, in any direction
 *
 * A polygon, or several, with holes: what an odd number of rings goes round. All borrowed.
 */
typedef struct
{
  const double *xy;
  const guint *ring_ends;
  guint n_rings;
} VechePolygon;

/** veche_polygon_contains: whether the point lies within; of two polygons with a common edge, one has each of its points. */
gboolean veche_polygon_contains (const VechePolygon *self, double x, double y);

/**
 * veche_polygon_contains_path: whether a line or ring of @n vertices lies within: each vertex and the middle of
 * each edge do, and no edge crosses a boundary.
 */
gboolean veche_polygon_contains_path (const VechePolygon *self, const double *xy, guint n);

/** veche_polygon_crosses_itself: whether edges of a ring of @n vertices, closed or not, cross one another: then its area is none. */
gboolean veche_polygon_crosses_itself (const double *xy, guint n);

/** veche_polygon_get_bounds: least x, least y, greatest x, greatest y; %FALSE for a polygon without vertices. */
gboolean veche_polygon_get_bounds (const VechePolygon *self, double bounds[4]);

G_END_DECLS
