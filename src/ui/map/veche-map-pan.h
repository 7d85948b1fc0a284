/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

/** veche_map_pan_connect: the middle button drags the map, whatever the tool in hand does with the first one. */
void veche_map_pan_connect (VecheMapView *view);

G_END_DECLS
