/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an application must contain, and what follows from it. */

#include "config.h"

#include "records-fixture.h"
#include "veche-check-repo.h"
#include "veche-error.h"
#include "veche-problem-repo.h"

/* What the programme's item comes to in the application. */
static void
assert_item (VecheStore *store, gint64 application, const char *code, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, application, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sheet->items->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (sheet->items, i), "code"), code) == 0)
      {
        g_assert_cmpstr (sheet->derived[i], ==, state);
        return;
      }
  g_assert_not_reached ();
}

/* Completeness counts votes as a card does, and a correction goes with what it corrects. */
static void
test_votes (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autofree char *row = NULL;
  gint64 first;

  records_fixture_add (store, "item", 1, "code", "votes", "title", "Голоса", "item_kind", "votes", "required", "1", NULL);
  first = records_fixture_add (store, "application.votes", id, "source", "paper", "count", "10", NULL);
  assert_item (store, id, "votes", "present");
  row = g_strdup_printf ("id:%" G_GINT64_FORMAT, first);
  records_fixture_add (store, "application.votes", id, "source", "paper", "count", "0", "valid", "0", "void", "10", "corrects", row, NULL);
  assert_item (store, id, "votes", "absent");
  records_fixture_delete (store, "application", id);
  records_fixture_check (store);
  g_free (records_fixture_undo (store, FALSE));
  assert_item (store, id, "votes", "absent");
  records_fixture_check (store);
  records_fixture_free (store);
}

static gboolean
decide_write (VecheStore *store, gpointer data, GError **error)
{
  return veche_check_repo_apply (store, 1, data, error);
}

static gboolean
decide (VecheStore *store, const char *actor, const char *decision, gboolean confirm)
{
  static const char *reasons[] = { "incomplete", NULL };
  VecheCheckChange change = { .theme_fits = 1, .reasons = reasons, .decision = decision, .actor = actor, .confirm = confirm };
  g_autoptr (GError) error = NULL;
  gboolean done = veche_store_write (store, VECHE_STEP_EDIT, "проверка", actor, decide_write, &change, NULL, NULL, &error);

  if (!done)
    g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  return done;
}

static void
refuse_set (VecheStore *store, const char *field, const char *text)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("правка");
  guint op = veche_edit_update (edit, &veche_application_kind, 1);

  veche_edit_set_text (edit, op, field, text);
  records_fixture_refuse (store, edit, VECHE_ERROR_NOT_ALLOWED);
}

static void
assert_state (VecheStore *store, const char *expected)
{
  g_autofree char *state = records_fixture_get (store, "application", 1, "state");

  g_assert_cmpstr (state, ==, expected);
}

/* A draft is put where it belongs; what is registered is moved with the applicant's agreement, and stays in its programme. */
static void
test_place (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");
  g_autoptr (VecheEdit) moved = veche_edit_new ("перенос");
  gint64 kids = records_fixture_add (store, "theme", 1, "code", "kids", "title", "Дети", NULL);
  g_autofree char *theme = NULL;

  records_fixture_add (store, "programme", 0, "title", "Другая", "code", "other", NULL);
  records_fixture_add (store, "application", 0, "title", "А", "programme", "2020", NULL);
  records_fixture_set (store, "application", 1, "programme", "other");
  records_fixture_set (store, "application", 1, "programme", "2020");
  records_fixture_set (store, "application", 1, "theme", "kids");
  records_fixture_set (store, "application", 1, "theme", NULL);
  veche_edit_register (edit, 1, 0);
  records_fixture_apply (store, edit);
  refuse_set (store, "programme", "other");
  refuse_set (store, "programme", NULL);
  /* None told yet: nothing is moved. */
  records_fixture_set (store, "application", 1, "theme", "smart");
  refuse_set (store, "theme", "kids");
  refuse_set (store, "theme", NULL);
  records_fixture_set (store, "application", 1, "theme", "smart");
  veche_edit_retheme (moved, 1, kids, "2020-02-20");
  records_fixture_apply (store, moved);
  theme = records_fixture_get (store, "application", 1, "theme");
  g_assert_cmpstr (theme, ==, "kids");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A decision that waits is not got rid of by whoever took it: neither by the programme's rule, nor by another decision. */
static void
test_second (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");

  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  records_fixture_add (store, "application", 0, "title", "А", "programme", "2020", "theme", "smart", NULL);
  veche_edit_register (edit, 1, 0);
  records_fixture_apply (store, edit);
  g_assert_true (decide (store, "Анна", "return", FALSE));
  assert_state (store, "in-check");
  records_fixture_set (store, "programme", 1, "confirm_checks", "нет");
  refuse_set (store, "programme", NULL);
  g_assert_true (decide (store, "Анна", "refuse", FALSE));
  assert_state (store, "in-check");
  g_assert_true (decide (store, "Анна", "refuse", FALSE));
  assert_state (store, "in-check");
  g_assert_false (decide (store, "Анна", NULL, TRUE));
  g_assert_true (decide (store, "Борис", NULL, TRUE));
  assert_state (store, "refused");
  records_fixture_check (store);

  /* From here on the programme's rule is that of the next check. */
  g_assert_true (decide (store, "Анна", "return", FALSE));
  assert_state (store, "returned");
  records_fixture_free (store);
}

static gint64
tell (VecheStore *store, gint64 application, const char *item, const char *value)
{
  return records_fixture_add (store, "application.content", application, "item", item, "value", value, NULL);
}

static void
refuse_to_tell (VecheStore *store, gint64 application, const char *item, const char *value, int code)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("состав");
  guint op = veche_edit_insert (edit, veche_kind_find ("application.content"), application);

  veche_edit_set_text (edit, op, "item", item);
  veche_edit_set_text (edit, op, "value", value);
  records_fixture_refuse (store, edit, code);
}

/* An office's own items have values of their own, which limits are held against; the codes of another programme's are not meant. */
static void
test_own (void)
{
  static const struct
  {
    const char *code, *kind, *limit, *wrong, *fits, *over;
  } cases[] = {
    { "people-count", "number", "100", "много", "99,5", "101" },
    { "share", "money", "50000", "дорого", "50 000", "50 000,01" },
    { "motto", "text", "5", NULL, "Город", "Города" },
    { "mentors", "people", "2", NULL, "Иванова А.\nПетров И.", "А\nБ\nВ" },
    { "page", "link", NULL, "наш сайт", "https://example.org/a", NULL },
    { "agreed", "consent", NULL, "да", "17.02.2020", NULL },
  };
  VecheStore *store = records_fixture_new ();
  gint64 other = records_fixture_add (store, "programme", 0, "title", "Другая", "code", "other", NULL);
  gint64 id;

  records_fixture_add (store, "item", other, "code", "motto", "title", "Девиз", "item_kind", "text", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    records_fixture_add (store, "item", 1, "code", cases[i].code, "title", cases[i].code, "item_kind", cases[i].kind, "required", "1",
                         "limit_max", cases[i].limit != NULL ? cases[i].limit : "", NULL);
  id = records_fixture_add (store, "application", 0, "title", "А", "programme", "2020", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 told;

      assert_item (store, id, cases[i].code, "absent");
      if (cases[i].wrong != NULL)
        refuse_to_tell (store, id, cases[i].code, cases[i].wrong, VECHE_ERROR_INVALID);
      told = tell (store, id, cases[i].code, cases[i].fits);
      assert_item (store, id, cases[i].code, "present");
      refuse_to_tell (store, id, cases[i].code, cases[i].fits, VECHE_ERROR_EXISTS);
      if (cases[i].over == NULL)
        continue;
      records_fixture_set (store, "application.content", told, "value", cases[i].over);
      assert_item (store, id, cases[i].code, "insufficient");
    }
  /* A file may be a link; only that. */
  assert_item (store, id, "cv", "absent");
  refuse_to_tell (store, id, "cv", "принесём", VECHE_ERROR_INVALID);
  tell (store, id, "cv", "https://example.org/cv");
  assert_item (store, id, "cv", "present");
  refuse_to_tell (store, id, "id:3", "Девиз", VECHE_ERROR_NOT_FOUND); /* the other programme's */
  records_fixture_delete (store, "application", id);
  records_fixture_check (store);
  g_free (records_fixture_undo (store, FALSE));
  assert_item (store, id, "cv", "present");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A limit holds for the card's own fields as well. */
static void
test_limits (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", "programme", "2020", "summary", "Девять б", "budget", "10000", NULL);

  records_fixture_set (store, "item", 1, "limit_max", "8");
  records_fixture_add (store, "item", 1, "code", "budget", "title", "Бюджет", "item_kind", "money", "field", "budget", "limit_max", "100", NULL);
  assert_item (store, id, "summary", "present");
  assert_item (store, id, "budget", "present");
  records_fixture_set (store, "application", id, "summary", "Девять бу");
  records_fixture_set (store, "application", id, "budget", "10001");
  assert_item (store, id, "summary", "insufficient");
  assert_item (store, id, "budget", "insufficient");
  records_fixture_free (store);
}

static gboolean
lacks_consent (VecheStore *store, gint64 application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = veche_problem_repo_list (store, &veche_application_kind, application, &error);

  g_assert_no_error (error);
  return veche_problem_find (problems, "consent") != NULL;
}

/* The directory's consent counts, until its term is over. */
static void
test_consent (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 person = records_fixture_add (store, "person", 0, "name", "Ветрова Анна", NULL);
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", "leader", "Ветрова А.", NULL);
  g_autofree char *reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, person);

  g_assert_true (lacks_consent (store, id));
  records_fixture_set (store, "application", id, "leader_person", reference);
  g_assert_true (lacks_consent (store, id));
  records_fixture_set (store, "person", person, "consent", "2020-01-10");
  g_assert_false (lacks_consent (store, id));
  records_fixture_set (store, "person", person, "consent_until", "2020-01-31");
  g_assert_true (lacks_consent (store, id));
  /* Given with the application, but before the term was over; then after it. */
  records_fixture_set (store, "application", id, "leader_consent", "2020-01-20");
  g_assert_true (lacks_consent (store, id));
  records_fixture_set (store, "application", id, "leader_consent", "2020-02-01");
  g_assert_false (lacks_consent (store, id));
  records_fixture_set (store, "application", id, "leader_consent", NULL);
  records_fixture_set (store, "person", person, "consent_until", "2999-01-01");
  g_assert_false (lacks_consent (store, id));
  records_fixture_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/contents/votes", test_votes);
  g_test_add_func ("/contents/own", test_own);
  g_test_add_func ("/contents/limits", test_limits);
  g_test_add_func ("/contents/consent", test_consent);
  g_test_add_func ("/contents/place", test_place);
  g_test_add_func ("/contents/second", test_second);
  return g_test_run ();
}
