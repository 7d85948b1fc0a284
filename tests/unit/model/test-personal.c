/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"
#include "veche-people.h"
#include "veche-personal-names.h"
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
  g_assert_cmpint (judge (&veche_application_kind, "number"), ==, VECHE_PERSONAL_CODE);
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
assert_clean (VechePersonalNames *names, VechePersonal judgement, const char *const *texts, gboolean clean)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (veche_personal_names_is_clean (names, judgement, texts[i]) != clean)
      g_error ("“%s” is %s", texts[i], clean ? "withheld" : "let through");
}

/* Contacts, and what has the form of a name though nobody is known who bears it. */
static void
test_contacts_in_texts (void)
{
  static const char *const withheld[] = {
    "Сквер у вокзала, 12 500 000", "звонить 8 (912) 000-00-01", "park@example.org", "Каток, звонить 8\u00a0900\u00a0123\u00a045\u00a067",
    "Двор, тел. 8.900.123.45.67", "Двор 8–900–123–45–67", "Двор 8\u2011900\u2011123\u201145\u201167", "Двор 8 900\u200b123 45 67",
    "Двор +7/900/1234567", "vk.com/maria_sidorova", "https://t.me/maria", "Иванова М. П., 8 900 123-45-67, ivanova@mail.ru",
    "Кравец А. М., ул. Мира 5-12", "Двор М.П. Ивановой", "Иванова М.П.", "ИП Сидорова Мария Петровна", "Глава КФХ Петров",
    "Мастерская Марии Петровны", "для Петра Ильича", "ул. Мира, д. 5, кв. 12", "Аллея, ул. Ленина 5-12", "Индивидуальный предприниматель Ли",
    "Фонд Игоря Сергеевича", NULL,
  };
  static const char *const public[] = {
    "Сквер у вокзала, 2020 год", "Праздник двора 9.05.2020 и 12.06.2020", "План 2020–2021", "Парк имени А. С. Пушкина", "Школа им. М. В. Фрунзе",
    "Вельск", "Арзамас-16", "г. Орёл", "Дом А", "Духовная музыка в деревне", "Основной и дневной стационары", "Улица Мира", "Церковная площадь",
    "Резюме лидера проекта", "Ремонт на сумму до 500 тыс. руб.", NULL,
  };
  static const char *const numbers[] = { "2020-УГ-001", "01-12/345-2020", "2020-000123", "УГ/2020-2021/000001", NULL };
  static const char *const no_numbers[] = { "ИВАНОВА-М-П-89001234567", "8 900 123 45 67", "900-123-45-67", NULL };
  static const char *const sites[] = { "https://gorod.example.ru/konkurs", NULL };
  static const char *const no_sites[] = { "vk.com/maria", "konkurs@example.ru", NULL };
  g_autoptr (VechePersonalNames) names = veche_personal_names_new ();

  assert_clean (names, VECHE_PERSONAL_SCREEN, withheld, FALSE);
  assert_clean (names, VECHE_PERSONAL_SCREEN, public, TRUE);
  assert_clean (names, VECHE_PERSONAL_CODE, numbers, TRUE);
  assert_clean (names, VECHE_PERSONAL_CODE, no_numbers, FALSE);
  assert_clean (names, VECHE_PERSONAL_SITE, sites, TRUE);
  assert_clean (names, VECHE_PERSONAL_SITE, no_sites, FALSE);
}

/* Names in whatever form: of anybody in the workspace by surname and patronymic, of the record in hand by every word. */
static void
test_names (void)
{
  static const char *const all[] = { "Мастерская СИДОРОВОЙ", "для Аркадьевны", "Музей семьи Кравца", "Двор Кравец", "Сад Данилевской",
                                     "Дом Ли", "Ателье Шмидт", "Ателье Русиновой", NULL };
  static const char *const public[] = { "Сидр и яблоки", "Дом А", "Парк Анны", "Лиственный двор", "Парк", "Мастерские", "Белая глина", NULL };
  static const char *const near[] = { "Парк Анны", "Сад Айгуль", NULL };
  static const char *const far[] = { "Сад Анны", NULL };
  g_autoptr (VechePersonalNames) names = veche_personal_names_new ();

  veche_personal_names_add (names, "Сидорова А. Аркадьевна");
  veche_personal_names_add (names, "Кравец Айгуль Маратовна");
  veche_personal_names_add (names, "Данилевская Анна");
  veche_personal_names_add (names, "Ли Анна");
  veche_personal_names_add (names, "Парков Иван");
  veche_personal_names_add (names, NULL);
  veche_personal_names_add_firm (names, "ИП Шмидт");
  veche_personal_names_add_firm (names, "Парк и сад");
  veche_personal_names_add_firm (names, "Мастерская «Белая глина» (самозанятая Русинова В. А.)");
  assert_clean (names, VECHE_PERSONAL_SCREEN, all, FALSE);
  assert_clean (names, VECHE_PERSONAL_SCREEN, public, TRUE);
  veche_personal_names_add_near (names, "Кравец Айгуль");
  veche_personal_names_add_near (names, "Ли Анна");
  assert_clean (names, VECHE_PERSONAL_SCREEN, near, FALSE);
  veche_personal_names_clear_near (names);
  assert_clean (names, VECHE_PERSONAL_SCREEN, far, TRUE);
}

/* Surnames that end as adjectives do, that lose a vowel, that are short, and that are given names too. */
static void
test_forms (void)
{
  static const char *const all[] = { "Сквер Цоя", "Парк с Цоем", "Аллея Палея", "Палею", "Двор Палей", "Соловья", "Соловей",
                                     "Музей Зайца", "Гая", "Ана", "Для Ана", "Кимом", "Мальца", "Ибрагима", "Музей Романа", "Роман", NULL };
  static const char *const public[] = { "Анонс", "Цоколь", "Гайка", "Киммерия", "Заявка", "Она", "Мирон", "Палатка", "Солнце", NULL };
  static const char *const surnames[] = { "Цой", "Палей", "Соловей", "Заяц", "Гай", "Ан", "Ким", "Малец", "Ибрагим", "Роман", NULL };
  g_autoptr (VechePersonalNames) names = veche_personal_names_new ();

  veche_personal_names_add (names, "Мирон");
  veche_personal_names_add_surname (names, NULL);
  for (guint i = 0; surnames[i] != NULL; i++)
    veche_personal_names_add_surname (names, surnames[i]);
  assert_clean (names, VECHE_PERSONAL_SCREEN, all, FALSE);
  assert_clean (names, VECHE_PERSONAL_SCREEN, public, TRUE);
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
  g_test_add_func ("/personal/contacts-in-texts", test_contacts_in_texts);
  g_test_add_func ("/personal/names", test_names);
  g_test_add_func ("/personal/forms", test_forms);
  g_test_add_func ("/personal/plain", test_plain);
  return g_test_run ();
}
