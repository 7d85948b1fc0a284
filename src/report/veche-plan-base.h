/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-layout.h"
#include "veche-plan-pen.h"

G_BEGIN_DECLS

/** VechePlanBase: a base map or a plan from an archive, from a file with map tiles, faintly below what a tree plan draws. */
typedef struct _VechePlanBase VechePlanBase;

/** veche_plan_base_open: @path: no workspace that is open; errors as veche_tiles_open() has them. */
VechePlanBase *veche_plan_base_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_plan_base_free (VechePlanBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePlanBase, veche_plan_base_free)

/** veche_plan_base_paint: within the map's rectangle of a sheet, in mm, as one picture: squares of their own would show their seams. */
void veche_plan_base_paint (VechePlanBase *self, cairo_t *cr, const VechePlanLayout *layout, const VechePlanSheet *sheet);

/** veche_plan_base_paint_credit: whom to name, in the map's lower right corner. */
void veche_plan_base_paint_credit (VechePlanBase *self, cairo_t *cr, const VechePlanLayout *layout, VechePlanPen *pen);

/** veche_plan_base_is_empty: whether nothing of it lay on any sheet that was painted. */
gboolean veche_plan_base_is_empty (VechePlanBase *self);

G_END_DECLS
