/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "records-fixture.h"
#include "veche-check-repo.h"
#include "veche-error.h"

static void
test_add_and_find (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Скамейки у пруда", "theme", "smart", "budget", "12345678",
                                   "city", "Орёл", NULL);
  g_autofree char *theme = records_fixture_get (store, "application", id, "theme");
  g_autofree char *state = records_fixture_get (store, "application", id, "state");
  g_autofree char *received = records_fixture_get (store, "application", id, "received");

  g_assert_cmpstr (theme, ==, "smart");
  g_assert_cmpstr (state, ==, "draft");
  g_assert_nonnull (received);
  g_assert_cmpuint (records_fixture_hits (store, "скамейка"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "орел"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "ска"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "crfvtqrb"), ==, 1);
  g_assert_cmpuint (records_fixture_hits (store, "фонтан"), ==, 0);
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
test_refusals (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (VecheEdit) no_title = veche_edit_new ("x");
  g_autoptr (VecheEdit) bad_theme = veche_edit_new ("x");
  g_autoptr (VecheEdit) verb = veche_edit_new ("x");
  g_autoptr (VecheEdit) orphan = veche_edit_new ("x");
  g_autoptr (VecheEdit) used = veche_edit_new ("x");
  guint op;

  op = veche_edit_insert (no_title, &veche_application_kind, 0);
  veche_edit_set_text (no_title, op, "city", "Тверь");
  records_fixture_refuse (store, no_title, VECHE_ERROR_INVALID);

  op = veche_edit_insert (bad_theme, &veche_application_kind, 0);
  veche_edit_set_text (bad_theme, op, "title", "А");
  veche_edit_set_text (bad_theme, op, "theme", "нет такой");
  records_fixture_refuse (store, bad_theme, VECHE_ERROR_NOT_FOUND);

  op = veche_edit_insert (verb, &veche_application_kind, 0);
  veche_edit_set_text (verb, op, "title", "А");
  veche_edit_set_text (verb, op, "state", "finalist");
  records_fixture_refuse (store, verb, VECHE_ERROR_NOT_ALLOWED);

  op = veche_edit_insert (orphan, &veche_application_member_kind, 77);
  veche_edit_set_text (orphan, op, "name", "Тестова Анна");
  records_fixture_refuse (store, orphan, VECHE_ERROR_NOT_FOUND);

  records_fixture_add (store, "application", 0, "title", "Каток", "theme", "smart", NULL);
  veche_edit_delete (used, veche_kind_find ("theme"), 1);
  records_fixture_refuse (store, used, VECHE_ERROR_NOT_ALLOWED);
  records_fixture_check (store);
  records_fixture_free (store);
}

static gint64
test_register (VecheStore *store, gint64 id)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");

  veche_edit_register (edit, id, 0);
  return records_fixture_apply (store, edit);
}

static void
test_numbers (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 a = records_fixture_add (store, "application", 0, "title", "А", "theme", "smart", NULL);
  gint64 b = records_fixture_add (store, "application", 0, "title", "Б", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *title = NULL;

  test_register (store, a);
  test_register (store, b);
  first = records_fixture_get (store, "application", a, "number");
  second = records_fixture_get (store, "application", b, "number");
  g_assert_cmpstr (first, ==, "2020-УГ-001");
  g_assert_cmpstr (second, ==, "2020-002");

  /* A number that was given is never given again, even if giving it was undone. */
  title = records_fixture_undo (store, FALSE);
  g_assert_cmpstr (title, ==, "регистрация");
  undone = records_fixture_get (store, "application", b, "number");
  g_assert_null (undone);
  test_register (store, b);
  again = records_fixture_get (store, "application", b, "number");
  g_assert_cmpstr (again, ==, "2020-003");
  records_fixture_check (store);
  records_fixture_free (store);
}

typedef struct
{
  gint64 id;
  VecheCheckChange change;
} TestCheck;

static gboolean
test_check_write (VecheStore *store, gpointer data, GError **error)
{
  TestCheck *check = data;

  return veche_check_repo_apply (store, check->id, &check->change, error);
}

static gboolean
test_check_apply (VecheStore *store, TestCheck *check, GError **error)
{
  return veche_store_write (store, VECHE_STEP_EDIT, "проверка", "Тест", test_check_write, check, NULL, NULL, error);
}

static void
test_check (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", "theme", "smart", "summary", "Что делаем", NULL);
  const VecheCheckMark cv = { "cv", "insufficient", "нет подписи" };
  const VecheCheckMark cv_later = { "cv", "present", NULL };
  const char *reasons[] = { "incomplete", NULL };
  TestCheck check = { id, { .theme_fits = -1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_auto (GStrv) missing = NULL;
  g_autofree char *state = NULL;
  g_autofree char *returned = NULL;

  g_assert_false (test_check_apply (store, &check, &error)); /* a draft is not checked */
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  test_register (store, id);

  check.change.marks = &cv;
  check.change.n_marks = 1;
  check.change.theme_fits = 1;
  check.change.decision = "accept";
  g_assert_false (test_check_apply (store, &check, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  check.change.decision = "return";
  g_assert_false (test_check_apply (store, &check, &error)); /* no reason given */
  g_clear_error (&error);
  check.change.reasons = reasons;
  g_assert_true (test_check_apply (store, &check, &error));
  returned = records_fixture_get (store, "application", id, "state");
  g_assert_cmpstr (returned, ==, "returned");

  /* A second check takes over what was marked in the first. */
  check.change = (VecheCheckChange) { .theme_fits = -1 };
  g_assert_true (test_check_apply (store, &check, &error));
  sheet = veche_check_repo_load (store, id, &error);
  missing = veche_check_sheet_list_missing (sheet);
  g_assert_cmpuint (g_strv_length (missing), ==, 1);
  g_assert_cmpstr (missing[0], ==, "cv");
  g_assert_cmpstr (veche_check_sheet_get_state (sheet, 0), ==, "present");
  g_assert_cmpint (veche_check_sheet_theme_fits (sheet), ==, 1);

  check.change.marks = &cv_later;
  check.change.n_marks = 1;
  check.change.decision = "accept";
  g_assert_true (test_check_apply (store, &check, &error));
  state = records_fixture_get (store, "application", id, "state");
  g_assert_cmpstr (state, ==, "admitted");
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
test_override (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  TestCheck check = { id, { .theme_fits = 0, .decision = "accept" } };
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  test_register (store, id);
  g_assert_false (test_check_apply (store, &check, &error));
  g_clear_error (&error);
  check.change.override = "решение рабочей группы";
  g_assert_true (test_check_apply (store, &check, &error));
  state = records_fixture_get (store, "application", id, "state");
  g_assert_cmpstr (state, ==, "admitted");
  records_fixture_free (store);
}

/* What has a number stays in the register; undoing the registration makes it a draft, which may go. */
static void
test_registered_stays (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Сквер", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("удаление");
  g_autofree char *title = NULL;

  test_register (store, id);
  veche_edit_delete (edit, &veche_application_kind, id);
  records_fixture_refuse (store, edit, VECHE_ERROR_NOT_ALLOWED);
  title = records_fixture_get (store, "application", id, "title");
  g_assert_cmpstr (title, ==, "Сквер");
  g_free (records_fixture_undo (store, FALSE));
  records_fixture_delete (store, "application", id);
  g_assert_cmpint (veche_record_repo_count (store, &veche_application_kind), ==, 0);
  records_fixture_free (store);
}

/* Files hang on a record, come and go with it, and its own workspace cannot be attached to itself. */
static void
test_files (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (VecheEdit) edit = veche_edit_new ("файл");
  g_autoptr (VecheEdit) itself = veche_edit_new ("файл");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("veche-XXXXXX", &stream, NULL);
  g_autoptr (GFile) own = g_file_new_for_path (veche_store_get_path (store));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint op;

  g_assert_true (g_file_replace_contents (file, "резюме", 12, NULL, FALSE, 0, NULL, NULL, NULL));
  op = veche_edit_insert (edit, &veche_application_kind, 0);
  veche_edit_set_text (edit, op, "title", "С файлом");
  veche_edit_attach_to_op (edit, op, file, "Резюме Лаптевой.txt", "cv");
  records_fixture_apply (store, edit);
  g_assert_cmpuint (records_fixture_hits (store, "лаптевой"), ==, 1);
  before = records_fixture_hash (store);

  records_fixture_delete (store, "application", veche_edit_get_op (edit, op)->id);
  g_assert_cmpuint (records_fixture_hits (store, "лаптевой"), ==, 0);
  g_free (records_fixture_undo (store, FALSE));
  after = records_fixture_hash (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (records_fixture_hits (store, "лаптевой"), ==, 1);

  veche_edit_attach (itself, &veche_application_kind, veche_edit_get_op (edit, op)->id, own, NULL, NULL);
  records_fixture_refuse (store, itself, VECHE_ERROR_NOT_ALLOWED);
  records_fixture_check (store);
  g_file_delete (file, NULL, NULL);
  records_fixture_free (store);
}

/* Whoever deletes a record of which they know that nothing hangs on it does not take files along that came since. */
static void
test_files_in_between (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 tree = records_fixture_add (store, "tree", 0, "species", "Липа", NULL);
  g_autoptr (VecheEdit) attach = veche_edit_new ("файл");
  g_autoptr (VecheEdit) early = veche_edit_new ("удаление");
  g_autoptr (VecheEdit) late = veche_edit_new ("удаление");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("veche-XXXXXX", &stream, NULL);

  veche_edit_attach (attach, veche_kind_find ("tree"), tree, file, "дупло.txt", NULL);
  records_fixture_apply (store, attach);
  veche_edit_delete_bare (early, veche_kind_find ("tree"), tree);
  records_fixture_refuse (store, early, VECHE_ERROR_NOT_ALLOWED);
  g_free (records_fixture_undo (store, FALSE));
  veche_edit_delete_bare (late, veche_kind_find ("tree"), tree);
  g_assert_cmpint (records_fixture_apply (store, late), !=, 0);
  records_fixture_check (store);
  g_file_delete (file, NULL, NULL);
  records_fixture_free (store);
}

/* A stage that ends on a day ends with it, by the clocks of its programme. */
static void
test_stage_days (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 moscow = records_fixture_add (store, "stage", 1, "code", "intake", "title", "Приём", "starts", "2020-01-13", "ends",
                                       "17.02.2020", NULL);
  gint64 chita;
  g_autofree char *starts = records_fixture_get (store, "stage", moscow, "starts");
  g_autofree char *ends = records_fixture_get (store, "stage", moscow, "ends");
  g_autofree char *moved = NULL;
  g_autofree char *told = NULL;

  g_assert_cmpstr (starts, ==, "2020-01-12T21:00:00Z");
  g_assert_cmpstr (ends, ==, "2020-02-17T20:59:59Z");
  records_fixture_set (store, "programme", 1, "zone", "Asia/Chita");
  records_fixture_set (store, "stage", moscow, "ends", "18.02.2020");
  moved = records_fixture_get (store, "stage", moscow, "ends");
  g_assert_cmpstr (moved, ==, "2020-02-18T14:59:59Z");
  /* Who says the hour means it. */
  chita = records_fixture_add (store, "stage", 1, "code", "check", "title", "Проверка", "ends", "2020-02-17T18:00:00+09:00", NULL);
  told = records_fixture_get (store, "stage", chita, "ends");
  g_assert_cmpstr (told, ==, "2020-02-17T09:00:00Z");
  records_fixture_free (store);
}

/* The journal must be able to keep what a row was, whatever stands in it: six bytes for a control character. */
static void
test_long_row (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Длинная", NULL);
  g_autofree char *text = g_strnfill (5 * 1024 * 1024, '\001');
  g_autofree char *sql = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op = veche_edit_update (edit, &veche_application_kind, id);

  records_fixture_set (store, "application", id, "note", text);
  veche_edit_set_text (edit, op, "summary", text);
  records_fixture_refuse (store, edit, VECHE_ERROR_INVALID);
  /* Another program may have written more; the row can be deleted all the same, and comes back. */
  sql = g_strdup_printf ("UPDATE application SET summary = note, problem = note WHERE id = %" G_GINT64_FORMAT, id);
  records_fixture_stranger (store, sql);
  records_fixture_delete (store, "application", id);
  g_free (records_fixture_undo (store, FALSE));
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/add-and-find", test_add_and_find);
  g_test_add_func ("/records/refusals", test_refusals);
  g_test_add_func ("/records/numbers", test_numbers);
  g_test_add_func ("/records/check", test_check);
  g_test_add_func ("/records/override", test_override);
  g_test_add_func ("/records/registered-stays", test_registered_stays);
  g_test_add_func ("/records/files", test_files);
  g_test_add_func ("/records/files-in-between", test_files_in_between);
  g_test_add_func ("/records/stage-days", test_stage_days);
  g_test_add_func ("/records/long-row", test_long_row);
  return g_test_run ();
}
