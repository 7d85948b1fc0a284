/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* What lies on the map: the feature tables of the GeoPackage. */
extern const VecheKind veche_territory_layer_kind;
extern const VecheKind veche_territory_area_kind;
extern const VecheKind veche_territory_spot_kind;
extern const VecheKind veche_territory_place_kind;
extern const VecheKind veche_territory_route_kind;

/** veche_territory_guess_kind: what a layer of the office that has no objects yet is meant for, by its field `geometry`. */
const VecheKind *veche_territory_guess_kind (const char *geometry);

G_END_DECLS
