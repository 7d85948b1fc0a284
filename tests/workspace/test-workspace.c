/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "veche-db-thread-private.h"
#include "veche-error.h"
#include "veche-workspace-upkeep.h"
#include "workspace-fixture.h"

static void
test_open (void)
{
  g_autoptr (VecheWorkspace) made = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (made));
  g_autofree char *uuid = g_strdup (veche_workspace_get_uuid (made));
  g_autoptr (VecheWorkspace) opened = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = workspace_fixture_insert (made, "Скамейки");
  g_autofree char *title = NULL;

  g_assert_cmpstr (veche_workspace_get_title (made), ==, "Проверка");
  g_assert_false (veche_workspace_is_read_only (made));
  workspace_fixture_close (made);
  g_assert_true (dex_await_boolean (veche_workspace_close (made), &error));

  opened = dex_await_object (veche_workspace_open (path), &error);
  g_assert_no_error (error);
  g_assert_true (opened != made);
  g_assert_cmpstr (veche_workspace_get_uuid (opened), ==, uuid);
  g_assert_cmpstr (veche_workspace_get_undo_title (opened), ==, "добавление");
  g_assert_null (veche_workspace_get_notice (opened));
  title = workspace_fixture_dup_title (opened, id);
  g_assert_cmpstr (title, ==, "Скамейки");
  workspace_fixture_check (opened);
  workspace_fixture_close (opened);
}

static VecheJobResult
fail_in_silence (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  return VECHE_JOB_FAILED;
}

/* A job that forgets to say what went wrong lets nobody wait for ever. */
static void
test_silent_failure (void)
{
  VecheDbThread *thread = veche_db_thread_new (NULL, NULL);

  for (VecheJobPriority i = VECHE_JOB_GLANCE; i <= VECHE_JOB_LAST; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dex_await (veche_db_thread_push (thread, i, fail_in_silence, NULL, NULL), &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_FAILED);
    }
  veche_db_thread_unref (thread);
}

static void
test_refusals (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *missing = workspace_fixture_path ("missing.veche");
  g_autofree char *other = workspace_fixture_path ("text.veche");
  g_autoptr (GError) error = NULL;

  g_assert_null (dex_await_object (veche_workspace_open (missing), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dex_await_object (veche_workspace_create (veche_workspace_get_path (workspace), "x", NULL), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (other, "не рабочий файл, но довольно длинный, чтобы быть похожим на файл", -1, NULL));
  g_assert_null (dex_await_object (veche_workspace_open (other), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN);
  workspace_fixture_close (workspace);
}

/* Two windows on one file share its connection, whatever they call it. */
static void
test_shared (void)
{
  g_autoptr (VecheWorkspace) one = workspace_fixture_create ();
  g_autofree char *link = workspace_fixture_path ("link.veche");
  g_autoptr (VecheWorkspace) two = NULL;
  g_autoptr (VecheWorkspace) three = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (veche_workspace_get_path (one), link), ==, 0);
  two = dex_await_object (veche_workspace_open (veche_workspace_get_path (one)), &error);
  g_assert_no_error (error);
  g_assert_true (one == two);
  three = dex_await_object (veche_workspace_open (link), &error);
  g_assert_no_error (error);
  g_assert_true (one == three);
  workspace_fixture_close (one);
}

/* Asked for in the same moment: the second must not open the file beside the first. */
static void
test_shared_at_once (void)
{
  g_autoptr (VecheWorkspace) made = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (made));
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheWorkspace) one = NULL;
  g_autoptr (VecheWorkspace) two = NULL;
  DexFuture *first, *second;

  workspace_fixture_close (made);
  first = veche_workspace_open (path);
  second = veche_workspace_open (path);
  one = dex_await_object (first, &error);
  g_assert_no_error (error);
  two = dex_await_object (second, &error);
  g_assert_no_error (error);
  g_assert_true (one == two);
  workspace_fixture_close (one);
}

static void
test_read_only (void)
{
  g_autoptr (VecheWorkspace) made = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (made));
  gint64 id = workspace_fixture_insert (made, "Родник");
  g_autofree char *title = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (VecheWorkspace) opened = NULL;
  g_autoptr (GError) error = NULL;
  gsize before_length, after_length;

  workspace_fixture_close (made);
  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  opened = dex_await_object (veche_workspace_open_read_only (path), &error);
  g_assert_no_error (error);
  g_assert_true (veche_workspace_is_read_only (opened));
  title = workspace_fixture_dup_title (opened, id);
  g_assert_cmpstr (title, ==, "Родник");
  g_assert_cmpuint (workspace_fixture_count (opened, "родник"), ==, 1);
  g_assert_false (dex_await (workspace_fixture_push_insert (opened, "Нельзя"), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY);
  workspace_fixture_close (opened);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* What was asked for before closing is done; what comes after is refused. */
static void
test_close (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (workspace));
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr (VecheWorkspace) again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (futures, workspace_fixture_push_insert (workspace, "До закрытия"));
  g_ptr_array_add (futures, veche_workspace_close (workspace));
  g_assert_false (dex_await (workspace_fixture_push_insert (workspace, "После"), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (dex_await (dex_future_allv ((DexFuture *const *) futures->pdata, futures->len), &error));
  g_assert_no_error (error);

  again = dex_await_object (veche_workspace_open (path), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workspace_fixture_count (again, NULL), ==, 20);
  workspace_fixture_close (again);
}

/* Nobody closes it: it goes with its last user, all the same whole. */
static void
test_dropped (void)
{
  VecheWorkspace *workspace = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (workspace));
  g_autoptr (VecheWorkspace) again = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *last = workspace_fixture_push_insert (workspace, "Последняя");

  g_object_unref (workspace);
  dex_await (last, NULL);
  again = dex_await_object (veche_workspace_open (path), &error);
  g_assert_no_error (error);
  g_assert_true (again != workspace || veche_workspace_get_path (again) != NULL);
  g_assert_cmpuint (workspace_fixture_count (again, "последняя"), ==, 1);
  workspace_fixture_check (again);
  workspace_fixture_close (again);
}

/* Five hundred pieces of work asked for at once: all of them come back, writes in their order. */
static void
test_interleaved (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  gint64 first = workspace_fixture_insert (workspace, "0");
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  gint64 last = 0;

  for (guint i = 0; i < 125; i++)
    {
      VecheEdit *edit = veche_edit_new ("правка");
      g_autofree char *text = g_strdup_printf ("%u", i + 1);

      veche_edit_set_text (edit, veche_edit_update (edit, &veche_application_kind, first), "title", text);
      g_ptr_array_add (futures, workspace_fixture_push_insert (workspace, "Ряд"));
      g_ptr_array_add (futures, veche_workspace_get (workspace, &veche_application_kind, first));
      g_ptr_array_add (futures, veche_workspace_count (workspace, query));
      g_ptr_array_add (futures, veche_workspace_apply (workspace, edit));
    }
  g_assert_true (dex_await (dex_future_allv ((DexFuture *const *) futures->pdata, futures->len), &error));
  g_assert_no_error (error);

  for (guint i = 0; i < 125; i++)
    {
      VecheRecord *record = g_value_get_object (dex_future_get_value (g_ptr_array_index (futures, 4 * i + 1), NULL));
      gint64 count = g_value_get_int64 (dex_future_get_value (g_ptr_array_index (futures, 4 * i + 2), NULL));
      g_autofree char *wanted = g_strdup_printf ("%u", i);

      g_assert_cmpstr (veche_record_get_title (record), ==, wanted);
      g_assert_cmpint (count, >, last);
      last = count;
    }
  title = workspace_fixture_dup_title (workspace, first);
  g_assert_cmpstr (title, ==, "125");
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

/* An edit of many ops is all or nothing. */
static void
test_atomic (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  VecheEdit *edit = veche_edit_new ("правка");
  g_autoptr (GError) error = NULL;

  veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "title", "Годная");
  veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "city", "Без названия");
  g_assert_false (dex_await (veche_workspace_apply (workspace, edit), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 0);
  g_assert_null (veche_workspace_get_undo_title (workspace));
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

static void
test_undo (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) titles = NULL;

  for (guint i = 0; i < 5; i++)
    workspace_fixture_insert (workspace, "Ряд");
  titles = dex_await_boxed (veche_workspace_undo (workspace, 3), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (titles), ==, 3);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 2);
  g_assert_cmpstr (veche_workspace_get_redo_title (workspace), ==, "добавление");
  g_assert_true (dex_await (veche_workspace_redo (workspace, 3), &error));
  g_assert_cmpuint (workspace_fixture_count (workspace, "ряд"), ==, 5);
  g_assert_null (veche_workspace_get_redo_title (workspace));
  g_assert_false (dex_await (veche_workspace_redo (workspace, 1), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

/* --- what is told -------------------------------------------------------------------------------------------------- */

typedef struct
{
  guint times;
  guint rows;
  gboolean external;
} Told;

static void
told_cb (VecheWorkspace *workspace, VecheChanges *changes, Told *told)
{
  told->times++;
  told->rows += changes->rows->len;
  told->external = told->external || changes->external;
}

/* Who awaits a write finds everybody told, and the menu named. */
static void
test_changed (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  Told told = { 0 };

  veche_workspace_set_actor (workspace, "Сотрудник");
  g_signal_connect (workspace, "changed", G_CALLBACK (told_cb), &told);
  for (guint i = 1; i <= 10; i++)
    {
      workspace_fixture_insert (workspace, "Ряд");
      g_assert_cmpuint (told.times, ==, i);
      g_assert_cmpuint (told.rows, ==, i);
      g_assert_cmpstr (veche_workspace_get_undo_title (workspace), ==, "добавление");
    }
  workspace_fixture_count (workspace, NULL);
  g_assert_cmpuint (told.times, ==, 10);
  g_assert_false (told.external);

  journal = dex_await_boxed (veche_workspace_upkeep_journal (workspace, &veche_application_kind, 0, -1), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (journal->len, ==, 10);
  g_assert_cmpstr (((VecheJournalEntry *) g_ptr_array_index (journal, 9))->actor, ==, "Сотрудник");
  workspace_fixture_close (workspace);
}

static gboolean
told_external (gpointer data)
{
  return ((Told *) data)->external;
}

/* Another program's row is noticed though nobody asks, is found, and can be taken back. */
static void
test_external (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  Told told = { 0 };

  if (program == NULL)
    {
      g_test_skip ("the program sqlite3 is not installed");
      return;
    }
  workspace_fixture_insert (workspace, "Своя");
  g_signal_connect (workspace, "changed", G_CALLBACK (told_cb), &told);
  workspace_fixture_stranger (workspace, "INSERT INTO application (title) VALUES ('Чужая лавочка')");
  workspace_fixture_wait (told_external, &told);
  g_assert_cmpuint (told.rows, ==, 1);
  g_assert_cmpuint (workspace_fixture_count (workspace, "лавочка"), ==, 1);
  g_assert_cmpstr (veche_workspace_get_undo_title (workspace), ==, "Changes by another program");
  g_assert_true (dex_await (veche_workspace_undo (workspace, 1), &error));
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 1);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

/* Writing right after a stranger, before anybody has looked: both are there, each under its own name. */
static void
test_external_between (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = NULL;

  if (program == NULL)
    {
      g_test_skip ("the program sqlite3 is not installed");
      return;
    }
  workspace_fixture_stranger (workspace, "INSERT INTO application (title) VALUES ('Чужая лавочка')");
  workspace_fixture_insert (workspace, "Своя лавочка");
  g_assert_cmpuint (workspace_fixture_count (workspace, "лавочка"), ==, 2);
  journal = dex_await_boxed (veche_workspace_upkeep_journal (workspace, &veche_application_kind, 0, -1), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (journal->len, ==, 2);
  g_assert_cmpstr (((VecheJournalEntry *) g_ptr_array_index (journal, 0))->step_kind, ==, "external");
  g_assert_cmpstr (((VecheJournalEntry *) g_ptr_array_index (journal, 1))->step_kind, ==, "edit");
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/workspace/open", test_open);
  workspace_fixture_add_test ("/workspace/refusals", test_refusals);
  workspace_fixture_add_test ("/workspace/silent-failure", test_silent_failure);
  workspace_fixture_add_test ("/workspace/shared", test_shared);
  workspace_fixture_add_test ("/workspace/shared-at-once", test_shared_at_once);
  workspace_fixture_add_test ("/workspace/read-only", test_read_only);
  workspace_fixture_add_test ("/workspace/close", test_close);
  workspace_fixture_add_test ("/workspace/dropped", test_dropped);
  workspace_fixture_add_test ("/workspace/interleaved", test_interleaved);
  workspace_fixture_add_test ("/workspace/atomic", test_atomic);
  workspace_fixture_add_test ("/workspace/undo", test_undo);
  workspace_fixture_add_test ("/workspace/changed", test_changed);
  workspace_fixture_add_test ("/workspace/external", test_external);
  workspace_fixture_add_test ("/workspace/external-between", test_external_between);
  return g_test_run ();
}
