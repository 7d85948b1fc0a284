/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdal.h>
#include <glib.h>
#include <ogr_api.h>

G_BEGIN_DECLS

/** veche_convert_dxf_begin: makes the block @layer that stands for a point; returns the layer of entities, or %NULL. */
OGRLayerH veche_convert_dxf_begin (GDALDatasetH target, OGRSpatialReferenceH crs, const char *layer);

/** veche_convert_dxf_put: the object on the CAD layer of its kind and decision; of a point the block, and its number beside it. */
gboolean veche_convert_dxf_put (OGRLayerH entities, OGRFeatureH feature, OGRGeometryH geometry, const char *layer);

G_END_DECLS
