/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geodesy.h"

#include <math.h>

#define A 6378137.0
#define F (1 / 298.257223563)
#define B (A * (1 - F))
#define E2 (F * (2 - F))
#define RADIANS (G_PI / 180)
#define MAX_ROUNDS 100

/* --- distance ----------------------------------------------------------------------------------------------------- */

static double
veche_geodesy_great_circle (double lon1, double lat1, double lon2, double lat2)
{
  const double s1 = sin ((lat2 - lat1) / 2);
  const double s2 = sin ((lon2 - lon1) / 2);
  const double h = s1 * s1 + cos (lat1) * cos (lat2) * s2 * s2;

  return 2 * (2 * A + B) / 3 * asin (sqrt (MIN (h, 1.0)));
}

double
veche_geodesy_distance (double lon1, double lat1, double lon2, double lat2)
{
  const double l = remainder (lon2 - lon1, 360) * RADIANS;
  const double u1 = atan ((1 - F) * tan (lat1 * RADIANS));
  const double u2 = atan ((1 - F) * tan (lat2 * RADIANS));
  const double su1 = sin (u1), cu1 = cos (u1), su2 = sin (u2), cu2 = cos (u2);
  double lambda = l;

  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      const double sl = sin (lambda), cl = cos (lambda);
      const double ss = hypot (cu2 * sl, cu1 * su2 - su1 * cu2 * cl);
      const double cs = su1 * su2 + cu1 * cu2 * cl;
      const double sigma = atan2 (ss, cs);
      const double sa = ss > 0 ? cu1 * cu2 * sl / ss : 0;
      const double c2a = 1 - sa * sa;
      const double cm = c2a > 0 ? cs - 2 * su1 * su2 / c2a : 0;
      const double c = F / 16 * c2a * (4 + F * (4 - 3 * c2a));
      const double before = lambda;

      if (ss == 0)
        return 0;
      lambda = l + (1 - c) * F * sa * (sigma + c * ss * (cm + c * cs * (2 * cm * cm - 1)));
      if (fabs (lambda - before) < 1e-12)
        {
          const double q = c2a * (A * A - B * B) / (B * B);
          const double ka = 1 + q / 16384 * (4096 + q * (-768 + q * (320 - 175 * q)));
          const double kb = q / 1024 * (256 + q * (-128 + q * (74 - 47 * q)));
          const double d = kb * ss
                           * (cm + kb / 4 * (cs * (2 * cm * cm - 1) - kb / 6 * cm * (4 * ss * ss - 3) * (4 * cm * cm - 3)));

          return B * ka * (sigma - d);
        }
    }
  return veche_geodesy_great_circle (lon1 * RADIANS, lat1 * RADIANS, lon2 * RADIANS, lat2 * RADIANS);
}

double
veche_geodesy_length (const double *lonlat, guint n)
{
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += veche_geodesy_distance (lonlat[2 * i - 2], lonlat[2 * i - 1], lonlat[2 * i], lonlat[2 * i + 1]);
  return length;
}

/* --- area --------------------------------------------------------------------------------------------------------- */

/* Snyder's q (3-12): the area of a zone from the equator, but for a factor. */
static double
veche_geodesy_q (double sine)
{
  const double e = sqrt (E2);

  return (1 - E2) * (sine / (1 - E2 * sine * sine) + atanh (e * sine) / e);
}

/* Tangent of half the authalic latitude. */
static double
veche_geodesy_half_tangent (double lat, double q_pole)
{
  const double sine = CLAMP (veche_geodesy_q (sin (lat * RADIANS)) / q_pole, -1.0, 1.0);

  return sine / (1 + sqrt (1 - sine * sine));
}

double
veche_geodesy_ring_area (const double *lonlat, guint n)
{
  const double q_pole = veche_geodesy_q (1);
  const double radius2 = A * A * q_pole / 2;
  double sum = 0;
  double last;

  if (n < 3)
    return 0;
  last = veche_geodesy_half_tangent (lonlat[2 * n - 1], q_pole);
  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      const double here = veche_geodesy_half_tangent (lonlat[2 * i + 1], q_pole);
      const double l = remainder (lonlat[2 * i] - lonlat[2 * j], 360) * RADIANS;

      sum += 2 * atan2 (tan (l / 2) * (last + here), 1 + last * here);
      last = here;
    }
  return -sum * radius2;
}

double
veche_geodesy_area (const double *lonlat, const guint *ring_ends, const guint *part_ends, guint n_parts)
{
  double area = 0;
  guint ring = 0;
  guint vertex = 0;

  for (guint part = 0; part < n_parts; part++)
    {
      double own = 0;

      for (guint first = ring; ring < part_ends[part]; ring++)
        {
          const double ring_area = fabs (veche_geodesy_ring_area (lonlat + 2 * (gsize) vertex, ring_ends[ring] - vertex));

          own += ring == first ? ring_area : -ring_area;
          vertex = ring_ends[ring];
        }
      area += MAX (own, 0.0);
    }
  return area;
}

/* --- two distances ------------------------------------------------------------------------------------------------ */

gboolean
veche_geodesy_intersect (const double *first, double from, const double *second, double to, double *found)
{
  const double lat = (first[1] + second[1]) / 2 * RADIANS;
  const double w = sqrt (1 - E2 * sin (lat) * sin (lat));
  const double east = A / w * cos (lat) * RADIANS;              /* metres in a degree of longitude */
  const double north = A * (1 - E2) / (w * w * w) * RADIANS;    /* and of latitude */
  const double x = (second[0] - first[0]) * east;
  const double y = (second[1] - first[1]) * north;
  const double apart = hypot (x, y);
  const double along = apart > 0 ? (from * from - to * to + apart * apart) / (2 * apart) : 0;
  const double square = from * from - along * along;
  const double across = square > 0 ? sqrt (square) : 0;

  if (!(apart > 0) || from + to < apart || fabs (from - to) > apart)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const double side = i == 0 ? across : -across;

      found[2 * i] = first[0] + (x * along - y * side) / apart / east;
      found[2 * i + 1] = first[1] + (y * along + x * side) / apart / north;
    }
  return TRUE;
}
