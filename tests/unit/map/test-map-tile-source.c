/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Base maps closer than their file goes: parts of a picture, which is read once for all of them. */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <sqlite3.h>
#include <string.h>

#include "veche-map-file.h"

#define SIDE 8

/* A picture of four quarters: red, green, blue, white. */
static GBytes *
make_picture (void)
{
  static const guint8 colors[4][4] = { { 0, 0, 255, 255 }, { 0, 255, 0, 255 }, { 255, 0, 0, 255 }, { 255, 255, 255, 255 } };
  guint8 *pixels = g_malloc (SIDE * SIDE * 4);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (guint y = 0; y < SIDE; y++)
    for (guint x = 0; x < SIDE; x++)
      memcpy (pixels + (y * SIDE + x) * 4, colors[(y >= SIDE / 2) * 2 + (x >= SIDE / 2)], 4);
  bytes = g_bytes_new_take (pixels, SIDE * SIDE * 4);
  texture = gdk_memory_texture_new (SIDE, SIDE, GDK_MEMORY_DEFAULT, bytes, SIDE * 4);
  return gdk_texture_save_to_png_bytes (texture);
}

static void
run (const char *path, const char *sql, GBytes *picture)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (picture == NULL)
    g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  else
    {
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      sqlite3_bind_blob (stmt, 1, g_bytes_get_data (picture, NULL), (int) g_bytes_get_size (picture), SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
}

static void
assert_color (VecheMapSource *source, guint zoom, guint x, guint y, int side, guint32 color)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = veche_map_source_read (source, zoom, x, y, &error);
  guint32 pixels[SIDE * SIDE];

  g_assert_no_error (error);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, side);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, side);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) side * 4);
  for (int i = 0; i < side * side; i++)
    g_assert_cmphex (pixels[i], ==, color);
}

static void
test_parts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("veche-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.mbtiles", NULL);
  g_autoptr (GBytes) picture = make_picture ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ShumateMapSource) source = NULL;

  run (path, "CREATE TABLE metadata (name TEXT, value TEXT);"
             "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);", NULL);
  run (path, "INSERT INTO tiles VALUES (1, 1, 1, ?1)", picture);
  source = veche_map_file_open (path, NULL, FALSE, &error);
  g_assert_no_error (error);

  /* The square 1/1/0: its quarters a zoom closer, and a quarter of one of them. */
  assert_color (VECHE_MAP_SOURCE (source), 2, 2, 0, SIDE / 2, 0xffff0000);
  /* From here on the file has nothing any more: what was read is enough. */
  run (path, "DELETE FROM tiles", NULL);
  assert_color (VECHE_MAP_SOURCE (source), 2, 3, 0, SIDE / 2, 0xff00ff00);
  assert_color (VECHE_MAP_SOURCE (source), 2, 2, 1, SIDE / 2, 0xff0000ff);
  assert_color (VECHE_MAP_SOURCE (source), 2, 3, 1, SIDE / 2, 0xffffffff);
  assert_color (VECHE_MAP_SOURCE (source), 3, 7, 3, SIDE / 4, 0xffffffff);
  g_assert_null (veche_map_source_read (VECHE_MAP_SOURCE (source), 1, 1, 0, &error));
  g_assert_no_error (error);
  g_clear_object (&source);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/tile-source/parts", test_parts);
  return g_test_run ();
}
