/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-tree.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_species_limits_load:
 *
 * How large trees grow by what the workspace's own list says: folded name, Latin or other name → #VecheTreeLimits. In a fiber. Owned.
 */
GHashTable *veche_species_limits_load (VecheWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_species_limits_get:
 * @own: (nullable): of veche_species_limits_load()
 * @species: (nullable)
 *
 * What the office says itself, else Veche's list, else what no tree exceeds.
 */
VecheTreeLimits veche_species_limits_get (GHashTable *own, const char *species);

/**
 * veche_species_limits_find_doubts:
 * @edit: what was done
 *
 * A sentence for each tree whose size was set and is more than its species grows to. In a fiber. Owned, of text; %NULL with @error.
 */
GPtrArray *veche_species_limits_find_doubts (VecheWorkspace *workspace, VecheEdit *edit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
