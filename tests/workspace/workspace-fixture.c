/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "workspace-fixture.h"

#include "veche-finding.h"
#include "veche-workspace-upkeep.h"

#define WAIT_STEP_MS 5
#define WAIT_STEPS (60 * 1000 / WAIT_STEP_MS)

typedef void (*WorkspaceTest) (void);

static DexFuture *
workspace_fixture_fiber (gpointer data)
{
  WorkspaceTest test = *(WorkspaceTest *) data;

  test ();
  return dex_future_new_true ();
}

static DexFuture *
workspace_fixture_done_cb (DexFuture *future, gpointer data)
{
  g_main_loop_quit (data);
  return dex_ref (future);
}

static void
workspace_fixture_run (gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  DexFuture *fiber = dex_scheduler_spawn (NULL, 0, workspace_fixture_fiber, (gpointer) data, NULL);

  dex_future_disown (dex_future_finally (fiber, workspace_fixture_done_cb, loop, NULL));
  g_main_loop_run (loop);
  /* What closes after the last test of a file must not be left half done. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
workspace_fixture_add_test (const char *path, void (*test) (void))
{
  g_test_add_data_func_full (path, g_memdup2 (&test, sizeof test), workspace_fixture_run, g_free);
}

char *
workspace_fixture_path (const char *name)
{
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

VecheWorkspace *
workspace_fixture_create (void)
{
  g_autofree char *path = workspace_fixture_path ("test.veche");
  VecheEdit *edit = veche_edit_new (NULL);
  guint programme = veche_edit_insert (edit, veche_kind_find ("programme"), 0);
  guint theme = veche_edit_insert_child (edit, veche_kind_find ("theme"), programme);
  g_autoptr (GError) error = NULL;
  VecheWorkspace *workspace;

  veche_edit_set_text (edit, programme, "title", "Отбор");
  veche_edit_set_text (edit, theme, "code", "smart");
  veche_edit_set_text (edit, theme, "title", "Умный город");
  workspace = dex_await_object (veche_workspace_create (path, "Проверка", edit), &error);
  g_assert_no_error (error);
  veche_edit_unref (edit);
  return workspace;
}

void
workspace_fixture_close (VecheWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  dex_await (veche_workspace_close (workspace), &error);
  g_assert_no_error (error);
}

DexFuture *
workspace_fixture_push_insert (VecheWorkspace *workspace, const char *title)
{
  VecheEdit *edit = veche_edit_new ("добавление");

  veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "title", title);
  return veche_workspace_apply (workspace, edit);
}

gint64
workspace_fixture_insert (VecheWorkspace *workspace, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheEdit) done = dex_await_boxed (workspace_fixture_push_insert (workspace, title), &error);

  g_assert_no_error (error);
  return veche_edit_get_op (done, 0)->id;
}

void
workspace_fixture_insert_many (VecheWorkspace *workspace, const char *prefix, guint count)
{
  VecheEdit *edit = veche_edit_new ("много");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", prefix, i + 1);

      veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "title", title);
    }
  dex_await (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
}

void
workspace_fixture_set (VecheWorkspace *workspace, gint64 id, const char *field, const char *text)
{
  VecheEdit *edit = veche_edit_new ("правка");
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_edit_parse (edit, veche_edit_update (edit, &veche_application_kind, id), field, text, &error));
  dex_await (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
}

void
workspace_fixture_delete (VecheWorkspace *workspace, gint64 id)
{
  VecheEdit *edit = veche_edit_new ("удаление");
  g_autoptr (GError) error = NULL;

  veche_edit_delete (edit, &veche_application_kind, id);
  dex_await (veche_workspace_apply (workspace, edit), &error);
  g_assert_no_error (error);
}

char *
workspace_fixture_dup_title (VecheWorkspace *workspace, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (workspace, &veche_application_kind, id), &error);

  g_assert_no_error (error);
  return g_strdup (veche_record_get_title (record));
}

guint
workspace_fixture_count (VecheWorkspace *workspace, const char *text)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  gint64 count;

  veche_query_set_text (query, text);
  count = dex_await_int64 (veche_workspace_count (workspace, query), &error);
  g_assert_no_error (error);
  return (guint) count;
}

void
workspace_fixture_check (VecheWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dex_await_boxed (veche_workspace_upkeep_check (workspace), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((VecheFinding *) g_ptr_array_index (findings, i))->message);
  g_assert_cmpuint (findings->len, ==, 0);
}

void
workspace_fixture_stranger (VecheWorkspace *workspace, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell
    = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "sqlite3", "-cmd", ".timeout 10000", veche_workspace_get_path (workspace),
                        sql, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (shell, NULL, &error));
}

void
workspace_fixture_wait (gboolean (*done) (gpointer data), gpointer data)
{
  for (guint i = 0; i < WAIT_STEPS && !done (data); i++)
    dex_await (dex_timeout_new_msec (WAIT_STEP_MS), NULL);
  g_assert_true (done (data));
}
