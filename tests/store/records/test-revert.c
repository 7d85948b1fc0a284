/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-error.h"
#include "veche-undo.h"

/* What others may do to the rows of a step that is open: none of it may keep the step from being taken back, nor the file from being
 * opened. */

static gboolean
revert_insert (VecheStore *store, gpointer data, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      guint op = veche_edit_insert (edit, &veche_application_kind, 0);
      g_autofree char *title = g_strdup_printf ("Загруженная %u", i);

      veche_edit_set_text (edit, op, "title", title);
    }
  return veche_record_repo_apply (store, edit, error);
}

static gboolean
revert_change (VecheStore *store, gpointer data, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op = veche_edit_update (edit, &veche_application_kind, *(gint64 *) data);

  veche_edit_set_text (edit, op, "city", "Из загрузки");
  veche_edit_set_text (edit, op, "region", "Из загрузки");
  return veche_record_repo_apply (store, edit, error);
}

/* A file with an application of the office, and a step with three more. *@last: the newest of these. */
static gint64
revert_begin (VecheStore *store, gint64 *last)
{
  g_autoptr (GError) error = NULL;
  gint64 step = veche_store_begin_step (store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (veche_store_write_slice (store, step, revert_insert, NULL, NULL, &error));
  g_assert_no_error (error);
  *last = veche_db_query_integer (veche_store_get_db (store), "SELECT max(id) FROM application", 0);
  return step;
}

static void
revert_end (VecheStore *store, gint64 step)
{
  gboolean done = FALSE;

  while (!done)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (veche_store_revert_slice (store, step, 15, &done, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (veche_store_find_open_step (store), ==, 0);
}

static gint64
revert_count (VecheStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);

  return veche_db_query_integer (veche_store_get_db (store), sql, -1);
}

static void
revert_expect_notice (VecheStore *store, const char *part)
{
  const char *notice = veche_store_get_notice (store);

  g_assert_nonnull (notice);
  if (strstr (notice, part) == NULL)
    g_error ("“%s” does not say “%s”", notice, part);
}

/* The clerk deletes a row that has just come, and stops the import. */
static void
test_deleted_row (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 last;
  gint64 step;

  records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  step = revert_begin (store, &last);
  records_fixture_delete (store, "application", last);
  revert_end (store, step);
  g_assert_cmpint (revert_count (store, "application"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "загруженная"), ==, 0);
  records_fixture_check (store);
  store = records_fixture_reopen (store);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A crash in mid-import; another program deletes a row of it before Veche comes back. */
static void
test_deleted_by_stranger (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (VecheStore) reader = NULL;
  gint64 last;

  records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  revert_begin (store, &last);
  records_fixture_stranger (store, "DELETE FROM application WHERE title = 'Загруженная 1'");
  store = records_fixture_reopen (store);
  g_assert_cmpint (revert_count (store, "application"), ==, 1);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* The same with members and a file's line that another program has given to an imported application. */
static void
test_hanging (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  gint64 last;

  revert_begin (store, &last);
  records_fixture_stranger (store, "INSERT INTO application_member (application, name) SELECT max(id), 'Чужой' FROM application");
  store = records_fixture_reopen (store);
  g_assert_cmpint (revert_count (store, "application"), ==, 0);
  g_assert_cmpint (revert_count (store, "application_member"), ==, 0);
  revert_expect_notice (store, "1 record that others");
  records_fixture_check (store);

  /* The journal has the member; without its application it cannot come back, and undo says so and goes on. */
  veche_undo_get_next (store, FALSE, &title);
  g_assert_cmpstr (title, ==, "Left over from “загрузка”");
  {
    g_auto (GStrv) stayed = NULL;

    g_assert_cmpint (veche_undo_apply_step (store, FALSE, 0, NULL, NULL, &stayed, NULL, &error), !=, 0);
    g_assert_no_error (error);
    g_assert_cmpuint (g_strv_length (stayed), ==, 1);
  }
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A reference of the office to an imported theme is emptied, journalled; undo brings nothing that is not there. */
static void
test_reference (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 own = records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  g_autofree char *theme = NULL;
  g_autofree char *sql = NULL;

  {
    g_autoptr (GError) error = NULL;
    gint64 step = veche_store_begin_step (store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);

    g_assert_true (veche_store_write_slice (store, step, revert_insert, NULL, NULL, &error));
  }
  /* The step's own theme: written under it by hand, as an import of themes would. */
  sql = g_strdup_printf ("INSERT INTO theme (programme, code, title) VALUES (1, 'new', 'Новая');"
                         "UPDATE veche_journal SET step = (SELECT max(id) FROM veche_step) WHERE step IS NULL;"
                         "UPDATE application SET theme = (SELECT max(id) FROM theme) WHERE id = %" G_GINT64_FORMAT,
                         own);
  records_fixture_stranger (store, sql);
  store = records_fixture_reopen (store);
  g_assert_cmpint (revert_count (store, "theme"), ==, 1);
  theme = records_fixture_get (store, "application", own, "theme");
  g_assert_null (theme);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* What the clerk has typed over the import's values stays, and what was typed into imported rows can be brought back. */
static void
test_typed_over (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 own = records_fixture_add (store, "application", 0, "title", "Своя", "city", "Орёл", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *city = NULL;
  g_autofree char *region = NULL;
  g_autofree char *back = NULL;
  gint64 last;
  gint64 step = revert_begin (store, &last);

  g_assert_true (veche_store_write_slice (store, step, revert_change, &own, NULL, &error));
  records_fixture_set (store, "application", own, "city", "Тула");
  records_fixture_set (store, "application", last, "city", "Псков");
  revert_end (store, step);

  city = records_fixture_get (store, "application", own, "city");
  g_assert_cmpstr (city, ==, "Тула");
  region = records_fixture_get (store, "application", own, "region");
  g_assert_null (region);
  g_assert_cmpint (revert_count (store, "application"), ==, 1);
  revert_expect_notice (store, "1 record that others");
  records_fixture_check (store);
  g_free (records_fixture_undo (store, FALSE));
  back = records_fixture_get (store, "application", last, "city");
  g_assert_cmpstr (back, ==, "Псков");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A before-image that has been erased: the change stays, sealed, and the file opens. */
static void
test_erased (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 own = records_fixture_add (store, "application", 0, "title", "Своя", "city", "Орёл", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *city = NULL;
  gint64 last;
  gint64 step = revert_begin (store, &last);

  g_assert_true (veche_store_write_slice (store, step, revert_change, &own, NULL, &error));
  records_fixture_stranger (store, "UPDATE veche_journal_image SET image = NULL WHERE seq = (SELECT max(seq) FROM veche_journal)");
  store = records_fixture_reopen (store);
  g_assert_cmpint (veche_store_find_open_step (store), ==, 0);
  g_assert_cmpint (revert_count (store, "application"), ==, 1);
  city = records_fixture_get (store, "application", own, "city");
  g_assert_cmpstr (city, ==, "Из загрузки");
  revert_expect_notice (store, "1 of its changes could not be taken back");
  store = records_fixture_reopen (store);
  g_assert_null (veche_store_get_notice (store));
  records_fixture_free (store);
}

/* Reading does with the file as it is what it can, whoever is at work in it. */
static void
test_reading (void)
{
  VecheStore *store = records_fixture_new ();
  g_autofree char *path = g_strdup (veche_store_get_path (store));
  g_autoptr (GError) error = NULL;
  VecheStore *reader;
  gboolean sealed = FALSE;
  gint64 last;
  gint64 step;

  records_fixture_add (store, "application", 0, "title", "Своя", NULL);
  step = revert_begin (store, &last);

  reader = veche_store_open (path, VECHE_STORE_READING, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (veche_store_is_read_only (reader));
  g_assert_null (veche_store_get_notice (reader));
  g_assert_cmpint (revert_count (reader, "application"), ==, 4);
  veche_store_close (reader);
  g_assert_true (veche_store_end_step (store, step, &sealed, &error));
  g_assert_no_error (error);
  g_assert_true (sealed);

  /* A step that nobody holds is taken back by a reader too, and where that is not possible he reads all the same. */
  revert_begin (store, &last);
  veche_store_close (store);
  {
    sqlite3 *handle = NULL;

    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
    reader = veche_store_open (path, VECHE_STORE_READING, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (revert_count (reader, "application"), ==, 7);
    g_assert_nonnull (veche_store_get_notice (reader));
    veche_store_close (reader);
    sqlite3_close (handle);
  }
  reader = veche_store_open (path, VECHE_STORE_READING, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (revert_count (reader, "application"), ==, 4);
  records_fixture_check (reader);
  records_fixture_free (reader);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/revert/deleted-row", test_deleted_row);
  g_test_add_func ("/revert/deleted-by-stranger", test_deleted_by_stranger);
  g_test_add_func ("/revert/hanging", test_hanging);
  g_test_add_func ("/revert/reference", test_reference);
  g_test_add_func ("/revert/typed-over", test_typed_over);
  g_test_add_func ("/revert/erased", test_erased);
  g_test_add_func ("/revert/reading", test_reading);
  return g_test_run ();
}
