/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "records-fixture.h"
#include "veche-check-repo.h"
#include "veche-duty-repo.h"
#include "veche-error.h"

typedef struct
{
  gint64 application;
  VecheCheckChange change;
} Checking;

static gboolean
write_check (VecheStore *store, gpointer data, GError **error)
{
  const Checking *checking = data;

  return veche_check_repo_apply (store, checking->application, &checking->change, error);
}

static gboolean
check (VecheStore *store, gint64 application, VecheCheckChange change, GError **error)
{
  Checking checking = { application, change };

  return veche_store_write (store, VECHE_STEP_EDIT, "проверка", change.actor, write_check, &checking, NULL, NULL, error);
}

static guint
count (VecheStore *store, const char *kind, gboolean with_hidden, const char *text)
{
  g_autoptr (VecheQuery) query = veche_query_new (text != NULL && *kind == '\0' ? NULL : veche_kind_find (kind));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  query->with_hidden = with_hidden;
  veche_query_set_text (query, text);
  records = veche_record_repo_query (store, query, &error);
  g_assert_no_error (error);
  return records->len;
}

static void
assert_field (VecheStore *store, const char *kind, gint64 id, const char *field, const char *expected)
{
  g_autofree char *text = records_fixture_get (store, kind, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
register_application (VecheStore *store, gint64 id)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");

  veche_edit_register (edit, id, 0);
  records_fixture_apply (store, edit);
}

static gint64
add_complete (VecheStore *store)
{
  gint64 id = records_fixture_add (store, "application", 0, "title", "Парк", "theme", "smart", "summary", "о парке", NULL);

  register_application (store, id);
  return id;
}

/* Whoever presses twice, or confirms what was decided otherwise since they looked, decides nothing. */
static void
test_decisions_stamp (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  VecheCheckChange give_back = { .theme_fits = -1, .decision = "return", .reasons = reasons, .actor = "Вера" };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Борис", .confirm = TRUE };
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, id, NULL);
  g_autoptr (VecheCheckSheet) pending = NULL;
  g_autofree char *fresh = veche_check_sheet_dup_stamp (sheet);
  g_autofree char *waits = NULL;
  g_autoptr (GError) error = NULL;

  accept.stamp = fresh;
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  g_assert_false (check (store, id, accept, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_cmpuint (count (store, "check", FALSE, NULL), ==, 1);
  g_free (records_fixture_undo (store, FALSE));
  assert_field (store, "application", id, "state", "registered");

  /* The first mark begins the check: that is still what was looked at. */
  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  g_assert_true (check (store, id, (VecheCheckChange) { .marks = marks, .n_marks = 1, .theme_fits = 1 }, &error));
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  pending = veche_check_repo_load (store, id, &error);
  waits = veche_check_sheet_dup_stamp (pending);
  confirm.stamp = waits;
  g_assert_true (check (store, id, give_back, &error));
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  assert_field (store, "application", id, "state", "in-check");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Another name is not another person, and of two people with names alike each is somebody. */
static void
test_decisions_employees (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "employee", 0, "name", "Лапина Анна Юрьевна", NULL);
  gint64 id = add_complete (store);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Лапина Анна Юрьевна", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Громова Анна Юрьевна", .confirm = TRUE };
  g_autoptr (GPtrArray) duties = NULL;
  g_autoptr (GError) error = NULL;

  records_fixture_add (store, "employee", 0, "name", "Лапина А. Ю.", NULL);
  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  records_fixture_set (store, "employee", anna, "name", confirm.actor);
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  duties = veche_duty_repo_list (store, confirm.actor, VECHE_DUTY_CONFIRM, &error);
  g_assert_cmpuint (duties->len, ==, 0);

  g_clear_pointer (&duties, g_ptr_array_unref);
  confirm.actor = "Лапина А. Ю.";
  duties = veche_duty_repo_list (store, confirm.actor, VECHE_DUTY_CONFIRM, &error);
  g_assert_cmpuint (duties->len, ==, 1);
  g_assert_true (check (store, id, confirm, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "admitted");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* What is registered has to be checked by a day. */
static void
test_decisions_term (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 by_stage, own, by_days;

  records_fixture_set (store, "programme", 1, "zone", "Asia/Chita");
  records_fixture_add (store, "stage", 1, "code", "check", "title", "Проверка", "ends", "2120-02-25", NULL);
  by_stage = add_complete (store);
  assert_field (store, "application", by_stage, "due", "2120-02-25");
  own = records_fixture_add (store, "application", 0, "title", "Сквер", "programme", "id:1", "due", "2120-01-10", NULL);
  register_application (store, own);
  assert_field (store, "application", own, "due", "2120-01-10");
  /* A stage that is over gives no time; days are counted from today. */
  records_fixture_set (store, "stage", 1, "ends", "2019-02-25");
  by_days = records_fixture_add (store, "application", 0, "title", "Музей", "programme", "id:1", NULL);
  register_application (store, by_days);
  assert_field (store, "application", by_days, "due", NULL);
  by_days = records_fixture_add (store, "application", 0, "title", "Музей", "programme", "id:1", NULL);
  records_fixture_set (store, "programme", 1, "check_days", "5");
  register_application (store, by_days);
  {
    g_autofree char *due = records_fixture_get (store, "application", by_days, "due");

    g_assert_nonnull (due);
  }
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/decisions/stamp", test_decisions_stamp);
  g_test_add_func ("/store/decisions/employees", test_decisions_employees);
  g_test_add_func ("/store/decisions/term", test_decisions_term);
  return g_test_run ();
}
