/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Base maps of vector tiles: what is drawn of them in which colours, what a style may be, and squares that are no squares. */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif
#include <sched.h>
#include <sqlite3.h>
#include <string.h>

#include "veche-error.h"
#include "veche-map-file.h"
#include "veche-map-vector-style.h"
#include "vector-tile-fixture.h"

/* Of Veche's own style. */
#define LAND 0xfff5f2ecu
#define WATER 0xffa8cee0u
#define DARK_LAND 0xff212529u
#define DARK_WATER 0xff1a3343u
#define SIDE 512

static char *folder;

typedef struct
{
  guint zoom, x, y;
  GBytes *bytes;
} Square;

/* Rows are counted from the south in the file. */
static char *
make_file (const char *name, const Square *squares, guint n)
{
  char *path = g_build_filename (folder, name, NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TABLE metadata (name TEXT, value TEXT); INSERT INTO metadata VALUES ('format', 'pbf'), ('name', 'Town'), "
                                 "('attribution', '<a href=\"x\">&copy; Somebody</a>');"
                                 "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO tiles VALUES (?1, ?2, (1 << ?1) - 1 - ?3, ?4)", -1, &stmt, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < n; i++)
    {
      sqlite3_bind_int (stmt, 1, (int) squares[i].zoom);
      sqlite3_bind_int (stmt, 2, (int) squares[i].x);
      sqlite3_bind_int (stmt, 3, (int) squares[i].y);
      sqlite3_bind_blob (stmt, 4, g_bytes_get_data (squares[i].bytes, NULL), (int) g_bytes_get_size (squares[i].bytes), SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return path;
}

/* Its left half is water. */
static GBytes *
make_square (void)
{
  g_autoptr (GByteArray) tile = g_byte_array_new ();

  vector_tile_fixture_put_square (tile, "water", 0, 0, 2048, 4096);
  return vector_tile_fixture_gzip (tile);
}

/* Water at zoom 2, column 2, row 1. */
static char *
make_town (const char *name)
{
  g_autoptr (GBytes) bytes = make_square ();
  const Square square = { 2, 2, 1, bytes };

  return make_file (name, &square, 1);
}

static guint32
color_of (GdkTexture *texture, guint x, guint y)
{
  g_autofree guint32 *pixels = g_new (guint32, SIDE * SIDE);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, SIDE);
  gdk_texture_download (texture, (guchar *) (gpointer) pixels, SIDE * 4);
  return pixels[y * SIDE + x];
}

typedef struct
{
  gboolean done;
  gboolean drawn;
} Outcome;

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->drawn = shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL);
  outcome->done = TRUE;
}

/* As a map does it; %NULL: nothing is there. */
static GdkTexture *
draw (ShumateMapSource *source, guint zoom, guint x, guint y, gboolean expected)
{
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (x, y, SIDE, zoom);
  Outcome outcome = { FALSE, FALSE };

  shumate_map_source_fill_tile_async (source, tile, NULL, drawn_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (outcome.drawn == expected);
  g_assert_cmpint (shumate_tile_get_state (tile), ==, SHUMATE_STATE_DONE);
  return shumate_tile_get_paintable (tile) != NULL ? g_object_ref (GDK_TEXTURE (shumate_tile_get_paintable (tile))) : NULL;
}

static ShumateMapSource *
open_file (const char *path)
{
  g_autofree char *style = veche_map_file_dup_style_path (path);
  g_autoptr (GError) error = NULL;
  ShumateMapSource *source = veche_map_file_open (path, style, FALSE, &error);

  g_assert_no_error (error);
  return source;
}

static gboolean
is_alone (void)
{
  if (g_get_num_processors () > 1)
    return FALSE;
  g_test_skip ("libshumate does not draw on one processor");
  return TRUE;
}

static void
assert_drawn (ShumateMapSource *source, guint zoom, guint x, guint y, guint32 left, guint32 right)
{
  g_autoptr (GdkTexture) texture = draw (source, zoom, x, y, TRUE);

  g_assert_nonnull (texture);
  g_assert_cmphex (color_of (texture, SIDE / 4, SIDE / 2), ==, left);
  g_assert_cmphex (color_of (texture, SIDE * 3 / 4, SIDE / 2), ==, right);
}

static void
test_colors (void)
{
  g_autofree char *path = make_town ("colors.mbtiles");
  g_autoptr (ShumateMapSource) source = NULL;
  g_autoptr (GdkTexture) none = NULL;

  if (is_alone ())
    return;
  source = open_file (path);
  g_assert_cmpstr (shumate_map_source_get_license (source), ==, "© Somebody");
  g_assert_cmpstr (shumate_map_source_get_name (source), ==, "Town");
  assert_drawn (source, 2, 2, 1, WATER, LAND);
  /* Closer than the file goes: its quarters, and a place in the middle of it. */
  assert_drawn (source, 3, 4, 2, WATER, WATER);
  assert_drawn (source, 3, 5, 3, LAND, LAND);
  assert_drawn (source, 10, 600, 384, WATER, WATER);
  none = draw (source, 2, 0, 0, TRUE);
  g_assert_null (none);
  g_object_set (source, "muted", TRUE, NULL);
  assert_drawn (source, 2, 2, 1, DARK_WATER, DARK_LAND);
  g_assert_null (veche_map_source_get_problem (VECHE_MAP_SOURCE (source)));
}

/* Where a file ends earlier than elsewhere, what is above is drawn. */
static void
test_sparse (void)
{
  g_autoptr (GBytes) bytes = make_square ();
  const Square squares[] = { { 2, 2, 1, bytes }, { 6, 0, 0, bytes } };
  g_autofree char *path = make_file ("sparse.mbtiles", squares, 2);
  g_autoptr (ShumateMapSource) source = NULL;

  if (is_alone ())
    return;
  source = open_file (path);
  assert_drawn (source, 6, 0, 0, WATER, LAND);
  assert_drawn (source, 5, 16, 8, WATER, WATER);
  assert_drawn (source, 5, 23, 8, LAND, LAND);
}

/* Squares that are broken, or made to fill the memory: each is empty, one sentence is said, and the others are drawn. */
static void
test_hostile (void)
{
  g_autoptr (GBytes) good = make_square ();
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("\x1a\x7f rubbish", 10);
  g_autoptr (GByteArray) zeros = g_byte_array_new ();
  g_autoptr (GBytes) bomb = NULL;
  g_autofree char *path = NULL;
  g_autoptr (ShumateMapSource) source = NULL;

  if (is_alone ())
    return;
  g_byte_array_set_size (zeros, 32 * 1024 * 1024);
  memset (zeros->data, 0, zeros->len);
  bomb = vector_tile_fixture_gzip (zeros);
  {
    const Square squares[] = { { 2, 0, 1, half }, { 2, 1, 1, rubbish }, { 2, 2, 1, good }, { 2, 3, 1, bomb } };

    path = make_file ("hostile.mbtiles", squares, G_N_ELEMENTS (squares));
  }
  source = open_file (path);
  for (guint x = 0; x < 4; x++)
    {
      g_autoptr (GdkTexture) texture = draw (source, 2, x, 1, x == 2);

      g_assert_true ((texture != NULL) == (x == 2));
      g_assert_nonnull (veche_map_source_get_problem (VECHE_MAP_SOURCE (source)));
      g_assert_nonnull (strstr (veche_map_source_get_problem (VECHE_MAP_SOURCE (source)), "damaged"));
    }
}

/* --- styles --------------------------------------------------------------------------------------------------------- */

/* libshumate 1.4 forgets the layer of a style that it refuses. */
static ShumateMapSource *
open_refused (const char *path)
{
  ShumateMapSource *source;

#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  source = open_file (path);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
  return source;
}

/* What is beside the file is taken; what is none is told, and Veche's own is taken. */
static void
test_beside (void)
{
  g_autofree char *path = make_town ("beside.mbtiles");
  g_autofree char *style = veche_map_file_dup_style_path (path);
  static const char *const wrong[] = {
    "rubbish", "[]", "{}", "{\"layers\": 1}", "{\"layers\": [1, null, \"fill\"]}", "{\"layers\": [{\"type\": \"circle\", \"source-layer\": \"water\"}]}",
    "{\"layers\": [{\"type\": \"fill\", \"source-layer\": \"water\", \"paint\": {\"fill-color\": [\"unheard of\", 1]}}]}", "\xff\xfe",
  };

  if (is_alone ())
    return;
  g_assert_true (g_str_has_suffix (style, "beside.style.json"));
  g_assert_true (g_file_set_contents (style,
                                      "{\"layers\": [{\"type\": \"background\", \"paint\": {\"background-color\": \"#ff0000\"}},"
                                      "{\"type\": \"fill-extrusion\", \"source-layer\": \"water\"},"
                                      "{\"type\": \"fill\", \"source-layer\": \"water\", \"filter\": [\"all\"], \"paint\": {\"fill-color\": \"#0000ff\"}}]}",
                                      -1, NULL));
  {
    g_autoptr (ShumateMapSource) source = open_file (path);

    assert_drawn (source, 2, 2, 1, 0xff0000ffu, 0xffff0000u);
    g_assert_null (veche_map_source_get_problem (VECHE_MAP_SOURCE (source)));
    /* It does not say how it looks in the dark: it is made darker as pictures are. */
    g_object_set (source, "muted", TRUE, NULL);
    assert_drawn (source, 2, 2, 1, 0xff020253u, 0xff580808u);
  }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (ShumateMapSource) source = NULL;

      g_assert_true (g_file_set_contents (style, wrong[i], -1, NULL));
      source = open_refused (path);
      assert_drawn (source, 2, 2, 1, WATER, LAND);
      g_assert_nonnull (veche_map_source_get_problem (VECHE_MAP_SOURCE (source)));
      g_assert_nonnull (strstr (veche_map_source_get_problem (VECHE_MAP_SOURCE (source)), "beside.style.json"));
    }
  g_unlink (style);
}

static gboolean
is_used (const char *json, gboolean dark, gboolean flat)
{
  g_autofree char *made = veche_map_vector_style_make (json, "own", dark, flat, NULL);
  g_autoptr (ShumateVectorRenderer) renderer = made != NULL ? shumate_vector_renderer_new ("test", made, NULL) : NULL;

  return renderer != NULL;
}

static void
test_style (void)
{
  g_autofree char *light = veche_map_vector_style_make (NULL, "Veche", FALSE, FALSE, NULL);
  g_autofree char *flat = veche_map_vector_style_make (NULL, "Veche", TRUE, TRUE, NULL);
  g_autofree char *names
    = veche_map_vector_style_make ("{\"layers\": [{\"type\": \"symbol\", \"source-layer\": \"place\", \"layout\": {\"text-field\": \"{name}\","
                                   "\"text-offset\": [\"a\", {}], \"icon-image\": \"dot\"}, \"paint\": {\"text-color\": \"#111111\"}}]}",
                                   "own", TRUE, FALSE, NULL);

  g_assert_true (is_used (NULL, FALSE, FALSE));
  g_assert_true (is_used (NULL, TRUE, TRUE));
  g_assert_true (veche_map_vector_style_has_dark (NULL));
  /* No name of a colour is left. */
  g_assert_null (strchr (light, '@'));
  g_assert_null (strchr (flat, '@'));
  g_assert_nonnull (strstr (light, "#a8cee0"));
  g_assert_null (strstr (flat, "#a8cee0"));
  g_assert_null (strstr (light, "\"viewport\""));
  g_assert_nonnull (strstr (flat, "\"viewport\""));
  /* Somebody's dark names would not be read in a dark window. */
  g_assert_null (strstr (names, "#111111"));
  g_assert_null (strstr (names, "icon-image"));
  g_assert_null (strstr (names, "text-offset"));
  g_assert_true (is_used ("{\"layers\": [{\"type\": \"line\", \"source-layer\": \"a\", \"filter\": [\"any\"], \"paint\": {\"line-dasharray\": [\"x\"]}}]}", FALSE, FALSE));
}

/* --- elsewhere ------------------------------------------------------------------------------------------------------ */

static gint ended;

static gpointer
read_thread (gpointer data)
{
  GdkTexture *texture = veche_map_source_read (data, 3, 4, 2, NULL);

  g_atomic_int_set (&ended, 1);
  g_main_context_wakeup (NULL);
  return texture;
}

/* A page is drawn on a thread, while the main one draws windows: in light colours, whatever they have. */
static void
test_paper (void)
{
  g_autofree char *path = make_town ("paper.mbtiles");
  g_autoptr (ShumateMapSource) source = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GThread *thread;

  if (is_alone ())
    return;
  source = open_file (path);
  g_object_set (source, "muted", TRUE, NULL);
  g_assert_true (veche_map_source_is_file (VECHE_MAP_SOURCE (source)));
  g_assert_cmpuint (veche_map_source_get_closest_zoom (VECHE_MAP_SOURCE (source)), >=, 2);
  thread = g_thread_new ("page", read_thread, source);
  while (g_atomic_int_get (&ended) == 0)
    g_main_context_iteration (NULL, TRUE);
  texture = g_thread_join (thread);
  g_assert_nonnull (texture);
  g_assert_cmphex (color_of (texture, SIDE / 2, SIDE / 2), ==, WATER);
}

static void
test_one_processor (void)
{
  g_autofree char *path = make_town ("alone.mbtiles");
  g_autoptr (GError) error = NULL;
  cpu_set_t before;
  cpu_set_t one;

  g_assert_cmpint (sched_getaffinity (0, sizeof before, &before), ==, 0);
  CPU_ZERO (&one);
  for (int i = 0; CPU_COUNT (&one) == 0; i++)
    if (CPU_ISSET (i, &before))
      CPU_SET (i, &one);
  g_assert_cmpint (sched_setaffinity (0, sizeof one, &one), ==, 0);
  g_assert_null (veche_map_file_open (path, NULL, FALSE, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "one processor"));
  g_assert_cmpint (sched_setaffinity (0, sizeof before, &before), ==, 0);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("veche-test-XXXXXX", NULL);
  g_test_add_func ("/map/vector/colors", test_colors);
  g_test_add_func ("/map/vector/sparse", test_sparse);
  g_test_add_func ("/map/vector/hostile", test_hostile);
  g_test_add_func ("/map/vector/beside", test_beside);
  g_test_add_func ("/map/vector/style", test_style);
  g_test_add_func ("/map/vector/paper", test_paper);
  g_test_add_func ("/map/vector/one-processor", test_one_processor);
  code = g_test_run ();
  g_free (folder);
  return code;
}
