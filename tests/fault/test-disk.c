/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-fixture.h"
#include "fault-io.h"
#include "generator.h"
#include "veche-error.h"
#include "veche-undo.h"

/* A disk that fails at the nth call, once or for good, while a small session of work runs. */

#define SLICES 3
#define SLICE_ROWS 20

/* --- the session -------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheStore *store;
  GHashTable *rows;  /* id → title: what has been said to be saved */
  GHashTable *doubt; /* what is there if the operation that failed was done after all, or NULL */
  int code;          /* errno of the fault */
  guint nth;
  gboolean lasting;
  gboolean was_in_doubt;
} DiskSession;

G_GNUC_NORETURN static void
disk_session_fail (const DiskSession *self, const char *what, const char *why)
{
  g_error ("fault %u%s, errno %d, %s: %s", self->nth, self->lasting ? " and on" : "", self->code, what, why);
}

/* Every failure is one of ours, in a sentence, and a full disk is called so. */
static void
disk_session_judge (DiskSession *self, const char *what, const GError *error)
{
  if (error == NULL || error->domain != VECHE_ERROR || !fault_io_has_struck ())
    disk_session_fail (self, what, error != NULL ? error->message : "no error");
  if (self->code == ENOSPC ? error->code != VECHE_ERROR_NO_SPACE : error->code == VECHE_ERROR_NO_SPACE)
    disk_session_fail (self, what, error->message);
  if (strstr (error->message, ": ") == NULL || !g_str_has_suffix (error->message, "."))
    disk_session_fail (self, what, error->message);
}

/* A commit whose very last call fails (the journal is cut off, that this has reached the disk is not sure) says that it failed and may
 * be done all the same: then it is done whole. */
static void
disk_session_settle (DiskSession *self)
{
  g_autoptr (GHashTable) found = NULL;
  g_autofree char *fault = NULL;

  if (self->doubt == NULL)
    return;
  found = fault_fixture_read (self->store);
  fault = fault_fixture_compare (self->rows, found);
  if (fault != NULL)
    {
      g_clear_pointer (&fault, g_free);
      fault = fault_fixture_compare (self->doubt, found);
      if (fault != NULL)
        disk_session_fail (self, "neither done nor not", fault);
      self->was_in_doubt = TRUE;
      g_hash_table_unref (self->rows);
      self->rows = g_steal_pointer (&found);
    }
  g_clear_pointer (&self->doubt, g_hash_table_unref);
}

/* A disk that has failed for good has nothing more to doubt after its first failure. */
static void
disk_session_doubt (DiskSession *self, const char *what, const GError *error, GHashTable *doubt)
{
  disk_session_judge (self, what, error);
  if (self->doubt == NULL)
    self->doubt = g_hash_table_ref (doubt);
  if (!self->lasting)
    disk_session_settle (self);
}

static void
disk_session_insert (DiskSession *self, const char *title)
{
  g_autoptr (GHashTable) after = fault_fixture_clone (self->rows);
  g_autoptr (GError) error = NULL;
  int id = (int) fault_fixture_insert (self->store, title, &error);

  g_hash_table_insert (after, GINT_TO_POINTER (id != 0 ? id : -1), g_strdup (title));
  if (id == 0)
    {
      disk_session_doubt (self, "an insert", error, after);
      return;
    }
  g_hash_table_unref (self->rows);
  self->rows = g_steal_pointer (&after);
}

static void
disk_session_update (DiskSession *self, int id, const char *title)
{
  g_autoptr (GHashTable) after = fault_fixture_clone (self->rows);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (after, GINT_TO_POINTER (id), g_strdup (title));
  if (!fault_fixture_update (self->store, id, title, &error))
    {
      disk_session_doubt (self, "an update", error, after);
      return;
    }
  g_hash_table_unref (self->rows);
  self->rows = g_steal_pointer (&after);
}

/* As a window does it: what fails is taken back. */
static void
disk_session_import (DiskSession *self)
{
  g_autoptr (GHashTable) after = fault_fixture_clone (self->rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) revert_error = NULL;
  gint64 step = veche_store_begin_step (self->store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);
  gboolean done = step != 0;

  for (guint i = 0; i < SLICES && done; i++)
    done = fault_fixture_slice (self->store, step, "загрузка", i * SLICE_ROWS, SLICE_ROWS, &error);
  done = done && veche_store_end_step (self->store, step, NULL, &error);
  for (int i = 0; i < SLICES * SLICE_ROWS; i++)
    g_hash_table_insert (after, GINT_TO_POINTER (-1 - i), g_strdup_printf ("загрузка-%d", i));
  if (done)
    {
      g_hash_table_unref (self->rows);
      self->rows = g_steal_pointer (&after);
      return;
    }

  disk_session_judge (self, "an import", error);
  while (step != 0 && !done)
    if (!veche_store_revert_slice (self->store, step, 50, &done, &revert_error))
      {
        disk_session_doubt (self, "taking an import back", revert_error, after);
        return;
      }
  disk_session_doubt (self, "an import", error, after);
}

/* Takes back the import, or, where there was none, what was before it. */
static void
disk_session_undo (DiskSession *self, GHashTable *after)
{
  g_autoptr (GError) error = NULL;

  if (veche_undo_apply (self->store, FALSE, NULL, NULL, NULL, &error) == 0)
    {
      disk_session_doubt (self, "undo", error, after);
      return;
    }
  g_hash_table_unref (self->rows);
  self->rows = g_hash_table_ref (after);
}

static void
disk_session_run (DiskSession *self)
{
  g_autoptr (GHashTable) before = NULL;
  guint count;

  disk_session_insert (self, "первая");
  disk_session_update (self, 2, "вторая, правленая");
  before = fault_fixture_clone (self->rows);
  count = g_hash_table_size (before);
  disk_session_import (self);
  if (g_hash_table_size (self->rows) > count)
    disk_session_undo (self, before);
  disk_session_insert (self, "последняя");
}

static void
disk_compare (const DiskSession *self, const char *when)
{
  g_autoptr (GHashTable) found = fault_fixture_read (self->store);
  g_autofree char *finding = fault_fixture_dup_finding (self->store);
  g_autofree char *fault = fault_fixture_compare (self->rows, found);

  if (fault != NULL || finding != NULL)
    disk_session_fail (self, when, fault != NULL ? fault : finding);
}

/* FALSE when the session had no nth call any more. */
static gboolean
disk_try (const char *seed, const char *path, guint nth, gboolean lasting, int code)
{
  DiskSession self = { .code = code, .nth = nth, .lasting = lasting };
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  gboolean struck;
  gint64 open;

  fault_fixture_copy (seed, path);
  self.store = fault_fixture_open (path);
  self.rows = fault_fixture_read (self.store);
  fault_io_arm (nth, lasting, code);
  disk_session_run (&self);
  fault_io_disarm ();
  struck = fault_io_has_struck ();

  /* The same store goes on. An import that could not be taken back, or is open though its beginning was said to have failed, goes now
   * as it would at the next opening. */
  open = veche_store_find_open_step (self.store);
  while (open != 0 && !done)
    {
      veche_store_revert_slice (self.store, open, 50, &done, &error);
      g_assert_no_error (error);
    }
  disk_session_settle (&self);
  disk_compare (&self, "at once");
  disk_session_insert (&self, "когда всё прошло");
  disk_compare (&self, "after one more row");
  veche_store_close (self.store);

  self.store = fault_fixture_open (path);
  disk_compare (&self, "opened again");
  veche_store_close (self.store);
  g_hash_table_unref (self.rows);
  if (self.was_in_doubt)
    g_test_message ("fault %u: in doubt, and done", nth);
  return struck;
}

typedef struct
{
  const char *name;
  gboolean lasting;
  int code;
  guint stride;
} DiskCase;

static void
test_calls (gconstpointer data)
{
  const DiskCase *test = data;
  g_autofree char *seed = fault_fixture_fast_path ("seed.veche");
  g_autofree char *path = fault_fixture_fast_path ("disk.veche");
  g_autoptr (Generator) generator = generator_new (3);
  VecheStore *store = generator_create_store (seed);
  guint nth = 1;

  generator_fill_store (generator, store, 20);
  veche_store_close (store);
  while (disk_try (seed, path, nth, test->lasting, test->code))
    nth += test->stride;
  g_test_message ("%u calls, every %u failed", nth - 1, test->stride);
  g_assert_cmpuint (nth, >, 40);
  fault_fixture_remove (seed);
  fault_fixture_remove (path);
}

/* A disk that fails while a workspace is made or opened: an error, and no half file. */
static void
test_create (gconstpointer data)
{
  const guint stride = GPOINTER_TO_UINT (data);
  g_autofree char *path = fault_fixture_fast_path ("made.veche");
  gboolean struck = TRUE;
  guint leftovers = 0;
  guint nth;

  for (nth = 1; struck; nth += stride)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheStore) store = NULL;

      fault_io_arm (nth, TRUE, ENOSPC);
      store = veche_store_create (path, NULL, &error);
      struck = fault_io_has_struck ();
      fault_io_disarm ();
      g_assert_true ((store == NULL) == (error != NULL));
      if (error != NULL)
        {
          /* Of a file or journal that cannot even be made SQLite tells only that it is not there. */
          if (!g_error_matches (error, VECHE_ERROR, nth <= 2 ? VECHE_ERROR_NOT_FOUND : VECHE_ERROR_NO_SPACE))
            g_error ("call %u of creating: %s", nth, error->message);
          if (g_file_test (path, G_FILE_TEST_EXISTS) && nth > 1)
            leftovers++;
        }
      g_clear_pointer (&store, veche_store_close);
      g_remove (path);
    }
  g_test_message ("%u calls", nth);
  g_assert_cmpuint (nth, >, 50);
  g_assert_cmpuint (leftovers, ==, 0);
  fault_fixture_remove (path);
}

/* --- a disk that is really full ------------------------------------------------------------------------------------ */

static gboolean
disk_write_text (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY);
  gboolean done = fd >= 0 && write (fd, text, strlen (text)) == (ssize_t) strlen (text);

  if (fd >= 0)
    close (fd);
  return done;
}

/* A file system of 4 MiB for this process only; needs rights, or a namespace in which everybody has them. */
static gboolean
disk_mount_small (const char *folder)
{
  g_autofree char *uid_map = g_strdup_printf ("0 %u 1", (guint) getuid ());
  g_autofree char *gid_map = g_strdup_printf ("0 %u 1", (guint) getgid ());

  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return FALSE;
      disk_write_text ("/proc/self/setgroups", "deny");
      if (!disk_write_text ("/proc/self/uid_map", uid_map) || !disk_write_text ("/proc/self/gid_map", gid_map))
        return FALSE;
    }
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    return FALSE;
  return mount ("tmpfs", folder, "tmpfs", 0, "size=4m") == 0;
}

#define EXIT_NO_MOUNT 77
#define BALLAST (1536 * 1024)

G_GNUC_NORETURN static void
disk_fill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "full.veche", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *zeros = g_malloc0 (BALLAST);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  guint rows = 0;
  gint64 step;
  DiskSession self = { .code = ENOSPC };

  if (!disk_mount_small (folder))
    _exit (EXIT_NO_MOUNT);
  g_assert_true (g_file_set_contents (ballast, zeros, BALLAST, NULL));
  self.store = generator_create_store (path);
  self.rows = fault_fixture_read (self.store);
  disk_session_insert (&self, "до загрузки");

  step = veche_store_begin_step (self.store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);
  while (step != 0 && fault_fixture_slice (self.store, step, "загрузка", rows, 100, &error))
    rows += 100;
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_cmpuint (rows, >, 0);

  /* Room again: the import is taken back and work goes on. */
  g_assert_cmpint (g_remove (ballast), ==, 0);
  while (!done)
    {
      veche_store_revert_slice (self.store, step, 50, &done, &error);
      g_assert_no_error (error);
    }
  disk_session_insert (&self, "после загрузки");
  disk_compare (&self, "with room again");
  veche_store_close (self.store);
  self.store = fault_fixture_open (path);
  disk_compare (&self, "opened again");
  veche_store_close (self.store);
  _exit (0);
}

static void
test_full (void)
{
  g_autofree char *folder = fault_fixture_path ("small");
  int status;
  pid_t child;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fflush (NULL);
  child = fork ();
  if (child == 0)
    disk_fill (folder);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == EXIT_NO_MOUNT)
    {
      g_test_skip ("a small file system cannot be mounted here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char *argv[])
{
  static DiskCase cases[] = {
    { "/fault/disk/full-once", FALSE, ENOSPC, 1 },
    { "/fault/disk/full", TRUE, ENOSPC, 1 },
    { "/fault/disk/broken-once", FALSE, EIO, 1 },
    { "/fault/disk/broken", TRUE, EIO, 1 },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cases[i].stride = fault_fixture_rounds (argc, argv, 1);
      g_test_add_data_func (cases[i].name, &cases[i], test_calls);
    }
  g_test_add_data_func ("/fault/disk/create", GUINT_TO_POINTER (fault_fixture_rounds (argc, argv, 1)), test_create);
  g_test_add_func ("/fault/disk/mounted", test_full);
  return g_test_run ();
}
