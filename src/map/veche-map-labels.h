/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_LABELS (veche_map_labels_get_type ())

/** VecheMapLabels: numbers and names beside objects. None covers another or a symbol: what has no room is left out. */
G_DECLARE_FINAL_TYPE (VecheMapLabels, veche_map_labels, VECHE, MAP_LABELS, ShumateLayer)

VecheMapLabels *veche_map_labels_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;

void veche_map_labels_clear (VecheMapLabels *self);

/**
 * veche_map_labels_add:
 * @x, @y: of the unit square
 * @size: pixels that the symbol is wide; 0: there is none, the label goes on top of the place
 *
 * Those that come first have room first.
 */
void veche_map_labels_add (VecheMapLabels *self, double x, double y, double size, const char *text);

/**
 * veche_map_labels_find_room:
 * @taken: of graphene_rect_t: where nothing may go
 * @x, @y, @size: the middle of the symbol, and how wide it is; 0: there is none
 * @room: (out): for a label of @width × @height
 *
 * %FALSE: there is none near.
 */
gboolean veche_map_labels_find_room (const GArray *taken, double x, double y, double size, double width, double height, graphene_rect_t *room);

G_END_DECLS
