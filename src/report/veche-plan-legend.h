/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-layout.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** veche_plan_legend_paint: «Условные обозначения» from the upper left corner of @box, in as many columns as fit; returns the height, mm. */
double veche_plan_legend_paint (cairo_t *cr, const VechePlanLayout *layout, const VecheLabelBox *box, VechePlanPen *pen);

/** veche_plan_legend_paint_scale: the scale bar with the arrow to the north beside it: 75 × 14 mm. */
void veche_plan_legend_paint_scale (cairo_t *cr, guint scale, double x, double y, VechePlanPen *pen);

G_END_DECLS
