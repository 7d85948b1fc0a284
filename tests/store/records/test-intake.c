/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-check-repo.h"
#include "veche-duplicate-repo.h"
#include "veche-duty-repo.h"
#include "veche-error.h"
#include "veche-merge-repo.h"
#include "veche-undo.h"

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

static void
assert_field (VecheStore *store, const char *kind, gint64 id, const char *field, const char *expected)
{
  g_autofree char *text = records_fixture_get (store, kind, id, field);

  g_assert_cmpstr (text, ==, expected);
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
merge (VecheStore *store, const char *kind, gint64 id, gint64 keeper)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("объединение");

  veche_edit_merge (edit, veche_kind_find (kind), id, keeper);
  records_fixture_apply (store, edit);
}

static void
test_intake_merge (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 anna = records_fixture_add (store, "person", 0, "name", "Анна Ветрова", "phone", "+7 900 111-22-33", NULL);
  gint64 a_v = records_fixture_add (store, "person", 0, "name", "Ветрова А.", NULL);
  gint64 third = records_fixture_add (store, "person", 0, "name", "Анна Ветрова", NULL);
  g_autofree char *id = g_strdup_printf ("id:%d", (int) a_v);
  gint64 application = records_fixture_add (store, "application", 0, "title", "Парк", "leader_person", id, NULL);
  g_autofree char *before = records_fixture_hash (store);
  g_autofree char *after = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new ("объединение");
  g_autoptr (VecheEdit) apart = veche_edit_new ("разъединение");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) referrers = NULL;
  g_autoptr (GPtrArray) merged = NULL;

  /* Two merges, one through the other, are one step. */
  veche_edit_merge (edit, veche_kind_find ("person"), a_v, anna);
  veche_edit_merge (edit, veche_kind_find ("person"), third, a_v);
  records_fixture_apply (store, edit);

  g_assert_cmpint (veche_merge_repo_get_keeper (store, veche_kind_find ("person"), third, &error), ==, anna);
  g_assert_cmpuint (count (store, "person", FALSE, NULL), ==, 1);
  g_assert_cmpuint (count (store, "person", TRUE, NULL), ==, 3);
  g_assert_cmpuint (count (store, "person", FALSE, "ветрова"), ==, 1);
  g_assert_cmpuint (count (store, "", FALSE, "ветрова"), ==, 1);
  g_assert_cmpuint (count (store, "", TRUE, "ветрова"), ==, 3);
  g_assert_cmpint (veche_record_repo_find (store, veche_kind_find ("person"), "Анна Ветрова", TRUE, 0, &error), ==, anna);

  referrers = veche_merge_repo_list_referrers (store, veche_kind_find ("person"), anna, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (referrers->len, ==, 1);
  g_assert_cmpint (veche_record_get_id (g_ptr_array_index (referrers, 0)), ==, application);
  merged = veche_merge_repo_list_merged (store, veche_kind_find ("person"), anna, &error);
  g_assert_cmpuint (merged->len, ==, 2);

  g_free (records_fixture_undo (store, FALSE));
  after = records_fixture_hash (store);
  g_assert_cmpstr (after, ==, before);

  merge (store, "person", a_v, anna);
  g_assert_cmpuint (count (store, "person", FALSE, NULL), ==, 2);
  veche_edit_unmerge (apart, veche_kind_find ("person"), a_v);
  records_fixture_apply (store, apart);
  g_free (after);
  after = records_fixture_hash (store);
  g_assert_cmpstr (after, ==, before);
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
refuse_merge (VecheStore *store, const char *kind, gint64 id, gint64 keeper)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  veche_edit_merge (edit, veche_kind_find (kind), id, keeper);
  records_fixture_refuse (store, edit, VECHE_ERROR_NOT_ALLOWED);
}

static void
test_intake_merge_refused (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 a = records_fixture_add (store, "organisation", 0, "name", "ООО «Парк»", NULL);
  gint64 b = records_fixture_add (store, "organisation", 0, "name", "Парк", NULL);
  gint64 c = records_fixture_add (store, "organisation", 0, "name", "Сквер", NULL);
  gint64 application = records_fixture_add (store, "application", 0, "title", "Парк", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autoptr (VecheEdit) by_hand = veche_edit_new (NULL);

  refuse_merge (store, "organisation", a, a);
  refuse_merge (store, "application", application, application);
  merge (store, "organisation", a, b);
  /* No circles, no second keeper. */
  refuse_merge (store, "organisation", b, a);
  refuse_merge (store, "organisation", a, c);
  veche_edit_set_integer (by_hand, veche_edit_update (by_hand, veche_kind_find ("organisation"), c), "merged_into", b);
  records_fixture_refuse (store, by_hand, VECHE_ERROR_NOT_ALLOWED);
  veche_edit_delete (edit, veche_kind_find ("organisation"), b);
  records_fixture_refuse (store, edit, VECHE_ERROR_NOT_ALLOWED);
  records_fixture_free (store);
}

static void
test_intake_votes (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 application = records_fixture_add (store, "application", 0, "title", "Парк", NULL);
  gint64 votes = records_fixture_add (store, "application.votes", application, "count", "40", NULL);
  g_autoptr (VecheEdit) update = veche_edit_new (NULL);
  g_autoptr (VecheEdit) remove = veche_edit_new (NULL);
  g_autofree char *title = NULL;

  veche_edit_set_integer (update, veche_edit_update (update, veche_kind_find ("application.votes"), votes), "count", 50);
  records_fixture_refuse (store, update, VECHE_ERROR_NOT_ALLOWED);
  veche_edit_delete (remove, veche_kind_find ("application.votes"), votes);
  records_fixture_refuse (store, remove, VECHE_ERROR_NOT_ALLOWED);

  records_fixture_add (store, "application.votes", application, "count", "-3", "note", "исправление", NULL);
  title = records_fixture_undo (store, FALSE);
  g_assert_cmpuint (count (store, "application.votes", FALSE, NULL), ==, 1);
  g_free (records_fixture_undo (store, TRUE));
  records_fixture_delete (store, "application", application);
  g_assert_cmpuint (count (store, "application.votes", FALSE, NULL), ==, 0);
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpuint (count (store, "application.votes", FALSE, NULL), ==, 2);
  records_fixture_check (store);
  records_fixture_free (store);
}

static gint64
add_complete (VecheStore *store)
{
  gint64 id = records_fixture_add (store, "application", 0, "title", "Парк", "theme", "smart", "summary", "о парке", NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("регистрация");

  veche_edit_register (edit, id, 0);
  records_fixture_apply (store, edit);
  return id;
}

static void
test_intake_confirm (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Анна", .confirm = TRUE };
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  accept.actor = NULL;
  g_assert_false (check (store, id, accept, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  accept.actor = "Анна";
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "in-check");
  sheet = veche_check_repo_load (store, id, &error);
  g_assert_true (veche_check_sheet_is_pending (sheet));

  /* Not by the one who decided, nor by a stranger where the office has a directory. */
  confirm.actor = " анна ";
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  records_fixture_add (store, "employee", 0, "name", "Борис", NULL);
  confirm.actor = "Виктор";
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  assert_field (store, "application", id, "state", "in-check");

  confirm.actor = "Борис";
  g_assert_true (check (store, id, confirm, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "admitted");
  assert_field (store, "check", 1, "decided_by", "Анна");
  assert_field (store, "check", 1, "confirmed_by", "Борис");
  g_free (records_fixture_undo (store, FALSE));
  assert_field (store, "application", id, "state", "in-check");
  assert_field (store, "check", 1, "confirmed", NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* The second person who disagrees marks anew: that is another check, and the first decision never counts. */
static void
test_intake_disagree (void)
{
  static const VecheCheckMark present[] = { { "cv", "present", NULL } };
  static const VecheCheckMark absent[] = { { "cv", "absent", "пустой файл" } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange accept = { present, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  VecheCheckChange give_back = { absent, 1, -1, NULL, "return", reasons, NULL, "Борис", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Анна", .confirm = TRUE };
  g_autoptr (GError) error = NULL;

  records_fixture_set (store, "programme", 1, "confirm_checks", "1");
  g_assert_true (check (store, id, accept, &error));
  g_assert_true (check (store, id, give_back, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "in-check");
  g_assert_cmpuint (count (store, "check", FALSE, NULL), ==, 2);
  g_assert_true (check (store, id, confirm, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "returned");
  records_fixture_free (store);
}

static VecheCheckDifference *
find_difference (GPtrArray *list, const char *kind, const char *field)
{
  for (guint i = 0; i < list->len; i++)
    {
      VecheCheckDifference *one = g_ptr_array_index (list, i);

      if (g_str_equal (one->kind->name, kind) && g_strcmp0 (one->field != NULL ? one->field->name : NULL, field) == 0)
        return one;
    }
  return NULL;
}

static void
test_intake_differences (void)
{
  static const VecheCheckMark marks[] = { { "cv", "absent", NULL } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange give_back = { marks, 1, 1, NULL, "return", reasons, NULL, "Анна", FALSE };
  VecheCheckChange mark = { marks, 1, -1, NULL, NULL, NULL, NULL, "Анна", FALSE };
  gint64 member = records_fixture_add (store, "application.member", id, "name", "Пётр", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  list = veche_check_repo_list_differences (store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);

  g_assert_true (check (store, id, give_back, &error));
  g_assert_no_error (error);
  records_fixture_set (store, "application", id, "summary", "о большом парке");
  records_fixture_set (store, "application", id, "summary", "об очень большом парке");
  records_fixture_set (store, "application", id, "title", "Сквер");
  records_fixture_set (store, "application", id, "title", "Парк");
  records_fixture_set (store, "application", id, "due", "2020-02-20");
  records_fixture_set (store, "application", id, "budget", "100");
  records_fixture_add (store, "application.votes", id, "count", "5", NULL);
  records_fixture_add (store, "application.contact", id, "text", "звонил", NULL);
  records_fixture_delete (store, "application.member", member);

  /* The check that is begun now compares with the one before it. */
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&list, g_ptr_array_unref);
      list = veche_check_repo_list_differences (store, id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 4);
      g_assert_cmpstr (find_difference (list, "application", "summary")->before, ==, "о парке");
      g_assert_cmpstr (find_difference (list, "application", "budget")->before, ==, "");
      g_assert_cmpuint (find_difference (list, "application.votes", NULL)->count, ==, 1);
      g_assert_cmpuint (find_difference (list, "application.member", NULL)->count, ==, 1);
      g_assert_cmpstr (find_difference (list, "application.member", NULL)->actor, ==, "Тест");
      g_assert_true (check (store, id, mark, &error));
    }
  records_fixture_free (store);
}

static void
test_intake_retheme (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  gint64 second = records_fixture_add (store, "theme", 1, "code", "kids", "title", "Дети", "abbr", "Д", NULL);
  gint64 other = records_fixture_add (store, "programme", 0, "title", "Другая", NULL);
  gint64 foreign = records_fixture_add (store, "theme", other, "code", "x", "title", "Чужая", NULL);
  VecheCheckChange mark = { NULL, 0, 0, NULL, NULL, NULL, NULL, "Анна", FALSE };
  const struct
  {
    gint64 theme;
    const char *agreed;
  } refused[] = { { second, NULL }, { foreign, "2020-02-20" }, { 1, "2020-02-20" } };
  g_autoptr (VecheEdit) edit = veche_edit_new ("перенос");
  g_autoptr (VecheRecord) application = NULL;
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (check (store, id, mark, &error));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (VecheEdit) bad = veche_edit_new (NULL);

      veche_edit_retheme (bad, id, refused[i].theme, refused[i].agreed);
      records_fixture_refuse (store, bad, VECHE_ERROR_NOT_ALLOWED);
    }

  veche_edit_retheme (edit, id, second, "20.02.2020");
  records_fixture_apply (store, edit);
  application = veche_record_repo_get (store, &veche_application_kind, id, &error);
  g_assert_cmpint (veche_record_get_integer (application, "theme"), ==, second);
  g_assert_cmpint (veche_record_get_integer (application, "moved_from"), ==, 1);
  g_assert_cmpstr (veche_record_get_text (application, "move_agreed"), ==, "2020-02-20");
  /* The number stays; whether the theme fits is asked again. */
  g_assert_cmpstr (veche_record_get_text (application, "number"), ==, "2020-УГ-001");
  sheet = veche_check_repo_load (store, id, &error);
  g_assert_cmpint (veche_check_sheet_theme_fits (sheet), ==, -1);
  g_free (records_fixture_undo (store, FALSE));
  assert_field (store, "application", id, "move_agreed", NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A check reads the sum of the ledger, whatever the corrections come to. */
static void
test_intake_votes_below_none (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  records_fixture_add (store, "item", 1, "code", "votes", "title", "Голоса", "item_kind", "votes", NULL);
  records_fixture_add (store, "application.votes", id, "count", "10", "valid", "8", "void", "2", NULL);
  records_fixture_add (store, "application.votes", id, "count", "-10", "note", "отмена", NULL);
  sheet = veche_check_repo_load (store, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  g_assert_cmpstr (veche_check_sheet_get_state (sheet, sheet->items->len - 1), ==, "absent");
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "admitted");
  records_fixture_free (store);
}

/* What a check decides, and who, is not written by hand; neither do checks come or go by it. */
static void
test_intake_check_by_hand (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  static const char *const fields[] = { "decision", "reasons", "override", "decided", "decided_by", "confirmed_by" };
  static const char *const texts[] = { "refuse", "late", "пилот", "2020-02-17", "Сидоров", "Борис" };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  g_autoptr (VecheEdit) insert = veche_edit_new (NULL);
  g_autoptr (VecheEdit) remove = veche_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

      g_assert_true (veche_edit_parse (edit, veche_edit_update (edit, &veche_check_kind, 1), fields[i], texts[i], &error));
      records_fixture_refuse (store, edit, VECHE_ERROR_NOT_ALLOWED);
    }
  veche_edit_insert (insert, &veche_check_kind, id);
  records_fixture_refuse (store, insert, VECHE_ERROR_NOT_ALLOWED);
  veche_edit_delete (remove, &veche_check_kind, 1);
  records_fixture_refuse (store, remove, VECHE_ERROR_NOT_ALLOWED);
  /* The remark is for the applicant, and is mended until the letter goes. */
  records_fixture_set (store, "check", 1, "remark", "Хорошо");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Nobody confirms for a theme that has not been looked at. */
static void
test_intake_retheme_pending (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  gint64 second = records_fixture_add (store, "theme", 1, "code", "kids", "title", "Дети", "abbr", "Д", NULL);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  VecheCheckChange anew = { NULL, 0, -1, NULL, NULL, NULL, NULL, "Борис", FALSE };
  g_autoptr (VecheEdit) move = veche_edit_new ("перенос");
  g_autoptr (VecheEdit) again = veche_edit_new ("перенос");
  g_autoptr (VecheEdit) by_hand = veche_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  veche_edit_retheme (move, id, second, "20.02.2020");
  records_fixture_refuse (store, move, VECHE_ERROR_NOT_ALLOWED);
  veche_edit_set_integer (by_hand, veche_edit_update (by_hand, &veche_application_kind, id), "theme", second);
  records_fixture_refuse (store, by_hand, VECHE_ERROR_NOT_ALLOWED);
  /* The same theme again is no move, nor is anything else of the card. */
  records_fixture_set (store, "application", id, "theme", "smart");
  records_fixture_set (store, "application", id, "summary", "о большом парке");

  g_assert_true (check (store, id, anew, &error));
  g_assert_no_error (error);
  veche_edit_retheme (again, id, second, "20.02.2020");
  records_fixture_apply (store, again);
  assert_field (store, "check", 2, "theme_fits", NULL);
  records_fixture_free (store);
}

/* An application that comes back is checked again, though nothing has been marked yet: the old decision waits for nobody. */
/* Before a second person was asked for, «check again» left the old decision where it was: it waits for nobody. */
static void
test_intake_stood_in_check (void)
{
  static const VecheCheckMark marks[] = { { "cv", "absent", NULL } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange give_back = { marks, 1, 1, NULL, "return", reasons, NULL, "Анна", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Борис", .confirm = TRUE };
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) to_check = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (check (store, id, give_back, &error));
  records_fixture_stranger (store, "UPDATE application SET state = 'in-check'");
  store = records_fixture_reopen (store);
  records_fixture_set (store, "programme", 1, "confirm_checks", "1");
  sheet = veche_check_repo_load (store, id, &error);
  g_assert_no_error (error);
  g_assert_false (veche_check_sheet_is_pending (sheet));
  waiting = veche_duty_repo_list (store, NULL, VECHE_DUTY_CONFIRM, &error);
  to_check = veche_duty_repo_list (store, NULL, VECHE_DUTY_CHECK, &error);
  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpuint (to_check->len, ==, 1);
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  /* Decided anew, it does wait; and nothing waits any more when it is confirmed. */
  g_assert_true (check (store, id, give_back, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "in-check");
  g_assert_cmpint (veche_db_query_integer (veche_store_get_db (store), "SELECT needs_second FROM tech_check WHERE id = 2", -1), ==, 1);
  g_assert_true (check (store, id, confirm, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "returned");
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
test_intake_old_decision (void)
{
  static const VecheCheckMark marks[] = { { "cv", "absent", "нет файла" } };
  static const VecheCheckMark filed[] = { { "cv", "present", NULL } };
  static const char *const reasons[] = { "incomplete", NULL };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange give_back = { marks, 1, 1, NULL, "return", reasons, NULL, "Анна", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Борис", .confirm = TRUE };
  VecheCheckChange mark = { filed, 1, -1, NULL, NULL, NULL, NULL, "Борис", FALSE };
  g_autoptr (VecheEdit) edit = veche_edit_new ("проверка");
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (check (store, id, give_back, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "returned");
  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  before = records_fixture_hash (store);
  veche_edit_move (edit, id, "in-check", NULL);
  records_fixture_apply (store, edit);

  sheet = veche_check_repo_load (store, id, &error);
  g_assert_no_error (error);
  g_assert_false (veche_check_sheet_is_pending (sheet));
  g_assert_true (veche_record_is_null (sheet->check, "decision"));
  g_assert_cmpint (veche_check_sheet_theme_fits (sheet), ==, 1);
  assert_field (store, "check.item", 2, "remark", "нет файла");
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  assert_field (store, "application", id, "state", "in-check");
  assert_field (store, "check", 1, "decision", "return");

  /* It is one check that is begun, and one step. */
  g_assert_true (check (store, id, mark, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, "check", FALSE, NULL), ==, 2);
  g_free (records_fixture_undo (store, FALSE));
  g_free (records_fixture_undo (store, FALSE));
  after = records_fixture_hash (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (check (store, id, mark, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, "check", FALSE, NULL), ==, 2);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* Who will leave is still there; who has left is told from who never was. */
static void
test_intake_leaving (void)
{
  static const VecheCheckMark marks[] = { { "cv", "present", NULL } };
  VecheStore *store = records_fixture_new ();
  gint64 id = add_complete (store);
  VecheCheckChange accept = { marks, 1, 1, NULL, "accept", NULL, NULL, "Анна", FALSE };
  VecheCheckChange confirm = { .theme_fits = -1, .actor = "Борис", .confirm = TRUE };
  gint64 boris = records_fixture_add (store, "employee", 0, "name", "Борис", "left_on", "2020-02-17", NULL);
  g_autoptr (GError) error = NULL;

  records_fixture_set (store, "programme", 1, "confirm_checks", "да");
  g_assert_true (check (store, id, accept, &error));
  g_assert_no_error (error);
  g_assert_false (check (store, id, confirm, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (error->message, "17.02.2020"));
  g_clear_error (&error);
  records_fixture_set (store, "employee", boris, "left_on", "2999-01-01");
  g_assert_true (check (store, id, confirm, &error));
  g_assert_no_error (error);
  assert_field (store, "application", id, "state", "admitted");
  records_fixture_free (store);
}

static void
test_intake_repeats (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 first = records_fixture_add (store, "application", 0, "title", "Набережная: место встречи", "organisation",
                                      "АНО «Город»", "leader_phone", "8 (900) 111-22-33", NULL);
  gint64 same = records_fixture_add (store, "application", 0, "title", "«НАБЕРЕЖНАЯ — место встречи»", NULL);
  gint64 shared = records_fixture_add (store, "application", 0, "title", "Детский двор", "organisation", "Город", "leader_phone",
                                       "+79001112233", NULL);
  gint64 alien = records_fixture_add (store, "application", 0, "title", "Музей", "organisation", "Город", NULL);
  gint64 second = records_fixture_add (store, "application", 0, "title", "Набережная - место встречи", "organisation",
                                       "Автономная некоммерческая организация \"Город\"", "leader_phone", "9001112233", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = veche_duplicate_repo_find_repeats (store, second, &error);
  g_autofree char *id = g_strdup_printf ("id:%d", (int) first);

  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 3);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 0).a, ==, first);
  g_assert_cmpuint (g_array_index (pairs, VecheDuplicatePair, 0).reasons, ==,
                    VECHE_DUPLICATE_TITLE | VECHE_DUPLICATE_ORGANISATION | VECHE_DUPLICATE_PHONE);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 1).a, ==, same);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 2).a, ==, shared);
  g_assert_cmpint (alien, >, 0);

  /* Once it is written down, nobody is asked again. */
  records_fixture_set (store, "application", second, "repeats", id);
  g_clear_pointer (&pairs, g_array_unref);
  pairs = veche_duplicate_repo_find_repeats (store, second, &error);
  g_assert_cmpuint (pairs->len, ==, 2);
  records_fixture_free (store);
}

static gboolean
write_double (VecheStore *store, gpointer data, GError **error)
{
  return veche_db_exec (veche_store_get_db (store), "INSERT INTO person (name) VALUES ('Ветрова Анна Сергеевна')", error);
}

static GArray *
find_doubles (VecheStore *store, const VecheKind *kind, GError **error)
{
  g_autoptr (VecheDuplicateCards) cards = veche_duplicate_cards_new (kind);
  gboolean more = TRUE;

  while (more)
    if (!veche_duplicate_repo_read_slice (store, cards, 0, &more, error))
      return NULL;
  return veche_duplicate_cards_find (cards, NULL);
}

/* Slice by slice each row is met, and once; who has had enough is not kept. */
static void
test_intake_duplicates_many (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (VecheDuplicateCards) cards = veche_duplicate_cards_new (veche_kind_find ("person"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = NULL;
  gboolean more = FALSE;

  records_fixture_stranger (store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                                   "INSERT INTO person (name, phone) SELECT 'Человек ' || (i % 500), '90000' || (10000 + i) FROM n");
  records_fixture_stranger (store, "INSERT INTO person (name) VALUES (CAST(x'd0ff' AS TEXT))");
  g_assert_true (veche_duplicate_repo_read_slice (store, cards, 0, &more, &error));
  g_assert_true (more);
  pairs = find_doubles (store, veche_kind_find ("person"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 500);
  g_cancellable_cancel (stop);
  g_assert_null (veche_duplicate_cards_find (cards, stop));
  records_fixture_free (store);
}

static void
test_intake_duplicates (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 a = records_fixture_add (store, "person", 0, "name", "Ветрова Анна Сергеевна", "phone", "8 900 111-22-33", NULL);
  gint64 b = records_fixture_add (store, "person", 0, "name", "Анна Сергеевна Ветрова", NULL);
  gboolean done = FALSE;
  gint64 step;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = find_doubles (store, veche_kind_find ("person"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpuint (g_array_index (pairs, VecheDuplicatePair, 0).reasons, ==, VECHE_DUPLICATE_NAME);

  /* What an import under way has brought may be gone in a moment. */
  step = veche_store_begin_step (store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);
  veche_store_write_slice (store, step, write_double, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&pairs, g_array_unref);
  pairs = find_doubles (store, veche_kind_find ("person"), &error);
  g_assert_cmpuint (pairs->len, ==, 1);
  while (!done)
    g_assert_true (veche_store_revert_slice (store, step, 100, &done, &error));

  merge (store, "person", b, a);
  g_clear_pointer (&pairs, g_array_unref);
  pairs = find_doubles (store, veche_kind_find ("person"), &error);
  g_assert_cmpuint (pairs->len, ==, 0);
  g_assert_null (find_doubles (store, veche_kind_find ("tree"), &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  records_fixture_free (store);
}

/* Father, son and a neighbour have one phone: whoever is told apart from the first is still met by the next. */
static void
test_intake_told_apart (void)
{
  VecheStore *store = records_fixture_new ();
  const VecheKind *kind = veche_kind_find ("person");
  gint64 a = records_fixture_add (store, "person", 0, "name", "Ветров Пётр", "phone", "8 900 111-22-33", NULL);
  gint64 b = records_fixture_add (store, "person", 0, "name", "Ветров Павел", "phone", "+7 (900) 1112233", NULL);
  gint64 c = records_fixture_add (store, "person", 0, "name", "Ветров П.", "phone", "9001112233", NULL);
  const gint64 others[] = { b, c };
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (VecheEdit) edit = veche_edit_new ("не одно и то же");

      veche_edit_tell_apart (edit, kind, others[i], a);
      records_fixture_apply (store, edit);
    }
  pairs = find_doubles (store, kind, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 0).a, ==, b);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 0).b, ==, c);

  g_assert_false (veche_merge_repo_tell_apart (store, kind, a, a, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/intake/merge", test_intake_merge);
  g_test_add_func ("/store/intake/merge-refused", test_intake_merge_refused);
  g_test_add_func ("/store/intake/votes", test_intake_votes);
  g_test_add_func ("/store/intake/votes-below-none", test_intake_votes_below_none);
  g_test_add_func ("/store/intake/check-by-hand", test_intake_check_by_hand);
  g_test_add_func ("/store/intake/retheme-pending", test_intake_retheme_pending);
  g_test_add_func ("/store/intake/stood-in-check", test_intake_stood_in_check);
  g_test_add_func ("/store/intake/old-decision", test_intake_old_decision);
  g_test_add_func ("/store/intake/leaving", test_intake_leaving);
  g_test_add_func ("/store/intake/confirm", test_intake_confirm);
  g_test_add_func ("/store/intake/disagree", test_intake_disagree);
  g_test_add_func ("/store/intake/differences", test_intake_differences);
  g_test_add_func ("/store/intake/retheme", test_intake_retheme);
  g_test_add_func ("/store/intake/repeats", test_intake_repeats);
  g_test_add_func ("/store/intake/duplicates", test_intake_duplicates);
  g_test_add_func ("/store/intake/duplicates-many", test_intake_duplicates_many);
  g_test_add_func ("/store/intake/told-apart", test_intake_told_apart);
  return g_test_run ();
}
