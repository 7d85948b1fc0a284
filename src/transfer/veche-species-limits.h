/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-species-names.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_species_limits_get: what the office says itself, else Veche's list, else what no tree exceeds. Both may be %NULL. */
VecheTreeLimits veche_species_limits_get (VecheSpeciesNames *names, const char *species);

/**
 * veche_species_limits_find_doubts:
 * @edit: what was done
 *
 * A sentence for each tree whose size was set and is more than its species grows to. In a fiber. Owned, of text; %NULL with @error.
 */
GPtrArray *veche_species_limits_find_doubts (VecheWorkspace *workspace, VecheEdit *edit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
