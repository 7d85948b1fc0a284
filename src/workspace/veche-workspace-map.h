/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-columns.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_workspace_map_load:
 * @layer: row id of the layer that the objects are of; 0: those of none
 * @style, @filter: (nullable): as veche_map_columns_set_own() takes them
 *
 * What a map draws of a kind; resolves with boxed #VecheMapColumns. Read in slices, between which people's work goes on: what changes
 * meanwhile is told by the signal `changed` as always, and may be in it or not.
 */
DexFuture *veche_workspace_map_load (VecheWorkspace *self, const VecheKind *kind, gint64 layer, const VecheOwnField *style,
                                     VecheOwnFilter *filter) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_map_load_rows: the same of these rows, as far as they are there. */
DexFuture *veche_workspace_map_load_rows (VecheWorkspace *self, const VecheKind *kind, gint64 layer, const VecheOwnField *style,
                                          VecheOwnFilter *filter, const gint64 *ids, guint n_ids) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_map_list_layers: boxed #GArray of gint64: the layers that objects of the kind are of. */
DexFuture *veche_workspace_map_list_layers (VecheWorkspace *self, const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
