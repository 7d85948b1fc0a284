/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "records-fixture.h"
#include "veche-application-mark-repo.h"
#include "veche-check-repo.h"
#include "veche-error.h"
#include "veche-problem-repo.h"
#include "veche-time-zone.h"
#include "veche-time.h"

/* The marks of rows say what the card's own notes say: two ways to one answer. */

static gint64
list_by (VecheStore *store, const char *mark, gboolean negated, gint64 id)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  veche_query_add_term (query, VECHE_APPLICATION_MARK_FIELD, mark, negated);
  ids = veche_record_repo_query_ids (store, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static guint
read_marks (VecheStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = veche_record_repo_get_many (store, &veche_application_kind, &id, 1, TRUE, &error);

  g_assert_no_error (error);
  g_assert_true (veche_application_mark_repo_read (store, records, &error));
  g_assert_no_error (error);
  return veche_record_get_marks (g_ptr_array_index (records, 0));
}

static void
assert_marks (VecheStore *store, gint64 id, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = veche_problem_repo_list (store, &veche_application_kind, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read_marks (store, id), ==, expected);
  g_assert_cmpint (veche_problem_find (problems, "late") != NULL, ==, (expected & VECHE_APPLICATION_LATE) != 0);
  g_assert_cmpint (veche_problem_find (problems, "incomplete") != NULL, ==, (expected & VECHE_APPLICATION_INCOMPLETE) != 0);
  g_assert_cmpint (list_by (store, "late", FALSE, id), ==, (expected & VECHE_APPLICATION_LATE) != 0);
  g_assert_cmpint (list_by (store, "late", TRUE, id), ==, (expected & VECHE_APPLICATION_LATE) == 0);
  g_assert_cmpint (list_by (store, "incomplete", FALSE, id), ==, (expected & VECHE_APPLICATION_INCOMPLETE) != 0);
  g_assert_cmpint (list_by (store, "incomplete", TRUE, id), ==, (expected & VECHE_APPLICATION_INCOMPLETE) == 0);
}

static void
attach (VecheStore *store, gint64 application, const char *item)
{
  g_autofree char *folder = g_dir_make_tmp ("veche-marks-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cv.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VecheEdit) edit = veche_edit_new ("файл");

  g_assert_true (g_file_set_contents (path, "резюме", -1, NULL));
  veche_edit_attach (edit, &veche_application_kind, application, file, NULL, item);
  records_fixture_apply (store, edit);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_incomplete (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", NULL);
  gint64 item, votes;

  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "application", id, "summary", "Лёд и музыка");
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  attach (store, id, "summary");
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  attach (store, id, "cv");
  assert_marks (store, id, 0);

  /* People are counted, and no more of them than the item allows. */
  item = records_fixture_add (store, "item", 1, "code", "team", "title", "Команда", "item_kind", "people", "required", "да",
                              "limit_max", "1", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_add (store, "application.member", id, "name", "Анна", NULL);
  assert_marks (store, id, 0);
  records_fixture_add (store, "application.member", id, "name", "Борис", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "item", item, "required", "нет");
  assert_marks (store, id, 0);

  /* Votes too; corrections may take away more than there were. */
  records_fixture_add (store, "item", 1, "code", "votes", "title", "Голоса", "item_kind", "votes", "required", "да", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  votes = records_fixture_add (store, "application.votes", id, "count", "10", "valid", "7", NULL);
  g_assert_cmpint (votes, >, 0);
  assert_marks (store, id, 0);
  records_fixture_add (store, "application.votes", id, "count", "-12", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_free (store);
}

/* What is told for an item of the office's own, and who has consented. */
static void
test_told (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "summary", "Лёд", NULL);
  gint64 item, content, member;
  g_autofree char *ref = NULL;

  attach (store, id, "cv");
  assert_marks (store, id, 0);
  item = records_fixture_add (store, "item", 1, "code", "visitors", "title", "Посетителей", "item_kind", "number", "required", "да",
                              "limit_max", "1000", NULL);
  ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, item);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  content = records_fixture_add (store, "application.content", id, "item", ref, "value", "1 200", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "application.content", content, "value", "999,5");
  assert_marks (store, id, 0);

  records_fixture_add (store, "item", 1, "code", "consent", "title", "Согласия", "item_kind", "consent", "required", "да", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "application", id, "leader", "Анна");
  records_fixture_set (store, "application", id, "leader_consent", "2020-02-01");
  assert_marks (store, id, 0);
  member = records_fixture_add (store, "application.member", id, "name", "Борис", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "application.member", member, "consent", "2020-02-01");
  assert_marks (store, id, 0);
  records_fixture_free (store);
}

/* A consent that the directory keeps counts, of whoever stands for the person now, and only up to the end of its term. */
static void
test_term_of_consent (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "summary", "Лёд", "leader", "Анна", NULL);
  gint64 person = records_fixture_add (store, "person", 0, "name", "Анна", "consent", "2020-02-01", NULL);
  gint64 keeper = records_fixture_add (store, "person", 0, "name", "Анна Сергеевна", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("слияние");
  g_autofree char *ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, person);

  attach (store, id, "cv");
  records_fixture_add (store, "item", 1, "code", "consent", "title", "Согласия", "item_kind", "consent", "required", "да", NULL);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "application", id, "leader_person", ref);
  assert_marks (store, id, 0);
  records_fixture_set (store, "person", person, "consent_until", "2020-12-31");
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "application", id, "leader_consent", "2021-02-01");
  assert_marks (store, id, 0);
  records_fixture_set (store, "application", id, "leader_consent", "2020-03-01");
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_set (store, "person", keeper, "consent", "2020-02-01");
  edit->verb = TRUE;
  veche_edit_merge (edit, veche_kind_find ("person"), person, keeper);
  records_fixture_apply (store, edit);
  assert_marks (store, id, 0);
  records_fixture_free (store);
}

/* What came on paper is there, and sheets are counted from one. */
static void
test_paper (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "summary", "Лёд", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("бумага");
  gint64 content;

  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  content = records_fixture_add (store, "application.content", id, "item", "cv", "sheets", "3", NULL);
  assert_marks (store, id, 0);
  veche_edit_set_integer (edit, veche_edit_update (edit, veche_kind_find ("application.content"), content), "sheets", 0);
  records_fixture_refuse (store, edit, VECHE_ERROR_INVALID);
  veche_edit_unref (edit);
  edit = veche_edit_new ("бумага");
  veche_edit_set_null (edit, veche_edit_update (edit, veche_kind_find ("application.content"), content), "sheets");
  records_fixture_refuse (store, edit, VECHE_ERROR_INVALID);
  records_fixture_delete (store, "application.content", content);
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  records_fixture_check (store);
  records_fixture_free (store);
}

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

  g_assert_true (veche_store_write (store, VECHE_STEP_EDIT, "проверка", "Анна", write_check, &checking, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* What a person has marked goes before what the contents say; what is decided is no card to be filled in. */
static void
test_marked (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Сквер", "programme", "id:1", "summary", "Липы", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");

  edit->verb = TRUE;
  veche_edit_register (edit, id, 0);
  records_fixture_apply (store, edit);
  check (store, id, (VecheCheckChange) { (VecheCheckMark[]) { { "cv", "not-needed", NULL } }, 1, .theme_fits = -1 });
  assert_marks (store, id, 0);
  check (store, id, (VecheCheckChange) { (VecheCheckMark[]) { { "summary", "insufficient", NULL } }, 1, .theme_fits = -1 });
  assert_marks (store, id, VECHE_APPLICATION_INCOMPLETE);
  check (store, id, (VecheCheckChange) { .theme_fits = 1, .decision = "refuse", .reasons = (const char *[]) { "incomplete", NULL } });
  g_assert_cmpuint (read_marks (store, id), ==, 0);
  records_fixture_free (store);
}

static void
test_late (void)
{
  static const struct
  {
    const char *received;
    gboolean late;
  } cases[] = {
    { "2020-02-17T14:59:59Z", FALSE }, { "2020-02-17T15:00:00Z", FALSE },   { "2020-02-17T15:00:00.250Z", FALSE },
    { "2020-02-17T15:00:01Z", TRUE },  { "2020-02-18T01:00:00+09:00", TRUE }, { "2020-02-17T23:59:59+09:00", FALSE },
  };
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Музей", "programme", "id:1", "summary", "Дом", NULL);
  gint64 stage;

  attach (store, id, "cv");
  records_fixture_set (store, "application", id, "received", "2020-03-01T00:00:00Z");
  assert_marks (store, id, 0);
  stage = records_fixture_add (store, "stage", 1, "code", "intake", "title", "Сбор заявок", NULL);
  assert_marks (store, id, 0);
  records_fixture_set (store, "stage", stage, "ends", "2020-02-17T15:00:00Z");
  assert_marks (store, id, VECHE_APPLICATION_LATE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      records_fixture_set (store, "application", id, "received", cases[i].received);
      assert_marks (store, id, cases[i].late ? VECHE_APPLICATION_LATE : 0);
    }
  records_fixture_set (store, "application", id, "received", "");
  assert_marks (store, id, 0);
  records_fixture_free (store);
}

static void
test_unknown (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;

  veche_query_add_term (query, VECHE_APPLICATION_MARK_FIELD, "blue", FALSE);
  g_assert_null (veche_record_repo_query_ids (store, query, &error));
  g_assert_nonnull (error);
  records_fixture_free (store);
}

static gboolean
list_by_field (VecheStore *store, const char *field, const char *value, gint64 id)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean listed = FALSE;

  veche_query_add_term (query, field, value, FALSE);
  ids = veche_record_repo_query_ids (store, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    listed |= g_array_index (ids, gint64, i) == id;
  return listed;
}

/* Terms are by the day that is told; what is decided owes nothing. Periods hold to the last second of their day, by these clocks. */
static void
test_terms (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 late = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "due", "2020-02-19", NULL);
  gint64 soon = records_fixture_add (store, "application", 0, "title", "Сад", "programme", "id:1", "due", "2020-02-27", NULL);
  gint64 open = records_fixture_add (store, "application", 0, "title", "Двор", "programme", "id:1", NULL);
  g_autofree char *first = veche_time_bound_day ("2020-02-17", FALSE, NULL);
  g_autofree char *last = veche_time_bound_day ("2020-02-17", TRUE, NULL);

  g_assert_true (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "overdue 2020-02-20", late));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "overdue 2020-02-19", late));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "overdue 2020-02-20", soon));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "overdue 2020-02-20", open));
  g_assert_true (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "week 2020-02-20", soon));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "week 2020-02-19", soon));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "week 2020-02-20", late));
  g_assert_true (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "none", open));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_TERM_FIELD, "none", soon));

  records_fixture_set (store, "application", late, "received", first);
  records_fixture_set (store, "application", soon, "received", last);
  g_assert_true (list_by_field (store, VECHE_APPLICATION_SINCE_FIELD, "2020-02-17", late));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_SINCE_FIELD, "2020-02-18", late));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_UNTIL_FIELD, "2020-02-16", late));
  g_assert_true (list_by_field (store, VECHE_APPLICATION_UNTIL_FIELD, "2020-02-17", soon));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_SINCE_FIELD, "2020-02-18", soon));
  g_assert_false (list_by_field (store, VECHE_APPLICATION_UNTIL_FIELD, "2020-02-18", open));
  records_fixture_free (store);
}

/* Who has not consented, there or in the directory, and what was filed before. */
static void
test_people (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 person = records_fixture_add (store, "person", 0, "name", "Анна", NULL);
  gint64 first = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", NULL);
  g_autofree char *first_ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, first);
  g_autofree char *person_ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, person);
  gint64 second = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "repeats", first_ref, NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("слияние");

  g_assert_true (list_by (store, "repeated", FALSE, second));
  g_assert_false (list_by (store, "repeated", FALSE, first));
  g_assert_true (list_by (store, "repeated", TRUE, first));

  g_assert_false (list_by (store, "no-consent", FALSE, first));
  records_fixture_set (store, "application", first, "leader", "Анна");
  g_assert_true (list_by (store, "no-consent", FALSE, first));
  records_fixture_set (store, "application", first, "leader_person", person_ref);
  g_assert_true (list_by (store, "no-consent", FALSE, first));
  records_fixture_set (store, "person", person, "consent", "2010-02-01");
  g_assert_false (list_by (store, "no-consent", FALSE, first));
  g_assert_true (list_by (store, "no-consent", TRUE, first));
  records_fixture_set (store, "person", person, "consent_until", "2011-02-01");
  g_assert_true (list_by (store, "no-consent", FALSE, first));
  records_fixture_set (store, "application", first, "leader_consent", "2012-02-01");
  g_assert_false (list_by (store, "no-consent", FALSE, first));
  records_fixture_add (store, "application.member", first, "name", "Борис", NULL);
  g_assert_true (list_by (store, "no-consent", FALSE, first));

  /* Who was merged has what the one that is kept has. */
  records_fixture_set (store, "application", second, "leader", "Анна");
  records_fixture_set (store, "application", second, "leader_person", person_ref);
  g_assert_true (list_by (store, "no-consent", FALSE, second));
  edit->verb = TRUE;
  veche_edit_merge (edit, veche_kind_find ("person"), person,
                    records_fixture_add (store, "person", 0, "name", "Анна Сергеевна", "consent", "2020-02-01", NULL));
  records_fixture_apply (store, edit);
  g_assert_false (list_by (store, "no-consent", FALSE, second));
  records_fixture_free (store);
}

static void
assert_consent (VecheStore *store, gint64 id, const char *zone, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  records_fixture_set (store, "programme", 1, "zone", zone);
  problems = veche_problem_repo_list (store, &veche_application_kind, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (list_by (store, "no-consent", FALSE, id), ==, !expected);
  g_assert_cmpint (veche_problem_find (problems, "consent") == NULL, ==, expected);
  g_assert_cmpint ((read_marks (store, id) & VECHE_APPLICATION_INCOMPLETE) == 0, ==, expected);
}

/* A consent runs out with its day where the programme is: on one side of the date line it still holds when it no longer does on the other. */
static void
test_day_of_consent (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 person = records_fixture_add (store, "person", 0, "name", "Анна", "consent", "2020-02-01", NULL);
  g_autofree char *ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, person);
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "leader", "Анна", "leader_person", ref, NULL);
  g_autoptr (GTimeZone) east = veche_time_zone_load ("Pacific/Kiritimati");
  g_autoptr (GDateTime) there = g_date_time_new_now (east);
  g_autoptr (GDateTime) before = g_date_time_add_days (there, -1);
  g_autofree char *yesterday = g_date_time_format (before, "%Y-%m-%d");

  for (gint64 item = 1; item <= 2; item++)
    records_fixture_set (store, "item", item, "required", "нет");
  records_fixture_add (store, "item", 1, "code", "consent", "title", "Согласия", "item_kind", "consent", "required", "да", NULL);
  records_fixture_set (store, "person", person, "consent_until", yesterday);
  assert_consent (store, id, "Pacific/Kiritimati", FALSE);
  assert_consent (store, id, "Etc/GMT+12", TRUE);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/marks/incomplete", test_incomplete);
  g_test_add_func ("/store/marks/marked", test_marked);
  g_test_add_func ("/store/marks/told", test_told);
  g_test_add_func ("/store/marks/term-of-consent", test_term_of_consent);
  g_test_add_func ("/store/marks/day-of-consent", test_day_of_consent);
  g_test_add_func ("/store/marks/paper", test_paper);
  g_test_add_func ("/store/marks/late", test_late);
  g_test_add_func ("/store/marks/terms", test_terms);
  g_test_add_func ("/store/marks/people", test_people);
  g_test_add_func ("/store/marks/unknown", test_unknown);
  return g_test_run ();
}
