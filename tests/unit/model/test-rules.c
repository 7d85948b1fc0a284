/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"
#include "veche-changes.h"
#include "veche-check.h"
#include "veche-error.h"
#include "veche-programme.h"

static void
test_number (void)
{
  static const struct
  {
    const char *pattern;
    const char *theme;
    const char *number;
  } cases[] = {
    { "2020-{theme}-{n:3}", "ИГ", "2020-ИГ-007" }, { "2020-{theme}-{n:3}", NULL, "2020-007" }, { "{n}", "ИГ", "7" },
    { "{year}/{n:5}", NULL, "2020/00007" },        { "{theme}{n}", NULL, "7" },               { "З{", NULL, "З{" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = veche_programme_format_number (cases[i].pattern, cases[i].theme, 2020, 7);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

static void
test_pattern (void)
{
  g_assert_true (veche_programme_check_pattern ("2020-{theme}-{n:3}", NULL));
  g_assert_true (veche_programme_check_pattern ("{n}", NULL));
  g_assert_false (veche_programme_check_pattern ("2020", NULL));
  g_assert_false (veche_programme_check_pattern ("{n}-{city}", NULL));
  g_assert_false (veche_programme_check_pattern ("{n}{", NULL));
}

static void
test_moves (void)
{
  g_assert_true (veche_application_can_move ("draft", "registered"));
  g_assert_false (veche_application_can_move ("draft", "admitted"));
  g_assert_true (veche_application_can_move ("in-check", "returned"));
  g_assert_true (veche_application_can_move ("returned", "in-check"));
  g_assert_false (veche_application_can_move ("refused", "finalist"));
  g_assert_false (veche_application_can_move ("нет", "registered"));
  g_assert_false (veche_application_can_move (NULL, "registered"));
  g_assert_true (veche_application_state_is_open ("returned"));
  g_assert_false (veche_application_state_is_open ("admitted"));
}

static VecheRecord *
test_item (const char *code, const char *field, gboolean required)
{
  VecheRecord *item = veche_record_new (&veche_programme_item_kind, 1, NULL);

  veche_record_set_text (item, "code", code);
  veche_record_set_text (item, "field", field);
  veche_record_set_integer (item, "required", required);
  return item;
}

static void
test_derive (void)
{
  g_autoptr (VecheRecord) application = veche_record_new (&veche_application_kind, 1, NULL);
  g_autoptr (VecheRecord) summary = test_item ("summary", "summary", TRUE);
  g_autoptr (VecheRecord) team = test_item ("team", "members", TRUE);

  g_assert_cmpstr (veche_check_derive_state (application, summary, 0), ==, "absent");
  g_assert_cmpstr (veche_check_derive_state (application, summary, 1), ==, "present");
  veche_record_set_text (application, "summary", "Что делаем");
  g_assert_cmpstr (veche_check_derive_state (application, summary, 0), ==, "present");
  veche_record_set_integer (team, "limit_max", 5);
  g_assert_cmpstr (veche_check_derive_state (application, team, 5), ==, "present");
  g_assert_cmpstr (veche_check_derive_state (application, team, 6), ==, "insufficient");
}

static void
test_decide (void)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_sheet_new ();
  const char *reasons[] = { "theme", NULL };
  const char *derived[] = { "absent", "absent", NULL };
  g_auto (GStrv) missing = NULL;
  g_autoptr (GError) error = NULL;

  sheet->application = veche_record_new (&veche_application_kind, 1, NULL);
  sheet->check = veche_record_new (&veche_check_kind, 1, NULL);
  sheet->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (sheet->items, test_item ("cv", NULL, TRUE));
  veche_record_set_text (g_ptr_array_index (sheet->items, 0), "title", "Резюме лидера проекта");
  g_ptr_array_add (sheet->items, test_item ("votes", NULL, FALSE));
  sheet->marks = g_ptr_array_new ();
  g_ptr_array_add (sheet->marks, NULL);
  g_ptr_array_add (sheet->marks, NULL);
  sheet->derived = g_strdupv ((char **) derived);

  missing = veche_check_sheet_list_missing (sheet);
  g_assert_cmpuint (g_strv_length (missing), ==, 1); /* what is not required is not missing */
  g_assert_false (veche_check_can_decide (sheet, "accept", NULL, NULL, &error));
  /* People read it: items go by their titles, not by their codes. */
  g_assert_nonnull (strstr (error->message, "(Резюме лидера проекта)"));
  g_assert_null (strstr (error->message, "cv"));
  g_clear_error (&error);
  g_assert_true (veche_check_can_decide (sheet, "accept", NULL, "исключение", NULL));
  g_assert_false (veche_check_can_decide (sheet, "refuse", NULL, NULL, NULL));
  g_assert_true (veche_check_can_decide (sheet, "refuse", reasons, NULL, NULL));

  sheet->marks->pdata[0] = veche_record_new (&veche_check_item_kind, 1, NULL);
  veche_record_set_text (sheet->marks->pdata[0], "state", "present");
  g_assert_false (veche_check_can_decide (sheet, "accept", NULL, NULL, &error)); /* nobody has spoken about the theme */
  g_clear_error (&error);
  veche_record_set_integer (sheet->check, "theme_fits", 0);
  g_assert_false (veche_check_can_decide (sheet, "accept", NULL, NULL, &error));
  g_clear_error (&error);
  veche_record_set_integer (sheet->check, "theme_fits", 1);
  g_assert_true (veche_check_can_decide (sheet, "accept", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_changes (void)
{
  g_autoptr (VecheChanges) changes = veche_changes_new ();

  veche_changes_add (changes, &veche_application_kind, 3, 'U');
  g_assert_true (veche_changes_touch (changes, &veche_application_kind));
  g_assert_false (veche_changes_touch (changes, &veche_check_kind));
  g_assert_true (veche_changes_touch_row (changes, &veche_application_kind, 3));
  g_assert_false (veche_changes_touch_row (changes, &veche_application_kind, 4));
  for (guint i = 0; i < 10000; i++)
    veche_changes_add (changes, &veche_application_kind, i, 'I');
  g_assert_true (changes->many);
  g_assert_true (veche_changes_touch (changes, &veche_check_kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/number", test_number);
  g_test_add_func ("/rules/pattern", test_pattern);
  g_test_add_func ("/rules/moves", test_moves);
  g_test_add_func ("/rules/derive", test_derive);
  g_test_add_func ("/rules/decide", test_decide);
  g_test_add_func ("/rules/changes", test_changes);
  return g_test_run ();
}
