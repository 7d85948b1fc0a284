/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole copies and what is made of them. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files-fixture.h"
#include "veche-backup.h"
#include "veche-error.h"
#include "veche-search.h"
#include "veche-stmt.h"
#include "veche-transaction.h"

#define POINT "x'47500001E6100000010100000000000000008043400000000000004640'"

static void
backup_set_up (FilesFixture *fixture)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title, budget) VALUES (1, 'Сквер', 9223372036854775807), (5, 'Каток', -1); "
                              "INSERT INTO application_member (application, name) VALUES (1, 'Сидорова')");
  files_fixture_run (fixture, "INSERT INTO tree (id, species, diameter, geom) VALUES (3, 'липа', 0.1 + 0.2, " POINT "); "
                              "DELETE FROM application WHERE id = 5");
  files_fixture_attach (fixture, 1, "план.pdf", "план", 8);
  files_fixture_attach (fixture, 1, "пусто", "", 0);
}

/* Everything that is in the ordinary tables of the file, to the last bit, by table. */
static char *
backup_dump (VecheDb *db)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autoptr (VecheStmt) tables
    = veche_stmt_new (db,
                      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') "
                      "AND name NOT IN ('veche_search', 'veche_search_term', 'veche_search_state', 'sqlite_schema') ORDER BY name",
                      NULL);

  while (veche_stmt_step (tables, NULL) == VECHE_STMT_ROW)
    {
      const char *table = veche_stmt_get_text (tables, 0);
      g_auto (GStrv) parts = g_strsplit (table, "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);
      g_autofree char *sql = NULL;
      g_autoptr (VecheStmt) rows = NULL;

      /* What the opening of the copy writes. */
      if (g_str_equal (table, "veche_meta"))
        sql = g_strdup ("SELECT * FROM veche_meta WHERE key NOT IN ('writer', 'backup') ORDER BY 1");
      else
        sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", quoted);
      rows = veche_stmt_new (db, sql, NULL);
      g_assert_nonnull (rows);
      g_string_append_printf (dump, "%s\n", table);
      while (veche_stmt_step (rows, NULL) == VECHE_STMT_ROW)
        {
          for (int i = 0; i < veche_stmt_count_columns (rows); i++)
            {
              gsize size;
              const guint8 *bytes = veche_stmt_get_blob (rows, i, &size);

              g_string_append_c (dump, veche_stmt_is_null (rows, i) ? '-' : '|');
              for (gsize at = 0; at < size; at++)
                g_string_append_printf (dump, "%02x", bytes[at]);
            }
          g_string_append_c (dump, '\n');
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&dump));
}

static char *
backup_dump_schema (VecheDb *db)
{
  return veche_db_query_text (db,
                              "SELECT group_concat (type || name || ifnull (sql, ''), ';') FROM (SELECT * FROM sqlite_schema "
                              "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name)");
}

static void
backup_assert_same (VecheDb *a, VecheDb *b)
{
  g_autofree char *dump_a = backup_dump (a);
  g_autofree char *dump_b = backup_dump (b);
  g_autofree char *schema_a = backup_dump_schema (a);
  g_autofree char *schema_b = backup_dump_schema (b);

  g_assert_cmpstr (dump_a, ==, dump_b);
  g_assert_cmpstr (schema_a, ==, schema_b);
}

static VecheStore *
backup_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  VecheStore *store = veche_store_open (path, 0, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_backup_write (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "копия.veche");
  g_autofree char *names = NULL;
  g_auto (VecheBackupInfo) info = { 0 };
  g_autoptr (VecheStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *actual = NULL;
  gsize size;

  backup_set_up (fixture);
  g_assert_true (veche_backup_write (fixture->store, path, &info, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (info.path, ==, path);
  g_assert_cmpint (info.rows, ==, 1 + 1 + 1 + 2);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  actual = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, size);
  g_assert_cmpstr (info.sha256, ==, actual);
  names = files_fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "work.veche копия.veche");

  copy = backup_open (path);
  backup_assert_same (veche_store_get_db (fixture->store), veche_store_get_db (copy));
  bytes = files_fixture_extract (copy, 1);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "план", 8);
  g_assert_true (veche_search_has_hits (copy, NULL, "сидорова"));
  g_assert_true (veche_search_has_hits (copy, NULL, "липа"));
  /* No id is given twice, and the triggers are there. */
  g_assert_true (veche_db_exec (veche_store_get_db (copy), "INSERT INTO application (title) VALUES ('Ещё')", &error));
  g_assert_cmpint (files_fixture_count (copy, "SELECT max (id) FROM application"), ==, 6);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM veche_journal WHERE step IS NULL"), ==, 1);
}

/* What QGIS and GDAL leave in the file comes along. */
static void
test_backup_foreign (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "копия.veche");
  VecheDb *db = veche_store_get_db (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) copy = NULL;

  backup_set_up (fixture);
  veche_db_allow (db, TRUE);
  g_assert_true (veche_db_exec (
    db,
    "ALTER TABLE tree ADD COLUMN обхват REAL; UPDATE tree SET обхват = 1.5; "
    "CREATE TABLE \"чужой \"\"слой\"\"\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, \"имя\" TEXT, "
    "длина REAL GENERATED ALWAYS AS (length (\"имя\")) STORED); "
    "INSERT INTO \"чужой \"\"слой\"\"\" (fid, geom, \"имя\") VALUES (7, " POINT ", 'раз'), (9, NULL, CAST (x'fffe' AS TEXT)); "
    "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_name TEXT, styleQML TEXT); "
    "INSERT INTO layer_styles VALUES (1, 'tree', '<qgis/>'); "
    "CREATE INDEX чужой_индекс ON \"чужой \"\"слой\"\"\" (\"имя\"); "
    "CREATE VIRTUAL TABLE rtree_чужой_geom USING rtree (id, minx, maxx, miny, maxy); "
    "INSERT INTO rtree_чужой_geom VALUES (7, 39.1, 39.2, 44.3, 44.4); "
    "CREATE TABLE без_rowid (a TEXT, b INTEGER, PRIMARY KEY (b, a)) WITHOUT ROWID; INSERT INTO без_rowid VALUES ('x', 2), ('y', 1); "
    "CREATE VIEW чужой_вид AS SELECT \"имя\" FROM \"чужой \"\"слой\"\"\"; "
    /* A reference to nothing, which QGIS lets in. */
    "PRAGMA foreign_keys=OFF; UPDATE tree SET layer = 99; PRAGMA foreign_keys=ON",
    &error));
  g_assert_no_error (error);
  veche_db_allow (db, FALSE);

  g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  g_assert_no_error (error);
  /* Veche would refuse to work with some of that; it is copied all the same. */
  copy = veche_db_open (path, VECHE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  backup_assert_same (db, copy);
  g_assert_cmpint (veche_db_query_integer (copy, "SELECT count (*) FROM rtree_чужой_geom WHERE maxx > 39.1", 0), ==, 1);
  g_assert_cmpint (veche_db_query_integer (copy, "SELECT count (*) FROM pragma_foreign_key_check", 0), ==, 1);
  g_assert_cmpint (veche_db_query_integer (copy, "SELECT обхват = 1.5 FROM tree", 0), ==, 1);
}

static void
test_backup_refusals (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "копия.veche");
  g_autofree char *nowhere = files_fixture_path (fixture, "нет/копия.veche");
  g_autofree char *names = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const VecheBackupWatch watch = { .cancellable = cancelled };
  g_autoptr (VecheTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  backup_set_up (fixture);
  g_assert_false (veche_backup_write (fixture->store, nowhere, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (veche_backup_write (fixture->store, veche_store_get_path (fixture->store), NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (veche_backup_write (fixture->store, path, NULL, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* Not in the middle of a change, and that change goes on. */
  transaction = veche_transaction_begin (veche_store_get_db (fixture->store), &error);
  g_assert_true (veche_db_exec (veche_store_get_db (fixture->store), "INSERT INTO project (title) VALUES ('x')", &error));
  g_assert_false (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (veche_transaction_commit (g_steal_pointer (&transaction), &error));
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM project"), ==, 1);

  names = files_fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "work.veche");
  /* After all that the workspace is free again. */
  g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_backup_restore (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "копия.veche");
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autofree char *journal = files_fixture_path (fixture, "новый.veche-journal");
  g_auto (VecheBackupInfo) info = { 0 };
  g_autofree char *names = NULL;
  g_autofree char *names_after = NULL;
  g_autoptr (VecheStore) restored = NULL;
  g_autoptr (GError) error = NULL;

  backup_set_up (fixture);
  g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (veche_backup_restore (path, target, FALSE, &info, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (info.rows, ==, 5);
  g_assert_cmpstr (info.path, ==, target);
  restored = backup_open (target);
  backup_assert_same (veche_store_get_db (fixture->store), veche_store_get_db (restored));
  g_assert_cmpint (files_fixture_count (restored, "SELECT count (*) FROM veche_meta WHERE key = 'backup'"), ==, 0);
  g_assert_true (veche_search_has_hits (restored, NULL, "сидорова"));
  g_clear_pointer (&restored, veche_store_close);

  g_assert_false (veche_backup_restore (path, target, FALSE, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS);
  g_clear_error (&error);

  /* In the place of a file with a crash's journal: both are kept, and under names that belong together. */
  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "old journal", -1, NULL));
  g_assert_true (veche_backup_restore (path, target, TRUE, NULL, NULL, &error));
  g_assert_no_error (error);
  names = files_fixture_list (fixture->folder);
  g_assert_true (g_regex_match_simple ("^work\\.veche копия\\.veche новый \\(before restoring ([^)]+)\\)\\.veche новый \\(before restoring "
                                       "\\1\\)\\.veche-journal новый\\.veche$",
                                       names, 0, 0));
  restored = backup_open (target);
  backup_assert_same (veche_store_get_db (fixture->store), veche_store_get_db (restored));
  g_clear_pointer (&restored, veche_store_close);

  /* A journal that was left alone is in the way too: SQLite would play it into the new file. */
  g_assert_cmpint (g_unlink (target), ==, 0);
  g_assert_true (g_file_set_contents (journal, "old journal", -1, NULL));
  g_assert_false (veche_backup_restore (path, target, FALSE, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS);
  names_after = files_fixture_list (fixture->folder);
  g_assert_null (strstr (names_after, "новый.veche "));
}

/* A copy that somebody has worked in is a workspace of its own. */
static void
test_backup_restore_used (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = files_fixture_path (fixture, "копия.veche");
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autoptr (VecheStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  FilesFixture used = { fixture->folder, NULL };

  backup_set_up (fixture);
  g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  used.store = copy = backup_open (path);
  files_fixture_run (&used, "INSERT INTO application (title) VALUES ('Новая')");
  g_clear_pointer (&copy, veche_store_close);
  g_assert_true (veche_backup_restore (path, target, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  copy = backup_open (target);
  g_assert_cmpint (files_fixture_count (copy, "SELECT count (*) FROM application"), ==, 2);
}

static void
backup_assert_refused (FilesFixture *fixture, const char *path, int code)
{
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autofree char *before = files_fixture_list (fixture->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_backup_restore (path, target, FALSE, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, code);
  after = files_fixture_list (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_backup_not_one (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *text = files_fixture_path (fixture, "текст");
  g_autofree char *empty = files_fixture_path (fixture, "пусто");
  g_autofree char *other = files_fixture_path (fixture, "другая.db");
  g_autofree char *missing = files_fixture_path (fixture, "нет");
  g_autofree char *newer = files_fixture_path (fixture, "новее");
  g_autofree char *cut = files_fixture_path (fixture, "обрезок");
  g_autofree char *contents = NULL;
  g_autofree char *long_text = g_strnfill (10000, 'x');
  g_autoptr (VecheDb) db = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  backup_set_up (fixture);
  g_assert_true (g_file_set_contents (text, long_text, -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  db = veche_db_open (other, VECHE_DB_CREATE, &error);
  veche_db_allow (db, TRUE);
  g_assert_true (veche_db_exec (db, "CREATE TABLE t (a)", &error));
  g_clear_pointer (&db, veche_db_close);
  g_assert_true (veche_backup_write (fixture->store, newer, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (newer, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (cut, contents, (gssize) size / 2, NULL));
  db = veche_db_open (newer, 0, &error);
  g_assert_true (veche_db_exec (db, "UPDATE veche_meta SET value = '999' WHERE key = 'schema'", &error));
  g_clear_pointer (&db, veche_db_close);

  backup_assert_refused (fixture, text, VECHE_ERROR_FOREIGN);
  backup_assert_refused (fixture, empty, VECHE_ERROR_FOREIGN);
  backup_assert_refused (fixture, other, VECHE_ERROR_FOREIGN);
  backup_assert_refused (fixture, fixture->folder, VECHE_ERROR_FOREIGN);
  backup_assert_refused (fixture, missing, VECHE_ERROR_NOT_FOUND);
  backup_assert_refused (fixture, newer, VECHE_ERROR_NEWER);
  backup_assert_refused (fixture, cut, VECHE_ERROR_CORRUPT);
}

/* Rows that went missing without SQLite's noticing. */
static void
test_backup_incomplete (FilesFixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE veche_context SET mute = 1; DELETE FROM application_member",
    "UPDATE veche_step SET hash = 'x' WHERE sealed = (SELECT max (sealed) FROM veche_step)",
    "PRAGMA foreign_keys=OFF; UPDATE veche_context SET mute = 1; UPDATE application_member SET application = 77",
  };

  backup_set_up (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *name = g_strdup_printf ("копия %u", i);
      g_autofree char *path = files_fixture_path (fixture, name);
      g_autoptr (VecheDb) db = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
      db = veche_db_open (path, 0, &error);
      g_assert_true (veche_db_exec (db, changes[i], &error));
      g_assert_no_error (error);
      g_clear_pointer (&db, veche_db_close);
      backup_assert_refused (fixture, path, VECHE_ERROR_CORRUPT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files_fixture_add ("/backup/write", test_backup_write);
  files_fixture_add ("/backup/foreign", test_backup_foreign);
  files_fixture_add ("/backup/refusals", test_backup_refusals);
  files_fixture_add ("/backup/restore", test_backup_restore);
  files_fixture_add ("/backup/restore-used", test_backup_restore_used);
  files_fixture_add ("/backup/not-one", test_backup_not_one);
  files_fixture_add ("/backup/incomplete", test_backup_incomplete);
  return g_test_run ();
}
