/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opening-fixture.h"
#include "veche-error.h"
#include "veche-opening.h"
#include "veche-store.h"

static void
write_file (const char *path, gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
test_examine_fresh (void)
{
  g_autofree char *path = opening_fixture_make ("fresh.veche");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_file_get_contents (path, &before, &n_before, NULL);
  opening_fixture_accept (path);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_examine_not_ours (void)
{
  g_autofree char *empty = opening_fixture_path ("empty.veche");
  g_autofree char *noise = opening_fixture_path ("noise.veche");
  g_autofree char *text = opening_fixture_path ("text.veche");
  g_autofree char *plain = opening_fixture_path ("plain.veche");
  g_autofree char *unmarked = opening_fixture_make ("unmarked.veche");
  g_autofree char *nonsense = opening_fixture_make ("nonsense.veche");
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200217);
  guint32 bytes[4096];

  write_file (empty, "", 0);
  opening_fixture_reject (empty, VECHE_ERROR_FOREIGN, "not a Veche workspace");

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    bytes[i] = g_rand_int (rand);
  write_file (noise, bytes, sizeof bytes);
  opening_fixture_reject (noise, VECHE_ERROR_FOREIGN, "not a Veche workspace");

  write_file (text, "Предложения жителей\n", strlen ("Предложения жителей\n"));
  opening_fixture_reject (text, VECHE_ERROR_FOREIGN, "not a Veche workspace");

  opening_fixture_run (
    plain, "CREATE TABLE tree (id INTEGER PRIMARY KEY); CREATE VIEW veche_meta AS WITH RECURSIVE c (value) AS "
           "(VALUES (1) UNION ALL SELECT value + 1 FROM c) SELECT 'mark' AS key, value FROM c");
  opening_fixture_reject (plain, VECHE_ERROR_FOREIGN, "not a Veche workspace");

  opening_fixture_run (unmarked, "UPDATE veche_meta SET value = 'org.example' WHERE key = 'mark'");
  opening_fixture_reject (unmarked, VECHE_ERROR_FOREIGN, "not a Veche workspace");
  opening_fixture_run (nonsense, "UPDATE veche_meta SET value = '-1' WHERE key = 'schema'");
  opening_fixture_reject (nonsense, VECHE_ERROR_FOREIGN, "not a Veche workspace");
}

static void
test_examine_truncated (void)
{
  g_autofree char *path = opening_fixture_make ("whole.veche");
  g_autofree char *part = opening_fixture_path ("part.veche");
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, NULL);
  for (gsize size = length - 4096; size >= 4096; size -= MIN (size, 40 * 4096))
    {
      g_autoptr (GError) error = NULL;
      gboolean newer;

      write_file (part, bytes, size);
      g_assert_false (opening_fixture_examine (part, &newer, &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
    }
}

/* The root page of a table, overwritten. */
static void
test_examine_damaged_page (void)
{
  static const char *const tables[]
    = { "person", "veche_journal", "rtree_tree_geom_node", "veche_search_data", "gpkg_contents" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = opening_fixture_make (tables[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", tables[i]);
      sqlite3 *handle = opening_fixture_connect (path);
      g_autofree char *page = NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      opening_fixture_exec (handle,
                            "INSERT INTO person (name) VALUES ('a'); INSERT INTO tree (geom) VALUES (" POINT_39_44 ")");
      page = opening_fixture_ask (handle, sql);
      sqlite3_close (handle);

      g_file_get_contents (path, &bytes, &length, NULL);
      memset (bytes + 4096 * (g_ascii_strtoll (page, NULL, 10) - 1) + 3, 0x5a, 64);
      write_file (path, bytes, length);
      opening_fixture_reject (path, VECHE_ERROR_CORRUPT, "Restore it from a backup");
    }
}

static void
put_u16 (guint8 *at, guint value)
{
  at[0] = (guint8) (value >> 8);
  at[1] = (guint8) value;
}

static void
put_u32 (guint8 *at, guint value)
{
  put_u16 (at, value >> 16);
  put_u16 (at + 2, value & 0xffff);
}

/* An inner page of a table's tree (SQLite's file format, 1.6) whose cells all lead to one page. */
static void
put_inner_page (guint8 *page, guint child)
{
  const guint cells = 400;

  memset (page, 0, 4096);
  page[0] = 5;
  put_u16 (page + 3, cells);
  put_u16 (page + 5, 4096 - 6 * cells);
  put_u32 (page + 8, child);
  for (guint i = 0; i < cells; i++)
    {
      guint8 *cell = page + 4096 - 6 * (i + 1);

      put_u16 (page + 12 + 2 * i, (guint) (cell - page));
      put_u32 (cell, child);
      cell[4] = (guint8) (0x80 | (i >> 7));
      cell[5] = i & 0x7f;
    }
}

/* A table of eight levels with a single leaf: 400 to the eighth rows, were it read through. */
static void
test_examine_endless (void)
{
  const guint levels = 8;
  g_autofree char *path = opening_fixture_make ("endless.veche");
  g_autofree char *root = NULL;
  g_autofree char *bytes = NULL;
  g_autofree guint8 *grown = NULL;
  sqlite3 *handle = opening_fixture_connect (path);
  gsize length;
  guint pages, page;

  opening_fixture_exec (handle, "INSERT INTO person (name) VALUES ('a')");
  root = opening_fixture_ask (handle, "SELECT rootpage FROM sqlite_schema WHERE name = 'person'");
  sqlite3_close (handle);
  page = (guint) g_ascii_strtoull (root, NULL, 10);
  g_file_get_contents (path, &bytes, &length, NULL);
  pages = (guint) (length / 4096);

  grown = g_malloc0 (length + 4096 * levels);
  memcpy (grown, bytes, length);
  memcpy (grown + length + 4096 * (levels - 1), grown + 4096 * (page - 1), 4096);
  put_inner_page (grown + 4096 * (page - 1), pages + 1);
  for (guint i = 1; i < levels; i++)
    put_inner_page (grown + length + 4096 * (i - 1), pages + i + 1);
  put_u32 (grown + 28, pages + levels);
  write_file (path, grown, length + 4096 * levels);
  opening_fixture_reject (path, VECHE_ERROR_CORRUPT, "“person” is damaged");
}

/* Chunks of attachments are verified in the background, not here. */
static void
test_examine_damaged_chunk (void)
{
  g_autofree char *path = opening_fixture_make ("chunk.veche");
  g_autofree char *page = NULL;
  g_autofree char *bytes = NULL;
  sqlite3 *handle = opening_fixture_connect (path);
  gsize length;

  page = opening_fixture_ask (handle, "SELECT rootpage FROM sqlite_schema WHERE name = 'blob_chunk'");
  sqlite3_close (handle);
  g_file_get_contents (path, &bytes, &length, NULL);
  memset (bytes + 4096 * (g_ascii_strtoll (page, NULL, 10) - 1) + 3, 0x5a, 64);
  write_file (path, bytes, length);
  opening_fixture_accept (path);
}

static void
test_examine_newer (void)
{
  g_autofree char *path = opening_fixture_make ("newer.veche");
  g_autoptr (GError) error = NULL;
  gboolean newer = FALSE;

  opening_fixture_run (
    path, "UPDATE veche_meta SET value = '99' WHERE key = 'schema'; DROP TABLE number_count; CREATE TABLE future (a);"
          "CREATE TRIGGER veche_future_ji AFTER INSERT ON future BEGIN SELECT 1; END");
  g_assert_true (opening_fixture_examine (path, &newer, &error));
  g_assert_no_error (error);
  g_assert_true (newer);

  opening_fixture_run (path, "CREATE VIEW number_count AS SELECT 1");
  opening_fixture_reject (path, VECHE_ERROR_FOREIGN, "(view “number_count”)");
}

static void
test_examine_cancelled (void)
{
  g_autofree char *path = opening_fixture_make ("cancelled.veche");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);
  gboolean newer;

  g_cancellable_cancel (cancellable);
  g_assert_false (veche_opening_examine (db, &newer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Reading that has no end comes to one. */
static void
test_examine_budget (void)
{
  g_autofree char *path = opening_fixture_make ("budget.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);

  veche_db_set_budget (db, 1000 * 1000);
  g_assert_false (veche_db_is_over_budget (db));
  g_assert_cmpint (
    veche_db_query_integer (
      db, "WITH RECURSIVE c (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c", -1),
    ==, -1);
  g_assert_true (veche_db_is_over_budget (db));
  veche_db_set_budget (db, 0);
  g_assert_cmpint (veche_db_query_integer (db, "SELECT count(*) FROM sqlite_schema a, sqlite_schema b", -1), >, 0);
}

/* Another process that has the file open in WAL, as QGIS leaves a *.gpkg, until it is told to go. */
static pid_t
hold_in_wal (const char *path, int *release)
{
  int ready[2], go[2];
  char byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (go), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *handle = opening_fixture_connect (path);

      close (go[1]);
      opening_fixture_exec (handle, "PRAGMA journal_mode=WAL; INSERT INTO project (title) VALUES ('QGIS')");
      if (write (ready[1], "r", 1) != 1 || read (go[0], &byte, 1) < 0)
        _exit (1);
      sqlite3_close (handle);
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);
  close (go[0]);
  *release = go[1];
  return child;
}

static void
test_examine_wal (void)
{
  g_autofree char *path = opening_fixture_make ("wal.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = NULL;
  g_autofree char *mode = NULL;
  gboolean newer, wal = FALSE;
  int release, status;
  pid_t child = hold_in_wal (path, &release);

  db = veche_db_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_true (veche_opening_examine (db, &newer, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (veche_opening_set_journal_mode (db, 250, &wal, &error));
  g_assert_no_error (error);
  g_assert_true (wal);
  g_assert_cmpint (veche_db_query_integer (db, "SELECT count(*) FROM project", -1), ==, 1);
  g_assert_cmpint (veche_db_query_integer (db, "PRAGMA busy_timeout", -1), >=, 1000);
  g_assert_true (veche_db_exec (db, "INSERT INTO project (title) VALUES ('Veche')", &error));
  g_assert_no_error (error);

  close (release);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (veche_opening_set_journal_mode (db, 250, &wal, &error));
  g_assert_no_error (error);
  g_assert_false (wal);
  mode = veche_db_query_text (db, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "truncate");
  g_assert_cmpint (veche_db_query_integer (db, "SELECT count(*) FROM project", -1), ==, 2);
  g_clear_pointer (&db, veche_db_close);

  /* Not only here: the file itself. */
  {
    g_autofree char *bytes = NULL;
    gsize length;

    g_file_get_contents (path, &bytes, &length, NULL);
    g_assert_cmpint (bytes[18], ==, 1);
    g_assert_cmpint (bytes[19], ==, 1);
  }
}

/* The identifier names folders and files of the user. */
static void
test_examine_uuid (void)
{
  static const char *const changes[] = {
    "UPDATE veche_meta SET value = '../../../escaped' WHERE key = 'uuid'",
    "UPDATE veche_meta SET value = '' WHERE key = 'uuid'",
    "UPDATE veche_meta SET value = NULL WHERE key = 'uuid'",
    "DELETE FROM veche_meta WHERE key = 'uuid'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *name = g_strdup_printf ("uuid-%u.veche", i);
      g_autofree char *path = opening_fixture_make (name);

      opening_fixture_run (path, changes[i]);
      opening_fixture_reject (path, VECHE_ERROR_CORRUPT, "identifier");
    }
}

/* SQLite keeps its journal beside the file: without that nothing can be written, but all read. */
static void
test_examine_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("veche-folder-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.veche", NULL);
  VecheStore *store = veche_store_create (path, NULL, &error);
  const gboolean root = geteuid () == 0;

  g_assert_no_error (error);
  veche_store_close (store);
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (g_get_tmp_dir (), 0755), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  store = veche_store_open (path, 0, NULL, &error);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_no_error (error);
  g_assert_true (veche_store_is_read_only (store));
  g_assert_nonnull (strstr (veche_store_get_notice (store), "folder"));
  g_assert_cmpint (veche_db_query_integer (veche_store_get_db (store), "SELECT count(*) FROM project", -1), ==, 0);
  veche_store_close (store);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
}

/* The same while the file is open: said, worked on, switched back. */
static void
test_examine_wal_open (void)
{
  g_autofree char *path = opening_fixture_path ("wal-open.veche");
  g_autoptr (GError) error = NULL;
  VecheStore *store = veche_store_create (path, NULL, &error);
  g_autofree char *mode = NULL;
  gboolean changed;
  int release, status;
  pid_t child;

  g_assert_no_error (error);
  g_assert_null (veche_store_get_notice (store));
  child = hold_in_wal (path, &release);
  g_assert_true (veche_store_poll (store, &changed, &error));
  g_assert_no_error (error);
  g_assert_true (changed);
  g_assert_nonnull (veche_store_get_notice (store));
  g_assert_true (veche_store_set_meta (store, "title", "Пишется", &error));
  g_assert_no_error (error);

  close (release);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (veche_store_poll (store, &changed, &error));
  g_assert_no_error (error);
  g_assert_null (veche_store_get_notice (store));
  mode = veche_db_query_text (veche_store_get_db (store), "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "truncate");
  veche_store_close (store);
}

/* What QGIS left in WAL and nobody holds goes back without a word. */
static void
test_examine_wal_left (void)
{
  g_autofree char *path = opening_fixture_make ("left.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = NULL;
  gboolean wal = TRUE;

  opening_fixture_run (path, "PRAGMA journal_mode=WAL; INSERT INTO project (title) VALUES ('QGIS')");
  opening_fixture_accept (path);
  db = veche_db_open (path, 0, &error);
  g_assert_true (veche_opening_set_journal_mode (db, 250, &wal, &error));
  g_assert_no_error (error);
  g_assert_false (wal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/examine/fresh", test_examine_fresh);
  g_test_add_func ("/store/examine/not-ours", test_examine_not_ours);
  g_test_add_func ("/store/examine/truncated", test_examine_truncated);
  g_test_add_func ("/store/examine/damaged-page", test_examine_damaged_page);
  g_test_add_func ("/store/examine/endless", test_examine_endless);
  g_test_add_func ("/store/examine/damaged-chunk", test_examine_damaged_chunk);
  g_test_add_func ("/store/examine/newer", test_examine_newer);
  g_test_add_func ("/store/examine/cancelled", test_examine_cancelled);
  g_test_add_func ("/store/examine/budget", test_examine_budget);
  g_test_add_func ("/store/examine/wal", test_examine_wal);
  g_test_add_func ("/store/examine/uuid", test_examine_uuid);
  g_test_add_func ("/store/examine/folder", test_examine_folder);
  g_test_add_func ("/store/examine/wal-open", test_examine_wal_open);
  g_test_add_func ("/store/examine/wal-left", test_examine_wal_left);
  return g_test_run ();
}
