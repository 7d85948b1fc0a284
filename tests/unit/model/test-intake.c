/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-application-warnings.h"
#include "veche-application.h"
#include "veche-check-difference.h"
#include "veche-days-off.h"
#include "veche-duplicate-twin.h"
#include "veche-duplicates.h"
#include "veche-error.h"
#include "veche-journal-entry.h"
#include "veche-letter-fields.h"
#include "veche-letter.h"
#include "veche-people.h"
#include "veche-programme-check.h"
#include "veche-programme.h"

/* A record of the kind with FIELD, text, …, NULL as people write them. */
static VecheRecord *make (const VecheKind *kind, gint64 id, ...) G_GNUC_NULL_TERMINATED;

static VecheRecord *
make (const VecheKind *kind, gint64 id, ...)
{
  VecheRecord *record = veche_record_new (kind, id, "01890000-0000-7000-8000-000000000000");
  const char *field;
  va_list args;

  va_start (args, id);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      int index = veche_kind_find_field (kind, field);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (index, >=, 0);
      veche_field_parse (&kind->fields[index], va_arg (args, const char *), veche_record_get_nth_value (record, (guint) index),
                         &error);
      g_assert_no_error (error);
    }
  va_end (args);
  return record;
}

static GPtrArray *
list (VecheRecord *first, ...)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  va_list args;

  va_start (args, first);
  for (VecheRecord *record = first; record != NULL; record = va_arg (args, VecheRecord *))
    g_ptr_array_add (records, record);
  va_end (args);
  return records;
}

/* --- programmes ---------------------------------------------------------------------------------------------------- */

static void
test_intake_days_off (void)
{
  static const struct
  {
    int day, month, year;
    gboolean off;
  } cases[] = {
    { 23, 2, 2020, TRUE }, { 24, 2, 2020, TRUE }, { 25, 2, 2020, FALSE }, { 22, 2, 2020, TRUE },  { 17, 2, 2020, FALSE },
    { 8, 1, 2021, TRUE },  { 11, 1, 2021, FALSE }, { 9, 3, 2020, TRUE },  { 12, 6, 2020, TRUE },  { 4, 11, 2020, TRUE },
    { 2, 3, 2020, FALSE }, { 10, 5, 2021, TRUE },  { 3, 5, 2021, TRUE },  { 4, 5, 2021, FALSE },  { 14, 6, 2021, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_dmy (&day, (GDateDay) cases[i].day, (GDateMonth) cases[i].month, (GDateYear) cases[i].year);
      if (veche_days_off_contain (&day) != cases[i].off)
        g_error ("%d.%d.%d", cases[i].day, cases[i].month, cases[i].year);
    }
}

/* The selection of 2020: its border days are no overlap, its last check day is a Sunday and a holiday. */
static void
test_intake_programme_good (void)
{
  g_autoptr (VecheRecord) programme
    = make (&veche_programme_kind, 1, "title", "Лидеры", "zone", "Europe/Moscow", "number_pattern", "2020-{theme}-{n:3}",
            "finalists", "25", NULL);
  g_autoptr (GPtrArray) stages
    = list (make (&veche_programme_stage_kind, 1, "code", "intake", "title", "Приём", "starts", "2020-01-13T00:00:00+03:00",
                  "ends", "2020-02-17T23:59:59+03:00", NULL),
            make (&veche_programme_stage_kind, 2, "code", "check", "title", "Экспертиза", "starts",
                  "2020-02-17T00:00:00+03:00", "ends", "2020-02-23T23:59:59+03:00", NULL),
            NULL);
  g_autoptr (GPtrArray) criteria
    = list (make (&veche_programme_criterion_kind, 1, "code", "a", "title", "А", "weight", "33.3", "scale_min", "1",
                  "scale_max", "10", NULL),
            make (&veche_programme_criterion_kind, 2, "code", "b", "title", "Б", "weight", "66,7", NULL), NULL);
  VecheProgrammeCase one = { programme, NULL, stages, NULL, criteria };
  g_autoptr (GPtrArray) problems = veche_programme_check_list (&one);
  const VecheProblem *day_off = veche_problem_find (problems, "day-off");

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (day_off);
  g_assert_cmpint (day_off->level, ==, VECHE_PROBLEM_NOTE);
  g_assert_cmpint (veche_record_get_id (day_off->record), ==, 2);
  g_assert_cmpstr (day_off->field, ==, "ends");
  g_assert_nonnull (strstr (day_off->message, "23.02.2020"));
}

static void
test_intake_programme_bad (void)
{
  static const char *const codes[] = { "zone", "pattern", "amount", "codes", "no-intake", "stage-reversed", "stage-overlap",
                                       "weights", "scale", "item-field" };
  g_autoptr (VecheRecord) programme = make (&veche_programme_kind, 1, "title", "Лидеры", "zone", "Europe/Nowhere",
                                            "number_pattern", "{year}-{x}", "finalists", "0", NULL);
  g_autoptr (GPtrArray) themes = list (make (&veche_programme_theme_kind, 1, "code", "a", "title", "А", NULL),
                                       make (&veche_programme_theme_kind, 2, "code", "a", "title", "Б", NULL), NULL);
  g_autoptr (GPtrArray) stages
    = list (make (&veche_programme_stage_kind, 1, "code", "x", "title", "Первый", "starts", "2020-03-02T00:00:00Z", "ends",
                  "2020-03-05T00:00:00Z", NULL),
            make (&veche_programme_stage_kind, 2, "code", "y", "title", "Второй", "starts", "2020-03-04T00:00:00Z", "ends",
                  "2020-03-06T00:00:00Z", NULL),
            make (&veche_programme_stage_kind, 3, "code", "z", "title", "Третий", "starts", "2020-03-20T00:00:00Z", "ends",
                  "2020-03-10T00:00:00Z", NULL),
            NULL);
  g_autoptr (GPtrArray) items
    = list (make (&veche_programme_item_kind, 1, "code", "i", "title", "Описание", NULL), NULL);
  g_autoptr (GPtrArray) criteria
    = list (make (&veche_programme_criterion_kind, 1, "code", "c", "title", "Смысл", "weight", "90", "scale_min", "5",
                  "scale_max", "5", NULL),
            NULL);
  VecheProgrammeCase one = { programme, themes, stages, items, criteria };
  g_autoptr (GPtrArray) problems = NULL;

  /* Nobody can choose it; another program may have written it. */
  veche_record_set_text (g_ptr_array_index (items, 0), "field", "summry");
  problems = veche_programme_check_list (&one);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (veche_problem_find (problems, codes[i]) == NULL)
      g_error ("%s is not told", codes[i]);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (codes));
  g_assert_cmpint (veche_record_get_id (veche_problem_find (problems, "stage-overlap")->record), ==, 2);
}

static void
test_intake_programme_equal (void)
{
  g_autoptr (VecheRecord) programme = make (&veche_programme_kind, 1, "title", "Лидеры", NULL);
  g_autoptr (GPtrArray) items
    = list (make (&veche_programme_item_kind, 1, "code", "cv", "title", "Резюме", "item_kind", "file", "field", "cv", NULL),
            make (&veche_programme_item_kind, 2, "code", "team", "title", "Команда", "item_kind", "people", "field", "members", NULL),
            NULL);
  g_autoptr (GPtrArray) criteria = list (make (&veche_programme_criterion_kind, 1, "code", "a", "title", "А", "weight", "1", NULL),
                                         make (&veche_programme_criterion_kind, 2, "code", "b", "title", "Б", "weight", "1", NULL),
                                         make (&veche_programme_criterion_kind, 3, "code", "c", "title", "В", "weight", "1", NULL), NULL);
  VecheProgrammeCase one = { programme, NULL, NULL, items, criteria };
  g_autoptr (GPtrArray) problems = veche_programme_check_list (&one);
  gboolean equal;

  g_assert_null (veche_problem_find (problems, "weights"));
  g_assert_null (veche_problem_find (problems, "item-field"));
  g_assert_cmpfloat (veche_programme_check_sum_weights (criteria, &equal), ==, 3);
  g_assert_true (equal);
  /* One of them without a weight: that is no «equally». */
  g_ptr_array_add (criteria, make (&veche_programme_criterion_kind, 4, "code", "d", "title", "Г", NULL));
  g_clear_pointer (&problems, g_ptr_array_unref);
  problems = veche_programme_check_list (&one);
  g_assert_nonnull (veche_problem_find (problems, "weights"));
}

/* --- applications -------------------------------------------------------------------------------------------------- */

static void
test_intake_warnings (void)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_identifier ("Asia/Yakutsk");
  g_autoptr (VecheRecord) programme
    = make (&veche_programme_kind, 1, "title", "Лидеры", "zone", "Europe/Moscow", "team_max", "1", NULL);
  g_autoptr (VecheRecord) application
    = make (&veche_application_kind, 7, "title", "Парк", "leader", "Анна", "received", "2020-02-17T21:00:05Z", "budget",
            "100000", NULL);
  g_autoptr (VecheRecord) other = make (&veche_application_kind, 3, "title", "Парк!", "number", "2020-003", NULL);
  g_autoptr (GPtrArray) members
    = list (make (&veche_application_member_kind, 1, "name", "Пётр", "consent", "2020-02-01", NULL),
            make (&veche_application_member_kind, 2, "name", "Вера", NULL), NULL);
  g_autoptr (GPtrArray) lines
    = list (make (&veche_application_budget_line_kind, 1, "article", "Скамьи", "source", "local", "amount", "60000", NULL),
            make (&veche_application_budget_line_kind, 2, "article", "Урны", "source", "local", "amount", "10000", NULL),
            make (&veche_application_budget_line_kind, 3, "article", "Флаги", "amount", "5050", NULL), NULL);
  VecheApplicationRepeat repeat = { other, VECHE_DUPLICATE_TITLE };
  g_autoptr (GPtrArray) repeats = g_ptr_array_new ();
  VecheApplicationCase one = { application, programme, NULL, members, lines, repeats, "2020-02-17T20:59:59Z", local };
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (repeats, &repeat);
  problems = veche_application_warnings_list (&one);
  g_assert_cmpuint (problems->len, ==, 5);
  /* Midnight in Moscow, six in the morning here: both are told. */
  g_assert_nonnull (strstr (veche_problem_find (problems, "late")->message, "18.02.2020, 00:00"));
  g_assert_nonnull (strstr (veche_problem_find (problems, "late")->message, "18.02.2020, 06:00"));
  g_assert_nonnull (strstr (veche_problem_find (problems, "late")->message, "17.02.2020, 23:59"));
  g_assert_nonnull (strstr (veche_problem_find (problems, "team")->message, "2"));
  g_assert_nonnull (strstr (veche_problem_find (problems, "budget")->message, "750,50"));
  g_assert_nonnull (strstr (veche_problem_find (problems, "budget")->message, "700"));
  g_assert_cmpstr (strstr (veche_problem_find (problems, "consent")->message, "Анна"), ==, "Анна, Вера.");
  g_assert_cmpint (veche_record_get_id (veche_problem_find (problems, "repeat")->record), ==, 3);
}

/* Up to the end of the last second, as clocks show it. */
static void
test_intake_late (void)
{
  g_assert_false (veche_application_warnings_is_late ("2020-02-17T20:59:59Z", "2020-02-17T20:59:59Z"));
  g_assert_false (veche_application_warnings_is_late ("2020-02-17T20:59:59.500Z", "2020-02-17T20:59:59Z"));
  g_assert_true (veche_application_warnings_is_late ("2020-02-17T21:00:00Z", "2020-02-17T20:59:59Z"));
  g_assert_true (veche_application_warnings_is_late ("2020-02-17T21:00:00.001Z", "2020-02-17T20:59:59Z"));
  g_assert_true (veche_application_warnings_is_late ("2020-02-17T20:59:59.500Z", "2020-02-17T20:59:59.250Z"));
  g_assert_false (veche_application_warnings_is_late (NULL, "2020-02-17T20:59:59Z"));
  g_assert_false (veche_application_warnings_is_late ("2020-02-17T20:59:59Z", NULL));
}

static gboolean
warnings_follow (const char *kind)
{
  g_autoptr (VecheChanges) changes = veche_changes_new ();

  veche_changes_add (changes, veche_kind_find (kind), 1, 'U');
  return veche_application_warnings_are_touched (changes);
}

/* An open card is looked through again for what its notes are made of, and not for a tree, a letter or a talk. */
static void
test_intake_touched (void)
{
  static const char *const followed[] = { "application", "application.budget-line", "application.content", "application.member", "application.votes",
                                          "attachment", "check", "check.item", "item", "person", "programme", "stage" };
  static const char *const others[] = { "tree", "letter", "application.contact", "organisation", "spot" };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_assert_true (warnings_follow (followed[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (warnings_follow (others[i]));
}

/* Amounts that another program wrote may come to more than can be counted. */
static void
test_intake_budget_too_large (void)
{
  g_autoptr (VecheRecord) application = make (&veche_application_kind, 7, "title", "Парк", "budget", "700", NULL);
  g_autoptr (GPtrArray) lines = list (make (&veche_application_budget_line_kind, 1, "article", "Скамьи", "source", "local", NULL),
                                      make (&veche_application_budget_line_kind, 2, "article", "Урны", "source", "local", NULL), NULL);
  VecheApplicationCase one = { .application = application, .budget_lines = lines };

  for (int sign = 1; sign >= -1; sign -= 2)
    {
      g_autoptr (GPtrArray) problems = NULL;

      for (guint i = 0; i < lines->len; i++)
        veche_record_set_integer (g_ptr_array_index (lines, i), "amount", sign > 0 ? G_MAXINT64 : G_MININT64);
      problems = veche_application_warnings_list (&one);
      g_assert_nonnull (strstr (veche_problem_find (problems, "budget")->message, "more than can be counted"));
    }
}

static void
test_intake_no_warnings (void)
{
  g_autoptr (VecheRecord) application
    = make (&veche_application_kind, 7, "title", "Парк", "leader", "Анна", "leader_consent", "2020-02-01", "received",
            "2020-02-17T20:59:59Z", "budget", "700", NULL);
  g_autoptr (GPtrArray) lines
    = list (make (&veche_application_budget_line_kind, 1, "article", "Скамьи", "source", "local", "amount", "700", NULL), NULL);
  VecheApplicationCase one = { application, NULL, NULL, NULL, lines, NULL, "2020-02-17T20:59:59Z", NULL };
  g_autoptr (GPtrArray) problems = veche_application_warnings_list (&one);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (veche_application_warnings_is_late ("2020-02-18T00:00:00+03:00", "2020-02-17T20:59:59Z"));
  g_assert_false (veche_application_warnings_is_late (NULL, "2020-02-17T20:59:59Z"));
  g_assert_false (veche_application_warnings_is_late ("2020-02-18T00:00:00Z", NULL));
}

static VecheCheckSheet *
make_sheet (VecheRecord *application)
{
  VecheCheckSheet *sheet = veche_check_sheet_new ();

  sheet->application = g_object_ref (application);
  sheet->check = make (&veche_check_kind, 1, "decision", "return", "reasons", "incomplete,gone", "remark", "Исправьте", "decided_by",
                       "Анна", NULL);
  sheet->items = list (make (&veche_programme_item_kind, 1, "code", "cv", "title", "Резюме", "required", "1", NULL),
                       make (&veche_programme_item_kind, 2, "code", "video", "title", "Видео", "required", "0", NULL), NULL);
  sheet->marks = g_ptr_array_new ();
  g_ptr_array_add (sheet->marks, make (&veche_check_item_kind, 1, "item", "id:1", "state", "insufficient", "remark", "нет даты", NULL));
  g_ptr_array_add (sheet->marks, NULL);
  sheet->derived = g_strsplit ("present absent", " ", -1);
  return sheet;
}

static void
test_intake_incomplete (void)
{
  g_autoptr (VecheRecord) application = make (&veche_application_kind, 7, "title", "Парк", NULL);
  g_autoptr (VecheCheckSheet) sheet = make_sheet (application);
  VecheApplicationCase one = { application, NULL, sheet, NULL, NULL, NULL, NULL, NULL };
  g_autoptr (GPtrArray) problems = veche_application_warnings_list (&one);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (veche_problem_find (problems, "incomplete")->message, "Резюме."));
}

/* A decision that waits is confirmed by another person only. */
static void
test_intake_confirm (void)
{
  g_autoptr (VecheRecord) application = make (&veche_application_kind, 7, "title", "Парк", "state", "in-check", NULL);
  g_autoptr (VecheCheckSheet) sheet = make_sheet (application);
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_check_sheet_is_pending (sheet));
  g_assert_false (veche_check_can_confirm (sheet, "Борис", NULL));
  sheet->confirms = TRUE;
  /* One from before a second person was asked for waits for nobody. */
  g_assert_false (veche_check_sheet_is_pending (sheet));
  veche_record_set_integer (sheet->check, "needs_second", TRUE);
  g_assert_true (veche_check_sheet_is_pending (sheet));
  g_assert_true (veche_check_can_confirm (sheet, "Борис", &error));
  g_assert_false (veche_check_can_confirm (sheet, "АННА", NULL));
  g_assert_false (veche_check_can_confirm (sheet, "", NULL));

  /* Another spelling is not another person. */
  veche_record_set_text (sheet->check, "decided_by", "Иванов И.И.");
  g_assert_false (veche_check_can_confirm (sheet, " Иванов  И. И.", NULL));
  g_assert_false (veche_check_can_confirm (sheet, "Иванов Иван Иванович", NULL));
  g_assert_false (veche_check_can_confirm (sheet, "Иван Иванович ИВАНОВ", NULL));
  g_assert_true (veche_check_can_confirm (sheet, "Иванов П.И.", &error));
  g_assert_true (veche_check_can_confirm (sheet, "Иванова И.И.", &error));
  g_assert_true (veche_check_can_confirm (sheet, "Иванов Иван Петрович", &error));
  veche_record_set_text (sheet->check, "decided_by", "Иванов Иван Иванович");
  g_assert_true (veche_check_can_confirm (sheet, "Иванов Игорь Иванович", &error));
  veche_record_set_text (sheet->check, "confirmed", "2020-02-20T00:00:00Z");
  g_assert_false (veche_check_sheet_is_pending (sheet));
}

/* --- doubles ------------------------------------------------------------------------------------------------------- */

static void
test_intake_people (void)
{
  static const VecheDuplicateCard cards[] = {
    { .id = 1, .name = "Ветрова Анна Сергеевна", .phone = "8 (900) 111-22-33, 2-22-33" },
    { .id = 2, .name = "анна сергеевна ВЁТРОВА", .phone = "+7 900 111 22 33", .email = "A@example.org" },
    { .id = 3, .name = "Ветрова А.С." },
    { .id = 4, .name = "Пётр Малый", .email = "a@EXAMPLE.org" },
    { .id = 5, .name = "Вера Белова", .phone = "12" },
    { .id = 6 },
    { .id = 7, .phone = "12" },
  };
  g_autoptr (GArray) pairs = veche_duplicates_find_people (cards, G_N_ELEMENTS (cards), NULL);
  const VecheDuplicatePair *pair = &g_array_index (pairs, VecheDuplicatePair, 0);
  g_auto (GStrv) codes = veche_duplicates_list_codes (pair->reasons);
  g_autofree char *joined = g_strjoinv (" ", codes);

  g_assert_cmpuint (pairs->len, ==, 4);
  g_assert_cmpint (pair->a, ==, 1);
  g_assert_cmpint (pair->b, ==, 2);
  g_assert_cmpstr (joined, ==, "name phone");
  pair = &g_array_index (pairs, VecheDuplicatePair, 1);
  g_assert_cmpuint (pair->reasons, ==, VECHE_DUPLICATE_EMAIL);
  g_assert_cmpuint (g_array_index (pairs, VecheDuplicatePair, 2).reasons, ==, VECHE_DUPLICATE_INITIALS);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 2).b, ==, 3);
}

static void
test_intake_organisations (void)
{
  static const VecheDuplicateCard cards[] = {
    { .id = 1, .name = "ООО «Зелёный город»" },
    { .id = 2, .name = "Общество с ограниченной ответственностью \"Зеленый Город\"", .ogrn = "1027500000001" },
    { .id = 3, .name = "МБУ ДО «Станция»", .aliases = "Станция юннатов\nДом природы" },
    { .id = 4, .name = "дом природы", .ogrn = " 1027500000001 " },
    { .id = 5, .name = "ООО" },
    { .id = 6, .name = "АНО" },
    { .id = 7, .name = "Центр дополнительного образования" },
    { .id = 8, .name = "МБУ «Центр культуры»" },
    { .id = 9, .name = "Муниципальное бюджетное учреждение Центр культуры" },
  };
  g_autoptr (GArray) pairs = veche_duplicates_find_organisations (cards, G_N_ELEMENTS (cards), NULL);

  g_assert_cmpuint (pairs->len, ==, 4);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 3).a, ==, 8);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 3).b, ==, 9);
  g_assert_cmpuint (g_array_index (pairs, VecheDuplicatePair, 0).reasons, ==, VECHE_DUPLICATE_OGRN);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 1).a, ==, 1);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 1).b, ==, 2);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 2).a, ==, 3);
  g_assert_cmpint (g_array_index (pairs, VecheDuplicatePair, 2).b, ==, 4);
}

static void
test_intake_repeats (void)
{
  static const VecheDuplicateCard first
    = { .name = "Проект «Набережная реки Искра»", .organisation = "АНО «Город»", .phone = "9001112233" };
  static const struct
  {
    VecheDuplicateCard card;
    guint reasons;
  } cases[] = {
    { { .name = "набережная реки искра" }, VECHE_DUPLICATE_TITLE },
    { { .name = "Набережная реки Искра 2", .phone = "8-900-111-22-33" }, VECHE_DUPLICATE_LIKE_TITLE | VECHE_DUPLICATE_PHONE },
    { { .name = "Набережная реки Искра 2" }, 0 },
    /* A word counts once, however often it is said. */
    { { .name = "Набережная Набережная Набережная Искра", .phone = "8-900-111-22-33" }, 0 },
    { { .name = "Двор", .organisation = "Город" }, 0 },
    { { .name = "Двор", .phone = "8-900-111-22-33" }, 0 },
    { { .name = "Двор", .organisation = "город", .phone = "89001112233" }, VECHE_DUPLICATE_ORGANISATION | VECHE_DUPLICATE_PHONE },
    { { 0 }, 0 },
  };

  g_autoptr (VecheDuplicateTwin) twin = veche_duplicate_twin_new (&first);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VecheDuplicateTwin) other = veche_duplicate_twin_new (&cases[i].card);

      g_assert_cmpuint (veche_duplicate_twin_compare (twin, &cases[i].card), ==, cases[i].reasons);
      g_assert_cmpuint (veche_duplicate_twin_compare (other, &first), ==, cases[i].reasons);
    }
  g_assert_cmpuint (veche_duplicates_get_score (VECHE_DUPLICATE_TITLE | VECHE_DUPLICATE_ORGANISATION | VECHE_DUPLICATE_PHONE), ==,
                    100);
}

/* --- differences --------------------------------------------------------------------------------------------------- */

static void
test_intake_differences (void)
{
  g_autoptr (VecheRecord) application
    = make (&veche_application_kind, 7, "title", "Парк", "summary", "новое", "budget", "500", NULL);
  VecheJournalEntry entries[] = {
    { .op = 'U', .kind = &veche_application_kind, .image = (char *) "{\"summary\":\"старое\",\"due\":null}", .actor = (char *) "А", .at = 1 },
    { .op = 'U', .kind = &veche_application_kind, .image = (char *) "{\"summary\":\"среднее\",\"state\":\"draft\"}", .actor = (char *) "Б", .at = 2 },
    { .op = 'U', .kind = &veche_application_kind, .image = (char *) "{\"budget\":500}", .actor = (char *) "Б", .at = 3 },
    { .op = 'U', .kind = &veche_application_kind, .image = NULL, .actor = (char *) "Б", .at = 3 },
    { .op = 'I', .kind = &veche_check_kind },
    { .op = 'D', .kind = &veche_application_member_kind, .image = (char *) "{}", .actor = (char *) "В", .at = 4 },
    { .op = 'I', .kind = &veche_application_member_kind, .actor = (char *) "Г", .at = 5 },
    { .op = 'I', .kind = NULL },
  };
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  g_autoptr (GPtrArray) differences = NULL;
  const VecheCheckDifference *summary, *members;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_ptr_array_add (array, &entries[i]);
  differences = veche_check_difference_reduce (application, array);
  g_assert_cmpuint (differences->len, ==, 2);
  summary = g_ptr_array_index (differences, 0);
  members = g_ptr_array_index (differences, 1);
  g_assert_cmpstr (summary->field->name, ==, "summary");
  g_assert_cmpstr (summary->before, ==, "старое");
  g_assert_cmpstr (summary->actor, ==, "Б");
  g_assert_cmpuint (members->count, ==, 2);
  g_assert_cmpint (members->at, ==, 5);
}

/* --- letters ------------------------------------------------------------------------------------------------------- */

static void
assert_value (GHashTable *values, const char *name, const char *expected)
{
  g_assert_cmpstr (g_hash_table_lookup (values, name), ==, expected);
}

static void
test_intake_letter (void)
{
  g_autoptr (VecheRecord) application
    = make (&veche_application_kind, 7, "title", "Парк", "number", "2020-007", "leader", "Иванова Анна Сергеевна", "received",
            "2020-02-17T21:00:05Z", NULL);
  g_autoptr (VecheRecord) programme = make (&veche_programme_kind, 1, "title", "Лидеры", "zone", "Europe/Moscow", NULL);
  g_autoptr (GPtrArray) reasons
    = list (make (&veche_programme_reason_kind, 1, "code", "incomplete", "title", "Неполный состав", NULL), NULL);
  g_autoptr (VecheCheckSheet) sheet = make_sheet (application);
  VecheLetterSource source = { .application = application, .programme = programme, .sheet = sheet, .reasons = reasons,
                               .date = "2020-02-20", .deadline = "2020-02-17T20:59:59Z" };
  g_autoptr (GHashTable) values = veche_letter_fields_collect (&source);
  g_autofree char *text
    = veche_letter_fields_fill ("{leader_dative}\n{salutation}! Ваш проект «{title}» {x} {office} { } {", values, NULL);
  g_auto (GStrv) missing = veche_letter_fields_list_missing ("{title} {office} {x} {office} {position}", values);
  g_auto (GStrv) unknown = veche_letter_fields_list_unknown ("{title} {x} {ФИО} {x} { y } {}");
  g_autofree char *missing_list = g_strjoinv (" ", missing);
  g_autofree char *unknown_list = g_strjoinv (" ", unknown);

  assert_value (values, "leader_short_dative", "Ивановой\302\240А.\302\240С.");
  assert_value (values, "received", "18 февраля 2020 г.");
  assert_value (values, "deadline", "17.02.2020, 23:59");
  assert_value (values, "reasons", "Неполный состав\ngone");
  assert_value (values, "missing", "Резюме (нет даты)");
  assert_value (values, "remark", "Исправьте");
  g_assert_cmpstr (text, ==, "Ивановой Анне Сергеевне\nУважаемая Анна Сергеевна! Ваш проект «Парк» {x} {office} { } {");
  g_assert_cmpstr (missing_list, ==, "office position");
  g_assert_cmpstr (unknown_list, ==, "x ФИО");
}

static char *
quote_fake (const char *value)
{
  return g_strdup_printf ("«%s»", value);
}

/* The office writes its fields in Russian; what a value has in braces is never read as one, however often the text is filled in. */
static void
test_letter_words (void)
{
  g_autoptr (VecheRecord) application
    = make (&veche_application_kind, 7, "title", "Каток {номер} {ой}", "number", "2020-007", "received", "2020-02-17T21:00:05Z", NULL);
  VecheLetterSource source = { .application = application };
  g_autoptr (GHashTable) values = veche_letter_fields_collect (&source);
  g_autofree char *once
    = veche_letter_fields_fill ("{Номер}, {дата поступления}. «{название}» {number} {окончание приема} {два слова}", values, quote_fake);
  g_autofree char *twice = veche_letter_fields_fill (once, values, quote_fake);
  g_autofree char *clean = veche_letter_fields_dup_clean (twice);
  g_auto (GStrv) missing = veche_letter_fields_list_missing (twice, values);
  g_auto (GStrv) unknown = veche_letter_fields_list_unknown (twice);

  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (clean, ==,
                   "2020-007, 18 февраля 2020 г. «Каток {номер} {ой}» 2020-007 {окончание приема} {два слова}");
  g_assert_cmpuint (g_strv_length (missing), ==, 1);
  g_assert_cmpstr (missing[0], ==, "deadline");
  g_assert_cmpuint (g_strv_length (unknown), ==, 0);
  for (const VecheLetterField *field = veche_letter_fields_list (); field->name != NULL; field++)
    {
      g_autofree char *text = g_strdup_printf ("{%s} {%s}", field->word, field->name);
      g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
      g_auto (GStrv) names = veche_letter_fields_list_missing (text, none);

      g_assert_cmpuint (g_strv_length (names), ==, 1);
      g_assert_cmpstr (names[0], ==, field->name);
    }
}

/* A template is not kept with what no letter can fill in; braces with no name in them are the office's own. */
static void
test_letter_template_fields (void)
{
  const VecheField *subject = veche_kind_get_field (&veche_letter_template_kind, "subject", NULL);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  veche_value_set_text (&value, "О заявке {title} { } {}");
  g_assert_true (veche_field_check (subject, &value, &error));
  g_assert_no_error (error);
  veche_value_set_text (&value, "О заявке {titel}");
  g_assert_false (veche_field_check (subject, &value, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "{titel}"));
}

/* What a person wrote into the directory holds; what neither it nor a rule gives is absent. */
static void
test_intake_letter_names (void)
{
  g_autoptr (VecheRecord) application = make (&veche_application_kind, 7, "title", "Парк", "leader", "Кравец Иван Петрович", NULL);
  g_autoptr (VecheRecord) person
    = make (&veche_people_person_kind, 1, "name", "Кравец Иван Петрович", "dative", "Кравцу Ивану Петровичу", NULL);
  g_autoptr (VecheRecord) bare = make (&veche_people_person_kind, 1, "name", "Саша Мур", "sex", "f", "salutation",
                                       "Уважаемая Саша", NULL);
  VecheLetterSource source = { .application = application };
  g_autoptr (GHashTable) by_rule = veche_letter_fields_collect (&source);
  g_autoptr (GHashTable) written = NULL;
  g_autoptr (GHashTable) absent = NULL;

  assert_value (by_rule, "leader", "Кравец Иван Петрович");
  assert_value (by_rule, "leader_dative", NULL);
  assert_value (by_rule, "leader_short_dative", NULL);
  assert_value (by_rule, "salutation", "Уважаемый Иван Петрович");
  source.leader = person;
  written = veche_letter_fields_collect (&source);
  assert_value (written, "leader_dative", "Кравцу Ивану Петровичу");
  assert_value (written, "leader_short_dative", "Кравцу\302\240И.\302\240П.");
  source.leader = bare;
  absent = veche_letter_fields_collect (&source);
  assert_value (absent, "leader_dative", NULL);
  assert_value (absent, "salutation", "Уважаемая Саша");
}

/* No letter tells a decision that a second employee has not confirmed. */
static void
test_intake_letter_pending (void)
{
  g_autoptr (VecheRecord) application = make (&veche_application_kind, 7, "title", "Парк", "state", "in-check", NULL);
  g_autoptr (VecheCheckSheet) sheet = make_sheet (application);
  VecheLetterSource source = { .application = application, .sheet = sheet };
  g_autoptr (GHashTable) values = NULL;

  veche_record_set_integer (sheet->check, "needs_second", TRUE);
  values = veche_letter_fields_collect (&source);
  assert_value (values, "decision", NULL);
  assert_value (values, "reasons", NULL);
  assert_value (values, "missing", "Резюме (нет даты)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/intake/days-off", test_intake_days_off);
  g_test_add_func ("/model/intake/programme-good", test_intake_programme_good);
  g_test_add_func ("/model/intake/programme-bad", test_intake_programme_bad);
  g_test_add_func ("/model/intake/programme-equal", test_intake_programme_equal);
  g_test_add_func ("/model/intake/warnings", test_intake_warnings);
  g_test_add_func ("/model/intake/late", test_intake_late);
  g_test_add_func ("/model/intake/touched", test_intake_touched);
  g_test_add_func ("/model/intake/budget-too-large", test_intake_budget_too_large);
  g_test_add_func ("/model/intake/no-warnings", test_intake_no_warnings);
  g_test_add_func ("/model/intake/incomplete", test_intake_incomplete);
  g_test_add_func ("/model/intake/confirm", test_intake_confirm);
  g_test_add_func ("/model/intake/people", test_intake_people);
  g_test_add_func ("/model/intake/organisations", test_intake_organisations);
  g_test_add_func ("/model/intake/repeats", test_intake_repeats);
  g_test_add_func ("/model/intake/differences", test_intake_differences);
  g_test_add_func ("/model/intake/letter-template-fields", test_letter_template_fields);
  g_test_add_func ("/model/intake/letter", test_intake_letter);
  g_test_add_func ("/model/intake/letter-words", test_letter_words);
  g_test_add_func ("/model/intake/letter-names", test_intake_letter_names);
  g_test_add_func ("/model/intake/letter-pending", test_intake_letter_pending);
  return g_test_run ();
}
