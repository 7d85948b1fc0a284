/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "files-fixture.h"

#include <glib/gstdio.h>

#include "veche-application.h"
#include "veche-attachments.h"
#include "veche-stmt.h"

char *
files_fixture_path (FilesFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
files_fixture_set_up (FilesFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("veche-files-XXXXXX", &error);
  g_assert_no_error (error);
  path = files_fixture_path (self, "work.veche");
  self->store = veche_store_create (path, NULL, &error);
  g_assert_no_error (error);
}

static void
files_fixture_remove (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      files_fixture_remove (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
files_fixture_tear_down (FilesFixture *self, gconstpointer data)
{
  g_clear_pointer (&self->store, veche_store_close);
  files_fixture_remove (self->folder);
  g_free (self->folder);
}

void
files_fixture_add (const char *path, void (*func) (FilesFixture *, gconstpointer))
{
  g_test_add (path, FilesFixture, NULL, files_fixture_set_up, func, files_fixture_tear_down);
}

static gboolean
files_fixture_run_cb (VecheStore *store, gpointer data, GError **error)
{
  return veche_db_exec (veche_store_get_db (store), data, error);
}

void
files_fixture_run (FilesFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean done = veche_store_write (self->store, VECHE_STEP_EDIT, "test", NULL, files_fixture_run_cb, (gpointer) sql, NULL,
                                     NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

typedef struct
{
  gint64 application;
  const char *name;
  GInputStream *source;
  gint64 id;
} FilesFixtureAttach;

static gboolean
files_fixture_attach_cb (VecheStore *store, gpointer data, GError **error)
{
  FilesFixtureAttach *attach = data;

  attach->id = veche_attachments_add (store, &veche_application_kind, attach->application, attach->name, NULL, attach->source,
                                      NULL, error);
  return attach->id != 0;
}

gint64
files_fixture_attach (FilesFixture *self, gint64 application, const char *name, gconstpointer data, gsize size)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  FilesFixtureAttach attach = { application, name, source, 0 };
  g_autoptr (GError) error = NULL;
  gboolean done = veche_store_write (self->store, VECHE_STEP_EDIT, "test", NULL, files_fixture_attach_cb, &attach, NULL, NULL,
                                     &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return attach.id;
}

GBytes *
files_fixture_extract (VecheStore *store, gint64 attachment)
{
  g_autofree char *sql = g_strdup_printf ("SELECT sha256 FROM attachment WHERE id = %" G_GINT64_FORMAT, attachment);
  g_autofree char *sha256 = veche_db_query_text (veche_store_get_db (store), sql);
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (sha256);
  veche_attachments_extract (store, sha256, target, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (target, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

gint64
files_fixture_count (VecheStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (veche_stmt_step (stmt, &error), ==, VECHE_STMT_ROW);
  return veche_stmt_get_integer (stmt, 0);
}

static int
files_fixture_compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
files_fixture_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, ".lock") && !g_str_equal (name, "work.veche-journal"))
      g_ptr_array_add (names, (gpointer) g_intern_string (name));
  g_ptr_array_sort (names, files_fixture_compare);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}
