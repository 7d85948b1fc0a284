/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "veche-error.h"
#include "veche-picture-size.h"
#include "veche-tiles.h"

#define HALF "20037508.342789244"

static char *folder;

static char *
make (const char *name, const char *sql)
{
  char *path = g_build_filename (folder, name, NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return path;
}

static void
assert_tile (VecheTiles *tiles, guint zoom, guint x, guint y, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = veche_tiles_read (tiles, zoom, x, y, &error);

  g_assert_no_error (error);
  if (expected == NULL)
    g_assert_null (bytes);
  else
    {
      g_assert_nonnull (bytes);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
    }
}

static void
assert_refused (const char *path, int code, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTiles) tiles = veche_tiles_open (path, &error);

  g_assert_null (tiles);
  g_assert_error (error, VECHE_ERROR, code);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_tiles_mbtiles (void)
{
  g_autofree char *path = make ("town.mbtiles", "CREATE TABLE metadata (name TEXT, value TEXT);"
                                                "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                                                "INSERT INTO metadata VALUES ('name', 'Town'), ('attribution', '&copy; <a href=\"x\">OpenStreetMap</a>');"
                                                "INSERT INTO tiles VALUES (2, 1, 3, 'north'), (2, 1, 0, 'south'), (5, 3, 4, 'deep');");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTiles) tiles = veche_tiles_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (veche_tiles_get_min_zoom (tiles), ==, 2);
  g_assert_cmpuint (veche_tiles_get_max_zoom (tiles), ==, 5);
  g_assert_cmpstr (veche_tiles_get_title (tiles), ==, "Town");
  g_assert_cmpstr (veche_tiles_get_credit (tiles), ==, "© OpenStreetMap");
  /* Rows of MBTiles are counted from the south. */
  assert_tile (tiles, 2, 1, 0, "north");
  assert_tile (tiles, 2, 1, 3, "south");
  assert_tile (tiles, 2, 2, 3, NULL);
  assert_tile (tiles, 3, 1, 1, NULL);
  assert_tile (tiles, 99, 1, 1, NULL);
}

#define GEOPACKAGE \
  "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, description TEXT);" \
  "CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization_coordsys_id INTEGER);" \
  "CREATE TABLE gpkg_tile_matrix_set (table_name TEXT, srs_id INTEGER, min_x REAL, min_y REAL, max_x REAL, max_y REAL);" \
  "CREATE TABLE gpkg_tile_matrix (table_name TEXT, zoom_level INTEGER, matrix_width INTEGER, matrix_height INTEGER, tile_width INTEGER, tile_height INTEGER, pixel_x_size REAL, pixel_y_size REAL);" \
  "INSERT INTO gpkg_spatial_ref_sys VALUES (1, 3857), (2, 4326);"

/* A matrix that begins at the world's square 2, 1 of zoom 2, and calls that zoom 0. */
static void
test_tiles_geopackage (void)
{
  g_autofree char *path = make ("plan.gpkg", GEOPACKAGE "INSERT INTO gpkg_contents VALUES ('pla\"n', 'tiles', 'Plan', NULL);"
                                                        "CREATE TABLE \"pla\"\"n\" (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                                                        "INSERT INTO \"pla\"\"n\" VALUES (0, 0, 0, 'corner'), (0, 1, 1, 'next');"
                                                        "INSERT INTO gpkg_tile_matrix_set VALUES ('pla\"n', 1, 0, -" HALF ", " HALF ", " HALF " / 2);"
                                                        "INSERT INTO gpkg_tile_matrix VALUES ('pla\"n', 0, 2, 3, 512, 512, " HALF " / 1024, " HALF " / 1024);");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTiles) tiles = veche_tiles_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (veche_tiles_get_min_zoom (tiles), ==, 2);
  assert_tile (tiles, 2, 2, 1, "corner");
  assert_tile (tiles, 2, 3, 2, "next");
  assert_tile (tiles, 2, 0, 0, NULL);
}

/* MBTiles tell what they cover in degrees, GeoPackages in metres; many tell nothing. */
static void
test_tiles_box (void)
{
#define TILES "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB); INSERT INTO tiles VALUES (2, 1, 3, 'north');"
  g_autofree char *town = make ("bounds.mbtiles", TILES "CREATE TABLE metadata (name TEXT, value TEXT);"
                                                        "INSERT INTO metadata VALUES ('bounds', '-90,0,0,66.51326044311186');");
  g_autofree char *wrong = make ("wrong.mbtiles", TILES "CREATE TABLE metadata (name TEXT, value TEXT); INSERT INTO metadata VALUES ('bounds', '1,2,3');");
  g_autofree char *plan = make ("box.gpkg", GEOPACKAGE "ALTER TABLE gpkg_contents ADD min_x REAL; ALTER TABLE gpkg_contents ADD min_y REAL;"
                                                       "ALTER TABLE gpkg_contents ADD max_x REAL; ALTER TABLE gpkg_contents ADD max_y REAL;"
                                                       "INSERT INTO gpkg_contents VALUES ('plan', 'tiles', 'Plan', NULL, 0, -" HALF ", " HALF " / 2, 0);"
                                                       "CREATE TABLE plan (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                                                       "INSERT INTO gpkg_tile_matrix_set VALUES ('plan', 1, 0, -" HALF ", " HALF ", " HALF " / 2);"
                                                       "INSERT INTO gpkg_tile_matrix VALUES ('plan', 0, 2, 3, 512, 512, " HALF " / 1024, " HALF " / 1024);");
  g_autoptr (VecheTiles) bounded = veche_tiles_open (town, NULL);
  g_autoptr (VecheTiles) boundless = veche_tiles_open (wrong, NULL);
  g_autoptr (VecheTiles) planned = veche_tiles_open (plan, NULL);
  double box[4];

  g_assert_true (veche_tiles_get_box (bounded, box));
  g_assert_cmpfloat_with_epsilon (box[0], 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[1], 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[2], 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[3], 0.5, 1e-9);
  g_assert_false (veche_tiles_get_box (boundless, box));
  g_assert_true (veche_tiles_get_box (planned, box));
  g_assert_cmpfloat_with_epsilon (box[0], 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[1], 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[2], 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[3], 1, 1e-9);
}

/* Pictures that are the same stand once: the layout of mbutil. */
static void
test_tiles_view (void)
{
  g_autofree char *path = make ("once.mbtiles", "CREATE TABLE map (z INTEGER, x INTEGER, y INTEGER, image TEXT); CREATE TABLE images (id TEXT, data BLOB);"
                                                "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, data AS tile_data "
                                                "FROM map JOIN images ON images.id = map.image;"
                                                "INSERT INTO images VALUES ('a', 'sea'); INSERT INTO map VALUES (1, 0, 0, 'a'), (1, 1, 0, 'a');");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTiles) tiles = veche_tiles_open (path, &error);

  g_assert_no_error (error);
  assert_tile (tiles, 1, 1, 1, "sea");
}

/* By what they say, else by how they begin. */
static void
test_tiles_vector (void)
{
#define EMPTY "CREATE TABLE metadata (name TEXT, value TEXT);" \
              "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
  g_autofree char *packed = make ("packed.mbtiles", EMPTY "INSERT INTO tiles VALUES (2, 1, 3, X'1F8B08');");
  g_autofree char *plain = make ("plain.mbtiles", EMPTY "INSERT INTO tiles VALUES (2, 1, 3, X'1A00');");
  g_autofree char *said = make ("said.mbtiles", EMPTY "INSERT INTO metadata VALUES ('format', 'pbf'); INSERT INTO tiles VALUES (2, 1, 3, X'7800');");
  g_autofree char *picture = make ("picture.mbtiles", EMPTY "INSERT INTO tiles VALUES (2, 1, 3, X'8950');");
  const char *const paths[] = { packed, plain, said, picture };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (VecheTiles) tiles = veche_tiles_open (paths[i], NULL);

      g_assert_true (veche_tiles_is_vector (tiles) == (i < 3));
    }
}

static void
test_tiles_refused (void)
{
  g_autofree char *webp = make ("webp.mbtiles", "CREATE TABLE metadata (name TEXT, value TEXT);"
                                                "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                                                "INSERT INTO tiles VALUES (2, 1, 3, CAST ('RIFF....WEBP' AS BLOB));");
  g_autofree char *endless = make ("endless.mbtiles", "CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                                      "SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n WHERE i < 0;");
  g_autofree char *empty = make ("empty.mbtiles", "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);");
  g_autofree char *other = make ("other.sqlite", "CREATE TABLE something (a);");
  g_autofree char *objects = make ("objects.gpkg", GEOPACKAGE "INSERT INTO gpkg_contents VALUES ('tree', 'features', 'Trees', NULL);");
  g_autofree char *degrees = make ("degrees.gpkg", GEOPACKAGE "INSERT INTO gpkg_contents VALUES ('plan', 'tiles', 'Plan', NULL);"
                                                              "CREATE TABLE plan (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                                                              "INSERT INTO gpkg_tile_matrix_set VALUES ('plan', 2, -180, -90, 180, 90);"
                                                              "INSERT INTO gpkg_tile_matrix VALUES ('plan', 0, 2, 1, 256, 256, 0.703125, 0.703125);");
  g_autofree char *text = g_build_filename (folder, "text.mbtiles", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.mbtiles", NULL);

  g_assert_true (g_file_set_contents (text, "this is no database, and long enough to be looked at as one", -1, NULL));
  assert_refused (endless, VECHE_ERROR_INVALID, "no such file");
  assert_refused (webp, VECHE_ERROR_INVALID, "WebP");
  assert_refused (empty, VECHE_ERROR_INVALID, "no tiles");
  assert_refused (other, VECHE_ERROR_INVALID, "no such file");
  assert_refused (objects, VECHE_ERROR_INVALID, "objects");
  assert_refused (degrees, VECHE_ERROR_INVALID, "EPSG:3857");
  assert_refused (text, VECHE_ERROR_INVALID, "text.mbtiles");
  assert_refused (missing, VECHE_ERROR_NOT_FOUND, "missing.mbtiles");
}

/* The size is known before anything is decoded; what is neither PNG nor JPEG is nobody's picture. */
static void
test_tiles_picture_size (void)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0x75, 0x30, 0, 1, 0, 2 };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 11, 8, 0x01, 0x00, 0x02, 0x03, 1, 0 };
  guint width = 0;
  guint height = 0;

  g_assert_true (veche_picture_size_read (png, sizeof png, &width, &height));
  g_assert_cmpuint (width, ==, 30000);
  g_assert_cmpuint (height, ==, 65538);
  g_assert_true (veche_picture_size_read (jpeg, sizeof jpeg, &width, &height));
  g_assert_cmpuint (width, ==, 0x203);
  g_assert_cmpuint (height, ==, 0x100);
  for (gsize size = 0; size < 24; size++)
    g_assert_false (veche_picture_size_read (png, size, &width, &height));
  g_assert_false (veche_picture_size_read (jpeg, 16, &width, &height));
  g_assert_false (veche_picture_size_read ((const guint8 *) "RIFF....WEBPVP8X........", 24, &width, &height));
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("veche-tiles-XXXXXX", NULL);
  g_test_add_func ("/tiles/mbtiles", test_tiles_mbtiles);
  g_test_add_func ("/tiles/geopackage", test_tiles_geopackage);
  g_test_add_func ("/tiles/picture-size", test_tiles_picture_size);
  g_test_add_func ("/tiles/box", test_tiles_box);
  g_test_add_func ("/tiles/view", test_tiles_view);
  g_test_add_func ("/tiles/vector", test_tiles_vector);
  g_test_add_func ("/tiles/refused", test_tiles_refused);
  code = g_test_run ();
  g_free (folder);
  return code;
}
