/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_BOOKMARKS (veche_map_bookmarks_get_type ())

/** VecheMapBookmarks: places of the map under names: what it shows now is added; others are gone to, renamed, deleted. Signal: `changed`. */
G_DECLARE_FINAL_TYPE (VecheMapBookmarks, veche_map_bookmarks, VECHE, MAP_BOOKMARKS, AdwDialog)

AdwDialog *veche_map_bookmarks_new (VecheWorkspace *workspace, VecheMapView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
