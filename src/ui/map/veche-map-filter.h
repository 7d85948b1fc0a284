/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-entry.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_FILTER (veche_map_filter_get_type ())

/** VecheMapFilter: a dialog that asks which objects of a layer the map is to show, by what its form asks of them. */
G_DECLARE_FINAL_TYPE (VecheMapFilter, veche_map_filter, VECHE, MAP_FILTER, AdwDialog)

AdwDialog *veche_map_filter_new (VecheMapEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
