/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"
#include "veche-record-match.h"

static VecheRecord *
new_application (const char *field, const char *text)
{
  VecheRecord *record = veche_record_new (&veche_application_kind, 1, NULL);

  veche_record_set_text (record, "title", "Каток у школы");
  veche_record_set_text (record, field, text);
  return record;
}

static void
assert_found (const char *field, const char *text, const char *typed, const char *expected)
{
  g_autoptr (VecheRecord) record = new_application (field, text);
  g_autofree char *found = veche_record_match_dup (record, typed);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_match (void)
{
  g_autoptr (VecheRecord) record = new_application ("leader", "Сидорова Анна");

  /* What stands in the row needs no reason. */
  g_assert_true (veche_record_match_is_shown (record, "кат"));
  g_assert_true (veche_record_match_is_shown (record, "rfnjr"));
  g_assert_false (veche_record_match_is_shown (record, "сидорова"));
  assert_found ("leader", "Сидорова Анна", "сидоровой", "Leader: Сидорова Анна");
  assert_found ("leader", "Сидорова Анна", "сидо", "Leader: Сидорова Анна");
  assert_found ("leader", "Сидорова Анна", "петров", NULL);
  /* Not what is not searched. */
  assert_found ("video", "сидорова", "сидорова", NULL);
  /* Of a long text what stands around the word, in one line. */
  assert_found ("summary",
                "Мы хотим построить во дворе школы номер пять площадку\nдля хоккея с трибунами, раздевалкой, прокатом коньков и тёплой комнатой для родителей",
                "хокке", "Short description: …школы номер пять площадку для хоккея с трибунами, раздевалкой, прокатом коньков и тёплой к…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-match/match", test_match);
  return g_test_run ();
}
