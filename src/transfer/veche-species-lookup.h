/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-species-names.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_species_lookup_load: the names of the office's list of species. In a fiber. Owned; %NULL with @error. */
VecheSpeciesNames *veche_species_lookup_load (VecheWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
