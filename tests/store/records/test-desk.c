/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the counter asks the file: who took it in, whether it came before, in what else its people take part. */

#include "config.h"

#include "records-fixture.h"
#include "veche-application-warnings.h"
#include "veche-directory-repo.h"
#include "veche-duplicate-repo.h"
#include "veche-error.h"
#include "veche-merge-repo.h"
#include "veche-part-repo.h"
#include "veche-people.h"
#include "veche-problem-repo.h"

static gboolean
write_registration (VecheStore *store, gpointer data, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  veche_edit_register (edit, *(const gint64 *) data, 0);
  return veche_record_repo_apply (store, edit, error);
}

static void
register_by (VecheStore *store, gint64 id, const char *actor)
{
  g_autoptr (GError) error = NULL;

  veche_store_write (store, VECHE_STEP_EDIT, "регистрация", actor, write_registration, &id, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_registered_by (VecheStore *store, gint64 id, const char *expected)
{
  g_autofree char *who = records_fixture_get (store, "application", id, "registered_by");

  g_assert_cmpstr (who, ==, expected);
}

/* Whoever gave the number, also after the application went away and came back by another. */
static void
test_registered_by (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "Каток", NULL);
  gint64 nobody = records_fixture_add (store, "application", 0, "title", "Сквер", NULL);
  g_autoptr (VecheEdit) by_hand = veche_edit_new ("правка");
  g_autoptr (VecheEdit) edit = veche_edit_new ("отзыв");

  register_by (store, id, "Анна");
  assert_registered_by (store, id, "Анна");
  veche_edit_move (edit, id, "withdrawn", "передумали");
  records_fixture_apply (store, edit);
  register_by (store, id, "Борис");
  assert_registered_by (store, id, "Анна");
  register_by (store, nobody, NULL);
  assert_registered_by (store, nobody, NULL);
  veche_edit_set_text (by_hand, veche_edit_update (by_hand, &veche_application_kind, id), "registered_by", "Вера");
  records_fixture_refuse (store, by_hand, VECHE_ERROR_NOT_ALLOWED);
  records_fixture_free (store);
}

static guint
count_repeats (VecheStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = veche_duplicate_repo_find_repeats (store, id, &error);

  g_assert_no_error (error);
  return pairs->len;
}

/* Two that a person has told apart are not asked about again, from either side; a third still is. */
static void
test_apart (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 first = records_fixture_add (store, "application", 0, "title", "Набережная", NULL);
  gint64 second = records_fixture_add (store, "application", 0, "title", "НАБЕРЕЖНАЯ", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("разные");

  g_assert_cmpuint (count_repeats (store, first), ==, 1);
  veche_edit_tell_apart (edit, &veche_application_kind, second, first);
  records_fixture_apply (store, edit);
  g_assert_cmpuint (count_repeats (store, first), ==, 0);
  g_assert_cmpuint (count_repeats (store, second), ==, 0);
  records_fixture_add (store, "application", 0, "title", "«Набережная»", NULL);
  g_assert_cmpuint (count_repeats (store, second), ==, 1);
  g_free (records_fixture_undo (store, FALSE));
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpuint (count_repeats (store, first), ==, 1);
  records_fixture_free (store);
}

/* Before the number is given: of the same programme, and late by its clock. */
static void
test_filing (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 other = records_fixture_add (store, "programme", 0, "title", "Другая", NULL);
  g_autoptr (VecheRecord) blank = veche_record_new (&veche_application_kind, 0, NULL);
  g_autoptr (VecheRecord) elsewhere = veche_record_new (&veche_application_kind, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 first = records_fixture_add (store, "application", 0, "title", "Набережная", "programme", "id:1", NULL);

  records_fixture_add (store, "stage", 1, "code", "intake", "title", "Сбор", "ends", "2020-02-17T15:00:00Z", NULL);
  veche_record_set_text (blank, "title", "Набережная");
  veche_record_set_integer (blank, "programme", 1);
  veche_record_set_text (blank, "received", "2020-02-18T15:00:00Z");
  problems = veche_problem_repo_list_filing (store, blank, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (veche_problem_find (problems, "late"));
  g_assert_cmpint (veche_record_get_id (veche_problem_find (problems, "repeat")->record), ==, first);

  g_clear_pointer (&problems, g_ptr_array_unref);
  veche_record_set_text (elsewhere, "title", "Набережная");
  veche_record_set_integer (elsewhere, "programme", other);
  veche_record_set_text (elsewhere, "received", "2020-02-18T15:00:00Z");
  problems = veche_problem_repo_list_filing (store, elsewhere, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  records_fixture_free (store);
}

static const VecheProblem *
find_problem (VecheStore *store, gint64 id, const char *code, GPtrArray **problems)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (problems, g_ptr_array_unref);
  *problems = veche_problem_repo_list (store, &veche_application_kind, id, &error);
  g_assert_no_error (error);
  return veche_problem_find (*problems, code);
}

/* Who leads one and works in another is said on both; what is withdrawn does not count. */
static void
test_teams (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "person", 0, "name", "Ветрова Анна", NULL);
  g_autofree char *ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, anna);
  gint64 leads = records_fixture_add (store, "application", 0, "title", "Каток", "leader", "Ветрова", "leader_person", ref, NULL);
  gint64 works = records_fixture_add (store, "application", 0, "title", "Сквер", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new ("отзыв");

  g_assert_null (find_problem (store, leads, "teams", &problems));
  records_fixture_add (store, "application.member", works, "name", "Анна", "person", ref, NULL);
  g_assert_cmpstr (find_problem (store, leads, "teams", &problems)->message, ==, "Ветрова Анна takes part in other applications too: Сквер.");
  g_assert_nonnull (find_problem (store, works, "teams", &problems));
  veche_edit_move (edit, works, "withdrawn", "передумали");
  records_fixture_apply (store, edit);
  g_assert_null (find_problem (store, leads, "teams", &problems));
  records_fixture_free (store);
}

/* An application that somebody both leads and works in is said once, and however many there are of other programmes, it is said. */
static void
test_teams_once (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 past = records_fixture_add (store, "programme", 0, "title", "Прошлая", NULL);
  gint64 anna = records_fixture_add (store, "person", 0, "name", "Ветрова Анна", NULL);
  g_autofree char *ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, anna);
  g_autofree char *elsewhere = g_strdup_printf ("id:%" G_GINT64_FORMAT, past);
  gint64 leads;
  gint64 both;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < 100; i++)
    records_fixture_add (store, "application", 0, "title", "Было", "programme", elsewhere, "leader_person", ref, NULL);
  leads = records_fixture_add (store, "application", 0, "title", "Каток", "programme", "id:1", "leader_person", ref, NULL);
  both = records_fixture_add (store, "application", 0, "title", "Сквер", "programme", "id:1", "leader_person", ref, NULL);
  records_fixture_add (store, "application.member", both, "name", "Анна", "person", ref, NULL);
  g_assert_nonnull (find_problem (store, leads, "teams", &problems));
  g_assert_cmpstr (veche_problem_find (problems, "teams")->message, ==, "Ветрова Анна takes part in other applications too: Сквер.");
  records_fixture_free (store);
}

/* Two rows of one person, one merged into the other: whatever row a card names, the person is told once, with what both take part in. */
static void
test_teams_merged (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "person", 0, "name", "Ветрова Анна", "consent", "2020-01-10", NULL);
  gint64 other = records_fixture_add (store, "person", 0, "name", "Ветрова А.", NULL);
  g_autofree char *ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, anna);
  g_autofree char *merged = g_strdup_printf ("id:%" G_GINT64_FORMAT, other);
  gint64 leads = records_fixture_add (store, "application", 0, "title", "Каток", "leader", "Ветрова", "leader_person", merged, NULL);
  gint64 works = records_fixture_add (store, "application", 0, "title", "Сквер", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("слияние");
  g_autoptr (GPtrArray) problems = NULL;

  records_fixture_add (store, "application.member", works, "name", "Анна", "person", ref, NULL);
  records_fixture_add (store, "application.member", leads, "name", "Анна", "person", ref, NULL);
  g_assert_cmpstr (find_problem (store, leads, "teams", &problems)->message, ==, "Ветрова Анна takes part in other applications too: Сквер.");
  g_assert_cmpstr (find_problem (store, leads, "consent", &problems)->message, ==, "There is no consent of: Ветрова.");
  veche_edit_merge (edit, &veche_people_person_kind, other, anna);
  records_fixture_apply (store, edit);
  g_assert_cmpstr (find_problem (store, works, "teams", &problems)->message, ==, "Ветрова Анна takes part in other applications too: Каток.");
  g_assert_null (find_problem (store, leads, "consent", &problems));
  g_assert_nonnull (find_problem (store, leads, "teams", &problems));
  for (guint i = 0, n = 0; i < problems->len; i++)
    g_assert_cmpuint (n += g_str_equal (((VecheProblem *) g_ptr_array_index (problems, i))->code, "teams"), <=, 1);
  records_fixture_free (store);
}

static void
assert_part (VecheStore *store, gint64 application, const char *text, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) part = veche_part_repo_find (store, &veche_application_kind, application, text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (part != NULL ? veche_record_get_kind (part)->name : NULL, ==, kind);
}

/* What an application was found by hangs on itself, in any form of the word; what hangs on another one is no reason. */
static void
test_part (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 rink = records_fixture_add (store, "application", 0, "title", "Каток", NULL);
  gint64 square = records_fixture_add (store, "application", 0, "title", "Сквер", NULL);

  records_fixture_add (store, "application.member", rink, "name", "Загорская Инна", NULL);
  records_fixture_add (store, "application.member", rink, "name", "Ветрова Анна", NULL);
  records_fixture_add (store, "application.contact", rink, "text", "Просила звонить вечером", NULL);
  records_fixture_add (store, "application.member", square, "name", "Громов Пётр", NULL);
  assert_part (store, rink, "ветровой", "application.member");
  assert_part (store, rink, "ВЕЧЕРОМ", "application.contact");
  assert_part (store, rink, "Громов", NULL);
  assert_part (store, square, "вечером", NULL);
  records_fixture_free (store);
}

/* No more than asked for, of all kinds together. */
static void
test_referrers (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "person", 0, "name", "Ветрова Анна", NULL);
  g_autofree char *ref = g_strdup_printf ("id:%" G_GINT64_FORMAT, anna);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    records_fixture_add (store, "application.member",
                         records_fixture_add (store, "application", 0, "title", "Каток", "leader_person", ref, NULL), "name", "Анна",
                         "person", ref, NULL);
  for (guint limit = 1; limit <= 8; limit++)
    {
      g_autoptr (GPtrArray) records = veche_merge_repo_list_referrers (store, veche_kind_find ("person"), anna, limit, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, MIN (limit, 6));
    }
  records_fixture_free (store);
}

static gint64
person_of (VecheStore *store, const char *kind, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, veche_kind_find (kind), id, &error);

  g_assert_no_error (error);
  return veche_record_get_integer (record, field);
}

/* One person of many places once; with the one of the directory that it is; namesakes with other phones are others, and who tells
 * only the name may be either. */
static void
test_gather (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "person", 0, "name", "Ветрова Анна Сергеевна", "phone", "8 900 111-22-33", NULL);
  gint64 first = records_fixture_add (store, "application", 0, "title", "Каток", "leader", "Анна Сергеевна Ветрова", "leader_phone",
                                      "+7 (900) 111-22-33", NULL);
  gint64 second = records_fixture_add (store, "application", 0, "title", "Сквер", "leader", "Дубов Пётр", "leader_phone", "8 900 000-00-01",
                                       "leader_consent", "2020-02-01", NULL);
  gint64 either = records_fixture_add (store, "application.member", first, "name", "Дубов Петр", NULL);
  gint64 other = records_fixture_add (store, "application.member", first, "name", "Дубов Пётр", "phone", "8 900 000-00-02", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDirectoryPlan) plan = veche_directory_repo_plan (store, veche_kind_find ("person"), &error);
  g_autoptr (VecheEdit) edit = veche_edit_new ("перенос");
  GPtrArray *entries;

  g_assert_no_error (error);
  entries = veche_directory_plan_list (plan);
  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < entries->len; i++)
    if (!((const VecheDirectoryEntry *) g_ptr_array_index (entries, i))->doubtful)
      veche_directory_plan_add_to_edit (plan, g_ptr_array_index (entries, i), edit);
  records_fixture_apply (store, edit);
  g_assert_cmpint (person_of (store, "application", first, "leader_person"), ==, anna);
  g_assert_cmpint (person_of (store, "application", second, "leader_person"), !=, 0);
  g_assert_cmpint (person_of (store, "application.member", either, "person"), ==, 0);
  g_assert_cmpint (person_of (store, "application.member", other, "person"), !=, 0);
  g_assert_cmpint (person_of (store, "application.member", other, "person"), !=,
                   person_of (store, "application", second, "leader_person"));
  g_clear_pointer (&plan, veche_directory_plan_unref);
  plan = veche_directory_repo_plan (store, veche_kind_find ("person"), &error);
  g_assert_cmpuint (veche_directory_plan_list (plan)->len, ==, 1);
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpint (person_of (store, "application", first, "leader_person"), ==, 0);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Two of the directory that it may be: a person decides. By its OGRN an organisation is one, whatever its form. */
static void
test_gather_doubt (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 town = records_fixture_add (store, "organisation", 0, "name", "АНО «Город»", "ogrn", "1027700132195", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDirectoryPlan) people = NULL;
  g_autoptr (VecheDirectoryPlan) organisations = NULL;
  const VecheDirectoryEntry *entry;

  records_fixture_add (store, "person", 0, "name", "Дубов Пётр", "phone", "8 900 000-00-01", NULL);
  records_fixture_add (store, "person", 0, "name", "Дубов Пётр", "phone", "8 900 000-00-02", NULL);
  records_fixture_add (store, "application", 0, "title", "Сквер", "leader", "Дубов Пётр", "organisation", "Город", "ogrn", "1027700132195",
                       NULL);
  people = veche_directory_repo_plan (store, veche_kind_find ("person"), &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (veche_directory_plan_list (people), 0);
  g_assert_true (entry->doubtful);
  organisations = veche_directory_repo_plan (store, veche_kind_find ("organisation"), &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (veche_directory_plan_list (organisations), 0);
  g_assert_false (entry->doubtful);
  g_assert_cmpint (entry->match, ==, town);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/desk/registered-by", test_registered_by);
  g_test_add_func ("/store/desk/apart", test_apart);
  g_test_add_func ("/store/desk/filing", test_filing);
  g_test_add_func ("/store/desk/teams", test_teams);
  g_test_add_func ("/store/desk/teams-once", test_teams_once);
  g_test_add_func ("/store/desk/teams-merged", test_teams_merged);
  g_test_add_func ("/store/desk/part", test_part);
  g_test_add_func ("/store/desk/referrers", test_referrers);
  g_test_add_func ("/store/desk/gather", test_gather);
  g_test_add_func ("/store/desk/gather-doubt", test_gather_doubt);
  return g_test_run ();
}
