/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-columns.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_map_repo_load:
 * @layer: row id of the layer that the objects are of; 0: those of none
 * @after: row id after which to go on; is moved
 * @limit: rows to read at most; a slice may bring fewer, or none, where those of other layers lie between
 *
 * Appends objects to @columns, in the order of their row ids; without those that a step under way has brought. Sets @more where
 * there may be others.
 */
gboolean veche_map_repo_load (VecheStore *store, VecheMapColumns *columns, gint64 layer, gint64 *after, guint limit, gboolean *more,
                              GError **error);

/** veche_map_repo_load_rows: these rows, as far as they are there and of the layer. */
gboolean veche_map_repo_load_rows (VecheStore *store, VecheMapColumns *columns, gint64 layer, const gint64 *ids, guint n_ids, GError **error);

/** veche_map_repo_list_layers: row ids (of gint64) of the layers that objects of the kind are of. Owned. */
GArray *veche_map_repo_list_layers (VecheStore *store, const VecheKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
