/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-error.h"
#include "veche-import-session.h"
#include "veche-record-list.h"
#include "veche-workspace-upkeep.h"
#include "workspace-fixture.h"

static VecheImportSession *
session_begin (VecheWorkspace *workspace, const char *series, gboolean one_transaction, gboolean dry_run)
{
  VecheImportSpec spec = { .kind = &veche_application_kind,
                           .series = (char *) series,
                           .title = (char *) "загрузка",
                           .one_transaction = one_transaction,
                           .dry_run = dry_run };
  g_autoptr (GError) error = NULL;
  VecheImportSession *session = dex_await_object (veche_import_session_begin (workspace, &spec), &error);

  g_assert_no_error (error);
  return session;
}

/* Rows of which every hundredth has no title. */
static GPtrArray *
session_make_rows (guint first, guint count, const char *word)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);
  const VecheField *title = veche_kind_get_field (&veche_application_kind, "title", NULL);

  for (guint i = first; i < first + count; i++)
    {
      VecheImportRow *row = veche_import_row_new (i + 1);
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      row->key = g_strdup_printf ("k%u", i);
      if (i % 100 != 99)
        veche_value_take_text (&value, g_strdup_printf ("%s %u", word, i));
      veche_import_row_set (row, title, &value);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
session_take (VecheImportSession *session, guint first, guint count, const char *word, guint outcomes[4])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dex_await_boxed (veche_import_session_take (session, session_make_rows (first, count, word)), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, count);
  for (guint i = 0; i < rows->len; i++)
    {
      const VecheImportRow *row = g_ptr_array_index (rows, i);

      outcomes[row->outcome]++;
      g_assert_true ((row->outcome == VECHE_IMPORT_REFUSED) == (row->error != NULL));
    }
}

static gint64
session_import (VecheWorkspace *workspace, const char *word, gboolean one_transaction, guint outcomes[4])
{
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", one_transaction, FALSE);
  g_autoptr (GError) error = NULL;
  gint64 step;

  for (guint i = 0; i < 4; i++)
    session_take (session, i * 250, 250, word, outcomes);
  step = dex_await_int64 (veche_import_session_finish (session), &error);
  g_assert_no_error (error);
  return step;
}

static void
test_finish (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (GError) error = NULL;

  for (guint one_transaction = 0; one_transaction < 2; one_transaction++)
    {
      guint outcomes[4] = { 0 };
      guint again[4] = { 0 };
      guint changed[4] = { 0 };

      g_assert_cmpint (session_import (workspace, "строка", one_transaction, outcomes), >, 0);
      g_assert_cmpuint (outcomes[VECHE_IMPORT_CREATED], ==, 990);
      g_assert_cmpuint (outcomes[VECHE_IMPORT_REFUSED], ==, 10);
      g_assert_cmpuint (workspace_fixture_count (workspace, "строка"), ==, 990);
      g_assert_cmpstr (veche_workspace_get_undo_title (workspace), ==, "загрузка");

      /* The same again changes nothing and leaves no step; other contents change each row. */
      g_assert_cmpint (session_import (workspace, "строка", one_transaction, again), ==, 0);
      g_assert_cmpuint (again[VECHE_IMPORT_UNCHANGED], ==, 990);
      g_assert_cmpint (session_import (workspace, "ряд", one_transaction, changed), >, 0);
      g_assert_cmpuint (changed[VECHE_IMPORT_UPDATED], ==, 990);
      g_assert_cmpuint (workspace_fixture_count (workspace, "строка"), ==, 0);

      workspace_fixture_check (workspace);
      g_assert_true (dex_await (veche_workspace_undo (workspace, 2), &error));
      g_assert_no_error (error);
      g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 0);
    }
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

static void
test_abort (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheImportSession) session = NULL;
  g_autoptr (GError) error = NULL;
  guint outcomes[4] = { 0 };

  workspace_fixture_insert (workspace, "Своя");
  session = session_begin (workspace, "список", FALSE, FALSE);
  session_take (session, 0, 500, "строка", outcomes);
  g_assert_cmpuint (workspace_fixture_count (workspace, "строка"), ==, 495);
  g_assert_true (dex_await_boolean (veche_import_session_abort (session), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 1);
  g_assert_cmpuint (workspace_fixture_count (workspace, "строка"), ==, 0);
  g_assert_cmpstr (veche_workspace_get_undo_title (workspace), ==, "добавление");

  /* What comes too late is refused; the file is as whole as ever. */
  g_assert_false (dex_await (veche_import_session_take (session, session_make_rows (500, 10, "поздняя")), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

static gboolean
session_list_is_full (gpointer data)
{
  return g_list_model_get_n_items (data) == 495;
}

static gboolean
session_list_is_empty (gpointer data)
{
  return g_list_model_get_n_items (data) == 0;
}

/* A list that looks on sees the rows come, and go again. */
static void
test_abort_seen (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (VecheRecordList) list = veche_record_list_new (workspace, query);
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", FALSE, FALSE);
  g_autoptr (GError) error = NULL;
  guint outcomes[4] = { 0 };

  session_take (session, 0, 500, "строка", outcomes);
  workspace_fixture_wait (session_list_is_full, list);
  g_assert_true (dex_await_boolean (veche_import_session_abort (session), &error));
  workspace_fixture_wait (session_list_is_empty, list);
  workspace_fixture_close (workspace);
}

static gboolean
session_is_reverted (gpointer data)
{
  return workspace_fixture_count (data, NULL) == 0;
}

/* Nobody ends it: dropped, it takes its rows back by itself. */
static void
test_dropped (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  VecheImportSession *session = session_begin (workspace, "список", FALSE, FALSE);
  guint outcomes[4] = { 0 };

  session_take (session, 0, 500, "строка", outcomes);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 495);
  g_object_unref (session);
  workspace_fixture_wait (session_is_reverted, workspace);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

/* The workspace is closed in the middle: the next opening finds nothing of it. */
static void
test_closed_in_the_middle (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (workspace));
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", FALSE, FALSE);
  g_autoptr (VecheWorkspace) again = NULL;
  g_autoptr (GError) error = NULL;
  guint outcomes[4] = { 0 };

  session_take (session, 0, 500, "строка", outcomes);
  workspace_fixture_close (workspace);
  g_clear_object (&session);
  again = dex_await_object (veche_workspace_open (path), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workspace_fixture_count (again, NULL), ==, 0);
  workspace_fixture_check (again);
  workspace_fixture_close (again);
}

static void
test_dry_run (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", TRUE, TRUE);
  g_autoptr (GError) error = NULL;
  guint outcomes[4] = { 0 };

  session_take (session, 0, 500, "строка", outcomes);
  g_assert_cmpuint (outcomes[VECHE_IMPORT_CREATED], ==, 495);
  g_assert_cmpuint (outcomes[VECHE_IMPORT_REFUSED], ==, 5);
  g_assert_cmpint (dex_await_int64 (veche_import_session_finish (session), &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 0);
  g_assert_null (veche_workspace_get_undo_title (workspace));
  workspace_fixture_close (workspace);
}

/* People read and write while it runs, and need not wait for its end. */
static void
test_others (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", FALSE, FALSE);
  DexFuture *taking = veche_import_session_take (session, session_make_rows (0, 3000, "строка"));
  g_autoptr (GError) error = NULL;
  guint own = 0;
  g_autoptr (GPtrArray) rows = NULL;

  while (dex_future_is_pending (taking))
    {
      gint64 id = workspace_fixture_insert (workspace, "Своя");
      g_autofree char *title = workspace_fixture_dup_title (workspace, id);

      g_assert_cmpstr (title, ==, "Своя");
      own++;
    }
  rows = dex_await_boxed (taking, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own, >, 1);
  g_assert_true (dex_await (veche_import_session_abort (session), &error));
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, own);
  g_assert_cmpuint (workspace_fixture_count (workspace, "своя"), ==, own);
  workspace_fixture_check (workspace);
  workspace_fixture_close (workspace);
}

static void
test_told_changed_cb (VecheWorkspace *workspace, VecheChanges *changes, gboolean *all)
{
  *all = *all || changes->many;
}

/* What leaves out the records of an import under way is told when it ends, however few there are. */
static void
test_told (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", FALSE, FALSE);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  guint outcomes[4] = { 0 };
  gboolean all = FALSE;

  query->settled = TRUE;
  session_take (session, 0, 3, "строка", outcomes);
  g_assert_cmpint (dex_await_int64 (veche_workspace_count (workspace, query), &error), ==, 0);
  g_signal_connect (workspace, "changed", G_CALLBACK (test_told_changed_cb), &all);
  g_assert_cmpint (dex_await_int64 (veche_import_session_finish (session), &error), >, 0);
  g_assert_no_error (error);
  g_assert_true (all);
  g_assert_cmpint (dex_await_int64 (veche_workspace_count (workspace, query), &error), ==, 3);
  workspace_fixture_close (workspace);
}

/* The window is closed in the midst of an import, and the file opened again at once. */
static void
test_reopened (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *path = g_strdup (veche_workspace_get_path (workspace));
  g_autoptr (VecheImportSession) session = session_begin (workspace, "список", FALSE, FALSE);
  g_autoptr (VecheWorkspace) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  DexFuture *batch;
  gint64 seen = 0;

  /* Many slices; the window is closed as soon as the first of them is seen. */
  batch = veche_import_session_take (session, session_make_rows (0, 20000, "строка"));
  g_assert_nonnull (batch);
  while (seen == 0)
    {
      seen = dex_await_int64 (veche_workspace_count (workspace, query), &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (seen, <, 19800);
  dex_future_disown (veche_workspace_close (workspace));
  again = dex_await_object (veche_workspace_open (path), &error);
  g_assert_no_error (error);
  g_assert_true (again != workspace);
  g_assert_false (dex_await (batch, NULL));
  g_assert_cmpuint (workspace_fixture_count (again, NULL), ==, 0);
  workspace_fixture_check (again);
  workspace_fixture_close (again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/import-session/finish", test_finish);
  workspace_fixture_add_test ("/import-session/abort", test_abort);
  workspace_fixture_add_test ("/import-session/abort-seen", test_abort_seen);
  workspace_fixture_add_test ("/import-session/dropped", test_dropped);
  workspace_fixture_add_test ("/import-session/closed-in-the-middle", test_closed_in_the_middle);
  workspace_fixture_add_test ("/import-session/dry-run", test_dry_run);
  workspace_fixture_add_test ("/import-session/others", test_others);
  workspace_fixture_add_test ("/import-session/told", test_told);
  workspace_fixture_add_test ("/import-session/reopened", test_reopened);
  return g_test_run ();
}
