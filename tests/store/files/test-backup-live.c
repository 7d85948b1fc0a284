/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups of files, and in the place of files, that somebody is using. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "files-fixture.h"
#include "veche-backup.h"
#include "veche-error.h"

/* A plain copy of the workspace, which is nobody's. */
static char *
live_copy (FilesFixture *fixture, const char *name)
{
  char *path = files_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
live_fill (FilesFixture *fixture)
{
  files_fixture_run (fixture, "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                              "INSERT INTO application (id, title, city) SELECT i, printf ('%0200d', i), 'AAAA' FROM n");
}

/* Another program in the middle of a transaction that has outgrown its memory: half of the new pages are in the file. */
static VecheDb *
live_write_half (const char *path)
{
  g_autoptr (GError) error = NULL;
  VecheDb *db = veche_db_open (path, 0, &error);

  g_assert_no_error (error);
  g_assert_true (veche_db_exec (db, "PRAGMA cache_size=5; BEGIN; UPDATE application SET city = 'BBBB'", &error));
  g_assert_no_error (error);
  return db;
}

static void
live_copy_bytes (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &contents, &size, &error));
  g_assert_true (g_file_set_contents (to, contents, (gssize) size, &error));
}

static void
live_assert_refused (FilesFixture *fixture, const char *backup, const char *target, gboolean replace, int code)
{
  g_autofree char *before = files_fixture_list (fixture->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_backup_restore (backup, target, replace, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, code);
  after = files_fixture_list (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_live_cut_off (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *crashed = files_fixture_path (fixture, "сбой.veche");
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autofree char *journal = NULL;
  g_autofree char *crashed_journal = g_strconcat (crashed, "-journal", NULL);
  g_autoptr (VecheDb) writer = NULL;
  g_autoptr (VecheStore) store = NULL;
  g_autoptr (GError) error = NULL;

  live_fill (fixture);
  path = live_copy (fixture, "копия.veche");
  journal = g_strconcat (path, "-journal", NULL);
  writer = live_write_half (path);
  live_copy_bytes (journal, crashed_journal);
  /* What the disk holds after a power cut; the writer's locks go with the descriptor, which is why nobody else may do this. */
  live_copy_bytes (path, crashed);
  g_clear_pointer (&writer, veche_db_close);

  live_assert_refused (fixture, crashed, target, FALSE, VECHE_ERROR_BUSY);
  /* Opened once it is whole again, and what was cut off never was. */
  store = veche_store_open (crashed, 0, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&store, veche_store_close);
  g_assert_true (veche_backup_restore (crashed, target, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  store = veche_store_open (target, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (files_fixture_count (store, "SELECT count (*) FROM application WHERE city = 'AAAA'"), ==, 500);
}

static void
test_live_written (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autoptr (VecheDb) writer = NULL;

  live_fill (fixture);
  path = live_copy (fixture, "копия.veche");
  writer = live_write_half (path);
  live_assert_refused (fixture, path, target, FALSE, VECHE_ERROR_BUSY);
}

/* A person may keep «последняя.veche» as a link. */
static void
test_live_link (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *link_path = files_fixture_path (fixture, "последняя.veche");
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autoptr (GError) error = NULL;

  live_fill (fixture);
  path = live_copy (fixture, "копия.veche");
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  g_assert_true (veche_backup_restore (link_path, target, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Another program keeps the file in WAL mode: what is committed there counts, though it is not in the file yet. */
static void
test_live_wal (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autoptr (VecheDb) writer = NULL;
  g_autoptr (VecheStore) store = NULL;
  g_autoptr (GError) error = NULL;

  live_fill (fixture);
  path = live_copy (fixture, "копия.veche");
  writer = veche_db_open (path, 0, &error);
  g_assert_true (veche_db_exec (writer, "PRAGMA journal_mode=WAL; UPDATE application SET city = 'CCCC'", &error));
  g_assert_no_error (error);
  g_assert_true (veche_backup_restore (path, target, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&writer, veche_db_close);
  store = veche_store_open (target, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (files_fixture_count (store, "SELECT count (*) FROM application WHERE city = 'CCCC'"), ==, 500);
}

static void
test_live_open_ones (FilesFixture *fixture, gconstpointer data)
{
  const char *own = veche_store_get_path (fixture->store);
  g_autofree char *path = NULL;
  g_autofree char *link_path = files_fixture_path (fixture, "ссылка.veche");
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autofree char *journal = g_strconcat (own, "-journal", NULL);

  live_fill (fixture);
  path = live_copy (fixture, "копия.veche");
  g_assert_cmpint (link (own, link_path), ==, 0);
  live_assert_refused (fixture, own, target, FALSE, VECHE_ERROR_NOT_ALLOWED);
  live_assert_refused (fixture, link_path, target, FALSE, VECHE_ERROR_NOT_ALLOWED);
  live_assert_refused (fixture, path, own, TRUE, VECHE_ERROR_NOT_ALLOWED);
  live_assert_refused (fixture, path, journal, TRUE, VECHE_ERROR_NOT_ALLOWED);
}

static void
test_live_replaced (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *used = NULL;
  g_autoptr (VecheDb) writer = NULL;
  g_autoptr (GError) error = NULL;

  live_fill (fixture);
  path = live_copy (fixture, "копия.veche");
  used = live_copy (fixture, "занят.veche");
  writer = veche_db_open (used, 0, &error);
  g_assert_true (veche_db_exec (writer, "BEGIN IMMEDIATE; UPDATE application SET city = 'D'", &error));
  live_assert_refused (fixture, path, used, TRUE, VECHE_ERROR_BUSY);
  g_assert_true (veche_db_exec (writer, "COMMIT", &error));
  g_clear_pointer (&writer, veche_db_close);
  g_assert_true (veche_backup_restore (path, used, TRUE, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The window whose file was put aside says so, not that a permission is missing. */
static void
test_live_moved (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *aside = files_fixture_path (fixture, "в стороне.veche");
  g_autoptr (GError) error = NULL;

  live_fill (fixture);
  g_assert_cmpint (g_rename (veche_store_get_path (fixture->store), aside), ==, 0);
  g_assert_false (veche_store_set_meta (fixture->store, "title", "x", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "moved"));
  g_assert_cmpint (g_rename (aside, veche_store_get_path (fixture->store)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files_fixture_add ("/backup-live/cut-off", test_live_cut_off);
  files_fixture_add ("/backup-live/written", test_live_written);
  files_fixture_add ("/backup-live/link", test_live_link);
  files_fixture_add ("/backup-live/wal", test_live_wal);
  files_fixture_add ("/backup-live/open-ones", test_live_open_ones);
  files_fixture_add ("/backup-live/replaced", test_live_replaced);
  files_fixture_add ("/backup-live/moved", test_live_moved);
  return g_test_run ();
}
