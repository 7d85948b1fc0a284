/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of one workspace share its uuid, and so the folder of backups; each has its own all the same. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files-fixture.h"
#include "veche-backup.h"
#include "veche-clock.h"
#include "veche-error.h"
#include "veche-store-migrate.h"

static char *
lineage_make (FilesFixture *fixture, VecheStore *store, const char *reason)
{
  g_autofree char *folder = files_fixture_path (fixture, "backups/0190");
  g_auto (VecheBackupInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_backup_rotate (store, folder, reason, &info, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&info.path);
}

/* A copy that was saved elsewhere, opened. */
static VecheStore *
lineage_open_copy (FilesFixture *fixture)
{
  g_autofree char *path = files_fixture_path (fixture, "копия.veche");
  g_autoptr (GError) error = NULL;
  VecheStore *copy;

  g_assert_true (veche_backup_write (fixture->store, path, NULL, NULL, &error));
  g_assert_no_error (error);
  copy = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  return copy;
}

static void
lineage_add (VecheStore *store, const char *title)
{
  FilesFixture other = { NULL, store };
  g_autofree char *sql = g_strdup_printf ("INSERT INTO application (title) VALUES ('%s')", title);

  files_fixture_run (&other, sql);
}

static gint64
lineage_count (const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (backup, VECHE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  return veche_db_query_integer (db, "SELECT count (*) FROM application", -1);
}

static void
test_lineage_starved (FilesFixture *fixture, gconstpointer data)
{
  const char *reason = data;
  g_autoptr (VecheStore) copy = NULL;
  g_autofree char *of_copy = NULL;
  g_autofree char *own = NULL;
  g_autofree char *again = NULL;

  lineage_add (fixture->store, "Сквер");
  copy = lineage_open_copy (fixture);
  lineage_add (copy, "Только в копии");
  lineage_add (fixture->store, "Каток");
  lineage_add (fixture->store, "Парк");

  of_copy = lineage_make (fixture, copy, reason);
  g_assert_nonnull (of_copy);
  own = lineage_make (fixture, fixture->store, reason);
  g_assert_nonnull (own);
  g_assert_cmpint (lineage_count (of_copy), ==, 2);
  g_assert_cmpint (lineage_count (own), ==, 3);
  again = lineage_make (fixture, fixture->store, reason);
  g_assert_null (again);
}

/* A copy of last week that nobody has changed: its backup is of a state that the file has had, and yet none of the file. */
static void
test_lineage_behind (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (VecheStore) copy = NULL;
  g_autofree char *of_copy = NULL;
  g_autofree char *own = NULL;

  lineage_add (fixture->store, "Сквер");
  copy = lineage_open_copy (fixture);
  lineage_add (fixture->store, "Каток");
  /* Moments are told to the second. */
  g_usleep (1100 * 1000);
  of_copy = lineage_make (fixture, copy, "daily");
  g_assert_nonnull (of_copy);
  own = lineage_make (fixture, fixture->store, "daily");
  g_assert_nonnull (own);
  g_assert_cmpint (lineage_count (own), ==, 2);
}

static void
test_lineage_rotation (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (VecheStore) copy = NULL;
  g_autofree char *own = NULL;

  lineage_add (fixture->store, "Сквер");
  copy = lineage_open_copy (fixture);
  lineage_add (fixture->store, "Каток");
  own = lineage_make (fixture, fixture->store, "import");
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *made = NULL;

      lineage_add (copy, "Ещё");
      made = lineage_make (fixture, copy, "import");
      g_assert_nonnull (made);
    }
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
}

/* Each import has its backup, as long as there is something new to keep. */
static void
test_lineage_imports (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *idle = NULL;
  g_autofree char *second = NULL;

  lineage_add (fixture->store, "Сквер");
  first = lineage_make (fixture, fixture->store, "import");
  g_assert_nonnull (first);
  idle = lineage_make (fixture, fixture->store, "import");
  g_assert_null (idle);
  lineage_add (fixture->store, "Каток");
  second = lineage_make (fixture, fixture->store, "import");
  g_assert_nonnull (second);
  g_assert_cmpint (lineage_count (second), ==, 2);
}

static void
test_lineage_migration (FilesFixture *fixture, gconstpointer data)
{
  const int present = veche_store_get_schema (fixture->store);
  g_autofree char *folder = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  lineage_add (fixture->store, "Сквер");
  folder = veche_backup_dup_folder (veche_store_get_uuid (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_true (veche_store_migrate_secure (fixture->store, present, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (veche_store_migrate_secure (fixture->store, present + 1, NULL, &error));
  g_assert_no_error (error);
  names = files_fixture_list (folder);
  g_assert_nonnull (strstr (names, "-migration.veche-backup"));

  /* A number that leads out of the folder is none. */
  g_clear_pointer (&folder, g_free);
  folder = veche_backup_dup_folder ("../../../escaped", &error);
  g_assert_null (folder);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
}

static void
lineage_starved_import (FilesFixture *fixture, gconstpointer data)
{
  test_lineage_starved (fixture, "import");
}

static void
lineage_starved_daily (FilesFixture *fixture, gconstpointer data)
{
  test_lineage_starved (fixture, "daily");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files_fixture_add ("/backup-lineage/starved-import", lineage_starved_import);
  files_fixture_add ("/backup-lineage/starved-daily", lineage_starved_daily);
  files_fixture_add ("/backup-lineage/behind", test_lineage_behind);
  files_fixture_add ("/backup-lineage/rotation", test_lineage_rotation);
  files_fixture_add ("/backup-lineage/imports", test_lineage_imports);
  files_fixture_add ("/backup-lineage/migration", test_lineage_migration);
  return g_test_run ();
}
