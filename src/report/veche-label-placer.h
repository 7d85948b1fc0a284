/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheLabelBox: a rectangle on paper, mm; y goes down. */
typedef struct
{
  double x0, y0, x1, y1;
} VecheLabelBox;

/** VecheLabelPlace: where a label came to stand. */
typedef struct
{
  VecheLabelBox box;
  gboolean leader;     /* so far off that a line leads to it */
  double from_x, from_y; /* that line: at the symbol, at the label */
  double to_x, to_y;
} VecheLabelPlace;

/** VecheLabelPlacer: puts labels beside their symbols so that none covers another, a symbol, or a line that leads to a label. */
typedef struct _VecheLabelPlacer VecheLabelPlacer;

/** veche_label_placer_new: within @bounds. */
VecheLabelPlacer *veche_label_placer_new (const VecheLabelBox *bounds) G_GNUC_WARN_UNUSED_RESULT;
void veche_label_placer_free (VecheLabelPlacer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheLabelPlacer, veche_label_placer_free)

/** veche_label_placer_reserve: nothing goes there. Symbols first, all of them, then labels. */
void veche_label_placer_reserve (VecheLabelPlacer *self, const VecheLabelBox *box);

/** veche_label_placer_count: how many reserved boxes are near (@x, @y), within @radius: who has many should be served first. */
guint veche_label_placer_count (VecheLabelPlacer *self, double x, double y, double radius);

/**
 * veche_label_placer_place:
 * @radius: of the symbol at (@x, @y)
 *
 * A place for a label of that size, which is then reserved; %FALSE where there is no room.
 */
gboolean veche_label_placer_place (VecheLabelPlacer *self, double x, double y, double radius, double width, double height,
                                   VecheLabelPlace *place);

G_END_DECLS
