/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-geometry.h"
#include "veche-map-tools.h"

G_BEGIN_DECLS

/**
 * veche_map_tools_corners_begin:
 * @shape: of what is selected, as it is in the workspace now
 *
 * The tool becomes the one that moves corners. After each gesture there is the signal `reshaped` (VecheGeometry, a pointer that is the tools').
 */
void veche_map_tools_corners_begin (VecheMapTools *self, const VecheGeometry *shape);

/** Of the tools: what pointer and keys do meanwhile. Places are of the widget. */

/** veche_map_tools_corners_press: %FALSE: there is no corner. */
gboolean veche_map_tools_corners_press (VecheMapTools *self, double x, double y);
void veche_map_tools_corners_drag (VecheMapTools *self, double x, double y);
void veche_map_tools_corners_release (VecheMapTools *self);

/** veche_map_tools_corners_put_back: the gesture came to nothing: the corner is where it was taken hold of. */
void veche_map_tools_corners_put_back (VecheMapTools *self);

/** veche_map_tools_corners_flush: what arrows did is written now, not a moment after the last of them. */
void veche_map_tools_corners_flush (VecheMapTools *self);

/** veche_map_tools_corners_is_busy: whether a corner is somewhere that nobody has been told of yet. */
gboolean veche_map_tools_corners_is_busy (VecheMapTools *self);

void veche_map_tools_corners_show (VecheMapTools *self);

/** veche_map_tools_corners_insert: a corner on the edge there. */
void veche_map_tools_corners_insert (VecheMapTools *self, double x, double y);

/** veche_map_tools_corners_remove: the marked one; _fill(): the hole that it is of; _step(): the next one is marked; _nudge(): the marked one moves by that many pixels. */
void veche_map_tools_corners_remove (VecheMapTools *self);
void veche_map_tools_corners_fill (VecheMapTools *self);
void veche_map_tools_corners_step (VecheMapTools *self);
void veche_map_tools_corners_nudge (VecheMapTools *self, double dx, double dy);

G_END_DECLS
