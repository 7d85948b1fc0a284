/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>

#include "veche-geometry-blob.h"
#include "veche-map-grid.h"
#include "veche-map-painter.h"
#include "veche-mercator.h"
#include "veche-tree.h"

#define SIDE 64

static const VecheMapSymbol symbols[] = {
  { VECHE_MAP_MARK_CIRCLE, { 1, 0, 0, 1 }, 10 },
  { VECHE_MAP_MARK_SQUARE, { 0, 1, 0, 1 }, 10 },
};

static VecheMapFeatures *
new_points (const double *lonlat, guint n)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_tree_kind);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VecheGeometry) point = veche_geometry_new_point (lonlat[2 * i], lonlat[2 * i + 1]);
      g_autoptr (GBytes) blob = veche_geometry_blob_write (point);
      gsize size;
      const guint8 *data = g_bytes_get_data (blob, &size);

      veche_map_columns_add (columns, i + 1, data, size, (guint16) (i % 2));
    }
  return veche_map_features_new (columns);
}

/* A plate around a place, @world pixels to the unit square. */
static VecheMapPlate
plate_around (double lon, double lat, double world)
{
  return (VecheMapPlate) { veche_mercator_x (lon) - SIDE / 2 / world, veche_mercator_y (lat) - SIDE / 2 / world, world, SIDE, SIDE };
}

static void
test_painter_points (void)
{
  static const double lonlat[] = { 37.6, 55.8 };
  g_autoptr (VecheMapFeatures) features = new_points (lonlat, 1);
  g_autoptr (VecheMapStyle) style = veche_map_style_new (symbols, G_N_ELEMENTS (symbols), 1);
  g_autofree guint32 *pixels = g_new0 (guint32, SIDE * SIDE);
  VecheMapPlate plate = plate_around (37.6, 55.8, exp2 (26));

  g_assert_true (veche_map_painter_paint (features, style, &plate, pixels));
  g_assert_cmphex (pixels[SIDE / 2 * SIDE + SIDE / 2], ==, 0xffff0000);
  g_assert_cmphex (pixels[0], ==, 0);
  /* One that lies beyond is not painted, one beyond whose mark reaches in is. */
  plate.x += (SIDE + 30) / plate.world;
  g_assert_false (veche_map_painter_paint (features, style, &plate, pixels));
  plate = plate_around (37.6, 55.8, exp2 (26));
  plate.x += (SIDE / 2 + 2) / plate.world;
  memset (pixels, 0, SIDE * SIDE * sizeof *pixels);
  g_assert_true (veche_map_painter_paint (features, style, &plate, pixels));
  g_assert_cmphex (pixels[SIDE / 2 * SIDE] >> 24, ==, 255);
}

/* One after the other, in full. */
static void
paint_by_cairo (const VecheMapFeatures *features, const VecheMapStyle *style, const VecheMapPlate *plate, guint32 *pixels)
{
  cairo_surface_t *surface
    = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, plate->width, plate->height, plate->width * 4);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < veche_map_features_get_count (features); i++)
    {
      int side;
      const guint32 *sprite = veche_map_style_get_sprite (style, veche_map_features_get_style (features, i), &side);
      cairo_surface_t *picture = cairo_image_surface_create_for_data ((guchar *) sprite, CAIRO_FORMAT_ARGB32, side, side, side * 4);
      double x;
      double y;

      veche_map_features_get_point (features, i, &x, &y);
      cairo_set_source_surface (cr, picture, round ((x - plate->x) * plate->world - side / 2.0), round ((y - plate->y) * plate->world - side / 2.0));
      cairo_paint (cr);
      cairo_surface_destroy (picture);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What cairo would draw, within a rounding. */
static void
test_painter_blend (void)
{
  static const double lonlat[] = { 37.6, 55.8, 37.60001, 55.8, 37.60001, 55.800005, 37.59999, 55.80001 };
  g_autoptr (VecheMapFeatures) features = new_points (lonlat, 4);
  g_autoptr (VecheMapStyle) style = veche_map_style_new (symbols, G_N_ELEMENTS (symbols), 1);
  g_autofree guint32 *pixels = g_new0 (guint32, SIDE * SIDE);
  g_autofree guint32 *expected = g_new0 (guint32, SIDE * SIDE);
  const VecheMapPlate plate = plate_around (37.6, 55.8, exp2 (27));

  paint_by_cairo (features, style, &plate, expected);
  g_assert_true (veche_map_painter_paint (features, style, &plate, pixels));
  for (guint i = 0; i < SIDE * SIDE; i++)
    for (guint shift = 0; shift < 32; shift += 8)
      g_assert_cmpint (abs ((int) (pixels[i] >> shift & 255) - (int) (expected[i] >> shift & 255)), <=, 1);
}

/* Marks over each other by the dozen, across all edges of a plate, and wider than a word has bits: what is left out would not be seen. */
static void
test_painter_crowd (void)
{
  const int width = 150;
  const int height = 90;
  const guint n = 600;
  const double scales[] = { 1, 8 };
  const double world = exp2 (26);
  const VecheMapPlate plate = { veche_mercator_x (37.6), veche_mercator_y (55.8), world, width, height };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree double *lonlat = g_new (double, 2 * n);

  for (guint i = 0; i < n; i++)
    {
      lonlat[2 * i] = veche_mercator_lon (plate.x + g_rand_double_range (random, -60, width + 60) / world);
      lonlat[2 * i + 1] = veche_mercator_lat (plate.y + g_rand_double_range (random, -60, height + 60) / world);
    }
  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (VecheMapFeatures) features = new_points (lonlat, n);
      g_autoptr (VecheMapStyle) style = veche_map_style_new (symbols, G_N_ELEMENTS (symbols), scales[s]);
      g_autofree guint32 *pixels = g_new0 (guint32, width * height);
      g_autofree guint32 *expected = g_new0 (guint32, width * height);

      g_assert_true (veche_map_painter_paint (features, style, &plate, pixels));
      paint_by_cairo (features, style, &plate, expected);
      for (int i = 0; i < width * height; i++)
        for (guint shift = 0; shift < 32; shift += 8)
          g_assert_cmpint (abs ((int) (pixels[i] >> shift & 255) - (int) (expected[i] >> shift & 255)), <=, 3);
    }
}

static void
test_painter_grid_step (void)
{
  g_assert_cmpfloat_with_epsilon (veche_map_grid_get_step (0.7), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (veche_map_grid_get_step (1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (veche_map_grid_get_step (1.1), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (veche_map_grid_get_step (3), 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (veche_map_grid_get_step (600), 1000, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/painter/points", test_painter_points);
  g_test_add_func ("/map/painter/blend", test_painter_blend);
  g_test_add_func ("/map/painter/crowd", test_painter_crowd);
  g_test_add_func ("/map/painter/grid-step", test_painter_grid_step);
  return g_test_run ();
}
