/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheGeometryType: the numbers are those of WKB (OGC 06-103r4). */
typedef enum
{
  VECHE_GEOMETRY_POINT = 1,
  VECHE_GEOMETRY_LINE = 2,
  VECHE_GEOMETRY_POLYGON = 3,
  VECHE_GEOMETRY_MULTI_POINT = 4,
  VECHE_GEOMETRY_MULTI_LINE = 5,
  VECHE_GEOMETRY_MULTI_POLYGON = 6,
  VECHE_GEOMETRY_COLLECTION = 7, /* of parts of several types: known as such, but not kept */
} VecheGeometryType;

/**
 * VecheGeometry:
 * @xy: of double: lon, lat of one vertex after the other, WGS84
 * @rings: of guint: where each run of vertices ends (a point, a line, a ring of a polygon), counted in vertices
 * @parts: of guint: where each part ends (a point, a line, a polygon with its holes), counted in rings
 *
 * A shape on the map as three flat arrays. A plain value: copy it, do not share it.
 */
typedef struct
{
  VecheGeometryType type;
  GArray *xy;
  GArray *rings;
  GArray *parts;
} VecheGeometry;

VecheGeometry *veche_geometry_new (VecheGeometryType type) G_GNUC_WARN_UNUSED_RESULT;
VecheGeometry *veche_geometry_new_point (double lon, double lat) G_GNUC_WARN_UNUSED_RESULT;
VecheGeometry *veche_geometry_copy (const VecheGeometry *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_geometry_free (VecheGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheGeometry, veche_geometry_free)

/** veche_geometry_add: appends a vertex to the run under way; veche_geometry_end_ring() and _end_part() close run and part. */
void veche_geometry_add (VecheGeometry *self, double lon, double lat);
void veche_geometry_end_ring (VecheGeometry *self);
void veche_geometry_end_part (VecheGeometry *self);

guint veche_geometry_count_vertices (const VecheGeometry *self);
const double *veche_geometry_get_xy (const VecheGeometry *self);

/** veche_geometry_get_bounds: west, south, east, north; %FALSE for an empty shape. */
gboolean veche_geometry_get_bounds (const VecheGeometry *self, double bounds[4]);

/** veche_geometry_dup_part: the nth part as a shape of the single type. Owned. */
VecheGeometry *veche_geometry_dup_part (const VecheGeometry *self, guint part) G_GNUC_WARN_UNUSED_RESULT;

/** veche_geometry_equal: same type and runs, no vertex further away than @tolerance degrees in lon or lat. */
gboolean veche_geometry_equal (const VecheGeometry *a, const VecheGeometry *b, double tolerance);

/**
 * veche_geometry_same_place: as veche_geometry_equal(), but an area is the same wherever its rings begin, whichever way they run and in
 * whatever order its holes and parts stand: programs turn them as their format wants.
 */
gboolean veche_geometry_same_place (const VecheGeometry *a, const VecheGeometry *b, double tolerance);

/**
 * veche_geometry_fit:
 * @column: what the column holds: «POINT», «LINESTRING» or «MULTIPOLYGON»
 *
 * Makes the shape one of the column's: one part of several becomes single, a polygon becomes a multipolygon, rings are closed. What
 * does not fit, is empty, has too few vertices or lies outside the world is %VECHE_ERROR_INVALID with a sentence that says so.
 */
gboolean veche_geometry_fit (VecheGeometry *self, const char *column, GError **error);

/** veche_geometry_column_type: the type of the parts that a column holds: point, line or polygon. */
VecheGeometryType veche_geometry_column_type (const char *column);

G_END_DECLS
