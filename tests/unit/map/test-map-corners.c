/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geometry-text.h"
#include "veche-map-corners.h"
#include "veche-mercator.h"

/* Two areas beside one another, the second with a hole. */
#define AREAS "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0),(24 4,26 4,26 6,24 6,24 4)))"

static gboolean
cut (VecheMapCorners *corners, double lon, double lat, double half)
{
  double xy[8];

  veche_mercator_project ((const double[]) { lon - half, lat - half, lon + half, lat - half, lon + half, lat + half, lon - half, lat + half }, 4, xy);
  return veche_map_corners_cut (corners, xy, 4);
}

static VecheMapCorners *
new_corners (const char *text)
{
  g_autoptr (VecheGeometry) shape = veche_geometry_text_parse (text, NULL);

  g_assert_nonnull (shape);
  return veche_map_corners_new (shape);
}

static void
assert_shape (VecheMapCorners *corners, const char *text)
{
  g_autoptr (VecheGeometry) wanted = veche_geometry_text_parse (text, NULL);

  g_assert_true (veche_geometry_same_place (veche_map_corners_get_shape (corners), wanted, 1e-9));
  g_assert_cmpuint (veche_map_corners_get_xy (corners)->len, ==, wanted->xy->len);
}

static void
test_corners_cut (void)
{
  g_autoptr (VecheMapCorners) corners = new_corners (AREAS);

  g_assert_true (cut (corners, 5, 5, 1));
  assert_shape (corners, "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4)),"
                         "((20 0,30 0,30 10,20 10,20 0),(24 4,26 4,26 6,24 6,24 4)))");
  /* Beside the other one; then over its edge, within a hole, round a hole, outside of everything. */
  g_assert_true (cut (corners, 28, 5, 1));
  assert_shape (corners, "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4)),"
                         "((20 0,30 0,30 10,20 10,20 0),(24 4,26 4,26 6,24 6,24 4),(27 4,29 4,29 6,27 6,27 4)))");
  g_assert_false (cut (corners, 10, 5, 1));
  g_assert_false (cut (corners, 25, 5, 0.5));
  g_assert_false (cut (corners, 25, 5, 1.5));
  g_assert_false (cut (corners, 15, 5, 1));
}

static void
test_corners_fill (void)
{
  g_autoptr (VecheMapCorners) corners = new_corners (AREAS);
  double x = veche_mercator_x (26);
  double y = veche_mercator_y (6);
  int corner = veche_map_corners_find (corners, x, y, 1e-9);

  g_assert_cmpint (corner, >=, 10);
  g_assert_true (veche_map_corners_is_hole (corners, (guint) corner));
  g_assert_false (veche_map_corners_is_hole (corners, 2));
  g_assert_false (veche_map_corners_fill (corners, 2));
  /* A corner of the hole moves and nothing else does; three are left, and with the next the hole is gone. */
  veche_map_corners_move (corners, (guint) corner, veche_mercator_x (27), y);
  assert_shape (corners, "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0),(24 4,26 4,27 6,24 6,24 4)))");
  g_assert_true (veche_map_corners_remove (corners, (guint) corner));
  assert_shape (corners, "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0),(24 4,26 4,24 6,24 4)))");
  g_assert_true (veche_map_corners_remove (corners, 11));
  assert_shape (corners, "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0)))");
  g_assert_true (veche_map_corners_remove (corners, 2));
  g_assert_false (veche_map_corners_remove (corners, 2));
}

static void
test_corners_line (void)
{
  g_autoptr (VecheMapCorners) corners = new_corners ("LINESTRING (0 0,10 0,10 10)");

  g_assert_false (cut (corners, 5, 5, 1));
  g_assert_false (veche_map_corners_is_hole (corners, 1));
  g_assert_true (veche_map_corners_remove (corners, 1));
  g_assert_false (veche_map_corners_remove (corners, 1));
  assert_shape (corners, "LINESTRING (0 0,10 10)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/corners/cut", test_corners_cut);
  g_test_add_func ("/map/corners/fill", test_corners_fill);
  g_test_add_func ("/map/corners/line", test_corners_line);
  return g_test_run ();
}
