/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-tools.h"

G_BEGIN_DECLS

/** Of the tools: what is drawn corner by corner. */

/** veche_map_tools_path_is_drawn: whether the present tool draws; _is_area(): something that closes. */
gboolean veche_map_tools_path_is_drawn (VecheMapTools *self);
gboolean veche_map_tools_path_is_area (VecheMapTools *self);

/** veche_map_tools_path_show: what is being drawn, and as far as the pointer at @x, @y; NaN: the pointer does not count. */
void veche_map_tools_path_show (VecheMapTools *self, double x, double y);
void veche_map_tools_path_clear (VecheMapTools *self);

/** veche_map_tools_path_finish: what is drawn so far is all. */
void veche_map_tools_path_finish (VecheMapTools *self);

G_END_DECLS
