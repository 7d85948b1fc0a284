/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes on behind the work: backups that let others work, files from anywhere, several workspaces of one process. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-workspace-attach.h"
#include "veche-workspace-guard.h"
#include "veche-workspace-rotate.h"
#include "veche-workspace-upkeep.h"
#include "workspace-fixture.h"

/* Bytes of a size that no disk compresses away: a few parts of a file. */
static char *
upkeep_make_file (const char *name, gsize size)
{
  char *path = workspace_fixture_path (name);
  g_autofree char *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) (i * 2654435761u >> 13);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static VecheEdit *
upkeep_new_attach (gint64 id, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  VecheEdit *edit = veche_edit_new ("файл");

  veche_edit_attach (edit, &veche_application_kind, id, file, NULL, NULL);
  return edit;
}

static guint
upkeep_count_backups (VecheWorkspace *workspace, const char *reason)
{
  g_autofree char *folder
    = g_build_filename (g_get_user_data_dir (), "veche", "backups", veche_workspace_get_uuid (workspace), NULL);
  g_autofree char *ending = g_strconcat (reason, ".veche-backup", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

/* A second workspace beside the first. Owned. */
static VecheWorkspace *
upkeep_create_other (void)
{
  g_autofree char *path = workspace_fixture_path ("other.veche");
  g_autoptr (GError) error = NULL;
  VecheWorkspace *other = dex_await_object (veche_workspace_create (path, "Другой", NULL), &error);

  g_assert_no_error (error);
  return other;
}

static void
upkeep_assert_rejected (DexFuture *future, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dex_await (future, &error));
  g_assert_error (error, VECHE_ERROR, code);
}

/* Two windows on two files: neither file is touched by what is done in the other window. */
static void
test_two (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheWorkspace) other = upkeep_create_other ();
  const char *path = veche_workspace_get_path (other);
  g_autofree char *linked = workspace_fixture_path ("linked.bin");
  g_autofree char *copy = workspace_fixture_path ("copy.veche");
  g_autofree char *plan = upkeep_make_file ("план.pdf", 100);
  g_autoptr (GFile) target = g_file_new_for_path (linked);
  gint64 id = workspace_fixture_insert (workspace, "Сквер");
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (link (path, linked), ==, 0);
  g_assert_false (veche_workspace_guard_check (linked, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  upkeep_assert_rejected (veche_workspace_apply (workspace, upkeep_new_attach (id, path)), VECHE_ERROR_NOT_ALLOWED);
  upkeep_assert_rejected (veche_workspace_apply (workspace, upkeep_new_attach (id, linked)), VECHE_ERROR_NOT_ALLOWED);
  upkeep_assert_rejected (veche_workspace_upkeep_backup (workspace, linked), VECHE_ERROR_NOT_ALLOWED);
  upkeep_assert_rejected (veche_workspace_upkeep_restore (path, copy, FALSE), VECHE_ERROR_NOT_ALLOWED);

  done = dex_await_boxed (veche_workspace_apply (workspace, upkeep_new_attach (id, plan)), &error);
  g_assert_no_error (error);
  upkeep_assert_rejected (veche_workspace_extract (workspace, veche_edit_get_op (done, 0)->id, target), VECHE_ERROR_NOT_ALLOWED);

  /* Once it is closed it is a file like others. */
  workspace_fixture_close (other);
  g_assert_true (veche_workspace_guard_check (linked, &error));
  workspace_fixture_close (workspace);
}

/* A pipe that nobody writes to, a file that is too large, a stop in the middle: the connection hears of none of them. */
static void
test_attach (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *pipe_path = workspace_fixture_path ("труба");
  g_autofree char *huge = workspace_fixture_path ("огромный.bin");
  g_autofree char *plan = upkeep_make_file ("план.pdf", 9 * 1024 * 1024);
  gint64 id = workspace_fixture_insert (workspace, "Сквер");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  int fd;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  upkeep_assert_rejected (veche_workspace_apply (workspace, upkeep_new_attach (id, pipe_path)), VECHE_ERROR_INVALID);

  fd = g_creat (huge, 0600);
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (3) * 1024 * 1024 * 1024), ==, 0);
  close (fd);
  upkeep_assert_rejected (veche_workspace_apply (workspace, upkeep_new_attach (id, huge)), VECHE_ERROR_INVALID);

  g_cancellable_cancel (cancelled);
  g_assert_false (dex_await (veche_workspace_attach_apply (workspace, upkeep_new_attach (id, plan), cancelled, NULL, NULL), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  files = dex_await_boxed (veche_workspace_list_attachments (workspace, &veche_application_kind, id), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 0);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

typedef struct
{
  guint calls;
  double last;
} UpkeepProgress;

static void
upkeep_progress_cb (double fraction, gpointer data)
{
  UpkeepProgress *progress = data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1);
  progress->calls++;
  progress->last = fraction;
}

static void
test_attach_progress (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *plan = upkeep_make_file ("план.pdf", 9 * 1024 * 1024);
  gint64 id = workspace_fixture_insert (workspace, "Сквер");
  UpkeepProgress progress = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (
    dex_await (veche_workspace_attach_apply (workspace, upkeep_new_attach (id, plan), NULL, upkeep_progress_cb, &progress), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.calls, ==, 3);
  g_assert_cmpfloat (progress.last, ==, 1);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

/* A program that stays open has its backup of the day without being opened anew, one however often it is asked. */
static void
test_tend (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (dex_await (veche_workspace_rotate_tend (workspace), &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (upkeep_count_backups (workspace, "-daily"), ==, 1);
  workspace_fixture_insert (workspace, "Сквер");
  g_assert_true (dex_await (veche_workspace_rotate (workspace, "import"), &error));
  g_assert_true (dex_await (veche_workspace_rotate (workspace, "import"), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (upkeep_count_backups (workspace, "-import"), ==, 1);
  workspace_fixture_close (workspace);
}

static gboolean
upkeep_is_over (gpointer data)
{
  return dex_future_get_status (data) != DEX_FUTURE_STATUS_PENDING;
}

/* While a copy of many rows is made, others read and write; what they have written before its end is in it or is not, whole. */
static void
test_rotate_beside (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (DexFuture) rotating = NULL;
  g_autoptr (GError) error = NULL;
  guint read_between = 0;

  for (guint i = 0; i < 10; i++)
    workspace_fixture_insert_many (workspace, "Много слов о благоустройстве", 1000);
  rotating = veche_workspace_rotate (workspace, "daily");
  for (guint i = 0; i < 5; i++)
    {
      workspace_fixture_insert (workspace, "Между делом");
      workspace_fixture_count (workspace, NULL);
      read_between += !upkeep_is_over (rotating);
    }
  g_assert_cmpuint (read_between, >, 0);
  g_assert_true (dex_await (dex_ref (rotating), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (upkeep_count_backups (workspace, "-daily"), ==, 1);
  workspace_fixture_close (workspace);
}

/* An import that begins while the backup of the day is under way has its own all the same. */
static void
test_rotate_both (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *big = upkeep_make_file ("видео.mp4", 40 * 1024 * 1024);
  gint64 id = workspace_fixture_insert (workspace, "Сквер");
  g_autoptr (DexFuture) rotating = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dex_await (veche_workspace_apply (workspace, upkeep_new_attach (id, big)), &error));
  rotating = veche_workspace_rotate (workspace, "daily");
  /* It has begun: a part of the file is in the pack. */
  workspace_fixture_count (workspace, NULL);
  dex_await (veche_workspace_rotate (workspace, "import"), &error);
  g_assert_no_error (error);
  dex_await (dex_ref (rotating), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (upkeep_count_backups (workspace, "-import"), ==, 1);
  g_assert_cmpuint (upkeep_count_backups (workspace, "-daily"), ==, 1);
  workspace_fixture_close (workspace);
}

/* Closing does not wait for what nobody would miss. */
static void
test_close_at_once (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *big = upkeep_make_file ("видео.mp4", 40 * 1024 * 1024);
  gint64 id = workspace_fixture_insert (workspace, "Сквер");
  g_autoptr (DexFuture) verifying = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dex_await (veche_workspace_apply (workspace, upkeep_new_attach (id, big)), &error));
  g_assert_no_error (error);
  verifying = veche_workspace_upkeep_verify_files (workspace);
  workspace_fixture_close (workspace);
  g_assert_false (dex_await (dex_ref (verifying), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
upkeep_has_begun (gpointer data)
{
  return veche_workspace_get_progress (data) > 0;
}

/* The undo of many rows tells how far it is and can be stopped; then nothing of it has happened. */
static void
test_undo_stopped (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DexFuture) undoing = NULL;
  g_autoptr (GError) error = NULL;

  workspace_fixture_insert_many (workspace, "Строка", 8000);
  undoing = veche_workspace_undo_with (workspace, 0, FALSE, cancellable);
  workspace_fixture_wait (upkeep_has_begun, workspace);
  g_cancellable_cancel (cancellable);
  g_assert_false (dex_await (dex_ref (undoing), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 8000);
  g_assert_true (dex_await (veche_workspace_undo (workspace, 1), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 0);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/upkeep/two", test_two);
  workspace_fixture_add_test ("/upkeep/attach", test_attach);
  workspace_fixture_add_test ("/upkeep/attach-progress", test_attach_progress);
  workspace_fixture_add_test ("/upkeep/tend", test_tend);
  workspace_fixture_add_test ("/upkeep/rotate-beside", test_rotate_beside);
  workspace_fixture_add_test ("/upkeep/rotate-both", test_rotate_both);
  workspace_fixture_add_test ("/upkeep/close-at-once", test_close_at_once);
  workspace_fixture_add_test ("/upkeep/undo-stopped", test_undo_stopped);
  return g_test_run ();
}
