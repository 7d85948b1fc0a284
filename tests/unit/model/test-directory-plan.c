/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is one person and who is two, by what the applications and the directory tell of them. */

#include "config.h"

#include "veche-application.h"
#include "veche-directory-plan.h"
#include "veche-people.h"

#define NAME "Дубов Пётр"
#define ONE "8 900 000-00-01"
#define TWO "8 900 000-00-02"
#define MAIL "one@example.org"
#define OTHER_MAIL "two@example.org"

static VecheDirectoryPlan *
new_plan (void)
{
  return veche_directory_plan_new (&veche_people_person_kind);
}

static void
add (VecheDirectoryPlan *plan, gint64 id, const char *phone, const char *email, const char *consent)
{
  const VecheDirectoryEntry found
    = { .name = (char *) NAME, .phone = (char *) phone, .email = (char *) email, .consent = (char *) consent };

  veche_directory_plan_add (plan, &found, (VecheDirectoryPlace) { &veche_application_kind, id, "leader_person" });
}

static void
add_known (VecheDirectoryPlan *plan, gint64 id, const char *phone, const char *email)
{
  const VecheDirectoryEntry known = { .name = (char *) NAME, .phone = (char *) phone, .email = (char *) email };

  veche_directory_plan_add_known (plan, id, &known);
}

static const VecheDirectoryEntry *
get (VecheDirectoryPlan *plan, guint n)
{
  g_assert_cmpuint (veche_directory_plan_list (plan)->len, >, n);
  return g_ptr_array_index (veche_directory_plan_list (plan), n);
}

static void
assert_place (const VecheDirectoryEntry *entry, guint n, gint64 id)
{
  g_assert_cmpuint (entry->places->len, >, n);
  g_assert_cmpint (g_array_index (entry->places, VecheDirectoryPlace, n).id, ==, id);
}

/* Not the first that it may be, but whom the phone tells. */
static void
test_sure_place (void)
{
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();

  add (plan, 1, NULL, MAIL, NULL);
  add (plan, 2, ONE, OTHER_MAIL, NULL);
  add (plan, 3, ONE, NULL, NULL);
  g_assert_cmpuint (veche_directory_plan_list (plan)->len, ==, 2);
  g_assert_cmpuint (get (plan, 0)->places->len, ==, 1);
  assert_place (get (plan, 1), 1, 3);
}

/* Who tells only the name may be either, whichever came first. */
static void
test_unclear_place (void)
{
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();

  add (plan, 1, NULL, NULL, NULL);
  add (plan, 2, ONE, NULL, NULL);
  add (plan, 3, TWO, NULL, NULL);
  add (plan, 4, NULL, MAIL, NULL);
  g_assert_cmpuint (veche_directory_plan_list (plan)->len, ==, 3);
  g_assert_false (get (plan, 0)->doubtful);
  g_assert_cmpuint (get (plan, 0)->places->len, ==, 1);
  g_assert_false (get (plan, 1)->doubtful);
  g_assert_cmpuint (get (plan, 1)->places->len, ==, 1);
  g_assert_true (get (plan, 2)->doubtful);
  assert_place (get (plan, 2), 0, 4);
  assert_place (get (plan, 2), 1, 1);
}

/* One of the directory that it surely is, beside one that it may be, before or behind it. */
static void
test_sure_match (void)
{
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();

  add (plan, 1, ONE, NULL, NULL);
  add_known (plan, 11, NULL, MAIL);
  add_known (plan, 12, ONE, NULL);
  add_known (plan, 13, NULL, OTHER_MAIL);
  g_assert_cmpint (get (plan, 0)->match, ==, 12);
  g_assert_false (get (plan, 0)->doubtful);
  add_known (plan, 14, ONE, NULL);
  g_assert_true (get (plan, 0)->doubtful);
}

/* The row is the one that its phone tells, so it is not the other one. */
static void
test_sure_row (void)
{
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();

  add (plan, 1, ONE, NULL, NULL);
  add (plan, 2, TWO, MAIL, NULL);
  add_known (plan, 11, NULL, MAIL);
  g_assert_cmpint (get (plan, 0)->match, ==, 0);
  g_assert_cmpint (get (plan, 1)->match, ==, 11);
  g_assert_false (get (plan, 1)->doubtful);
}

/* Two with different phones and one of the directory without any: it is one of them at most, and a person says which. */
static void
test_shared_row (void)
{
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();
  g_autoptr (VecheDirectoryPlan) alone = new_plan ();

  add (plan, 1, ONE, NULL, NULL);
  add (plan, 2, TWO, NULL, NULL);
  add_known (plan, 11, NULL, NULL);
  g_assert_true (get (plan, 0)->doubtful);
  g_assert_true (get (plan, 1)->doubtful);
  add_known (plan, 12, TWO, NULL);
  g_assert_cmpint (get (plan, 0)->match, ==, 12);
  g_assert_false (get (plan, 0)->doubtful);
  g_assert_true (get (plan, 1)->doubtful);

  add (alone, 1, ONE, NULL, NULL);
  add_known (alone, 11, NULL, NULL);
  g_assert_cmpint (get (alone, 0)->match, ==, 11);
  g_assert_false (get (alone, 0)->doubtful);
}

/* The latest of whom the phone tells to be one; of namesakes none, as one of them may have given none. */
static void
test_consent (void)
{
  g_autoptr (VecheDirectoryPlan) sure = new_plan ();
  g_autoptr (VecheDirectoryPlan) likely = new_plan ();
  g_autoptr (VecheDirectoryPlan) mixed = new_plan ();

  add (sure, 1, ONE, NULL, "2020-02-01");
  add (sure, 2, ONE, NULL, "2020-03-01");
  add (sure, 3, ONE, NULL, NULL);
  g_assert_cmpuint (get (sure, 0)->places->len, ==, 3);
  g_assert_cmpstr (get (sure, 0)->consent, ==, "2020-03-01");

  add (likely, 1, NULL, NULL, "2020-02-01");
  add (likely, 2, NULL, NULL, NULL);
  g_assert_cmpuint (get (likely, 0)->places->len, ==, 2);
  g_assert_null (get (likely, 0)->consent);

  add (mixed, 1, ONE, NULL, NULL);
  add (mixed, 2, NULL, MAIL, NULL);
  add (mixed, 3, NULL, MAIL, "2020-02-01");
  g_assert_cmpuint (get (mixed, 0)->places->len, ==, 3);
  g_assert_null (get (mixed, 0)->consent);
}

/* Only the first of a long list are shown: what cannot be taken over must not stand in front each time. */
static void
test_order (void)
{
  static const char *const phones[] = { ONE, TWO, "8 900 000-00-03", "8 900 000-00-04", NULL };
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();

  for (guint i = 0; phones[i] != NULL; i++)
    add (plan, i + 1, phones[i], NULL, NULL);
  add_known (plan, 11, ONE, NULL);
  add_known (plan, 12, ONE, NULL);
  add_known (plan, 13, "8 900 000-00-03", NULL);
  add_known (plan, 14, "8 900 000-00-03", NULL);
  assert_place (get (plan, 0), 0, 2);
  assert_place (get (plan, 1), 0, 4);
  assert_place (get (plan, 2), 0, 1);
  assert_place (get (plan, 3), 0, 3);
}

/* What people write where there is nothing to write makes nobody one, and gives way to what is real. */
static void
test_placeholders (void)
{
  static const char *const phones[] = { "00000", "8 (999) 999-99-99", "нет", NULL };
  static const char *const emails[] = { "нет", "-", "—", "@", "нет@", "@mail.ru", "a@b", "a@b.", "a b@c.ru", "a@b.ru, c@d.ru", NULL };
  g_autoptr (VecheDirectoryPlan) full = new_plan ();

  for (guint i = 0; phones[i] != NULL; i++)
    {
      g_autoptr (VecheDirectoryPlan) plan = new_plan ();

      add (plan, 1, phones[i], NULL, NULL);
      add_known (plan, 11, phones[i], NULL);
      g_assert_false (get (plan, 0)->sure);
    }
  for (guint i = 0; emails[i] != NULL; i++)
    {
      g_autoptr (VecheDirectoryPlan) plan = new_plan ();

      add (plan, 1, NULL, emails[i], NULL);
      add_known (plan, 11, NULL, emails[i]);
      g_assert_false (get (plan, 0)->sure);
    }
  add (full, 1, ONE, "нет", NULL);
  add (full, 2, ONE, " One@Example.org", NULL);
  add_known (full, 11, NULL, MAIL);
  g_assert_cmpuint (get (full, 0)->places->len, ==, 2);
  g_assert_true (get (full, 0)->sure);
}

static gboolean
is_certain (const char *phone, const char *email, const char *known_phone, const char *known_email)
{
  g_autoptr (VecheDirectoryPlan) plan = new_plan ();

  add (plan, 1, phone, email, NULL);
  add_known (plan, 11, known_phone, known_email);
  return get (plan, 0)->certain;
}

/* What is linked with nobody looking: no contradiction, not by a short number, and not by what another place of the entry says. */
static void
test_certain (void)
{
  g_autoptr (VecheDirectoryPlan) mixed = new_plan ();
  g_autoptr (VecheDirectoryPlan) two = new_plan ();

  g_assert_true (is_certain (ONE, NULL, "+7 (900) 000 00 01", NULL));
  g_assert_true (is_certain (NULL, MAIL, ONE, "ONE@example.org"));
  g_assert_true (is_certain (ONE, "нет", ONE, MAIL));
  g_assert_true (is_certain ("2-17-09", MAIL, ONE, MAIL));
  g_assert_false (is_certain ("2-17-09", NULL, "2-17-09", NULL));
  g_assert_false (is_certain (ONE, MAIL, TWO, MAIL));
  g_assert_false (is_certain (ONE, MAIL, ONE, OTHER_MAIL));
  g_assert_false (is_certain (NULL, NULL, ONE, MAIL));

  add (mixed, 1, ONE, MAIL, NULL);
  add (mixed, 2, TWO, MAIL, NULL);
  add_known (mixed, 11, ONE, NULL);
  g_assert_cmpint (get (mixed, 0)->match, ==, 11);
  g_assert_false (get (mixed, 0)->certain);

  add (two, 1, ONE, NULL, NULL);
  add_known (two, 11, ONE, NULL);
  add_known (two, 12, ONE, NULL);
  g_assert_false (get (two, 0)->certain);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-plan/sure-place", test_sure_place);
  g_test_add_func ("/directory-plan/unclear-place", test_unclear_place);
  g_test_add_func ("/directory-plan/sure-match", test_sure_match);
  g_test_add_func ("/directory-plan/sure-row", test_sure_row);
  g_test_add_func ("/directory-plan/shared-row", test_shared_row);
  g_test_add_func ("/directory-plan/consent", test_consent);
  g_test_add_func ("/directory-plan/order", test_order);
  g_test_add_func ("/directory-plan/placeholders", test_placeholders);
  g_test_add_func ("/directory-plan/certain", test_certain);
  return g_test_run ();
}
