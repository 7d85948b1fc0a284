/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-layout.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** VechePlanStampSheet: what a stamp says of its sheet. */
typedef struct
{
  const char *name; /* of the drawing: «Подеревная схема» */
  guint number;     /* from 1 */
  guint count;
} VechePlanStampSheet;

/** veche_plan_stamp_paint_full: «Основная надпись», ГОСТ Р 21.101-2020 form 3: 185 × 55 mm in the lower right corner of the frame. */
void veche_plan_stamp_paint_full (cairo_t *cr, const VechePlanLayout *layout, const VechePlanStampSheet *sheet, VechePlanPen *pen);

/** veche_plan_stamp_paint_small: form 6, of the sheets that follow: 15 mm high; on narrow paper without the columns of changes. */
void veche_plan_stamp_paint_small (cairo_t *cr, const VechePlanLayout *layout, const VechePlanStampSheet *sheet, VechePlanPen *pen);

/** veche_plan_stamp_get_small_width: how wide that is here. */
double veche_plan_stamp_get_small_width (const VechePlanLayout *layout);

G_END_DECLS
