/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-polygon.h"

G_BEGIN_DECLS

/**
 * VechePointGrid:
 * Where points lie: a uniform grid made by a counting sort, for what is asked while somebody looks or clicks. Points are known by their
 * place in the arrays they came in, which stay the caller's and must outlive the grid unchanged. Read by any number of threads.
 */
typedef struct _VechePointGrid VechePointGrid;

/** veche_point_grid_new: of @n points in any plane coordinates, all finite. About four points to a cell. Owned. */
VechePointGrid *veche_point_grid_new (const double *x, const double *y, guint n) G_GNUC_WARN_UNUSED_RESULT;
void veche_point_grid_free (VechePointGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePointGrid, veche_point_grid_free)

/** veche_point_grid_find_box: appends the points with x0 ≤ x ≤ x1, y0 ≤ y ≤ y1 to @found (of guint), in no certain order. */
void veche_point_grid_find_box (const VechePointGrid *self, double x0, double y0, double x1, double y1, GArray *found);

/** veche_point_grid_count_box: how many that are. */
guint veche_point_grid_count_box (const VechePointGrid *self, double x0, double y0, double x1, double y1);

/** veche_point_grid_find_nearest: the nearest point not further than @radius; of equals the last. -1 when there is none. */
gint64 veche_point_grid_find_nearest (const VechePointGrid *self, double x, double y, double radius);

/** veche_point_grid_find_polygon: appends the points within the polygon (a lasso, a territory). */
void veche_point_grid_find_polygon (const VechePointGrid *self, const VechePolygon *polygon, GArray *found);

G_END_DECLS
