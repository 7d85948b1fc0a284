/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

G_BEGIN_DECLS

/* What follows from where the objects of a layer in WGS84 lie. */

/** veche_convert_extent_dup_zone: «EPSG:326zz», or 327zz in the south, of the middle of what there is. Owned. */
char *veche_convert_extent_dup_zone (OGRLayerH layer) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_convert_extent_dup_bounds:
 * @transform: (nullable): to the system in which they are written
 *
 * MapInfo's coordinates are whole numbers between the bounds of a table: narrow ones keep a tenth of a millimetre, and leave room for
 * drawing more. «BOUNDS=…» for its driver, or %NULL where there is no object. Owned.
 */
char *veche_convert_extent_dup_bounds (OGRLayerH layer, OGRCoordinateTransformationH transform) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
