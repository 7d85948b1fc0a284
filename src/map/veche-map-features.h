/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-columns.h"
#include "veche-polygon.h"

G_BEGIN_DECLS

/**
 * VecheMapFeatures:
 * The objects of one layer as they are drawn and clicked on, in mercator's unit square (veche-mercator.h): arrays and a grid. Never changes
 * once made, so that any thread may draw from it; reference counted. Objects are known by their place, 0 and up, in the order of row ids.
 */
typedef struct _VecheMapFeatures VecheMapFeatures;

/** VecheMapShape: a line or area. */
typedef struct
{
  double bounds[4]; /* least x, least y, greatest x, greatest y */
  VechePolygon rings;
  gboolean area;
} VecheMapShape;

/** veche_map_features_new: on a thread, when there are many. Owned. */
VecheMapFeatures *veche_map_features_new (const VecheMapColumns *columns) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_features_patch:
 * @fresh: what was read of the rows @ids
 *
 * The same with these rows as they are now: changed, added, or gone. Owned.
 */
VecheMapFeatures *veche_map_features_patch (const VecheMapFeatures *self, const VecheMapColumns *fresh, const gint64 *ids,
                                            guint n_ids) G_GNUC_WARN_UNUSED_RESULT;

VecheMapFeatures *veche_map_features_ref (const VecheMapFeatures *self);
void veche_map_features_unref (VecheMapFeatures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapFeatures, veche_map_features_unref)

const VecheKind *veche_map_features_get_kind (const VecheMapFeatures *self);
guint veche_map_features_get_count (const VecheMapFeatures *self);
gboolean veche_map_features_has_shapes (const VecheMapFeatures *self);

/** veche_map_features_find: the place of a row id; -1: it is not there. */
gint64 veche_map_features_find (const VecheMapFeatures *self, gint64 id);

gint64 veche_map_features_get_id (const VecheMapFeatures *self, guint index);
guint16 veche_map_features_get_style (const VecheMapFeatures *self, guint index);

/** veche_map_features_get_point: the point, or the middle of a shape's bounds. */
void veche_map_features_get_point (const VecheMapFeatures *self, guint index, double *x, double *y);

/** veche_map_features_get_shape: %NULL for points. Borrowed. */
const VecheMapShape *veche_map_features_get_shape (const VecheMapFeatures *self, guint index);

/** veche_map_features_get_xy: all points, for clusters. Borrowed. */
void veche_map_features_get_xy (const VecheMapFeatures *self, const double **x, const double **y);

/** veche_map_features_get_bounds: of everything: least x, least y, greatest x, greatest y; %FALSE: there is nothing. */
gboolean veche_map_features_get_bounds (const VecheMapFeatures *self, double bounds[4]);

/** veche_map_features_count_box: how many touch the box, of shapes by their bounds. */
guint veche_map_features_count_box (const VecheMapFeatures *self, const double box[4]);

/** veche_map_features_find_box: appends those (of guint) to @found in ascending order. */
void veche_map_features_find_box (const VecheMapFeatures *self, const double box[4], GArray *found);

/** veche_map_features_find_at: what somebody clicks on: the nearest not further than @radius, or the area around; -1: nothing. */
gint64 veche_map_features_find_at (const VecheMapFeatures *self, double x, double y, double radius);

/** veche_map_features_find_polygon: appends what lies within a lasso: points, and shapes as a whole. */
void veche_map_features_find_polygon (const VecheMapFeatures *self, const VechePolygon *polygon, GArray *found);

/** veche_map_features_count_styles: adds up how many there are of each style, into @counts of @n. */
void veche_map_features_count_styles (const VecheMapFeatures *self, guint *counts, guint n);

G_END_DECLS
