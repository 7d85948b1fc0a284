/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The backups of a workspace over the days, and the chunks that they share. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "files-fixture.h"
#include "veche-attachments.h"
#include "veche-backup.h"
#include "veche-clock.h"
#include "veche-error.h"

static char *
rotate_folder (FilesFixture *fixture)
{
  return files_fixture_path (fixture, "backups/0190");
}

/* The new backup's path, or NULL where none was made. */
static char *
rotate_make (FilesFixture *fixture, const char *reason)
{
  g_autofree char *folder = rotate_folder (fixture);
  g_auto (VecheBackupInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_backup_rotate (fixture->store, folder, reason, &info, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&info.path);
}

/* Makes a backup some days older than it is, as the clock would have done. */
static void
rotate_age (const char *path, int days)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDateTime) now = veche_clock_now ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -days);
  g_autofree char *day = g_date_time_format (then, "%Y-%m-%d");
  g_autofree char *aged = g_strconcat (folder, "/", day, name + strlen ("2020-02-17"), NULL);
  g_autofree char *sidecar = g_strconcat (path, ".json", NULL);
  g_autofree char *aged_sidecar = g_strconcat (aged, ".json", NULL);

  g_assert_cmpint (g_rename (path, aged), ==, 0);
  g_assert_cmpint (g_rename (sidecar, aged_sidecar), ==, 0);
}

static guint
rotate_count (FilesFixture *fixture, const char *ending)
{
  g_autofree char *folder = rotate_folder (fixture);
  g_autofree char *list = files_fixture_list (folder);
  g_auto (GStrv) names = g_strsplit (list, " ", -1);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    n += g_str_has_suffix (names[i], ending);
  return n;
}

static guint
rotate_count_chunks (FilesFixture *fixture)
{
  g_autofree char *folder = rotate_folder (fixture);
  g_autofree char *chunks = g_build_filename (folder, "chunks", NULL);
  g_autofree char *list = files_fixture_list (chunks);
  g_auto (GStrv) shelves = g_strsplit (list, " ", -1);
  guint n = 0;

  for (guint i = 0; shelves[i] != NULL && *shelves[i] != '\0'; i++)
    {
      g_autofree char *shelf = g_build_filename (chunks, shelves[i], NULL);
      g_autofree char *parts = files_fixture_list (shelf);
      g_auto (GStrv) names = g_strsplit (parts, " ", -1);

      n += g_strv_length (names);
    }
  return n;
}

/* The path of the only chunk there is. */
static char *
rotate_find_chunk (FilesFixture *fixture)
{
  g_autofree char *folder = rotate_folder (fixture);
  g_autofree char *chunks = g_build_filename (folder, "chunks", NULL);
  g_autofree char *shelf = files_fixture_list (chunks);
  g_autofree char *shelf_path = g_build_filename (chunks, shelf, NULL);
  g_autofree char *name = files_fixture_list (shelf_path);

  return g_build_filename (shelf_path, name, NULL);
}

static void
rotate_set_up (FilesFixture *fixture)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер')");
  files_fixture_attach (fixture, 1, "план.pdf", "план", 8);
}

static void
test_rotate_days (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rotate_folder (fixture);
  g_autofree char *list = NULL;

  rotate_set_up (fixture);
  for (int day = 12; day > 0; day--)
    {
      g_autofree char *daily = rotate_make (fixture, "daily");
      g_autofree char *again = rotate_make (fixture, "daily");
      g_autofree char *idle = rotate_make (fixture, "import");
      g_autofree char *import = NULL;

      g_assert_nonnull (daily);
      g_assert_null (again);
      /* Nothing has changed since the day's first. */
      g_assert_null (idle);
      rotate_age (daily, day);
      if (day > 6)
        continue;
      files_fixture_run (fixture, "INSERT INTO project (title) VALUES ('Набережная')");
      import = rotate_make (fixture, "import");
      rotate_age (import, day);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *migration = rotate_make (fixture, "migration");

      g_assert_nonnull (migration);
    }
  g_assert_cmpuint (rotate_count (fixture, "-daily.veche-backup"), ==, 10);
  g_assert_cmpuint (rotate_count (fixture, "-import.veche-backup"), ==, 5);
  g_assert_cmpuint (rotate_count (fixture, ".veche-backup"), ==, 20);
  g_assert_cmpuint (rotate_count (fixture, ".veche-backup.json"), ==, 20);
  g_assert_cmpuint (rotate_count_chunks (fixture), ==, 1);
  list = files_fixture_list (folder);
  g_assert_null (strstr (list, ".part"));
}

/* A backup that the clock puts before all others is not the one that goes. */
static void
test_rotate_clock_back (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;

  rotate_set_up (fixture);
  for (int day = 1; day <= 10; day++)
    {
      g_autofree char *daily = rotate_make (fixture, "daily");

      rotate_age (daily, -day);
    }
  last = rotate_make (fixture, "daily");
  g_assert_true (g_file_test (last, G_FILE_TEST_IS_REGULAR));
}

static void
test_rotate_chunks (FilesFixture *fixture, gconstpointer data)
{
  const gsize size = VECHE_ATTACHMENTS_CHUNK + 10;
  g_autofree char *big = g_strnfill (size, 'a');
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autoptr (VecheStore) restored = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  gint64 id;

  rotate_set_up (fixture);
  id = files_fixture_attach (fixture, 1, "видео.mp4", big, size);
  first = rotate_make (fixture, "daily");
  g_assert_cmpuint (rotate_count_chunks (fixture), ==, 3);
  second = rotate_make (fixture, "migration");
  g_assert_cmpuint (rotate_count_chunks (fixture), ==, 3);
  /* The bytes are beside the backups, not in them. */
  g_assert_cmpint (g_stat (first, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, VECHE_ATTACHMENTS_CHUNK);

  g_assert_true (veche_backup_restore (second, target, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  restored = veche_store_open (target, 0, NULL, &error);
  g_assert_no_error (error);
  bytes = files_fixture_extract (restored, id);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), big, size);

  /* The file's bytes go; as long as one backup has them they stay in the pack. */
  g_assert_true (veche_db_exec (veche_store_get_db (fixture->store),
                                "DELETE FROM blob_chunk WHERE blob = 2; DELETE FROM blob WHERE id = 2", &error));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *made = rotate_make (fixture, "migration");

      g_assert_cmpuint (rotate_count_chunks (fixture), ==, 3);
    }
  rotate_age (first, 1);
  for (int day = 30; day > 19; day--)
    {
      g_autofree char *made = rotate_make (fixture, "daily");

      rotate_age (made, -day);
    }
  g_assert_cmpuint (rotate_count_chunks (fixture), ==, 1);
}

static void
rotate_assert_refused (FilesFixture *fixture, const char *backup, int code)
{
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autofree char *before = files_fixture_list (fixture->folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_backup_restore (backup, target, FALSE, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, code);
  after = files_fixture_list (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_rotate_damage (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *chunk = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *mended = NULL;
  gsize size;

  rotate_set_up (fixture);
  path = rotate_make (fixture, "daily");
  chunk = rotate_find_chunk (fixture);
  aside = g_strconcat (chunk, ".aside", NULL);

  g_assert_cmpint (g_rename (chunk, aside), ==, 0);
  rotate_assert_refused (fixture, path, VECHE_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (chunk, "плач", -1, NULL));
  rotate_assert_refused (fixture, path, VECHE_ERROR_CORRUPT);
  g_assert_cmpint (g_rename (aside, chunk), ==, 0);

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  contents[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  rotate_assert_refused (fixture, path, VECHE_ERROR_CORRUPT);

  /* A chunk that is too short is written anew with the next backup. */
  g_assert_true (g_file_set_contents (chunk, "пл", -1, NULL));
  mended = rotate_make (fixture, "migration");
  g_free (contents);
  g_assert_true (g_file_get_contents (chunk, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, "план", 8);

  /* One of the right length and other bytes, too: all backups share it. */
  rotate_age (path, 1);
  g_assert_true (g_file_set_contents (chunk, "плач", -1, NULL));
  g_free (mended);
  mended = rotate_make (fixture, "daily");
  g_assert_nonnull (mended);
  g_free (contents);
  g_assert_true (g_file_get_contents (chunk, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, "план", 8);
}

/* One file that has gone bad must not stand in the way of every backup to come. */
static void
test_rotate_bad_file (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *target = files_fixture_path (fixture, "новый.veche");
  g_autoptr (VecheStore) restored = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  rotate_set_up (fixture);
  files_fixture_attach (fixture, 1, "смета.xlsx", "смета", 10);
  g_assert_true (veche_db_exec (veche_store_get_db (fixture->store),
                                "UPDATE blob_chunk SET data = x'00' WHERE blob = (SELECT min (id) FROM blob)", &error));
  path = rotate_make (fixture, "daily");
  g_assert_cmpuint (rotate_count_chunks (fixture), ==, 1);
  g_assert_true (veche_backup_restore (path, target, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  restored = veche_store_open (target, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (veche_attachments_verify (restored, findings, NULL, &error));
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_rotate_lock (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rotate_folder (fixture);
  g_autofree char *lock = g_build_filename (folder, ".lock", NULL);
  g_autofree char *left = g_build_filename (folder, ".veche-0190.part", NULL);
  g_autofree char *strange = g_build_filename (folder, "2020-02-17T09-30-00-daily.veche-backup", NULL);
  g_autofree char *made = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int fd;

  rotate_set_up (fixture);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fd = open (lock, O_RDWR | O_CREAT, 0600);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_false (veche_backup_rotate (fixture->store, folder, "daily", NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_BUSY);
  g_clear_error (&error);
  close (fd);

  g_cancellable_cancel (cancelled);
  g_assert_false (veche_backup_rotate (fixture->store, folder, "daily", NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* What an interrupted run left goes; an old backup that cannot be read keeps all chunks, and the new one is made. */
  g_assert_true (g_file_set_contents (left, "x", -1, NULL));
  g_assert_true (g_file_set_contents (strange, "not a database at all, but long enough to look like one", -1, NULL));
  made = rotate_make (fixture, "daily");
  g_assert_nonnull (made);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (strange, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (rotate_count_chunks (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files_fixture_add ("/backup-rotate/days", test_rotate_days);
  files_fixture_add ("/backup-rotate/clock-back", test_rotate_clock_back);
  files_fixture_add ("/backup-rotate/chunks", test_rotate_chunks);
  files_fixture_add ("/backup-rotate/damage", test_rotate_damage);
  files_fixture_add ("/backup-rotate/bad-file", test_rotate_bad_file);
  files_fixture_add ("/backup-rotate/lock", test_rotate_lock);
  return g_test_run ();
}
