/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opening-fixture.h"
#include "veche-error.h"
#include "veche-opening-private.h"
#include "veche-opening.h"

#define UUID "0197d5a0-0000-7000-8000-000000000001"
#define FUSE 0x65735546UL

static void
assert_unresolved (const char *path, gboolean for_creation, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *real = veche_opening_resolve (path, for_creation, &error);

  g_assert_null (real);
  g_assert_error (error, VECHE_ERROR, code);
}

static void
test_place_existing (void)
{
  g_autofree char *path = opening_fixture_make ("file.veche");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *link = opening_fixture_path ("link.veche");
  g_autofree char *second = opening_fixture_path ("second.veche");
  g_autofree char *dangling = opening_fixture_path ("dangling.veche");
  g_autofree char *loop = opening_fixture_path ("loop.veche");
  g_autofree char *pipe = opening_fixture_path ("pipe.veche");
  g_autofree char *missing = opening_fixture_path ("missing.veche");
  g_autofree char *below = g_build_filename (path, "x.veche", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = realpath (path, NULL);
  g_autofree char *real = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (symlink (link, second), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (symlink (loop, loop), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  real = veche_opening_resolve (second, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (real, ==, expected);
  assert_unresolved (missing, FALSE, VECHE_ERROR_NOT_FOUND);
  assert_unresolved (dangling, FALSE, VECHE_ERROR_NOT_FOUND);
  assert_unresolved (below, FALSE, VECHE_ERROR_NOT_FOUND);
  assert_unresolved (loop, FALSE, VECHE_ERROR_FAILED);
  assert_unresolved (folder, FALSE, VECHE_ERROR_INVALID);
  assert_unresolved (pipe, FALSE, VECHE_ERROR_INVALID);
  assert_unresolved ("", FALSE, VECHE_ERROR_INVALID);
}

static void
test_place_new (void)
{
  g_autofree char *path = opening_fixture_make ("there.veche");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *real_folder = realpath (folder, NULL);
  g_autofree char *fresh = opening_fixture_path ("fresh.veche");
  g_autofree char *expected = g_build_filename (real_folder, "fresh.veche", NULL);
  g_autofree char *dangling = opening_fixture_path ("dangling.veche");
  g_autofree char *deep = g_build_filename (folder, "no", "such.veche", NULL);
  g_autofree char *below = g_build_filename (path, "x.veche", NULL);
  g_autofree char *slash = g_strconcat (fresh, "/", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *real = veche_opening_resolve (fresh, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (real, ==, expected);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  assert_unresolved (path, TRUE, VECHE_ERROR_EXISTS);
  assert_unresolved (dangling, TRUE, VECHE_ERROR_EXISTS);
  assert_unresolved (deep, TRUE, VECHE_ERROR_NOT_FOUND);
  assert_unresolved (below, TRUE, VECHE_ERROR_NOT_FOUND);
  assert_unresolved (slash, TRUE, VECHE_ERROR_INVALID);
  assert_unresolved ("", TRUE, VECHE_ERROR_INVALID);
}

static void
test_place_judge (void)
{
  static const struct
  {
    const char *path;
    unsigned long magic;
    const char *type;
    gboolean good;
  } cases[] = {
    { "/mnt/a.veche", 0xEF53, NULL, TRUE },     /* ext4 */
    { "/mnt/a.veche", 0x9123683E, NULL, TRUE }, /* btrfs */
    { "/mnt/a.veche", 0x01021994, NULL, TRUE }, /* tmpfs */
    { "/mnt/a.veche", 0x6969, "nfs4", FALSE },
    { "/mnt/a.veche", 0xFF534D42, "cifs", FALSE },
    { "/mnt/a.veche", 0xFE534D42, "smb3", FALSE },
    { "/mnt/a.veche", 0x517B, NULL, FALSE },
    { "/mnt/a.veche", 0x5346414F, NULL, FALSE },
    { "/mnt/a.veche", 0x00C36400, "ceph", FALSE },
    { "/mnt/a.veche", 0x01021997, "9p", FALSE },
    { "/mnt/a.veche", FUSE, "fuse.sshfs", FALSE },
    { "/mnt/a.veche", FUSE, "fuse.portal", FALSE },
    { "/mnt/a.veche", FUSE, "fuse.gvfsd-fuse", FALSE },
    { "/mnt/a.veche", FUSE, "fuse.rclone", FALSE },
    { "/mnt/a.veche", FUSE, "virtiofs", FALSE },
    { "/mnt/a.veche", FUSE, "fuse", FALSE },
    { "/mnt/a.veche", FUSE, NULL, FALSE },
    { "/mnt/a.veche", FUSE, "fuseblk", TRUE },
    { "/mnt/a.veche", FUSE, "fuse.gocryptfs", TRUE },
    { "/run/user/1000/doc/5f3a/a.veche", 0xEF53, NULL, FALSE },
    { "/run/flatpak/doc/5f3a/a.veche", 0xEF53, NULL, FALSE },
    { "/run/user/1000/documents/a.veche", 0xEF53, NULL, TRUE },
    { "/mnt/run/user/1000/doc/a.veche", 0xEF53, NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (veche_opening_place_judge (cases[i].path, cases[i].magic, cases[i].type, &error), ==,
                       cases[i].good);
      if (cases[i].good)
        continue;
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_PLACE);
      g_assert_nonnull (strstr (error->message, "Documents/Veche"));
    }
}

static void
test_place_known (void)
{
  g_autofree char *path = opening_fixture_make ("known.veche");
  g_autofree char *moved = opening_fixture_path ("moved.veche");
  g_autofree char *note = g_build_filename (g_get_user_data_dir (), "veche", "known", UUID, NULL);
  g_autofree char *bytes = NULL;
  struct stat info;
  gsize length;

  g_assert_false (veche_opening_is_known (path, UUID, "token"));
  veche_opening_remember (path, UUID, "token");
  g_assert_cmpint (stat (note, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (veche_opening_is_known (path, UUID, "token"));
  g_assert_false (veche_opening_is_known (path, UUID, "another"));
  g_assert_false (veche_opening_is_known (path, UUID, NULL));

  /* The name is no part of it, what was written is. */
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  g_assert_true (veche_opening_is_known (moved, UUID, "token"));
  g_assert_false (veche_opening_is_known (path, UUID, "token"));
  opening_fixture_run (moved, "INSERT INTO project (title) VALUES ('x')");
  g_assert_false (veche_opening_is_known (moved, UUID, "token"));

  veche_opening_remember (moved, UUID, "token");
  g_assert_true (g_file_get_contents (moved, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (moved, bytes, (gssize) length, NULL));
  g_assert_false (veche_opening_is_known (moved, UUID, "token"));
}

/* The uuid comes from the file: it must not become a path. */
static void
test_place_hostile_uuid (void)
{
  static const char *const uuids[]
    = { "../../../escaped", "", "..", "/etc/passwd", "0197d5a0-0000-7000-8000-00000000000/" };
  g_autofree char *path = opening_fixture_make ("hostile.veche");
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "veche", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++)
    {
      veche_opening_remember (path, uuids[i], "token");
      g_assert_false (veche_opening_is_known (path, uuids[i], "token"));
    }
  veche_opening_remember (path, NULL, "token");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/place/existing", test_place_existing);
  g_test_add_func ("/store/place/new", test_place_new);
  g_test_add_func ("/store/place/judge", test_place_judge);
  g_test_add_func ("/store/place/known", test_place_known);
  g_test_add_func ("/store/place/hostile-uuid", test_place_hostile_uuid);
  return g_test_run ();
}
