/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_OWN (veche_map_own_get_type ())

/**
 * VecheMapOwn:
 * On the card of a map object: what the form of its layer asks, seen and changed in place. Each field is saved when it is left, as one
 * step, and what cannot be saved stays (VecheUnsaved). Not there where the layer has no form.
 */
G_DECLARE_FINAL_TYPE (VecheMapOwn, veche_map_own, VECHE, MAP_OWN, AdwBin)

/** veche_map_own_show: of @record, or of none (%NULL). What was being typed is saved first. */
void veche_map_own_show (VecheMapOwn *self, VecheWorkspace *workspace, VecheRecord *record);

G_END_DECLS
