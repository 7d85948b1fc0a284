/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-geometry.h"

G_BEGIN_DECLS

/**
 * veche_geometry_blob_read: a geometry of a GeoPackage (OGC 12-128r19, 2.1.3). %NULL when it is none: bytes of another program are
 * not trusted. Heights and measures are left out. Owned.
 */
VecheGeometry *veche_geometry_blob_read (GBytes *blob) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_blob_read_wkb: the same from well-known binary (OGC 06-103r4), ISO or with the flags of PostGIS. Owned. */
VecheGeometry *veche_geometry_blob_read_wkb (const guint8 *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_blob_read_point: lon and lat of a blob that is a point, without making a shape of it. */
gboolean veche_geometry_blob_read_point (const guint8 *data, gsize size, double *lon, double *lat);

/** veche_geometry_blob_write: as the workspace keeps it: little-endian, EPSG:4326, with its bounds but for points. Owned. */
GBytes *veche_geometry_blob_write (const VecheGeometry *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_blob_write_wkb: as well-known binary alone, little-endian. Owned. */
GBytes *veche_geometry_blob_write_wkb (const VecheGeometry *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
