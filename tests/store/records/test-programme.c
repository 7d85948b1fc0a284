/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-application-repo.h"
#include "veche-check-repo.h"
#include "veche-problem-repo.h"
#include "veche-problem.h"

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
  g_test_add_func ("/store/programme/deadline", test_deadline);
  return g_test_run ();
}
