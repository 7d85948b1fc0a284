/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "records-fixture.h"

#include <glib/gstdio.h>

#include "veche-error.h"
#include "veche-finding.h"
#include "veche-integrity.h"
#include "veche-registry.h"
#include "veche-stmt.h"
#include "veche-store-fill.h"
#include "veche-undo.h"

VecheStore *
records_fixture_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("veche-records-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.veche", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint programme, theme, item;
  VecheStore *store;

  g_assert_no_error (error);
  programme = veche_edit_insert (edit, veche_kind_find ("programme"), 0);
  veche_edit_set_text (edit, programme, "title", "Лидеры");
  veche_edit_set_text (edit, programme, "code", "2020");
  veche_edit_set_text (edit, programme, "number_pattern", "2020-{theme}-{n:3}");
  theme = veche_edit_insert_child (edit, veche_kind_find ("theme"), programme);
  veche_edit_set_text (edit, theme, "code", "smart");
  veche_edit_set_text (edit, theme, "title", "Умный город");
  veche_edit_set_text (edit, theme, "abbr", "УГ");
  for (guint i = 0; i < 2; i++)
    {
      item = veche_edit_insert_child (edit, veche_kind_find ("item"), programme);
      veche_edit_set_text (edit, item, "code", i == 0 ? "summary" : "cv");
      veche_edit_set_text (edit, item, "title", i == 0 ? "Описание" : "Резюме");
      veche_edit_set_text (edit, item, "item_kind", i == 0 ? "text" : "file");
      veche_edit_set_text (edit, item, "field", i == 0 ? "summary" : NULL);
      veche_edit_set_integer (edit, item, "required", 1);
      veche_edit_set_integer (edit, item, "position", i);
    }
  item = veche_edit_insert_child (edit, veche_kind_find ("reason"), programme);
  veche_edit_set_text (edit, item, "code", "incomplete");
  veche_edit_set_text (edit, item, "title", "Неполный состав");

  store = veche_store_fill_create (path, "Проверка", edit, NULL, &error);
  g_assert_no_error (error);
  return store;
}

VecheStore *
records_fixture_reopen (VecheStore *store)
{
  g_autofree char *path = g_strdup (veche_store_get_path (store));
  g_autoptr (GError) error = NULL;

  veche_store_close (store);
  store = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  return store;
}

void
records_fixture_free (VecheStore *store)
{
  g_autofree char *path = g_strdup (veche_store_get_path (store));
  g_autofree char *folder = g_path_get_dirname (path);

  veche_store_close (store);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_remove (journal);
  g_rmdir (folder);
}

static gboolean
records_fixture_write (VecheStore *store, gpointer data, GError **error)
{
  return veche_record_repo_apply (store, data, error);
}

gint64
records_fixture_apply (VecheStore *store, VecheEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 step;

  veche_store_write (store, VECHE_STEP_EDIT, edit->title != NULL ? edit->title : "шаг", "Тест", records_fixture_write, edit, NULL,
                     &step, &error);
  g_assert_no_error (error);
  return step;
}

void
records_fixture_refuse (VecheStore *store, VecheEdit *edit, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = records_fixture_hash (store);
  g_autofree char *after = NULL;

  g_assert_false (
    veche_store_write (store, VECHE_STEP_EDIT, "шаг", NULL, records_fixture_write, edit, NULL, NULL, &error));
  g_assert_error (error, VECHE_ERROR, code);
  after = records_fixture_hash (store);
  g_assert_cmpstr (before, ==, after);
}

gint64
records_fixture_add (VecheStore *store, const char *kind, gint64 parent, ...)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("добавление");
  guint op = veche_edit_insert (edit, veche_kind_find (kind), parent);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list args;

  va_start (args, parent);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      veche_edit_parse (edit, op, field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);
  records_fixture_apply (store, edit);
  return veche_edit_get_op (edit, op)->id;
}

void
records_fixture_set (VecheStore *store, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("правка");
  guint op = veche_edit_update (edit, veche_kind_find (kind), id);
  g_autoptr (GError) error = NULL;

  veche_edit_parse (edit, op, field, text, &error);
  g_assert_no_error (error);
  records_fixture_apply (store, edit);
}

void
records_fixture_delete (VecheStore *store, const char *kind, gint64 id)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("удаление");

  veche_edit_delete (edit, veche_kind_find (kind), id);
  records_fixture_apply (store, edit);
}

char *
records_fixture_get (VecheStore *store, const char *kind, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, veche_kind_find (kind), id, &error);

  g_assert_no_error (error);
  return g_strdup (veche_record_get_text (record, field));
}

guint
records_fixture_hits (VecheStore *store, const char *text)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  veche_query_set_text (query, text);
  records = veche_record_repo_query (store, query, &error);
  g_assert_no_error (error);
  return records->len;
}

static void
records_fixture_hash_table (VecheStore *store, GChecksum *sum, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, &error);

  g_assert_no_error (error);
  while (veche_stmt_step (stmt, &error) == VECHE_STMT_ROW)
    for (int column = 0; column < veche_stmt_count_columns (stmt); column++)
      {
        gsize size;
        gconstpointer data = veche_stmt_get_blob (stmt, column, &size);

        g_checksum_update (sum, (const guchar *) (veche_stmt_is_null (stmt, column) ? "-" : "+"), 1);
        if (size > 0)
          g_checksum_update (sum, data, (gssize) size);
      }
  g_assert_no_error (error);
}

char *
records_fixture_hash (VecheStore *store)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    records_fixture_hash_table (store, sum, (*kind)->table);
  records_fixture_hash_table (store, sum, "import_series");
  records_fixture_hash_table (store, sum, "import_key");
  return g_strdup (g_checksum_get_string (sum));
}

void
records_fixture_check (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = veche_integrity_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((VecheFinding *) g_ptr_array_index (findings, i))->message);
  g_assert_cmpuint (findings->len, ==, 0);
}

char *
records_fixture_undo (VecheStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  char *title = NULL;

  veche_undo_apply (store, redo, "Тест", &title, NULL, &error);
  g_assert_no_error (error);
  return title;
}

void
records_fixture_stranger (VecheStore *store, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (veche_store_get_path (store), &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}
