/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_PAGE (veche_map_page_get_type ())

/**
 * VecheMapPage:
 * The map of the territory: its layers, what is selected on it, and the tools that draw and measure. Property `tool`: the name of the tool,
 * which the action `map.tool` sets.
 */
G_DECLARE_FINAL_TYPE (VecheMapPage, veche_map_page, VECHE, MAP_PAGE, VechePage)

G_END_DECLS
