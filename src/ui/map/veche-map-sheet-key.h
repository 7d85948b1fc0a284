/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-label-placer.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** VecheMapSheetKey: what the numbers on a printed map stand for: «1 – Ротонда», in a column beside it, then on pages of columns. */
typedef struct _VecheMapSheetKey VecheMapSheetKey;

VecheMapSheetKey *veche_map_sheet_key_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_map_sheet_key_free (VecheMapSheetKey *self);

/** veche_map_sheet_key_add: the number that the name has got, from 1; another @layer than that before is a heading. */
guint veche_map_sheet_key_add (VecheMapSheetKey *self, const char *layer, const char *name);

/**
 * veche_map_sheet_key_place:
 * @side: beside the map, on page 0, mm
 * @page: of the pages that follow
 *
 * Gives each name its place: a long one is broken into lines, nothing is cut. Returns how many pages follow.
 */
guint veche_map_sheet_key_place (VecheMapSheetKey *self, const VecheLabelBox *side, const VecheLabelBox *page, VechePlanPen *pen);

/** veche_map_sheet_key_draw: what is on that page; 0: beside the map. */
void veche_map_sheet_key_draw (VecheMapSheetKey *self, guint page, VechePlanPen *pen, cairo_t *cr);

G_END_DECLS
