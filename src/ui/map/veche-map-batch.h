/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-entry.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_BATCH (veche_map_batch_get_type ())

/** VecheMapBatch: a dialog that asks for the fields that many objects of one kind are to have; what is left empty stays as it is. One step. */
G_DECLARE_FINAL_TYPE (VecheMapBatch, veche_map_batch, VECHE, MAP_BATCH, AdwDialog)

/**
 * veche_map_batch_new:
 * @ids: of the objects; copied
 * @entry: (nullable): the layer of the office that all of them are of: what its form asks is asked too
 */
AdwDialog *veche_map_batch_new (VecheWorkspace *workspace, const VecheMapKind *kind, const gint64 *ids, guint n,
                                VecheMapEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
