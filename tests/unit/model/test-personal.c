/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"
#include "veche-people.h"
#include "veche-personal.h"
#include "veche-registry.h"

static VechePersonal
judge (const VecheKind *kind, const char *field)
{
  return veche_personal_judge (kind, &kind->fields[veche_kind_find_field (kind, field)]);
}

static void
test_fields (void)
{
  g_assert_false (veche_personal_kind_leaves (&veche_people_person_kind));
  g_assert_false (veche_personal_kind_leaves (&veche_people_employee_kind));
  g_assert_false (veche_personal_kind_leaves (&veche_registry_attachment_kind));
  g_assert_false (veche_personal_kind_leaves (&veche_application_member_kind));
  g_assert_true (veche_personal_kind_leaves (&veche_application_kind));

  g_assert_cmpint (judge (&veche_application_kind, "leader"), ==, VECHE_PERSONAL_STAYS);
  g_assert_cmpint (judge (&veche_application_kind, "leader_phone"), ==, VECHE_PERSONAL_STAYS);
  g_assert_cmpint (judge (&veche_application_kind, "summary"), ==, VECHE_PERSONAL_STAYS);
  g_assert_cmpint (judge (&veche_application_kind, "responsible"), ==, VECHE_PERSONAL_STAYS);
  g_assert_cmpint (judge (&veche_application_kind, "title"), ==, VECHE_PERSONAL_SCREEN);
  g_assert_cmpint (judge (&veche_application_kind, "number"), ==, VECHE_PERSONAL_LEAVES);
  g_assert_cmpint (judge (&veche_application_kind, "budget"), ==, VECHE_PERSONAL_LEAVES);
  g_assert_cmpint (judge (&veche_application_kind, "theme"), ==, VECHE_PERSONAL_LEAVES);
}

/* Whatever a field is called: what is marked as a contact never leaves, and no kind leaves whose texts nobody has judged. */
static void
test_contacts (void)
{
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    for (const VecheField *field = (*kind)->fields; field->name != NULL; field++)
      if ((field->flags & VECHE_FIELD_PERSONAL) != 0 || !veche_personal_kind_leaves (*kind))
        g_assert_cmpint (veche_personal_judge (*kind, field), ==, VECHE_PERSONAL_STAYS);
}

static void
test_clean (void)
{
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_false (veche_personal_is_clean ("Сквер у вокзала, 12 500 000", stems));
  g_assert_true (veche_personal_is_clean ("Сквер у вокзала, 2020 год", stems));
  g_assert_false (veche_personal_is_clean ("звонить 8 (912) 000-00-01", stems));
  g_assert_false (veche_personal_is_clean ("park@example.org", stems));
  veche_personal_add_name (stems, "Сидорова А. Аркадьевна");
  veche_personal_add_name (stems, NULL);
  g_assert_false (veche_personal_is_clean ("Мастерская СИДОРОВОЙ", stems));
  g_assert_false (veche_personal_is_clean ("для Аркадьевны", stems));
  g_assert_true (veche_personal_is_clean ("Сидр и яблоки", stems));
  g_assert_true (veche_personal_is_clean ("Дом А", stems));
}

static void
test_plain (void)
{
  const VecheKind *kind = &veche_application_kind;
  const VecheField *due = &kind->fields[veche_kind_find_field (kind, "due")];
  const VecheField *state = &kind->fields[veche_kind_find_field (kind, "state")];
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  g_assert_true (veche_personal_is_plain (due, &value));
  veche_value_set_text (&value, "2020-02-17");
  g_assert_true (veche_personal_is_plain (due, &value));
  veche_value_set_text (&value, "после Сидоровой");
  g_assert_false (veche_personal_is_plain (due, &value));
  g_assert_false (veche_personal_is_plain (state, &value));
  veche_value_set_text (&value, "draft");
  g_assert_true (veche_personal_is_plain (state, &value));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personal/fields", test_fields);
  g_test_add_func ("/personal/contacts", test_contacts);
  g_test_add_func ("/personal/clean", test_clean);
  g_test_add_func ("/personal/plain", test_plain);
  return g_test_run ();
}
