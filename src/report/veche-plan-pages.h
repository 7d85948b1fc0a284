/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-base.h"
#include "veche-plan-layout.h"

G_BEGIN_DECLS

/** VechePlanPages: the sheets of a plan as pages: the general one where there is one, the map, the list of trees without a number. */
typedef struct _VechePlanPages VechePlanPages;

/** veche_plan_pages_new: @base: (nullable): below the map; both live longer */
VechePlanPages *veche_plan_pages_new (const VechePlanLayout *layout, VechePlanBase *base) G_GNUC_WARN_UNUSED_RESULT;
void veche_plan_pages_free (VechePlanPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePlanPages, veche_plan_pages_free)

guint veche_plan_pages_get_n_pages (const VechePlanPages *self);

/** veche_plan_pages_paint: page @page (from 0), in points: for #VechePageDrawing. */
void veche_plan_pages_paint (gpointer pages, guint page, cairo_t *cr);

G_END_DECLS
