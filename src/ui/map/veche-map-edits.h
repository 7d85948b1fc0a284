/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-geometry.h"
#include "veche-map-view.h"

G_BEGIN_DECLS

/** What gestures on the map do to the workspace: each of them one step. Futures resolve with the edit (boxed), as it was carried out. For fibers. */

/** veche_map_edits_new_shape: of an object of the kind that is drawn: @n pairs x, y of the unit square. Owned. */
VecheGeometry *veche_map_edits_new_shape (const VecheKind *kind, const double *xy, guint n) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_edits_add: a new object; @layer: row id of its layer, or 0; @title: of the step */
DexFuture *veche_map_edits_add (VecheWorkspace *workspace, const VecheKind *kind, gint64 layer, const VecheGeometry *shape,
                                const char *title) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_edits_reshape: an object has that shape now. */
DexFuture *veche_map_edits_reshape (VecheWorkspace *workspace, const VecheKind *kind, gint64 id, const VecheGeometry *shape,
                                    const char *title) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_edits_move:
 * @picks: of VecheMapPick
 * @dx, @dy: in the unit square
 *
 * Reads the shapes and moves them: awaits; to be called in a fiber. %NULL with an error.
 */
VecheEdit *veche_map_edits_move (VecheWorkspace *workspace, const GArray *picks, double dx, double dy, GError **error) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *veche_map_edits_delete (VecheWorkspace *workspace, const GArray *picks) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_edits_set:
 * @cells: an op of the kind that has the cells
 *
 * The same fields of many objects of one kind.
 */
DexFuture *veche_map_edits_set (VecheWorkspace *workspace, const VecheKind *kind, const gint64 *ids, guint n,
                                const VecheEditOp *cells) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_edits_dup_count: «12 objects», as steps and headings say it. Owned. */
char *veche_map_edits_dup_count (guint n) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_edits_are_two_points: whether a tape can have been held to them: @picks has two objects, both points. */
gboolean veche_map_edits_are_two_points (const GArray *picks);

G_END_DECLS
