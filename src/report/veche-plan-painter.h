/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-base.h"
#include "veche-plan-layout.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** veche_plan_painter_paint: the ground of a sheet within the map's rectangle: @base (nullable), boundary, routes, crowns, symbols, numbers. In mm. */
void veche_plan_painter_paint (cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet, VechePlanBase *base, VechePlanPen *pen);

G_END_DECLS
