/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheAreaInside: what lies within a territory. Reference counted. */
typedef struct
{
  double area_m2; /* of the territory, on the ellipsoid */
  GArray *ids;    /* of gint64: row ids of the objects, as veche_query_set_ids() takes them */
} VecheAreaInside;

#define VECHE_TYPE_AREA_INSIDE (veche_area_inside_get_type ())
GType veche_area_inside_get_type (void);
VecheAreaInside *veche_area_inside_ref (VecheAreaInside *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_area_inside_unref (VecheAreaInside *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheAreaInside, veche_area_inside_unref)

/**
 * veche_area_inside_find:
 * @area: row id of the territory
 * @kind: a map kind
 * @layer: row id of the layer that the objects are of; 0: all
 *
 * Points within, and lines and territories that lie within as a whole; the territory itself is not its own part. Resolves with a boxed
 * VecheAreaInside; %VECHE_ERROR_INVALID for a territory without a boundary.
 */
DexFuture *veche_area_inside_find (VecheWorkspace *workspace, gint64 area, const VecheKind *kind, gint64 layer) G_GNUC_WARN_UNUSED_RESULT;

/** veche_area_inside_has_point: whether a point lies within a territory, a record of all its fields; %FALSE for one without a boundary. */
gboolean veche_area_inside_has_point (VecheRecord *area, double lon, double lat);

G_END_DECLS
