/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-geometry-blob.h"
#include "veche-geometry-text.h"
#include "veche-tree.h"

static const char *const texts[] = {
  "POINT (37.6 55.75)",
  "LINESTRING (0 0,1 1,2 0.5)",
  "POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,1 1))",
  "MULTIPOINT (1 2,3 4)",
  "MULTILINESTRING ((0 0,1 1),(2 2,3 3,4 4))",
  "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5),(5.2 5.1,5.3 5.1,5.3 5.2,5.2 5.1)))",
};

/* Text, blob and WKB say the same. */
static void
test_round (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheGeometry) geometry = veche_geometry_text_parse (texts[i], &error);
      g_autoptr (GBytes) blob = NULL;
      g_autoptr (GBytes) wkb = NULL;
      g_autoptr (VecheGeometry) again = NULL;
      g_autoptr (VecheGeometry) third = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      blob = veche_geometry_blob_write (geometry);
      again = veche_geometry_blob_read (blob);
      g_assert_nonnull (again);
      g_assert_true (veche_geometry_equal (geometry, again, 0));
      wkb = veche_geometry_blob_write_wkb (geometry);
      third = veche_geometry_blob_read_wkb (g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb));
      text = veche_geometry_text_format (third);
      g_assert_cmpstr (text, ==, texts[i]);

      /* A file that breaks off is none. */
      for (gsize size = 0; size < g_bytes_get_size (blob); size++)
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (blob, 0, size);
          g_autoptr (VecheGeometry) broken = veche_geometry_blob_read (cut);

          g_assert_null (broken);
        }
    }
}

static void
test_text (void)
{
  static const char *const good[][2] = {
    { "point(1 2)", "POINT (1 2)" },
    { " SRID=4326;POINT Z (1 2 3)", NULL },
    { "SRID=4326;POINT Z (1 2 3)", "POINT (1 2)" },
    { "MULTIPOINT((1 2),(3 4))", "MULTIPOINT (1 2,3 4)" },
    { "LineString ( 1.5   2 , -3e2 4 )", "LINESTRING (1.5 2,-300 4)" },
    { "POINT EMPTY", "POINT EMPTY" },
    { "POINT (1)", NULL },
    { "POINT (1 2", NULL },
    { "POINT (1 2) x", NULL },
    { "POLYGON (1 2, 3 4)", NULL },
    { "CIRCLE (1 2)", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheGeometry) geometry = veche_geometry_text_parse (good[i][0], &error);
      g_autofree char *text = geometry != NULL ? veche_geometry_text_format (geometry) : NULL;

      g_test_message ("%s", good[i][0]);
      g_assert_cmpstr (text, ==, good[i][1]);
      if (good[i][1] == NULL)
        g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
    }
}

static void
test_fit (void)
{
  static const struct
  {
    const char *text;
    const char *column;
    const char *result; /* NULL: refused */
  } cases[] = {
    { "POINT (1 2)", "POINT", "POINT (1 2)" },
    { "MULTIPOINT (1 2)", "POINT", "POINT (1 2)" },
    { "MULTIPOINT (1 2,3 4)", "POINT", NULL },
    { "LINESTRING (1 2,3 4)", "POINT", NULL },
    { "POINT (181 2)", "POINT", NULL },
    { "POINT (37 95)", "POINT", NULL },
    { "POINT (6000000 7000000)", "POINT", NULL },
    { "POINT EMPTY", "POINT", NULL },
    { "MULTILINESTRING ((1 2,3 4))", "LINESTRING", "LINESTRING (1 2,3 4)" },
    { "LINESTRING (1 2)", "LINESTRING", NULL },
    { "POLYGON ((0 0,1 0,1 1))", "MULTIPOLYGON", "MULTIPOLYGON (((0 0,1 0,1 1,0 0)))" },
    { "POLYGON ((0 0,1 0))", "MULTIPOLYGON", NULL },
    { "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", "MULTIPOLYGON",
      "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheGeometry) geometry = veche_geometry_text_parse (cases[i].text, NULL);
      const gboolean fits = veche_geometry_fit (geometry, cases[i].column, &error);
      g_autofree char *text = fits ? veche_geometry_text_format (geometry) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (text, ==, cases[i].result);
      if (!fits)
        g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
    }
  {
    g_autoptr (VecheGeometry) nowhere = veche_geometry_new_point (INFINITY, INFINITY);

    g_assert_false (veche_geometry_fit (nowhere, "POINT", NULL));
  }
}

/* What PostGIS, ISO and big-endian machines write; what nobody writes. */
static void
test_wkb (void)
{
  static const guint8 ewkb[] = { 1, 1, 0, 0, 0xA0, 0xE6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 8, 0x40 };
  static const guint8 big[] = { 0, 0, 0, 0, 1, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 endless[] = { 1, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF };
  static const guint8 curve[] = { 1, 8, 0, 0, 0, 0, 0, 0, 0 };
  guint8 deep[400];
  g_autoptr (VecheGeometry) first = veche_geometry_blob_read_wkb (ewkb, sizeof ewkb);
  g_autoptr (VecheGeometry) second = veche_geometry_blob_read_wkb (big, sizeof big);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (veche_geometry_equal (first, second, 0));
  g_assert_cmpfloat (veche_geometry_get_xy (first)[1], ==, 2);
  g_assert_null (veche_geometry_blob_read_wkb (endless, sizeof endless));
  g_assert_null (veche_geometry_blob_read_wkb (curve, sizeof curve));
  for (guint i = 0; i + 9 <= sizeof deep; i += 9)
    memcpy (deep + i, ((const guint8[]){ 1, 7, 0, 0, 0, 1, 0, 0, 0 }), 9);
  g_assert_null (veche_geometry_blob_read_wkb (deep, sizeof deep));
}

/* An area is the same however a program turns its rings; a route that runs the other way is another one. */
static void
test_same (void)
{
  static const struct
  {
    const char *one, *other;
    gboolean same;
  } cases[] = {
    { "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)))", "MULTIPOLYGON (((4 4,4 0,0 0,0 4,4 4)))", TRUE },
    { "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)))", "MULTIPOLYGON (((0 4,0 0,4 0,4 4,0 4)))", TRUE },
    { "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)))", "MULTIPOLYGON (((0 0,4 4,4 0,0 4,0 0)))", FALSE },
    { "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)))", "MULTIPOLYGON (((0 0,4 0,4 4.01,0 4,0 0)))", FALSE },
    { "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(3 1,4 1,4 2,3 1),(6 1,7 1,7 2,6 1)))",
      "MULTIPOLYGON (((9 9,9 0,0 0,9 9),(7 2,6 1,7 1,7 2),(3 1,4 2,4 1,3 1)))", TRUE },
    { "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(3 1,4 1,4 2,3 1),(6 1,7 1,7 2,6 1)))",
      "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(3 1,4 1,4 2,3 1),(3 1,4 1,4 2,3 1)))", FALSE },
    { "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", "MULTIPOLYGON (((5 5,6 6,6 5,5 5)),((1 0,1 1,0 0,1 0)))", TRUE },
    { "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((0 0,1 0,1 1,0 0)))", FALSE },
    { "LINESTRING (0 0,1 1,2 0)", "LINESTRING (2 0,1 1,0 0)", FALSE },
    { "POINT (1 2)", "POINT (1 2.00000001)", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VecheGeometry) one = veche_geometry_text_parse (cases[i].one, NULL);
      g_autoptr (VecheGeometry) other = veche_geometry_text_parse (cases[i].other, NULL);

      g_test_message ("%s", cases[i].other);
      g_assert_cmpint (veche_geometry_same_place (one, other, 6e-8), ==, cases[i].same);
      g_assert_cmpint (veche_geometry_same_place (other, one, 6e-8), ==, cases[i].same);
    }
}

static void
test_json (void)
{
  g_autoptr (VecheGeometry) polygon = veche_geometry_text_parse ("POLYGON ((0 0,0 1,1 1,0 0))", NULL);
  g_autoptr (VecheGeometry) point = veche_geometry_new_point (0.1, 1e-7);
  g_autofree char *turned = veche_geometry_text_format_json (polygon);
  g_autofree char *text = veche_geometry_text_format_json (point);

  /* RFC 7946: the outer ring goes against the clock. */
  g_assert_cmpstr (turned, ==, "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,1],[0,0]]]}");
  g_assert_cmpstr (text, ==, "{\"type\":\"Point\",\"coordinates\":[0.1,1e-07]}");
}

static void
test_tree (void)
{
  const VecheTreeLimits lime = { 300, 30 };
  g_autofree char *thick = veche_tree_find_doubt ("Липа", &lime, 350, 12);
  g_autofree char *tall = veche_tree_find_doubt ("Липа", &lime, 35, 120);
  g_autofree char *twice = veche_tree_append_number ("3, 14", "14");
  g_autofree char *more = veche_tree_append_number ("3, 14", "4");
  g_autofree char *first = veche_tree_append_number (NULL, "4");

  g_assert_null (veche_tree_find_doubt ("Липа", &lime, 35, 12));
  g_assert_nonnull (strstr (thick, "350"));
  g_assert_nonnull (strstr (tall, "120"));
  g_assert_cmpstr (twice, ==, "3, 14");
  g_assert_cmpstr (more, ==, "3, 14, 4");
  g_assert_cmpstr (first, ==, "4");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/round", test_round);
  g_test_add_func ("/geometry/text", test_text);
  g_test_add_func ("/geometry/fit", test_fit);
  g_test_add_func ("/geometry/wkb", test_wkb);
  g_test_add_func ("/geometry/json", test_json);
  g_test_add_func ("/geometry/same", test_same);
  g_test_add_func ("/geometry/tree", test_tree);
  return g_test_run ();
}
