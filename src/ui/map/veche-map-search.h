/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_SEARCH (veche_map_search_get_type ())

/**
 * VecheMapSearch:
 * A popover that finds objects of the map by number or words, and places by their coordinates. Signals: `found` (VecheRecord), `place` (lat, lon).
 */
G_DECLARE_FINAL_TYPE (VecheMapSearch, veche_map_search, VECHE, MAP_SEARCH, GtkPopover)

GtkWidget *veche_map_search_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_search_set_workspace: once. */
void veche_map_search_set_workspace (VecheMapSearch *self, VecheWorkspace *workspace);

G_END_DECLS
