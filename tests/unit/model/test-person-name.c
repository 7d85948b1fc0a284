/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-declension.h"
#include "veche-person-name.h"

#define M VECHE_SEX_MALE
#define F VECHE_SEX_FEMALE

typedef struct
{
  const char *word;
  VecheSex sex;
  const char *dative; /* %NULL: nobody can say */
} Form;

static void
check (const Form *forms, guint n, char *(*decline) (const char *, VecheSex))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *dative = decline (forms[i].word, forms[i].sex);

      if (g_strcmp0 (dative, forms[i].dative) != 0)
        g_error ("%s: %s, not %s", forms[i].word, dative != NULL ? dative : "(none)",
                 forms[i].dative != NULL ? forms[i].dative : "(none)");
    }
}

static void
test_person_name_surnames (void)
{
  static const Form forms[] = {
    { "Иванов", M, "Иванову" },           { "Иванова", F, "Ивановой" },         { "Королёв", M, "Королёву" },
    { "Королёва", F, "Королёвой" },       { "Никитин", M, "Никитину" },         { "Никитина", F, "Никитиной" },
    { "Птицын", M, "Птицыну" },           { "Птицына", F, "Птицыной" },         { "Достоевский", M, "Достоевскому" },
    { "Достоевская", F, "Достоевской" },  { "Луцкий", M, "Луцкому" },           { "Луцкая", F, "Луцкой" },
    { "Толстой", M, "Толстому" },         { "Толстая", F, "Толстой" },          { "Белый", M, "Белому" },
    { "Белая", F, "Белой" },              { "Дальний", M, "Дальнему" },         { "Дальняя", F, "Дальней" },
    { "Рыжий", M, "Рыжему" },             { "Большая", F, NULL },               { "Великий", M, "Великому" },
    /* Consonants: men decline, women do not. */
    { "Шевчук", M, "Шевчуку" },           { "Шевчук", F, "Шевчук" },            { "Петросян", M, "Петросяну" },
    { "Петросян", F, "Петросян" },        { "Ким", M, "Киму" },                 { "Ким", F, "Ким" },
    { "Гриневич", M, "Гриневичу" },       { "Гриневич", F, "Гриневич" },        { "Коваль", M, "Ковалю" },
    { "Коваль", F, "Коваль" },            { "Гоголь", M, "Гоголю" },            { "Гайдай", M, "Гайдаю" },
    { "Гайдай", F, "Гайдай" },            { "Цой", M, "Цою" },                  { "Цой", F, "Цой" },
    { "Палий", M, "Палию" },              { "Шнейдер", M, "Шнейдеру" },         { "Блок", M, "Блоку" },
    { "Швец", M, "Швецу" },               { "Рерих", M, "Рериху" },             { "Мартынюк", M, "Мартынюку" },
    /* What stays. */
    { "Шевченко", M, "Шевченко" },        { "Шевченко", F, "Шевченко" },        { "Черных", M, "Черных" },
    { "Черных", F, "Черных" },            { "Долгих", M, "Долгих" },            { "Сухих", F, "Сухих" },
    { "Живаго", M, "Живаго" },            { "Дурново", M, "Дурново" },          { "Верди", M, "Верди" },
    { "Амаду", M, "Амаду" },              { "Дюма", M, "Дюма" },                { "Золя", F, "Золя" },
    { "Гулиа", M, "Гулиа" },              { "Моруа", M, "Моруа" },
    /* -а, -я after a consonant. */
    { "Окуджава", M, "Окуджаве" },        { "Окуджава", F, "Окуджаве" },        { "Глинка", M, "Глинке" },
    { "Сковорода", M, "Сковороде" },      { "Заря", F, "Заре" },                { "Берия", M, "Берии" },
    { "Данелия", F, "Данелии" },          { "Щерба", M, "Щербе" },              { "Лоза", F, "Лозе" },
    /* Nobody can say. */
    { "Кравец", M, NULL },                { "Кравец", F, "Кравец" },            { "Заяц", M, NULL },
    { "Волчок", M, NULL },                { "Гашек", M, NULL },                 { "Соловей", M, NULL },
    { "Соловей", F, "Соловей" },          { "Орёл", M, NULL },                  { "Гребень", M, NULL },
    { "Калина", M, NULL },                { "Калина", F, NULL },                { "Иванова", M, NULL },
    { "Топчий", M, NULL },                { "Голова", F, NULL },                { "Smith", M, NULL },
    { "Иванов", VECHE_SEX_UNKNOWN, NULL }, { "", M, NULL },
    /* Double ones. */
    { "Соловьёв-Седой", M, "Соловьёву-Седому" }, { "Мамин-Сибиряк", M, "Мамину-Сибиряку" },
    { "Бонч-Бруевич", M, "Бонч-Бруевичу" },      { "Тер-Петросян", M, "Тер-Петросяну" },
    { "Тер-Петросян", F, "Тер-Петросян" },       { "Иванова-Петрова", F, "Ивановой-Петровой" },
    { "Немирович-Данченко", M, "Немировичу-Данченко" }, { "Римский-Корсаков", M, "Римскому-Корсакову" },
    { "Ким-Иванова", F, "Ким-Ивановой" },        { "Шмидт-Иванов", M, NULL },
    { "Петренко-Кравец", M, NULL },              { "ИВАНОВА", F, "ИВАНОВОЙ" },
  };

  check (forms, G_N_ELEMENTS (forms), veche_declension_dup_surname);
}

/* Words of which the ending says an adjective, or a surname after a father, and is wrong or may be. */
static void
test_person_name_deceptive (void)
{
  static const Form forms[] = {
    { "Кий", M, NULL },         { "Сергий", M, NULL },       { "Евтихий", M, NULL },      { "Тихий", M, "Тихому" },
    { "Долгий", M, "Долгому" }, { "Дикий", M, "Дикому" },    { "Медвежий", M, NULL },     { "Княжий", M, NULL },
    { "Лебяжий", M, NULL },     { "Пригожий", M, "Пригожему" }, { "ХОЖИЙ", M, "ХОЖЕМУ" }, { "Герой", M, NULL },
    { "Водопой", M, NULL },     { "Убийсобой", M, NULL },    { "Покой", M, NULL },        { "Конвой", M, NULL },
    { "Постой", M, NULL },      { "Крутой", M, "Крутому" },  { "Трубецкой", M, "Трубецкому" }, { "Живой", M, "Живому" },
    { "Слепой", M, "Слепому" }, { "Большой", M, "Большому" }, { "Лесной", M, "Лесному" }, { "Глухой", M, "Глухому" },
    { "Щербина", F, NULL },     { "Чуприна", F, NULL },      { "Солонина", F, NULL },     { "Бова", F, NULL },
    { "Нева", F, NULL },        { "Мина", F, NULL },         { "Диброва", F, NULL },      { "Волына", F, NULL },
    { "Львова", F, "Львовой" }, { "Ильина", F, "Ильиной" },  { "Орлова", F, "Орловой" },  { "Синицына", F, "Синицыной" },
    { "Овёс", M, NULL },        { "Осётр", M, NULL },        { "Огонь", M, NULL },        { "Угорь", M, NULL },
    { "Дега", M, "Дега" },      { "Дега", F, "Дега" },
    { "Мирза-Ахмедов", M, "Мирза-Ахмедову" },    { "Ага-Заде", M, "Ага-Заде" },      { "Паша-заде", F, "Паша-заде" },
    { "Ходжа-Эйнатов", M, "Ходжа-Эйнатову" },    { "Да-Сильва", M, "Да-Сильве" },    { "Сова-Петров", M, NULL },
    { "Лоза-Иванова", F, NULL },
  };

  check (forms, G_N_ELEMENTS (forms), veche_declension_dup_surname);
}

static void
test_person_name_given (void)
{
  static const Form forms[] = {
    { "Иван", M, "Ивану" },         { "Сергей", M, "Сергею" },     { "Дмитрий", M, "Дмитрию" },   { "Игорь", M, "Игорю" },
    { "Павел", M, "Павлу" },        { "Лев", M, "Льву" },          { "Пётр", M, "Петру" },        { "Петр", M, "Петру" },
    { "Никита", M, "Никите" },      { "Илья", M, "Илье" },         { "Фома", M, "Фоме" },         { "Фёдор", M, "Фёдору" },
    { "Рустам", M, "Рустаму" },     { "Баир", M, "Баиру" },        { "Серго", M, "Серго" },       { "Али", M, "Али" },
    { "Данило", M, NULL },          { "Жан-Поль", M, "Жан-Полю" }, { "Яков", M, "Якову" },        { "Захария", M, "Захарии" },
    { "Анна", F, "Анне" },          { "Мария", F, "Марии" },       { "Наталья", F, "Наталье" },   { "Любовь", F, "Любови" },
    { "Ия", F, "Ии" },              { "Зоя", F, "Зое" },           { "Нинель", F, "Нинели" },     { "Николь", F, "Николь" },
    { "Айгуль", F, NULL },          { "Нелли", F, "Нелли" },       { "Элен", F, "Элен" },         { "Ольга", F, "Ольге" },
    { "Анна-Мария", F, "Анне-Марии" }, { "А.", F, "А." },          { "ЛЕВ", M, "ЛЬВУ" },          { "Анна", VECHE_SEX_UNKNOWN, NULL },
    { "John", M, NULL },
  };

  check (forms, G_N_ELEMENTS (forms), veche_declension_dup_given);
}

static void
test_person_name_patronymics (void)
{
  static const Form forms[] = {
    { "Сергеевич", M, "Сергеевичу" }, { "Сергеевна", F, "Сергеевне" }, { "Ильич", M, "Ильичу" },
    { "Ильинична", F, "Ильиничне" },  { "Никитична", F, "Никитичне" }, { "Гейдар оглы", M, "Гейдар оглы" },
    { "Гасан кызы", F, "Гасан кызы" }, { "С.", M, "С." },              { "Сергеевна", M, NULL },
    { "Сергеевич", F, NULL },
  };

  check (forms, G_N_ELEMENTS (forms), veche_declension_dup_patronymic);
}

static void
test_person_name_parse (void)
{
  static const struct
  {
    const char *full;
    const char *parts; /* surname|given|patronymic|sex, %NULL: not split */
  } cases[] = {
    { "Иванова Анна Сергеевна", "Иванова|Анна|Сергеевна|f" },
    { "  Иванова  Анна\tСергеевна ", "Иванова|Анна|Сергеевна|f" },
    { "Анна Сергеевна Иванова", "Иванова|Анна|Сергеевна|f" },
    { "ИВАНОВА-ПЕТРОВА АННА СЕРГЕЕВНА", "Иванова-Петрова|Анна|Сергеевна|f" },
    { "Петров Пётр Ильич", "Петров|Пётр|Ильич|m" },
    { "Абрамович Роман Аркадьевич", "Абрамович|Роман|Аркадьевич|m" },
    { "Роман Аркадьевич Абрамович", "Абрамович|Роман|Аркадьевич|m" },
    { "Мамедов Али Гасан оглы", "Мамедов|Али|Гасан оглы|m" },
    { "Мамедова Лейла Гасан Кызы", "Мамедова|Лейла|Гасан кызы|f" },
    { "Иванова А. С.", "Иванова|А.|С.|f" },
    { "Иванова А.С.", "Иванова|А.|С.|f" },
    { "А. С. Иванов", "Иванов|А.|С.|m" },
    { "Ким Виктор", "Ким|Виктор||m" },
    { "Виктор Ким", "Ким|Виктор||m" },
    { "Роман Марк", NULL }, /* either may be the surname */
    { "Виктор Цой", "Цой|Виктор||m" },
    { "Анна Сергеевна", "|Анна|Сергеевна|f" },
    { "Шевченко А. С.", "Шевченко|А.|С.|" },
    { "Щербина Б. Е.", "Щербина|Б.|Е.|" }, /* his or hers */
    { "Берлин А. И.", "Берлин|А.|И.|" },
    { "Сова А. И.", "Сова|А.|И.|" },
    { "Лев А. И.", "Лев|А.|И.|" },
    { "Зубовский А. И.", "Зубовский|А.|И.|m" },
    { "Дамбаева Сэсэг Баировна", "Дамбаева|Сэсэг|Баировна|f" },
    { "Салтыков-Щедрин Михаил Евграфович", "Салтыков-Щедрин|Михаил|Евграфович|m" },
    { "Иванова", NULL },
    { "Smith John", NULL },
    { "Иванова Анна, Петров Иван", NULL },
    { "Иванов Иван Иванович младший", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VechePersonName) name = veche_person_name_parse (cases[i].full);
      g_autofree char *parts = NULL;

      if (name != NULL)
        parts = g_strjoin ("|", name->surname != NULL ? name->surname : "", name->given != NULL ? name->given : "",
                           name->patronymic != NULL ? name->patronymic : "",
                           veche_person_name_get_sex_code (name) != NULL ? veche_person_name_get_sex_code (name) : "", NULL);
      if (g_strcmp0 (parts, cases[i].parts) != 0)
        g_error ("%s: %s", cases[i].full, parts != NULL ? parts : "(none)");
    }
}

static void
test_person_name_forms (void)
{
  static const struct
  {
    const char *full;
    const char *dative;
    const char *brief;
    const char *brief_dative;
    const char *salutation;
  } cases[] = {
    { "Иванова Анна Сергеевна", "Ивановой Анне Сергеевне", "Иванова А. С.", "Ивановой А. С.", "Уважаемая Анна Сергеевна" },
    { "Лев Николаевич Толстой", "Толстому Льву Николаевичу", "Толстой Л. Н.", "Толстому Л. Н.", "Уважаемый Лев Николаевич" },
    { "Мамедов Али Гасан оглы", "Мамедову Али Гасан оглы", "Мамедов А. Г.", "Мамедову А. Г.", "Уважаемый Али Гасан оглы" },
    { "Кравец Иван Петрович", NULL, "Кравец И. П.", NULL, "Уважаемый Иван Петрович" },
    { "Иванова А. С.", "Ивановой А. С.", "Иванова А. С.", "Ивановой А. С.", NULL },
    { "Ким Виктор", "Киму Виктору", "Ким В.", "Киму В.", NULL },
    { "Шевченко А. С.", NULL, "Шевченко А. С.", NULL, NULL },
    { "Иванова Анна-Мария Петровна", "Ивановой Анне-Марии Петровне", "Иванова А.-М. П.", "Ивановой А.-М. П.",
      "Уважаемая Анна-Мария Петровна" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VechePersonName) name = veche_person_name_parse (cases[i].full);
      g_autofree char *dative = veche_person_name_dup_dative (name);
      g_autofree char *brief = veche_person_name_dup_short (name);
      g_autofree char *brief_dative = veche_person_name_dup_short_dative (name);
      g_autofree char *salutation = veche_person_name_dup_salutation (name);

      g_assert_cmpstr (dative, ==, cases[i].dative);
      g_assert_cmpstr (salutation, ==, cases[i].salutation);
      g_auto (GStrv) words = g_strsplit (brief, "\302\240", -1);
      g_autofree char *plain = g_strjoinv (" ", words);
      g_assert_cmpstr (plain, ==, cases[i].brief);
      if (brief_dative != NULL)
        {
          g_auto (GStrv) dative_words = g_strsplit (brief_dative, "\302\240", -1);
          g_autofree char *dative_plain = g_strjoinv (" ", dative_words);

          g_assert_cmpstr (dative_plain, ==, cases[i].brief_dative);
        }
      else
        g_assert_null (cases[i].brief_dative);
    }
}

/* What a person wrote is not judged, only shortened. */
static void
test_person_name_written (void)
{
  g_autofree char *brief = veche_person_name_shorten_dative ("Кравцу Ивану Петровичу");
  g_autofree char *none = veche_person_name_shorten_dative ("Кравцу И.");
  g_autoptr (VechePersonName) known = veche_person_name_new ("Черных", "Женя", NULL, F);
  g_autofree char *dative = veche_person_name_dup_dative (known);
  g_autoptr (VechePersonName) unlisted = veche_person_name_new ("Иванова", "Брунгильд", NULL, VECHE_SEX_UNKNOWN);
  g_autoptr (VechePersonName) his = veche_person_name_new ("Щербина", "Ермолай", NULL, VECHE_SEX_UNKNOWN);
  g_autofree char *his_dative = veche_person_name_dup_short_dative (his);

  /* A surname does not say whose it is beside a given name that nobody listed. */
  g_assert_cmpint (unlisted->sex, ==, VECHE_SEX_UNKNOWN);
  g_assert_null (his_dative);
  g_assert_cmpstr (brief, ==, "Кравцу\302\240И.\302\240П.");
  g_assert_null (none);
  g_assert_cmpstr (dative, ==, "Черных Жене");
  g_assert_cmpint (veche_person_name_sex_from_code ("f"), ==, F);
  g_assert_cmpint (veche_person_name_sex_from_code (NULL), ==, VECHE_SEX_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/person-name/surnames", test_person_name_surnames);
  g_test_add_func ("/model/person-name/deceptive", test_person_name_deceptive);
  g_test_add_func ("/model/person-name/given", test_person_name_given);
  g_test_add_func ("/model/person-name/patronymics", test_person_name_patronymics);
  g_test_add_func ("/model/person-name/parse", test_person_name_parse);
  g_test_add_func ("/model/person-name/forms", test_person_name_forms);
  g_test_add_func ("/model/person-name/written", test_person_name_written);
  return g_test_run ();
}
