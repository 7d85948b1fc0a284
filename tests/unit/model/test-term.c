/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duty.h"
#include "veche-term.h"

static void
test_count (void)
{
  g_assert_cmpint (veche_term_count_days ("2020-02-17", "2020-02-20"), ==, 3);
  g_assert_cmpint (veche_term_count_days ("2020-02-20", "2020-02-20"), ==, 0);
  g_assert_cmpint (veche_term_count_days ("2020-03-01", "2020-02-20"), ==, -10);
  g_assert_cmpint (veche_term_count_days ("2020-02-17T09:30:00Z", "2020-02-18"), ==, 1);
  g_assert_cmpint (veche_term_count_days (NULL, "2020-02-20"), ==, 0);
  g_assert_cmpint (veche_term_count_days ("скоро", "2020-02-20"), ==, 0);
}

/* Calendar days from the day after; a last day that is off is moved on. */
static void
test_add (void)
{
  static const struct
  {
    const char *from;
    guint days;
    const char *due;
  } cases[] = {
    { "2020-02-17", 1, "2020-02-18" }, /* within the week */
    { "2020-02-17", 5, "2020-02-25" }, /* Saturday; Sunday is a holiday, which moves to Monday */
    { "2020-12-28", 7, "2021-01-11" }, /* the New Year's days, and the weekend after them */
    { "2020-02-28", 3, "2020-03-02" }, /* the 29th */
    { "2020-02-21", 0, "2020-02-21" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *due = veche_term_add_days (cases[i].from, cases[i].days);

      g_assert_cmpstr (due, ==, cases[i].due);
    }
  g_assert_null (veche_term_add_days ("2020-02-31", 1));
  g_assert_null (veche_term_add_days (NULL, 1));
}

static void
test_text (void)
{
  g_autofree char *late = veche_term_dup_text ("2020-02-17", "2020-02-20");
  g_autofree char *today = veche_term_dup_text ("2020-02-20", "2020-02-20");
  g_autofree char *later = veche_term_dup_text ("2020-03-01", "2020-02-20");
  g_autofree char *none = veche_term_dup_text (NULL, "2020-02-20");

  g_assert_cmpstr (late, ==, "overdue by 3 days");
  g_assert_cmpstr (today, ==, "due today");
  g_assert_cmpstr (later, ==, "due 01.03.2020");
  g_assert_cmpstr (none, ==, "");
}

static VecheDuty *
duty (VecheDutyReason reason, const char *number, const char *due)
{
  return veche_duty_new (&(VecheDutyFacts) { .reason = reason, .title = "Каток", .number = number, .due = due });
}

static void
test_order (void)
{
  g_autoptr (VecheDuty) old = duty (VECHE_DUTY_CHECK, "9", "2020-02-10");
  g_autoptr (VecheDuty) check = duty (VECHE_DUTY_CHECK, "1", "2020-02-20");
  g_autoptr (VecheDuty) confirm = duty (VECHE_DUTY_CONFIRM, "5", "2020-02-20");
  g_autoptr (VecheDuty) later = duty (VECHE_DUTY_STEP, "0", "2020-02-21");
  g_autoptr (VecheDuty) undated = duty (VECHE_DUTY_CONFIRM, "0", NULL);
  VecheDuty *ordered[] = { old, confirm, check, later, undated };
  static const VecheDutySpan spans[]
    = { VECHE_DUTY_OVERDUE, VECHE_DUTY_TODAY, VECHE_DUTY_TODAY, VECHE_DUTY_LATER, VECHE_DUTY_UNDATED };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      g_assert_cmpint (veche_duty_get_span (ordered[i], "2020-02-20"), ==, spans[i]);
      for (guint k = i + 1; k < G_N_ELEMENTS (ordered); k++)
        {
          g_assert_cmpint (veche_duty_compare (ordered[i], ordered[k]), <, 0);
          g_assert_cmpint (veche_duty_compare (ordered[k], ordered[i]), >, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/term/count", test_count);
  g_test_add_func ("/model/term/add", test_add);
  g_test_add_func ("/model/term/text", test_text);
  g_test_add_func ("/model/term/order", test_order);
  return g_test_run ();
}
