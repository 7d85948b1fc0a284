/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Lengths and areas on the ellipsoid of WGS84. Coordinates are lon, lat in degrees. */

/**
 * veche_geodesy_distance: length of the geodesic in metres, to a millimetre: T. Vincenty, «Direct and inverse solutions of geodesics on the
 * ellipsoid», Survey Review 23 (1975). For points nearly opposite each other, where that does not converge, to 0.5 % (great circle).
 */
double veche_geodesy_distance (double lon1, double lat1, double lon2, double lat2);

/** veche_geodesy_length: of a line of @n vertices, in metres. */
double veche_geodesy_length (const double *lonlat, guint n);

/**
 * veche_geodesy_ring_area:
 *
 * Area in m² of a ring of @n vertices, above zero against the clock; the last vertex may repeat the first. Latitudes are taken to the
 * sphere of equal area (J. P. Snyder, «Map projections: a working manual», USGS PP 1395, eq. 3-11 to 3-13), on which the area between an
 * edge and the equator is known in closed form (C. F. F. Karney, «Algorithms for geodesics», J. Geod. 87 (2013), eq. 64). Edges are great
 * circles of that sphere, not geodesics of the ellipsoid: with edges of up to 10 km the area differs by less than 1e-6.
 */
double veche_geodesy_ring_area (const double *lonlat, guint n);

/**
 * veche_geodesy_area:
 * @ring_ends: where each ring ends, counted in vertices
 * @part_ends: where each polygon ends, counted in rings: the first of its rings is its boundary, the others are holes
 *
 * Area of a multipolygon in m², whatever the direction of its rings.
 */
double veche_geodesy_area (const double *lonlat, const guint *ring_ends, const guint *part_ends, guint n_parts);

/**
 * veche_geodesy_intersect:
 * @first, @second: lon, lat
 * @found: two places, lon, lat each: to the left of the way from the first point to the second, and to the right
 *
 * The places that are @from metres from the first point and @to from the second, in the plane that touches the ellipsoid between them: to
 * a centimetre within 500 m. %FALSE where there are none.
 */
gboolean veche_geodesy_intersect (const double *first, double from, const double *second, double to, double *found);

G_END_DECLS
