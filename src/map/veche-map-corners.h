/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-geometry.h"

G_BEGIN_DECLS

/**
 * VecheMapCorners:
 * A shape whose corners are moved, added and taken away. Only what is touched changes: the other corners keep every digit. Corners are known
 * by their place in the shape; coordinates are of mercator's unit square.
 */
typedef struct _VecheMapCorners VecheMapCorners;

/** veche_map_corners_new: @shape: of a line or of areas; copied */
VecheMapCorners *veche_map_corners_new (const VecheGeometry *shape) G_GNUC_WARN_UNUSED_RESULT;
void veche_map_corners_free (VecheMapCorners *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapCorners, veche_map_corners_free)

/** veche_map_corners_get_shape: as it is now. Borrowed. */
const VecheGeometry *veche_map_corners_get_shape (const VecheMapCorners *self);

/** veche_map_corners_get_xy: of double: pairs x, y of all corners, those that close a ring too. Borrowed. */
const GArray *veche_map_corners_get_xy (const VecheMapCorners *self);

/** veche_map_corners_find: the corner not further than @radius; -1: none. */
int veche_map_corners_find (const VecheMapCorners *self, double x, double y, double radius);

void veche_map_corners_move (VecheMapCorners *self, guint corner, double x, double y);

/** veche_map_corners_insert: a new one on the edge not further than @radius: its place, or -1. */
int veche_map_corners_insert (VecheMapCorners *self, double x, double y, double radius);

/** veche_map_corners_remove: %FALSE: a ring of three corners, or a line of two, would be none any more; a hole then goes as a whole. */
gboolean veche_map_corners_remove (VecheMapCorners *self, guint corner);

/** veche_map_corners_is_hole: whether a corner is one of a hole. */
gboolean veche_map_corners_is_hole (const VecheMapCorners *self, guint corner);

/** veche_map_corners_fill: the hole that a corner is of is none any more; %FALSE: it is of no hole. */
gboolean veche_map_corners_fill (VecheMapCorners *self, guint corner);

/**
 * veche_map_corners_cut:
 * @xy: @n corners of a hole, not closed
 *
 * %FALSE: it does not lie within one area, touches another hole, or goes round one; the shape is as it was.
 */
gboolean veche_map_corners_cut (VecheMapCorners *self, const double *xy, guint n);

G_END_DECLS
