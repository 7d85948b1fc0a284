/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_BLANK (veche_map_blank_get_type ())

/** VecheMapBlank: a map source without tiles, by which a viewport counts zooms and places: the same whatever base map is shown. */
G_DECLARE_FINAL_TYPE (VecheMapBlank, veche_map_blank, VECHE, MAP_BLANK, ShumateMapSource)

ShumateMapSource *veche_map_blank_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
