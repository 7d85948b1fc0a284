/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-application-repo.h"
#include "veche-check-repo.h"
#include "veche-problem-repo.h"
#include "veche-problem.h"
#include "veche-store-private.h"

/* What changes in a programme and what follows from it for its applications. */

static gboolean
has_problem (VecheStore *store, gint64 application, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = veche_problem_repo_list (store, veche_kind_find ("application"), application, &error);

  g_assert_no_error (error);
  return veche_problem_find (problems, code) != NULL;
}

static void
assert_stage (VecheStore *store, gint64 id, const char *starts, const char *ends)
{
  g_autofree char *from = records_fixture_get (store, "stage", id, "starts");
  g_autofree char *until = records_fixture_get (store, "stage", id, "ends");

  g_assert_cmpstr (from, ==, starts);
  g_assert_cmpstr (until, ==, ends);
}

static gint64
count_steps (VecheStore *store)
{
  return veche_db_query_integer (veche_store_get_db (store), "SELECT count(*) FROM veche_step", -1);
}

/* Stages are days and times by the programme's clocks: with another zone the days stay, and what was late is asked anew. */
static void
test_zone (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 other, stage, theirs, application;
  gint64 steps;

  records_fixture_set (store, "programme", 1, "zone", "Europe/Moscow");
  other = records_fixture_add (store, "programme", 0, "title", "Другая", "zone", "Europe/Moscow", NULL);
  stage = records_fixture_add (store, "stage", 1, "code", "intake", "title", "Сбор", "starts", "2020-01-13", "ends", "2020-02-17", NULL);
  theirs = records_fixture_add (store, "stage", other, "code", "intake", "title", "Сбор", "ends", "2020-02-17", NULL);
  records_fixture_add (store, "stage", 1, "code", "later", "title", "Без дат", NULL);
  application = records_fixture_add (store, "application", 0, "title", "Парк", "programme", "id:1", "received",
                                     "2020-02-18T03:00:00+10:00", NULL);
  assert_stage (store, stage, "2020-01-12T21:00:00Z", "2020-02-17T20:59:59Z");
  g_assert_false (has_problem (store, application, "late"));

  steps = count_steps (store);
  records_fixture_set (store, "programme", 1, "zone", "Asia/Vladivostok");
  g_assert_cmpint (count_steps (store), ==, steps + 1);
  assert_stage (store, stage, "2020-01-12T14:00:00Z", "2020-02-17T13:59:59Z");
  assert_stage (store, theirs, NULL, "2020-02-17T20:59:59Z");
  g_assert_true (has_problem (store, application, "late"));

  /* One step back, and forth. */
  g_free (records_fixture_undo (store, FALSE));
  assert_stage (store, stage, "2020-01-12T21:00:00Z", "2020-02-17T20:59:59Z");
  g_assert_false (has_problem (store, application, "late"));
  g_free (records_fixture_undo (store, TRUE));
  assert_stage (store, stage, "2020-01-12T14:00:00Z", "2020-02-17T13:59:59Z");

  /* None is Moscow's; the same again moves nothing. */
  records_fixture_set (store, "programme", 1, "zone", "");
  assert_stage (store, stage, "2020-01-12T21:00:00Z", "2020-02-17T20:59:59Z");
  records_fixture_set (store, "programme", 1, "zone", "Europe/Moscow");
  assert_stage (store, stage, "2020-01-12T21:00:00Z", "2020-02-17T20:59:59Z");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Clocks that go forward and back: the time of day stays. */
static void
test_zone_summer (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 stage;

  records_fixture_set (store, "programme", 1, "zone", "Europe/Moscow");
  stage = records_fixture_add (store, "stage", 1, "code", "intake", "title", "Сбор", "starts", "2020-01-13T10:30:00+03:00", "ends",
                               "2020-07-17T18:00:00+03:00", NULL);
  records_fixture_set (store, "programme", 1, "zone", "Europe/Berlin");
  assert_stage (store, stage, "2020-01-13T09:30:00Z", "2020-07-17T16:00:00Z");
  records_fixture_free (store);
}

/* --- what the contents are held against ----------------------------------------------------------------------------- */

static gboolean
is_missing (VecheStore *store, gint64 application, const char *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, application, &error);
  g_auto (GStrv) missing = NULL;

  g_assert_no_error (error);
  missing = veche_check_sheet_list_missing (sheet);
  return g_strv_contains ((const char *const *) missing, item);
}

/* @field of the item, or of the programme, is changed in one step that touches no application; undo takes it back. */
static void
assert_follows (VecheStore *store, gint64 application, const char *kind, gint64 id, const char *field, const char *value,
                const char *item, gboolean before, gboolean after)
{
  const gint64 steps = count_steps (store);
  const gint64 rows = veche_store_get_last_seq (store);

  g_assert_cmpint (is_missing (store, application, item), ==, before);
  records_fixture_set (store, kind, id, field, value);
  g_assert_cmpint (count_steps (store), ==, steps + 1);
  g_assert_cmpint (veche_store_get_last_seq (store), ==, rows + 1);
  g_assert_cmpint (is_missing (store, application, item), ==, after);
  g_assert_cmpint (has_problem (store, application, "incomplete"), ==, after);
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpint (is_missing (store, application, item), ==, before);
  g_free (records_fixture_undo (store, TRUE));
}

static void
test_contents (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Парк", "summary", "Кратко", "programme", "id:1", NULL);
  gint64 team, votes, budget, consent, leader, anna, boris;

  /* The programme of the fixture wants a description, which is there, and a file, which is not. */
  g_assert_true (is_missing (store, id, "cv"));
  assert_follows (store, id, "item", 2, "required", "0", "cv", TRUE, FALSE);

  team = records_fixture_add (store, "item", 1, "code", "team", "title", "Команда", "item_kind", "people", "required", "1", NULL);
  g_assert_true (is_missing (store, id, "team"));
  leader = records_fixture_add (store, "application.member", id, "name", "Вера", NULL);
  anna = records_fixture_add (store, "application.member", id, "name", "Анна", NULL);
  boris = records_fixture_add (store, "application.member", id, "name", "Борис", NULL);
  assert_follows (store, id, "item", team, "limit_max", "2", "team", FALSE, TRUE);
  assert_follows (store, id, "item", team, "limit_max", "3", "team", TRUE, FALSE);
  g_assert_false (has_problem (store, id, "team"));
  records_fixture_set (store, "programme", 1, "team_max", "2");
  g_assert_true (has_problem (store, id, "team"));
  records_fixture_set (store, "programme", 1, "team_max", "3");
  g_assert_false (has_problem (store, id, "team"));

  /* What corrections leave of the votes counts, not their rows. */
  votes = records_fixture_add (store, "item", 1, "code", "votes", "title", "Голоса", "item_kind", "votes", "required", "0", NULL);
  assert_follows (store, id, "item", votes, "required", "1", "votes", FALSE, TRUE);
  records_fixture_add (store, "application.votes", id, "count", "10", NULL);
  g_assert_false (is_missing (store, id, "votes"));
  records_fixture_add (store, "application.votes", id, "count", "-10", NULL);
  g_assert_true (is_missing (store, id, "votes"));
  assert_follows (store, id, "item", votes, "item_kind", "text", "votes", TRUE, TRUE);
  records_fixture_set (store, "item", votes, "required", "0");

  budget = records_fixture_add (store, "item", 1, "code", "budget", "title", "Бюджет", "item_kind", "money", "required", "1", NULL);
  records_fixture_set (store, "application", id, "budget", "15000000");
  assert_follows (store, id, "item", budget, "field", "budget", "budget", TRUE, FALSE);
  records_fixture_set (store, "application", id, "budget", "");
  g_assert_true (is_missing (store, id, "budget"));
  records_fixture_set (store, "item", budget, "required", "0");

  /* Consent is asked of each. */
  consent = records_fixture_add (store, "item", 1, "code", "consent", "title", "Согласия", "item_kind", "consent", "required", "0", NULL);
  assert_follows (store, id, "item", consent, "required", "1", "consent", FALSE, TRUE);
  records_fixture_set (store, "application.member", leader, "consent", "2020-02-01");
  records_fixture_set (store, "application.member", anna, "consent", "2020-02-01");
  g_assert_true (is_missing (store, id, "consent"));
  records_fixture_set (store, "application.member", boris, "consent", "2020-02-01");
  g_assert_false (is_missing (store, id, "consent"));
  records_fixture_set (store, "application", id, "leader", "Глеб");
  g_assert_true (is_missing (store, id, "consent"));
  records_fixture_set (store, "application", id, "leader_consent", "2020-02-01");
  g_assert_false (is_missing (store, id, "consent"));

  /* An item that is taken away is asked for no more; what a person has marked stands. */
  records_fixture_delete (store, "item", consent);
  g_assert_false (is_missing (store, id, "consent"));
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Whatever state an application is in, and however many there are: nothing is written for them. */
static void
test_many (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 n = 10000;
  guint missing = 0;
  gint64 rows;

  records_fixture_stranger (store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                                   "INSERT INTO application (title, programme, summary, state) SELECT 'Проект ' || i, 1, "
                                   "iif(i % 2, 'Кратко', NULL), CASE i % 7 WHEN 0 THEN 'draft' WHEN 1 THEN 'registered' "
                                   "WHEN 2 THEN 'in-check' WHEN 3 THEN 'returned' WHEN 4 THEN 'refused' WHEN 5 THEN 'withdrawn' "
                                   "ELSE 'admitted' END FROM n");
  store = records_fixture_reopen (store);
  records_fixture_set (store, "item", 1, "required", "0");
  rows = veche_store_get_last_seq (store);
  records_fixture_set (store, "item", 2, "required", "0");
  g_assert_cmpint (veche_store_get_last_seq (store), ==, rows + 1);
  for (gint64 id = 1; id <= n; id += 100)
    g_assert_false (is_missing (store, id, "cv"));
  records_fixture_set (store, "item", 1, "required", "1");
  g_assert_cmpint (veche_store_get_last_seq (store), ==, rows + 2);
  for (gint64 id = 1; id <= n; id++)
    missing += is_missing (store, id, "summary");
  g_assert_cmpuint (missing, ==, n / 2);
  records_fixture_free (store);
}

/* The first that has an end, wherever those stand that have none or no place. */
static void
test_deadline (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *deadline = NULL;

  records_fixture_add (store, "stage", 1, "code", "intake", "title", "Без конца", "position", "0", NULL);
  g_assert_true (veche_application_repo_load_deadline (store, 1, &none, &error));
  g_assert_null (none);
  records_fixture_add (store, "stage", 1, "code", "intake", "title", "Без места", "ends", "2020-03-01T09:00:00Z", NULL);
  records_fixture_add (store, "stage", 1, "code", "intake", "title", "Второй", "ends", "2020-02-20T09:00:00Z", "position", "5", NULL);
  records_fixture_add (store, "stage", 1, "code", "intake", "title", "Первый", "ends", "2020-02-17T09:00:00Z", "position", "2", NULL);
  g_assert_true (veche_application_repo_load_deadline (store, 1, &deadline, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (deadline, ==, "2020-02-17T09:00:00Z");
  records_fixture_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/programme/zone", test_zone);
  g_test_add_func ("/store/programme/zone-summer", test_zone_summer);
  g_test_add_func ("/store/programme/contents", test_contents);
  g_test_add_func ("/store/programme/many", test_many);
  g_test_add_func ("/store/programme/deadline", test_deadline);
  return g_test_run ();
}
