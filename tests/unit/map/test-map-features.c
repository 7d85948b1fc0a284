/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "veche-geometry-blob.h"
#include "veche-map-features.h"
#include "veche-mercator.h"
#include "veche-territory.h"
#include "veche-tree.h"

static void
add_point (VecheMapColumns *columns, gint64 id, double lon, double lat, const char *code)
{
  g_autoptr (VecheGeometry) point = veche_geometry_new_point (lon, lat);
  g_autoptr (GBytes) blob = veche_geometry_blob_write (point);
  gsize size;
  const guint8 *data = g_bytes_get_data (blob, &size);

  veche_map_columns_add (columns, id, data, size, veche_map_columns_style (columns->kind, code));
}

static void
add_square (VecheMapColumns *columns, gint64 id, double lon, double lat, double half)
{
  g_autoptr (VecheGeometry) square = veche_geometry_new (VECHE_GEOMETRY_MULTI_POLYGON);
  g_autoptr (GBytes) blob = NULL;
  gsize size;
  const guint8 *data;

  veche_geometry_add (square, lon - half, lat - half);
  veche_geometry_add (square, lon + half, lat - half);
  veche_geometry_add (square, lon + half, lat + half);
  veche_geometry_add (square, lon - half, lat + half);
  veche_geometry_add (square, lon - half, lat - half);
  veche_geometry_end_ring (square);
  veche_geometry_end_part (square);
  blob = veche_geometry_blob_write (square);
  data = g_bytes_get_data (blob, &size);
  veche_map_columns_add (columns, id, data, size, 0);
}

static void
test_features_points (void)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_tree_kind);
  g_autoptr (VecheMapFeatures) features = NULL;
  guint counts[6] = { 0 };
  gint64 index;
  double bounds[4];

  add_point (columns, 3, 37.60, 55.80, "remove");
  add_point (columns, 7, 37.61, 55.81, NULL);
  add_point (columns, 9, 37.62, 55.82, "keep");
  veche_map_columns_add (columns, 10, (const guint8 *) "junk", 4, 0);
  features = veche_map_features_new (columns);

  g_assert_cmpuint (veche_map_features_get_count (features), ==, 3);
  g_assert_cmpint (veche_map_features_find (features, 7), ==, 1);
  g_assert_cmpint (veche_map_features_find (features, 8), ==, -1);
  g_assert_cmpint (veche_map_features_find (features, 10), ==, -1);
  index = veche_map_features_find_at (features, veche_mercator_x (37.6101), veche_mercator_y (55.81), 1e-6);
  g_assert_cmpint (index, ==, 1);
  g_assert_cmpint (veche_map_features_find_at (features, veche_mercator_x (37.63), veche_mercator_y (55.81), 1e-6), ==, -1);
  veche_map_features_count_styles (features, counts, G_N_ELEMENTS (counts));
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[veche_map_columns_style (&veche_tree_kind, "remove")], ==, 1);
  g_assert_cmpuint (counts[veche_map_columns_style (&veche_tree_kind, "keep")], ==, 1);
  g_assert_true (veche_map_features_get_bounds (features, bounds));
  g_assert_cmpfloat (bounds[0], ==, veche_mercator_x (37.60));
  g_assert_cmpfloat (bounds[1], ==, veche_mercator_y (55.82));
}

/* What is patched is what would be read anew. */
static void
test_features_patch (void)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_tree_kind);
  g_autoptr (VecheMapColumns) fresh = veche_map_columns_new (&veche_tree_kind);
  g_autoptr (VecheMapFeatures) before = NULL;
  g_autoptr (VecheMapFeatures) after = NULL;
  const gint64 changed[] = { 20, 5, 3, 1, 3, 4 };
  static const gint64 left[] = { 1, 2, 3, 20 };
  double x;
  double y;

  for (gint64 id = 2; id <= 5; id++)
    add_point (columns, id, 37 + (double) id / 100, 55, "keep");
  before = veche_map_features_new (columns);
  /* 20 and 1 are new, 3 was moved, 4 and 5 are gone; in the order in which they were asked for. */
  add_point (fresh, 20, 38, 56, NULL);
  add_point (fresh, 3, 36, 54, "remove");
  add_point (fresh, 1, 36.5, 54, NULL);
  after = veche_map_features_patch (before, fresh, changed, G_N_ELEMENTS (changed));

  g_assert_cmpuint (veche_map_features_get_count (after), ==, G_N_ELEMENTS (left));
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_cmpint (veche_map_features_get_id (after, i), ==, left[i]);
  veche_map_features_get_point (after, 2, &x, &y);
  g_assert_cmpfloat (x, ==, veche_mercator_x (36));
  g_assert_cmpint (veche_map_features_find_at (after, x, y, 1e-9), ==, 2);
  g_assert_cmpuint (veche_map_features_get_style (after, 2), ==, veche_map_columns_style (&veche_tree_kind, "remove"));
  /* Whoever still draws from the old ones sees what was. */
  g_assert_cmpuint (veche_map_features_get_count (before), ==, 4);
}

/* POLYGON EMPTY, which other programs write, is not drawn, in no lasso, and has no corners. */
static void
test_features_nowhere (void)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_territory_area_kind);
  g_autoptr (VecheGeometry) empty = veche_geometry_new (VECHE_GEOMETRY_MULTI_POLYGON);
  g_autoptr (GBytes) blob = veche_geometry_blob_write (empty);
  g_autoptr (VecheMapFeatures) features = NULL;
  g_autoptr (VecheMapFeatures) patched = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const double lasso[] = { -1, -1, 1, -1, 1, 1, -1, 1 };
  const guint ends[] = { 4 };
  const gint64 changed = 1;
  gsize size;
  const guint8 *data = g_bytes_get_data (blob, &size);

  veche_map_columns_add (columns, 1, data, size, 0);
  add_square (columns, 2, 37.6, 55.8, 0.01);
  features = veche_map_features_new (columns);
  g_assert_cmpint (veche_map_features_find (features, 1), ==, -1);
  veche_map_features_find_polygon (features, &(const VechePolygon) { lasso, ends, 1 }, found);
  g_assert_cmpuint (found->len, ==, 1);
  patched = veche_map_features_patch (features, columns, &changed, 1);
  g_assert_cmpint (veche_map_features_find (patched, 1), ==, -1);
}

static void
test_features_shapes (void)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_territory_area_kind);
  g_autoptr (VecheMapColumns) fresh = veche_map_columns_new (&veche_territory_area_kind);
  g_autoptr (VecheMapFeatures) features = NULL;
  g_autoptr (VecheMapFeatures) patched = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const gint64 gone = 2;
  double lasso[8];
  const guint ends[] = { 4 };
  const VechePolygon polygon = { lasso, ends, 1 };

  add_square (columns, 1, 37, 55, 1);
  add_square (columns, 2, 37, 55, 0.1);
  add_square (columns, 3, 10, 10, 0.1);
  features = veche_map_features_new (columns);
  g_assert_true (veche_map_features_has_shapes (features));
  /* The smaller of two around; the edge that is near; nothing. */
  g_assert_cmpint (veche_map_features_find_at (features, veche_mercator_x (37), veche_mercator_y (55), 1e-7), ==, 1);
  g_assert_cmpint (veche_map_features_find_at (features, veche_mercator_x (37.5), veche_mercator_y (55), 1e-7), ==, 0);
  g_assert_cmpint (veche_map_features_find_at (features, veche_mercator_x (38.0001), veche_mercator_y (55), 1e-6), ==, 0);
  g_assert_cmpint (veche_map_features_find_at (features, veche_mercator_x (38.1), veche_mercator_y (55), 1e-6), ==, -1);

  veche_mercator_project ((const double[]) { 36.5, 54.5, 37.5, 54.5, 37.5, 55.5, 36.5, 55.5 }, 4, lasso);
  veche_map_features_find_polygon (features, &polygon, found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, guint, 0), ==, 1);

  patched = veche_map_features_patch (features, fresh, &gone, 1);
  g_assert_cmpuint (veche_map_features_get_count (patched), ==, 2);
  g_assert_cmpint (veche_map_features_find_at (patched, veche_mercator_x (37), veche_mercator_y (55), 1e-7), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/features/points", test_features_points);
  g_test_add_func ("/map/features/patch", test_features_patch);
  g_test_add_func ("/map/features/shapes", test_features_shapes);
  g_test_add_func ("/map/features/nowhere", test_features_nowhere);
  return g_test_run ();
}
