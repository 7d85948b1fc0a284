/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-check-repo.h"
#include "veche-duty-repo.h"
#include "veche-time.h"

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

static void
check (VecheStore *store, gint64 application, VecheCheckChange change)
{
  Checking checking = { application, change };
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_store_write (store, VECHE_STEP_EDIT, "проверка", change.actor, write_check, &checking, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
register_application (VecheStore *store, gint64 id)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");

  edit->verb = TRUE;
  veche_edit_register (edit, id, 0);
  records_fixture_apply (store, edit);
}

/* «reason application;…» in the order in which they come. */
static void
assert_duties (VecheStore *store, const char *actor, guint reasons, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = veche_duty_repo_list (store, actor, reasons, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const VecheDutyFacts *facts = veche_duty_get_facts (g_ptr_array_index (list, i));

      g_string_append_printf (text, "%s%u %s", i > 0 ? "; " : "", facts->reason, facts->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_whose (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "employee", 0, "name", "Анна", NULL);
  g_autofree char *responsible = g_strdup_printf ("id:%" G_GINT64_FORMAT, anna);
  gint64 first, draft, nobody;

  records_fixture_add (store, "employee", 0, "name", "Борис", NULL);
  first = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "responsible", responsible, "due",
                               "2020-02-20", NULL);
  draft = records_fixture_add (store, "application", 0, "title", "Сквер", "programme", "id:1", "responsible", responsible, NULL);
  nobody = records_fixture_add (store, "application", 0, "title", "Музей", "programme", "id:1", NULL);
  register_application (store, first);
  register_application (store, nobody);

  /* A draft without a term is nobody's hurry. */
  assert_duties (store, "Анна", VECHE_DUTY_ALL, "2 Каток");
  assert_duties (store, "Борис", VECHE_DUTY_ALL, "");
  assert_duties (store, NULL, VECHE_DUTY_ALL, "2 Каток; 2 Музей");
  records_fixture_set (store, "application", draft, "due", "2020-02-10");
  assert_duties (store, "Анна", VECHE_DUTY_ALL, "1 Сквер; 2 Каток");
  assert_duties (store, "Анна", VECHE_DUTY_CHECK, "2 Каток");

  /* A promise is its employee's, else of who is responsible, until it is kept. */
  records_fixture_add (store, "application.contact", nobody, "text", "Звонок", "next_step", "Принять резюме", "next_date",
                       "2020-02-15", "employee", "Борис", NULL);
  records_fixture_add (store, "application.contact", first, "text", "Звонок", "next_step", "Позвонить", NULL);
  records_fixture_add (store, "application.contact", first, "text", "Просто разговор", NULL);
  assert_duties (store, "Борис", VECHE_DUTY_ALL, "16 Музей");
  assert_duties (store, "Анна", VECHE_DUTY_STEP, "16 Каток");
  records_fixture_set (store, "application.contact", 1, "next_done", "1");
  assert_duties (store, "Борис", VECHE_DUTY_ALL, "");
  records_fixture_free (store);
}

static void
test_confirm (void)
{
  static const VecheCheckMark marks[] = { { "cv", "absent", NULL } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", NULL);
  VecheCheckChange give_back = { marks, 1, 1, NULL, "return", reasons, NULL, "Анна", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Борис", .confirm = TRUE };

  records_fixture_set (store, "programme", 1, "confirm_checks", "1");
  register_application (store, id);
  assert_duties (store, NULL, VECHE_DUTY_ALL, "2 Каток");
  check (store, id, give_back);
  assert_duties (store, NULL, VECHE_DUTY_ALL, "8 Каток");
  assert_duties (store, " анна ", VECHE_DUTY_ALL, "");
  assert_duties (store, "Борис", VECHE_DUTY_ALL, "8 Каток");
  check (store, id, confirm);
  assert_duties (store, NULL, VECHE_DUTY_ALL, "");
  records_fixture_set (store, "application", id, "due", "2020-03-01");
  assert_duties (store, NULL, VECHE_DUTY_ALL, "4 Каток");
  records_fixture_free (store);
}

/* The check has a term of its own where the programme gives one, and only then. */
static void
test_term (void)
{
  static const VecheCheckMark marks[] = { { "cv", "absent", NULL } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  VecheCheckChange mark = { marks, 1, -1, NULL, NULL, NULL, NULL, "Анна", FALSE };
  VecheCheckChange give_back = { marks, 1, 1, NULL, "return", reasons, NULL, "Анна", FALSE };
  gint64 none = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", NULL);
  gint64 own = records_fixture_add (store, "application", 0, "title", "Сквер", "programme", "id:1", "due", "2019-01-10", NULL);
  gint64 plain = records_fixture_add (store, "application", 0, "title", "Музей", "programme", "id:1", NULL);
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *due = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autofree char *given = NULL;
  g_autofree char *nothing = NULL;

  register_application (store, none);
  register_application (store, own);
  register_application (store, plain);
  check (store, plain, mark);
  nothing = records_fixture_get (store, "application", plain, "due");
  g_assert_null (nothing);

  records_fixture_set (store, "programme", 1, "check_days", "5");
  check (store, none, mark);
  due = records_fixture_get (store, "application", none, "due");
  g_assert_cmpstr (due, >, today);
  check (store, own, mark);
  kept = records_fixture_get (store, "application", own, "due");
  g_assert_cmpstr (kept, ==, "2019-01-10");

  /* Returned with a term of the applicant's. */
  give_back.due = "2020-03-01";
  check (store, none, give_back);
  given = records_fixture_get (store, "application", none, "due");
  g_assert_cmpstr (given, ==, "2020-03-01");
  give_back.due = NULL;

  /* The next check is not late because the one before was. */
  check (store, own, give_back);
  check (store, own, mark);
  again = records_fixture_get (store, "application", own, "due");
  g_assert_cmpstr (again, ==, due);
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/duties/whose", test_whose);
  g_test_add_func ("/store/duties/confirm", test_confirm);
  g_test_add_func ("/store/duties/term", test_term);
  return g_test_run ();
}
