/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-label-placer.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** VecheMapSheetLabels: names and numbers beside the objects of a printed map: as many as there is room for, none over another or a symbol. */
typedef struct _VecheMapSheetLabels VecheMapSheetLabels;

VecheMapSheetLabels *veche_map_sheet_labels_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_map_sheet_labels_free (VecheMapSheetLabels *self);

/**
 * veche_map_sheet_labels_add:
 * @x, @y: of the unit square
 * @size: of its symbol, mm; 0: of a shape
 * @text: may be empty: then its symbol only takes room
 *
 * What comes first has room first.
 */
void veche_map_sheet_labels_add (VecheMapSheetLabels *self, double x, double y, double size, const char *text);

/** veche_map_sheet_labels_draw: @map: where it is on the page, mm; @box: what of the unit square is there. Black on white plates. */
void veche_map_sheet_labels_draw (VecheMapSheetLabels *self, const VecheLabelBox *map, const double box[4], VechePlanPen *pen, cairo_t *cr);

G_END_DECLS
