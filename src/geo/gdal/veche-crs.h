/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "veche-emit.h"

G_BEGIN_DECLS

/** veche_crs_read: a coordinate system from WKT, PROJ or «EPSG:…», x before y; %NULL when it is not understood. Owned. */
OGRSpatialReferenceH veche_crs_read (const char *text);

/**
 * veche_crs_make_transform:
 * @own: what the file says, or %NULL
 * @asked: what is to be taken instead, or %NULL
 * @header: (nullable): gets `crs`
 * @transform: (out): to WGS84 in the order lon, lat; %NULL where the coordinates are that already
 *
 * Nothing is guessed: without any of the two an error is sent, and %FALSE returned.
 */
gboolean veche_crs_make_transform (VecheEmit *emit, OGRSpatialReferenceH own, const char *asked, JsonObject *header,
                                   OGRCoordinateTransformationH *transform);

/**
 * veche_crs_place: the shape as WKB in WGS84, without curves, heights and measures; %NULL for none. One that cannot be placed is the
 * point of two infinities, which no honest file has. Owned.
 */
guint8 *veche_crs_place (OGRGeometryH own, OGRCoordinateTransformationH transform, gboolean swap_xy, gsize *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
