/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-declension.h"

#include <string.h>

#include "veche-text.h"

#define KEEP "="

/* One ending of a folded word: so many of its letters are taken off, and that is put on. */
typedef struct
{
  const char *ending;
  guint cut;
  const char *tail; /* KEEP: the word stays; %NULL: no rule tells */
} VecheDeclensionRule;

/* The first that fits holds. */

static const VecheDeclensionRule veche_declension_male_given[] = {
  { "ия", 1, "и" },                                                                 /* Захария */
  { "уа", 0, KEEP }, { "иа", 0, KEEP }, { "оа", 0, KEEP },                            /* Жозуа */
  { "а", 1, "е" },   { "я", 1, "е" },                                               /* Никита, Илья */
  { "й", 1, "ю" },   { "ь", 1, "ю" },                                               /* Сергей, Игорь */
  { "е", 0, KEEP },  { "и", 0, KEEP },  { "о", 0, KEEP }, { "у", 0, KEEP },           /* Серго, Бадри */
  { "ы", 0, KEEP },  { "э", 0, KEEP },  { "ю", 0, KEEP }, { "", 0, "у" },
};

static const VecheDeclensionRule veche_declension_female_given[] = {
  { "ия", 1, "и" },                                                                 /* Мария */
  { "уа", 0, KEEP }, { "оа", 0, KEEP }, { "а", 1, "е" }, { "я", 1, "е" },              /* Анна, Наталья */
  { "ь", 0, NULL },                                                                 /* Нинели, but Николь: see below */
  { "", 0, KEEP },                                                                  /* Элен, Нелли */
};

static const VecheDeclensionRule veche_declension_male_surname[] = {
  /* Adjectives of the plural; -рих is German and declines. */
  { "ых", 0, KEEP },     { "гих", 0, KEEP },    { "ких", 0, KEEP },    { "хих", 0, KEEP },   { "ших", 0, KEEP },
  { "щих", 0, KEEP },    { "жих", 0, KEEP },    { "рих", 0, "у" },     { "их", 0, NULL },
  /* Adjectives. */
  { "ый", 2, "ому" },    { "кий", 2, "ому" },
  { "шний", 2, "ему" },  { "жний", 2, "ему" },  { "дний", 2, "ему" },  { "льний", 2, "ему" }, { "хний", 2, "ему" },
  { "имний", 2, "ему" }, { "ший", 2, "ему" },   { "щий", 2, "ему" },
  { "лий", 1, "ю" },     { "рий", 1, "ю" },     { "дий", 1, "ю" },
  { "ий", 0, NULL },                                                          /* Топчий, Сергий, Медвежий (Медвежьему) */
  { "стой", 0, NULL },   { "ской", 2, "ому" },  { "цкой", 2, "ому" },  { "вой", 2, "ому" },
  { "ной", 2, "ому" },   { "той", 2, "ому" },   { "дой", 2, "ому" },   { "лой", 2, "ому" },  { "хой", 2, "ому" },
  { "ой", 0, NULL },     { "й", 1, "ю" },                                                   /* Герой; Гайдай */
  /* A man whose surname is a woman's, or a noun like Калина: nobody can say. */
  { "ова", 0, NULL },    { "ева", 0, NULL },    { "ина", 0, NULL },    { "ына", 0, NULL },   { "ая", 0, NULL },
  { "яя", 0, NULL },
  { "ия", 1, "и" },      { "иа", 0, KEEP },     { "уа", 0, KEEP },     { "оа", 0, KEEP },    { "еа", 0, KEEP },
  { "эа", 0, KEEP },     { "а", 1, "е" },       { "я", 1, "е" },
  { "чь", 0, NULL },     { "шь", 0, NULL },     { "жь", 0, NULL },     { "щь", 0, NULL },
  { "ень", 0, NULL },    { "оть", 0, NULL },    { "ь", 1, "ю" },
  /* The vowel before the last consonant may fall out: Кравец, Волчок, Гашек. */
  { "ец", 0, NULL },     { "ок", 0, NULL },     { "ек", 0, NULL },
  { "е", 0, KEEP },      { "и", 0, KEEP },      { "о", 0, KEEP },      { "у", 0, KEEP },     { "ы", 0, KEEP },
  { "э", 0, KEEP },      { "ю", 0, KEEP },      { "ъ", 0, NULL },      { "", 0, "у" },
};

static const VecheDeclensionRule veche_declension_female_surname[] = {
  { "ова", 1, "ой" },  { "ева", 1, "ой" },  { "ина", 1, "ой" },  { "цына", 1, "ой" }, { "ына", 0, NULL },
  { "жая", 0, NULL },  { "шая", 0, NULL },  { "чая", 0, NULL },  { "щая", 0, NULL }, /* Рыжей, but Большой */
  { "ая", 2, "ой" },   { "яя", 2, "ей" },
  { "ия", 1, "и" },    { "иа", 0, KEEP },   { "уа", 0, KEEP },   { "оа", 0, KEEP },  { "еа", 0, KEEP },
  { "эа", 0, KEEP },   { "а", 1, "е" },     { "я", 1, "е" },     { "", 0, KEEP },
};

/* Words of which the endings tell wrongly. */
typedef struct
{
  const char *word;
  const char *dative; /* or KEEP, or %NULL */
} VecheDeclensionException;

static const VecheDeclensionException veche_declension_male_given_exceptions[] = {
  { "павел", "павлу" },  { "лев", "льву" },     { "петр", "петру" }, { "данило", NULL }, { "михайло", NULL },
  { "гаврило", NULL },   { "марко", NULL },     { "левко", NULL },   { "павло", NULL },  { "петро", NULL },
};

static const VecheDeclensionException veche_declension_female_given_exceptions[] = {
  { "любовь", "любови" },     { "нинель", "нинели" }, { "рахиль", "рахили" }, { "юдифь", "юдифи" },
  { "эсфирь", "эсфири" },     { "руфь", "руфи" },     { "адель", "адели" },   { "николь", KEEP },
  { "суламифь", "суламифи" }, { "мишель", KEEP },     { "изабель", KEEP },
};

/* Surnames that are common nouns with a vowel that falls out, and French ones with a stressed last vowel. */
static const char veche_declension_doubtful_male[]
  = " заяц лев орел козел осел пес хохол посол чехол котел костер ковер шатер ветер бобер копер лоб рот сон лен лед день "
    "пень уголь журавель кашель стебель соловей воробей муравей репей ручей улей чирей бокий божий рожон угол узел "
    "хребет молот дятел овес осетр огонь угорь пепел щегол мосол свекор бугор ров мох шов псалом бубен кий лукий конвой завой "
    "перегной надой удой недой аналой налой тома ";

/* Adjectives in endings that nouns and given names have too: Герой, Сергий, Медвежий. */
static const char veche_declension_adjectives[]
  = " рыжий пригожий непригожий хожий похожий прохожий захожий свежий дюжий долгий строгий пологий убогий тихий ветхий "
    "толстой пустой густой холостой простой слепой скупой тупой рябой немой хромой прямой косой босой чужой большой меньшой "
    "дорогой нагой другой тугой благой дикой сырой второй ";
static const char veche_declension_doubtful_female[]
  = " сова корова подкова голова вдова полова смородина жемчужина калина малина былина щетина година осина рябина долина "
    "глина перина картина машина кручина пучина лучина скотина дубина половина середина паутина десятина бузина корзина "
    "пружина вершина холодина ягодина калитвина щербина чуприна солонина скорина лещина дружина деревина хворостина драбина "
    "дробина турбина турчина свинина украина ярина христина марина полина алина карина арина ирина галина валентина диброва "
    "дуброва основа обнова удова здорова тома ";
static const char veche_declension_stressed[] = " дюма дега золя петипа ферма люка труайя делакруа ";

/* First parts of double surnames that are no surnames: they stay. */
static const char veche_declension_particles[]
  = " тер бонч грум сквозник кара гаджи мелик нор сен мак бек дер ван фон мирза ага паша ходжа баба молла мулла шах хан да де ди "
    "дель дос ду дю ле ла сан санта эль аль ибн бен ";

static gboolean
veche_declension_has (const char *words, const char *word)
{
  g_autofree char *padded = g_strconcat (" ", word, " ", NULL);

  return strstr (words, padded) != NULL;
}

static gboolean
veche_declension_is_cyrillic (const char *folded)
{
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) != G_UNICODE_SCRIPT_CYRILLIC)
      return FALSE;
  return *folded != '\0';
}

static guint
veche_declension_count_syllables (const char *folded)
{
  guint n = 0;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    n += g_utf8_strchr ("аеиоуыэюя", -1, g_utf8_get_char (at)) != NULL;
  return n;
}

/* The word without its last @cut letters and with @tail; in capitals where it ends so. Owned. */
static char *
veche_declension_bend (const char *word, guint cut, const char *tail)
{
  glong length = g_utf8_strlen (word, -1);
  const char *end = g_utf8_offset_to_pointer (word, length - (glong) cut);
  gboolean capitals = length > 1 && g_unichar_isupper (g_utf8_get_char (g_utf8_prev_char (word + strlen (word))));
  g_autofree char *stem = g_strndup (word, (gsize) (end - word));
  g_autofree char *up = capitals ? g_utf8_strup (tail, -1) : g_strdup (tail);

  return g_strconcat (stem, up, NULL);
}

/* The exception in the letter case of the word. Owned. */
static char *
veche_declension_copy_case (const char *word, const char *dative)
{
  const char *rest = g_utf8_next_char (dative);
  g_autofree char *first = NULL;

  if (g_unichar_isupper (g_utf8_get_char (g_utf8_prev_char (word + strlen (word)))))
    return g_utf8_strup (dative, -1);
  if (!g_unichar_isupper (g_utf8_get_char (word)))
    return g_strdup (dative);
  first = g_utf8_strup (dative, (gssize) (rest - dative));
  return g_strconcat (first, rest, NULL);
}

static char *
veche_declension_apply (const char *word, const char *folded, const VecheDeclensionRule *rules, guint n_rules)
{
  for (guint i = 0; i < n_rules; i++)
    if (g_str_has_suffix (folded, rules[i].ending))
      {
        if (rules[i].tail == NULL)
          return NULL;
        return g_str_equal (rules[i].tail, KEEP) ? g_strdup (word)
                                                 : veche_declension_bend (word, rules[i].cut, rules[i].tail);
      }
  return NULL;
}

static gboolean
veche_declension_is_initial (const char *word)
{
  return g_str_has_suffix (word, ".");
}

static char *
veche_declension_decline_given (const char *word, VecheSex sex)
{
  const gboolean male = sex == VECHE_SEX_MALE;
  const VecheDeclensionException *exceptions
    = male ? veche_declension_male_given_exceptions : veche_declension_female_given_exceptions;
  const guint n = male ? G_N_ELEMENTS (veche_declension_male_given_exceptions)
                       : G_N_ELEMENTS (veche_declension_female_given_exceptions);
  g_autofree char *folded = veche_text_fold (word);

  if (!veche_declension_is_cyrillic (folded))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (exceptions[i].word, folded))
      {
        if (exceptions[i].dative == NULL)
          return NULL;
        return g_str_equal (exceptions[i].dative, KEEP) ? g_strdup (word)
                                                        : veche_declension_copy_case (word, exceptions[i].dative);
      }
  return male ? veche_declension_apply (word, folded, veche_declension_male_given,
                                        G_N_ELEMENTS (veche_declension_male_given))
              : veche_declension_apply (word, folded, veche_declension_female_given,
                                        G_N_ELEMENTS (veche_declension_female_given));
}

static gboolean
veche_declension_is_of_a_man (const char *folded)
{
  return g_str_has_suffix (folded, "ова") || g_str_has_suffix (folded, "ева") || g_str_has_suffix (folded, "ина")
         || g_str_has_suffix (folded, "ына");
}

static char *
veche_declension_decline_surname (const char *word, VecheSex sex)
{
  const gboolean male = sex == VECHE_SEX_MALE;
  g_autofree char *folded = veche_text_fold (word);

  if (!veche_declension_is_cyrillic (folded)
      || veche_declension_has (male ? veche_declension_doubtful_male : veche_declension_doubtful_female, folded))
    return NULL;
  if (veche_declension_has (veche_declension_stressed, folded))
    return g_strdup (word);
  if (male && veche_declension_has (veche_declension_adjectives, folded))
    return veche_declension_bend (word, 2, g_str_has_suffix (folded, "жий") ? "ему" : "ому");
  /* No surname of a father is so short: Бова, Нева, Мина. */
  if (!male && veche_declension_count_syllables (folded) < 3 && veche_declension_is_of_a_man (folded)
      && !g_str_equal (folded, "львова"))
    return NULL;
  /* With one syllable there is nothing to fall out (Блок, Швец), and -ой is no adjective (Цой). */
  if (male && veche_declension_count_syllables (folded) == 1)
    {
      if (g_str_has_suffix (folded, "ой"))
        return veche_declension_bend (word, 1, "ю");
      if (g_str_has_suffix (folded, "ец") || g_str_has_suffix (folded, "ок") || g_str_has_suffix (folded, "ек"))
        return veche_declension_bend (word, 0, "у");
    }
  return male ? veche_declension_apply (word, folded, veche_declension_male_surname,
                                        G_N_ELEMENTS (veche_declension_male_surname))
              : veche_declension_apply (word, folded, veche_declension_female_surname,
                                        G_N_ELEMENTS (veche_declension_female_surname));
}

/* The first part of a double surname declines where it is a surname by itself (Соловьёву-Седому), not where it is none
 * (Бонч-Бруевичу); of a man's first part in a plain consonant nobody can say which it is. */
static char *
veche_declension_decline_first_part (const char *word, VecheSex sex)
{
  static const char *const telling[] = { "ов", "ев", "ин", "ын", "ич", "ий", "ый", "ой", "а", "я", NULL };
  g_autofree char *folded = veche_text_fold (word);

  if (veche_declension_has (veche_declension_particles, folded))
    return g_strdup (word);
  /* Мирза, Ага: titles in front of a name stay, and not all of them are listed. */
  if ((g_str_has_suffix (folded, "а") || g_str_has_suffix (folded, "я")) && veche_declension_count_syllables (folded) < 3)
    return NULL;
  if (sex == VECHE_SEX_FEMALE)
    return veche_declension_decline_surname (word, sex);
  for (guint i = 0; telling[i] != NULL; i++)
    if (g_str_has_suffix (folded, telling[i]))
      return veche_declension_decline_surname (word, sex);
  return g_utf8_strchr ("еиоуыэю", -1, g_utf8_get_char (g_utf8_prev_char (folded + strlen (folded)))) != NULL ? g_strdup (word)
                                                                                                         : NULL;
}

char *
veche_declension_dup_surname (const char *surname, VecheSex sex)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  g_return_val_if_fail (surname != NULL, NULL);

  if (sex == VECHE_SEX_UNKNOWN || *surname == '\0')
    return NULL;
  parts = g_strsplit (surname, "-", -1);
  n = g_strv_length (parts);
  for (guint i = 0; i < n; i++)
    {
      char *dative = NULL;

      if (*parts[i] != '\0')
        dative = i + 1 < n ? veche_declension_decline_first_part (parts[i], sex)
                           : veche_declension_decline_surname (parts[i], sex);
      if (dative == NULL)
        return NULL;
      g_free (parts[i]);
      parts[i] = dative;
    }
  return g_strjoinv ("-", parts);
}

char *
veche_declension_dup_given (const char *given, VecheSex sex)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (given != NULL, NULL);

  if (veche_declension_is_initial (given))
    return g_strdup (given);
  if (sex == VECHE_SEX_UNKNOWN || *given == '\0')
    return NULL;
  parts = g_strsplit (given, "-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *dative = NULL;

      /* Of a man's double name only the last part declines where the first is foreign: Жан-Полю. */
      if (*parts[i] != '\0')
        dative = parts[i + 1] != NULL && veche_given_names_get_sex (parts[i]) == VECHE_SEX_UNKNOWN
                   ? g_strdup (parts[i])
                   : veche_declension_decline_given (parts[i], sex);
      if (dative == NULL)
        return NULL;
      g_free (parts[i]);
      parts[i] = dative;
    }
  return g_strjoinv ("-", parts);
}

char *
veche_declension_dup_patronymic (const char *patronymic, VecheSex sex)
{
  static const char *const turkic[] = { "оглы", "оглу", "улы", "уулу", "кызы", "гызы", NULL };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (patronymic != NULL, NULL);

  if (veche_declension_is_initial (patronymic))
    return g_strdup (patronymic);
  folded = veche_text_fold (patronymic);
  for (guint i = 0; turkic[i] != NULL; i++)
    if (g_str_has_suffix (folded, turkic[i]))
      return g_strdup (patronymic);
  if (sex == VECHE_SEX_MALE && g_str_has_suffix (folded, "ич"))
    return veche_declension_bend (patronymic, 0, "у");
  if (sex == VECHE_SEX_FEMALE && g_str_has_suffix (folded, "на"))
    return veche_declension_bend (patronymic, 1, "е");
  return NULL;
}
