/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies on the shelf, and whether it is sound. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files-fixture.h"
#include "veche-backup-list.h"
#include "veche-backup-verify.h"
#include "veche-backup.h"
#include "veche-error.h"

static char *
list_make (FilesFixture *fixture, const char *reason)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", veche_store_get_uuid (fixture->store), NULL);
  g_auto (VecheBackupInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_backup_rotate (fixture->store, folder, reason, &info, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&info.path);
}

static void
list_set_up (FilesFixture *fixture)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (2, 'Каток')");
  files_fixture_attach (fixture, 1, "план.pdf", "план", 8);
}

static void
test_list_items (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = files_fixture_path (fixture, "backups");
  g_autofree char *lost = g_build_filename (folder, "неизвестно", NULL);
  g_autofree char *orphan = g_build_filename (lost, "2019-01-02T03-04-05-import.veche-backup", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) nothing = veche_backup_list (folder, NULL);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const VecheBackupItem *item;

  g_assert_cmpuint (nothing->len, ==, 0);
  list_set_up (fixture);
  first = list_make (fixture, "daily");
  files_fixture_run (fixture, "INSERT INTO application (title) VALUES ('Тополя')");
  second = list_make (fixture, "manual");

  own = veche_backup_list (folder, veche_store_get_uuid (fixture->store));
  g_assert_cmpuint (own->len, ==, 2);
  item = g_ptr_array_index (own, 0);
  g_assert_cmpstr (item->path, ==, second);
  g_assert_cmpstr (item->reason, ==, "manual");
  g_assert_cmpstr (item->workspace, ==, veche_store_get_uuid (fixture->store));
  g_assert_cmpstr (item->source, ==, veche_store_get_path (fixture->store));
  g_assert_cmpint (item->applications, ==, 3);
  g_assert_cmpuint (item->size, >, 0);
  item = g_ptr_array_index (own, 1);
  g_assert_cmpstr (item->path, ==, first);
  g_assert_cmpint (item->applications, ==, 2);

  /* One without a word beside it is listed all the same. */
  g_assert_cmpint (g_mkdir (lost, 0700), ==, 0);
  g_assert_true (g_file_set_contents (orphan, "x", 1, NULL));
  all = veche_backup_list (folder, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < all->len; i++)
    {
      item = g_ptr_array_index (all, i);
      if (g_str_equal (item->path, orphan))
        g_assert_cmpint (item->applications, ==, -1);
    }
}

static void
list_progress (guint64 done, guint64 total, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (done, >, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

/* The only part of a file that lies beside the backups. */
static char *
list_find_part (const char *backup)
{
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autofree char *chunks = g_build_filename (folder, "chunks", NULL);
  g_autofree char *shelf = files_fixture_list (chunks);
  g_autofree char *inner = g_build_filename (chunks, shelf, NULL);
  g_autofree char *part = files_fixture_list (inner);

  return g_build_filename (inner, part, NULL);
}

static void
test_list_verify (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *contents = NULL;
  guint64 last = 0;
  gsize size;

  list_set_up (fixture);
  backup = list_make (fixture, "manual");
  g_assert_true (veche_backup_verify (backup, list_progress, &last, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (last, >, 8);

  g_cancellable_cancel (cancellable);
  g_assert_false (veche_backup_verify (backup, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  part = list_find_part (backup);
  g_assert_true (g_file_set_contents (part, "плох", 8, NULL));
  g_assert_false (veche_backup_verify (backup, NULL, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (part), ==, 0);
  g_assert_false (veche_backup_verify (backup, NULL, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (backup, &contents, &size, NULL));
  contents[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (backup, contents, (gssize) size, NULL));
  g_assert_false (veche_backup_verify (backup, NULL, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (backup), ==, 0);
  g_assert_false (veche_backup_verify (backup, NULL, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
}

/* The workspace itself is nobody's backup: it is not even opened. */
static void
test_list_open_workspace (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_backup_verify (veche_store_get_path (fixture->store), NULL, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  files_fixture_add ("/backup-list/items", test_list_items);
  files_fixture_add ("/backup-list/verify", test_list_verify);
  files_fixture_add ("/backup-list/open-workspace", test_list_open_workspace);
  return g_test_run ();
}
