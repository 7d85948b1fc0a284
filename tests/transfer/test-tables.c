/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables out of a workspace and into one. */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-table-export.h"
#include "veche-table-import.h"
#include "workspace-fixture.h"

static void
tables_set_zone (VecheWorkspace *workspace, const char *zone)
{
  VecheEdit *edit = veche_edit_new ("пояс");
  g_autoptr (GError) error = NULL;

  veche_edit_set_text (edit, veche_edit_update (edit, veche_kind_find ("programme"), 1), "zone", zone);
  g_assert_true (dex_await (veche_workspace_apply (workspace, edit), &error));
  g_assert_no_error (error);
}

static VecheWorkspace *
tables_create (const char *name, const char *zone)
{
  g_autofree char *path = workspace_fixture_path (name);
  VecheEdit *edit = veche_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  VecheWorkspace *workspace;

  veche_edit_set_text (edit, veche_edit_insert (edit, veche_kind_find ("programme"), 0), "title", "Отбор");
  workspace = dex_await_object (veche_workspace_create (path, "Другой", edit), &error);
  g_assert_no_error (error);
  veche_edit_unref (edit);
  tables_set_zone (workspace, zone);
  return workspace;
}

static gint64
tables_export (VecheWorkspace *workspace, const char *path)
{
  const VecheTableExportOptions options = { 0 };
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  gint64 rows = dex_await_int64 (veche_table_export_run (workspace, query, path, &options), &error);

  g_assert_no_error (error);
  return rows;
}

static VecheTableImportReport *
tables_import (VecheWorkspace *workspace, const char *path, const VecheTableImportOptions *extra, GError **error)
{
  const char *sources[] = { path, NULL };
  VecheTableImportOptions options = extra != NULL ? *extra : (VecheTableImportOptions) { 0 };

  options.kind = &veche_application_kind;
  return dex_await_boxed (veche_table_import_run (workspace, sources, &options), error);
}

/* A programme on other clocks than this computer's: the moment is the same after a trip through a sheet, also into a workspace on a
 * third clock, since the column's name tells which one it is by. */
static void
tables_check_moment (const char *ending)
{
  static const char *const zones[] = { "Asia/Chita", "Europe/Kaliningrad" };
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *name = g_strconcat ("заявки.", ending, NULL);
  g_autofree char *path = workspace_fixture_path (name);
  gint64 id = workspace_fixture_insert (workspace, "Сквер");

  g_assert_cmpstr (g_getenv ("TZ"), ==, "Europe/Moscow");
  tables_set_zone (workspace, "Asia/Chita");
  workspace_fixture_set (workspace, id, "received", "2020-02-17T14:30:00Z");
  g_assert_cmpint (tables_export (workspace, path), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *other_name = g_strdup_printf ("%s-%u.veche", ending, i);
      g_autoptr (VecheWorkspace) other = tables_create (other_name, zones[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheTableImportReport) report = tables_import (other, path, NULL, &error);
      g_autoptr (VecheRecord) record = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (report->created, ==, 1);
      record = dex_await_object (veche_workspace_get (other, &veche_application_kind, 1), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (veche_record_get_text (record, "received"), ==, "2020-02-17T14:30:00Z");
      workspace_fixture_close (other);
    }
  workspace_fixture_close (workspace);
}

static void
test_moment_xlsx (void)
{
  tables_check_moment ("xlsx");
}

static void
test_moment_ods (void)
{
  tables_check_moment ("ods");
}

/* Rows that go while the file is written take no others with them. */
static void
test_export_meanwhile (void)
{
  const VecheTableExportOptions options = { 0 };
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autofree char *path = workspace_fixture_path ("заявки.csv");
  g_autofree char *text = NULL;
  g_autoptr (DexFuture) exporting = NULL;
  g_autoptr (GError) error = NULL;

  workspace_fixture_insert_many (workspace, "Строка", 6000);
  exporting = veche_table_export_run (workspace, query, path, &options);
  for (gint64 id = 1; id <= 60; id++)
    {
      workspace_fixture_delete (workspace, id);
      workspace_fixture_delete (workspace, 5941 + id - 1);
    }
  g_assert_true (dex_await (dex_ref (exporting), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  for (guint i = 61; i <= 5940; i++)
    {
      g_autofree char *title = g_strdup_printf (";Строка %u;", i);
      const char *first = strstr (text, title);

      if (first == NULL || strstr (first + 1, title) != NULL)
        g_error ("%s is there %s", title, first == NULL ? "not at all" : "twice");
    }
  workspace_fixture_close (workspace);
}

/* Who has looked at a dry run takes that table, not another of its name. */
static void
test_import_changed (void)
{
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *path = workspace_fixture_path ("таблица.csv");
  VecheTableImportOptions options = { .dry_run = TRUE };
  g_autoptr (VecheTableImportReport) seen = NULL;
  g_autoptr (VecheTableImportReport) refused = NULL;
  g_autoptr (VecheTableImportReport) taken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Название;Город\nСквер;Углич\n", -1, NULL));
  seen = tables_import (workspace, path, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (seen->stamp);

  options = (VecheTableImportOptions) { .stamp = seen->stamp };
  g_assert_true (g_file_set_contents (path, "Название;Город\nКаток;Мышкин\nСквер;Углич\n", -1, NULL));
  refused = tables_import (workspace, path, &options, &error);
  g_assert_null (refused);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_cmpuint (workspace_fixture_count (workspace, NULL), ==, 0);

  options = (VecheTableImportOptions) { .dry_run = TRUE };
  g_clear_pointer (&seen, veche_table_import_report_unref);
  seen = tables_import (workspace, path, &options, &error);
  options = (VecheTableImportOptions) { .stamp = seen->stamp };
  taken = tables_import (workspace, path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken->created, ==, 2);
  workspace_fixture_close (workspace);
}

/* A dry run tells which records it would make, and what it would change into what; the run itself keeps nothing of it. */
static void
test_import_foretold (void)
{
  static const char first[] = "Ключ;Название;Город\n1;Сквер;Углич\n2;Каток;Мышкин\n";
  static const char second[] = "Ключ;Название;Город\n1;Сквер;Кашин\n2;Каток;Мышкин\n3;Сцена;Углич\n";
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autofree char *path = workspace_fixture_path ("предсказание.csv");
  VecheTableImportOptions options = { .key = "Ключ" };
  g_autoptr (VecheTableImportReport) taken = NULL;
  g_autoptr (VecheTableImportReport) seen = NULL;
  g_autoptr (GError) error = NULL;
  const VecheImportRow *row;
  const VecheImportClash *change;

  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  taken = tables_import (workspace, path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken->created, ==, 2);
  g_assert_cmpuint (taken->written->len, ==, 0);

  g_assert_true (g_file_set_contents (path, second, -1, NULL));
  options.dry_run = TRUE;
  seen = tables_import (workspace, path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen->written->len, ==, 2);
  row = g_ptr_array_index (seen->written, 0);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_UPDATED);
  g_assert_cmpuint (row->changes->len, ==, 1);
  change = g_ptr_array_index (row->changes, 0);
  g_assert_cmpstr (change->field->name, ==, "city");
  g_assert_cmpstr (change->ours.text, ==, "Углич");
  g_assert_cmpstr (change->theirs.text, ==, "Кашин");
  row = g_ptr_array_index (seen->written, 1);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_CREATED);
  g_assert_null (row->changes);
  workspace_fixture_close (workspace);
}

/* Another window's workspace is neither read nor written as a table, its journal neither. */
static void
test_other_workspace (void)
{
  const VecheTableExportOptions nothing = { 0 };
  g_autoptr (VecheWorkspace) workspace = workspace_fixture_create ();
  g_autoptr (VecheWorkspace) other = tables_create ("другой.veche", "Asia/Chita");
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autofree char *journal = g_strconcat (veche_workspace_get_path (other), "-journal", NULL);
  const char *paths[] = { veche_workspace_get_path (other), journal };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *linked = g_strdup_printf ("%s.csv", paths[i]);
      g_autoptr (GFile) link = g_file_new_for_path (linked);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_make_symbolic_link (link, paths[i], NULL, &error));
      g_assert_null (tables_import (workspace, linked, NULL, &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
      g_clear_error (&error);
      g_assert_false (dex_await (veche_table_export_run (workspace, query, linked, &nothing), &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
    }
  workspace_fixture_check (other);
  workspace_fixture_close (other);
  workspace_fixture_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dex_init ();
  workspace_fixture_add_test ("/tables/moment-xlsx", test_moment_xlsx);
  workspace_fixture_add_test ("/tables/moment-ods", test_moment_ods);
  workspace_fixture_add_test ("/tables/export-meanwhile", test_export_meanwhile);
  workspace_fixture_add_test ("/tables/import-changed", test_import_changed);
  workspace_fixture_add_test ("/tables/import-foretold", test_import_foretold);
  workspace_fixture_add_test ("/tables/other-workspace", test_other_workspace);
  return g_test_run ();
}
