/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <math.h>

#include "veche-clusters.h"
#include "veche-geodesy.h"
#include "veche-mercator.h"
#include "veche-point-grid.h"

#define ROUNDS 40

/* Points in clumps, on a few lines and all in one place: what real layers look like, and what breaks grids. */
static void
fill (GRand *random, double *x, double *y, guint n, guint way)
{
  for (guint i = 0; i < n; i++)
    {
      const double angle = g_rand_double (random) * 2 * G_PI;
      const double radius = 0.01 * g_rand_double (random);

      x[i] = way == 0 ? g_rand_double (random) : way == 1 ? 0.3 + radius * cos (angle) : way == 2 ? 0.5 : i % 7 / 7.0;
      y[i] = way == 0 ? g_rand_double (random) : way == 1 ? 0.6 + radius * sin (angle) : way == 2 ? 0.5 : g_rand_double (random);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

static void
assert_found (GArray *found, const gboolean *expected, guint n)
{
  guint at = 0;

  g_array_sort (found, compare);
  for (guint i = 0; i < n; i++)
    if (expected[i])
      {
        g_assert_cmpuint (at, <, found->len);
        g_assert_cmpuint (g_array_index (found, guint, at++), ==, i);
      }
  g_assert_cmpuint (at, ==, found->len);
}

static void
check_box (GRand *random, const VechePointGrid *grid, const double *x, const double *y, guint n)
{
  const double x0 = g_rand_double_range (random, -0.2, 1), y0 = g_rand_double_range (random, -0.2, 1);
  const double x1 = x0 + g_rand_double (random), y1 = y0 + g_rand_double (random);
  g_autofree gboolean *expected = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    expected[i] = x[i] >= x0 && x[i] <= x1 && y[i] >= y0 && y[i] <= y1;
  veche_point_grid_find_box (grid, x0, y0, x1, y1, found);
  g_assert_cmpuint (veche_point_grid_count_box (grid, x0, y0, x1, y1), ==, found->len);
  assert_found (found, expected, n);
}

static void
check_nearest (GRand *random, const VechePointGrid *grid, const double *x, const double *y, guint n)
{
  const double px = g_rand_double (random), py = g_rand_double (random), radius = g_rand_double_range (random, 0, 0.3);
  gint64 nearest = -1;
  double best = radius * radius;

  for (guint i = 0; i < n; i++)
    {
      const double distance = (x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py);

      if (distance <= best)
        {
          best = distance;
          nearest = i;
        }
    }
  g_assert_cmpint (veche_point_grid_find_nearest (grid, px, py, radius), ==, nearest);
}

/* A star round somewhere: many corners, and rays that miss. */
static void
check_lasso (GRand *random, const VechePointGrid *grid, const double *x, const double *y, guint n)
{
  double xy[2 * 20];
  const guint end = 20;
  const VechePolygon lasso = { xy, &end, 1 };
  const double cx = g_rand_double (random), cy = g_rand_double (random);
  g_autofree gboolean *expected = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < end; i++)
    {
      const double radius = g_rand_double_range (random, 0.02, 0.6);

      xy[2 * i] = cx + radius * cos (2 * G_PI * i / end);
      xy[2 * i + 1] = cy + radius * sin (2 * G_PI * i / end);
    }
  for (guint i = 0; i < n; i++)
    expected[i] = veche_polygon_contains (&lasso, x[i], y[i]);
  veche_point_grid_find_polygon (grid, &lasso, found);
  assert_found (found, expected, n);
}

static void
test_grid (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < ROUNDS; round++)
    {
      const guint n = round == 0 ? 0 : (guint) g_rand_int_range (random, 1, 700);
      g_autofree double *x = g_new (double, n + 1);
      g_autofree double *y = g_new (double, n + 1);
      g_autoptr (VechePointGrid) grid = NULL;

      fill (random, x, y, n, round % 4);
      grid = veche_point_grid_new (x, y, n);
      for (guint i = 0; i < 10; i++)
        {
          check_box (random, grid, x, y, n);
          check_nearest (random, grid, x, y, n);
          check_lasso (random, grid, x, y, n);
        }
    }
}

static void
test_polygon (void)
{
  /* A square with a hole, and a part of its own beside it. */
  static const double xy[] = { 0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 3, 3, 7, 3, 7, 7, 3, 7, 3, 3, 20, 0, 22, 0, 22, 2, 20, 0 };
  static const guint ends[] = { 5, 10, 14 };
  static const double across[] = { 1, 1, 9, 9 };
  static const double beside[] = { 1, 1, 9, 1, 9, 9 };
  const VechePolygon polygon = { xy, ends, 3 };
  double bounds[4];

  g_assert_true (veche_polygon_contains (&polygon, 1, 1));
  g_assert_false (veche_polygon_contains (&polygon, 5, 5));
  g_assert_false (veche_polygon_contains (&polygon, 15, 1));
  g_assert_true (veche_polygon_contains (&polygon, 21.5, 1));
  g_assert_false (veche_polygon_contains_path (&polygon, across, 2));
  g_assert_true (veche_polygon_contains_path (&polygon, beside, 3));
  g_assert_false (veche_polygon_contains_path (&polygon, beside, 0));
  g_assert_true (veche_polygon_get_bounds (&polygon, bounds));
  g_assert_cmpfloat (bounds[2], ==, 22);

  g_assert_false (veche_polygon_crosses_itself (xy, 4));
  g_assert_false (veche_polygon_crosses_itself (xy, 5));
  g_assert_true (veche_polygon_crosses_itself ((const double[]) { 0, 0, 10, 10, 10, 0, 0, 10 }, 4));

  /* Of two neighbours, one has each point of their edge. */
  for (double y = 0; y < 1; y += 0.125)
    {
      static const double left[] = { 0, 0, 1, 0, 1, 1, 0, 1 };
      static const double right[] = { 1, 0, 2, 0, 2, 1, 1, 1 };
      static const guint end[] = { 4 };
      const VechePolygon a = { left, end, 1 }, b = { right, end, 1 };

      g_assert_cmpint (veche_polygon_contains (&a, 1, y) + veche_polygon_contains (&b, 1, y), ==, 1);
    }
}

/* At every zoom each point is in one cluster, counts and centres are those of its points, and none is too far away. */
static void
check_clusters (const VecheClusters *clusters, int zoom, const double *x, const double *y, guint n)
{
  guint n_clusters;
  const VecheCluster *list = veche_clusters_get (clusters, zoom, &n_clusters);
  g_autofree guint *counts = g_new0 (guint, n_clusters + 1);
  g_autofree double *sums = g_new0 (double, 2 * n_clusters + 1);
  guint64 total = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint cluster = veche_clusters_find (clusters, zoom, i);

      g_assert_cmpuint (cluster, <, n_clusters);
      counts[cluster]++;
      sums[2 * cluster] += x[i];
      sums[2 * cluster + 1] += y[i];
    }
  for (guint i = 0; i < n_clusters; i++)
    {
      g_assert_cmpuint (counts[i], ==, list[i].count);
      g_assert_cmpfloat_with_epsilon (sums[2 * i] / counts[i], list[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (sums[2 * i + 1] / counts[i], list[i].y, 1e-9);
      g_assert_cmpuint (veche_clusters_find (clusters, zoom, list[i].first), ==, i);
      total += list[i].count;
    }
  g_assert_cmpuint (total, ==, n);
}

static void
test_clusters (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < ROUNDS; round++)
    {
      const guint n = round == 0 ? 0 : (guint) g_rand_int_range (random, 1, 3000);
      g_autofree double *x = g_new (double, n + 1);
      g_autofree double *y = g_new (double, n + 1);
      g_autoptr (VecheClusters) clusters = NULL;
      guint before = 0;

      fill (random, x, y, n, round % 4);
      clusters = veche_clusters_new (x, y, n, 0);
      for (int zoom = 0; zoom <= VECHE_CLUSTERS_MAX_ZOOM + 1; zoom++)
        {
          guint n_clusters;

          check_clusters (clusters, zoom, x, y, n);
          veche_clusters_get (clusters, zoom, &n_clusters);
          g_assert_cmpuint (n_clusters, >=, before);
          before = n_clusters;
        }
      g_assert_cmpuint (before, ==, n);
      /* Without its points it has the same clusters, and nothing beyond. */
      veche_clusters_forget_points (clusters);
      for (int zoom = 0; zoom <= VECHE_CLUSTERS_MAX_ZOOM; zoom++)
        {
          guint n_clusters;
          guint total = 0;
          const VecheCluster *list = veche_clusters_get (clusters, zoom, &n_clusters);

          for (guint i = 0; i < n_clusters; i++)
            total += list[i].count;
          g_assert_cmpuint (total, ==, n);
        }
      veche_clusters_get (clusters, VECHE_CLUSTERS_MAX_ZOOM + 1, &before);
      g_assert_cmpuint (before, ==, 0);
    }
}

/* Two points nearer than the radius become one, two further apart do not. */
static void
test_radius (void)
{
  const double radius = VECHE_CLUSTERS_RADIUS / (VECHE_CLUSTERS_EXTENT * 1024.0);
  const double x[] = { 0.5, 0.5 + 0.99 * radius, 0.25, 0.25 + 1.01 * radius };
  const double y[] = { 0.5, 0.5, 0.5, 0.5 };
  g_autoptr (VecheClusters) clusters = veche_clusters_new (x, y, 4, 10);
  guint n;

  veche_clusters_get (clusters, 10, &n);
  g_assert_cmpuint (n, ==, 3);
  veche_clusters_get (clusters, 11, &n);
  g_assert_cmpuint (n, ==, 4);
}

/* Numbers of GeographicLib's geod_polygon_compute() and geod_inverse() (PROJ 9.6). */
static void
test_geodesy (void)
{
  static const double small[] = { -123.17, 49.25, -123.15, 49.25, -123.15, 49.27, -123.17, 49.27 };
  static const double large[] = { 37, 55, 39, 55, 39, 56, 37, 56, 37, 55 };
  static const double south[] = { 151.1, -33.9, 151.2, -33.9, 151.2, -33.8, 151.15, -33.85, 151.1, -33.8 };
  static const double holed[] = { 37, 55, 39, 55, 39, 56, 37, 56, 37, 55, 37.5, 55.2, 38, 55.2, 38, 55.5, 37.5, 55.5, 37.5, 55.2 };
  static const guint ring_ends[] = { 5, 10 };
  static const guint part_ends[] = { 2 };
  static const double pacific[] = { 179.9, 10, -179.9, 10, -179.9, 10.2, 179.9, 10.2 };
  const double hole = fabs (veche_geodesy_ring_area (holed + 10, 5));

  g_assert_cmpfloat_with_epsilon (veche_geodesy_ring_area (small, 4), 3238136.733332, 1);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_ring_area (large, 5) / 14069869873.966797, 1, 2e-5);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_ring_area (south, 5) / 76979859.752438, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_area (holed, ring_ends, part_ends, 1), veche_geodesy_ring_area (large, 5) - hole, 1);
  g_assert_cmpfloat (veche_geodesy_ring_area (pacific, 4), >, 4.8e8);
  g_assert_cmpfloat (veche_geodesy_ring_area (pacific, 4), <, 4.9e8);

  g_assert_cmpfloat_with_epsilon (veche_geodesy_distance (37.6, 55.75, 30.3, 59.93), 635481.799076, 1e-3);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_distance (37.6, 55.75, 37.6001, 55.7501), 12.782481, 1e-5);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_distance (179.5, 10, -179.5, -10), 2214481.072107, 1e-3);
  g_assert_cmpfloat (veche_geodesy_distance (1, 2, 1, 2), ==, 0);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_distance (0, 0, 180, 0) / 20003931, 1, 0.005);
  g_assert_cmpfloat_with_epsilon (veche_geodesy_length (small, 2), veche_geodesy_distance (-123.17, 49.25, -123.15, 49.25), 1e-9);
}

/* Two tapes: wherever they meet they are as long as they were told; to the left first; none where they cannot meet. */
static void
test_intersect (void)
{
  static const double first[] = { 37.6, 55.81 };
  static const double second[] = { 37.6004, 55.8101 };
  const double apart = veche_geodesy_distance (first[0], first[1], second[0], second[1]);
  double found[4];

  g_assert_true (veche_geodesy_intersect (first, 18.4, second, 21.7, found));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (veche_geodesy_distance (first[0], first[1], found[2 * i], found[2 * i + 1]), 18.4, 0.01);
      g_assert_cmpfloat_with_epsilon (veche_geodesy_distance (second[0], second[1], found[2 * i], found[2 * i + 1]), 21.7, 0.01);
    }
  /* The way goes to the east: its left is the north. */
  g_assert_cmpfloat (found[1], >, found[3]);
  g_assert_false (veche_geodesy_intersect (first, apart / 3, second, apart / 3, found));
  g_assert_false (veche_geodesy_intersect (first, apart * 3, second, apart, found));
  g_assert_false (veche_geodesy_intersect (first, 5, first, 5, found));
}

static void
test_mercator (void)
{
  for (double lat = -85; lat <= 85; lat += 0.5)
    {
      g_assert_cmpfloat_with_epsilon (veche_mercator_lat (veche_mercator_y (lat)), lat, 1e-10);
      g_assert_cmpfloat_with_epsilon (veche_mercator_lon (veche_mercator_x (2 * lat)), 2 * lat, 1e-10);
    }
  g_assert_cmpfloat_with_epsilon (veche_mercator_y (85.0511287798066), 0, 1e-12);
  g_assert_cmpfloat (veche_mercator_y (90), ==, 0);
  g_assert_cmpfloat (veche_mercator_y (-90), ==, 1);
  g_assert_cmpfloat_with_epsilon (veche_mercator_scale (60), 2, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geo/grid", test_grid);
  g_test_add_func ("/geo/polygon", test_polygon);
  g_test_add_func ("/geo/clusters", test_clusters);
  g_test_add_func ("/geo/clusters/radius", test_radius);
  g_test_add_func ("/geo/geodesy", test_geodesy);
  g_test_add_func ("/geo/intersect", test_intersect);
  g_test_add_func ("/geo/mercator", test_mercator);
  return g_test_run ();
}
