/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-personal-names.h"

#include "veche-given-names.h"
#include "veche-stemmer.h"
#include "veche-text.h"

/* So many digits in a row, whatever stands between them, are a phone and no year, sum or number of a house. */
#define PHONE_DIGITS 7
/* A surname's base that is shorter is compared in its forms («Ли», «Цоя»): with endings it would be in every other word. */
#define SHORTEST_BASE 3

/* What has the form of a name though nobody in the workspace bears it. Initials after «им.» are a street's or a school's. */
#define NAME_FORMS \
  "(?<!\\bим\\. )(?<!\\bимени )\\b\\p{Lu}[\\p{L}-]+[\\s,]+\\p{Lu}\\.\\s*(?:\\p{Lu}\\.|\\p{Lu}\\b)" \
  "|(?<!\\bим\\. )(?<!\\bимени )\\b\\p{Lu}\\.\\s*\\p{Lu}\\.\\s*\\p{Lu}\\p{L}+" \
  "|\\b\\p{Lu}\\p{L}+(?i:(?:ович|евич)(?:а|у|ем|е)?|(?:ов|ев|ин|ит)ичн[ау]|(?:ов|ев)н[ау])\\b" \
  "|\\b\\p{Lu}\\p{L}+\\s+\\p{Lu}\\p{L}+(?i:(?:ьич)(?:а|у|ем|ом|е)?|(?:ов|ев|ьинич|инич|итич)н(?:ы|е|ой|ою))\\b" \
  "|\\b(?:ИП|КФХ|ГКФХ)\\b|(?i:\\bиндивидуальн\\w+ предпринимател|\\bкрестьянск\\w+ \\(?фермерск|\\bсамозанят)"

/* Who an organisation is that is one person: at most three words behind its form. */
#define FIRMS \
  "\\b(?:ИП|ГКФХ|КФХ|(?i:индивидуальн\\w+ предпринимател\\w+|самозанят\\w+|глава))\\s+(?:КФХ\\s+)?(\\p{Lu}[\\w.-]*(?:\\s+\\p{Lu}[\\w.-]*){0,2})"

/* A page of a person, or of nobody knows whom. */
#define LINKS "(?i:https?:|www\\.|[\\w-]+\\.(?:ru|рф|com|net|org|me|su|info|io|app|online|site|link|page|club|pro)\\b)"
#define PERSONAL_PAGES "(?i:\\b(?:vk|vkontakte|ok|t|wa|telegram|facebook|fb|instagram|youtube|dzen|rutube|tiktok|max)\\.(?:com|ru|me)\\b)"
#define ADDRESSES "(?i:\\b(?:кв|квартира|комн)\\b\\.?\\s*№?\\s*\\d|\\b(?:ул|улица|улице|пр-т|просп|проспект|пер|переулок|мкр)\\b[^;]*\\d+\\s*[-–/]\\s*\\d)"

/* Dates and years of a title are many digits and no phone. */
#define DATES "\\b[0-3]?\\d\\.[01]?\\d\\.(?:19|20)\\d\\d\\b|\\b(?:19|20)\\d\\d-[01]\\d-[0-3]\\d\\b|\\b(?:19|20)\\d\\d\\s*[-–—/]\\s*(?:19|20)\\d\\d\\b"

/* Case endings of surnames, nouns and adjectives alike. */
static const char *const veche_personal_names_endings[] = {
  "а",  "я",  "о",  "е",  "и",  "й",  "ь",  "у",  "ю",   "ы",   "ой",  "ей",  "ою",  "ею", "ом", "ем",  "ым",  "им", "ого",
  "его", "ому", "ему", "ая", "яя", "ую", "юю", "ый", "ий", "ые", "ие", "ых", "их", "ыми", "ими", "ам", "ями", "ами", "ах", "ях", "ям", NULL,
};

struct _VechePersonalNames
{
  GHashTable *bases; /* of surnames of all, endings off */
  GHashTable *near;  /* stems of all words of the names in hand */
  VecheStemmer *stemmer;
  GRegex *forms;
  GRegex *firms;
  GRegex *links;
  GRegex *pages;
  GRegex *dates;
};

/* The patterns are of this file: one that does not compile is found by the first test. */
static GRegex *
veche_personal_names_compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  g_assert_no_error (error);
  return regex;
}

VechePersonalNames *
veche_personal_names_new (void)
{
  VechePersonalNames *self = g_new0 (VechePersonalNames, 1);

  self->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->near = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stemmer = veche_stemmer_new ();
  self->forms = veche_personal_names_compile (NAME_FORMS "|" ADDRESSES);
  self->firms = veche_personal_names_compile (FIRMS);
  self->links = veche_personal_names_compile (LINKS);
  self->pages = veche_personal_names_compile (PERSONAL_PAGES);
  self->dates = veche_personal_names_compile (DATES);
  return self;
}

void
veche_personal_names_free (VechePersonalNames *self)
{
  g_hash_table_unref (self->bases);
  g_hash_table_unref (self->near);
  veche_stemmer_free (self->stemmer);
  g_regex_unref (self->forms);
  g_regex_unref (self->firms);
  g_regex_unref (self->links);
  g_regex_unref (self->pages);
  g_regex_unref (self->dates);
  g_free (self);
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static gboolean
veche_personal_names_is_vowel (gunichar c)
{
  return g_utf8_strchr ("аеёиоуыэюя", -1, c) != NULL;
}

/* A base; of one that is too short to be met with every ending the forms themselves, each of @endings. */
static void
veche_personal_names_add_forms (VechePersonalNames *self, const char *base, const char *const *endings)
{
  glong length = g_utf8_strlen (base, -1);

  if (length >= SHORTEST_BASE)
    g_hash_table_add (self->bases, g_strdup (base));
  else if (length == SHORTEST_BASE - 1)
    for (guint i = 0; endings[i] != NULL; i++)
      g_hash_table_add (self->bases, g_strconcat (base, endings[i], NULL));
}

/* Where the last vowel comes and goes: «Кравец», «Кравца», «Заяц», «Зайца», «Малец», «Мальца». */
static void
veche_personal_names_add_fleeting (VechePersonalNames *self, const char *base, glong length)
{
  static const char *const signs[] = { "", "ь", "й", NULL };
  const char *last = g_utf8_offset_to_pointer (base, length - 1);
  const char *before = g_utf8_prev_char (last);

  if (g_utf8_strchr ("еоя", -1, g_utf8_get_char (before)) == NULL || veche_personal_names_is_vowel (g_utf8_get_char (last)))
    return;
  for (guint i = 0; signs[i] != NULL; i++)
    g_hash_table_add (self->bases, g_strdup_printf ("%.*s%s%s", (int) (before - base), base, signs[i], last));
}

/* The word as a noun that ends as an adjective may: «Ким», «Цой», «Палей», «Соловей» («Соловья»). */
static void
veche_personal_names_add_noun (VechePersonalNames *self, const char *word)
{
  static const char *const hard[] = { "а", "у", "ом", "ем", "е", "ы", "и", NULL };
  static const char *const soft[] = { "я", "ю", "ем", "е", "и", NULL };
  const char *last = word + strlen (word);

  last = g_utf8_prev_char (last);
  if (g_str_equal (last, "й"))
    {
      g_autofree char *base = g_strndup (word, last - word);

      veche_personal_names_add_forms (self, base, soft);
      if (g_str_has_suffix (base, "е"))
        {
          g_autofree char *sign = g_strdup_printf ("%.*sь", (int) (strlen (base) - strlen ("е")), base);

          veche_personal_names_add_forms (self, sign, soft);
        }
    }
  else if (!veche_personal_names_is_vowel (g_utf8_get_char (last)) && !g_str_equal (last, "ь"))
    veche_personal_names_add_forms (self, word, hard);
}

static void
veche_personal_names_add_base (VechePersonalNames *self, const char *word)
{
  g_autofree char *base = g_strdup (word);
  glong length;

  for (guint i = 0; veche_personal_names_endings[i] != NULL; i++)
    if (g_str_has_suffix (word, veche_personal_names_endings[i])
        && strlen (word) - strlen (veche_personal_names_endings[i]) < strlen (base))
      {
        g_free (base);
        base = g_strndup (word, strlen (word) - strlen (veche_personal_names_endings[i]));
      }
  length = g_utf8_strlen (base, -1);
  g_hash_table_add (self->bases, g_strdup (word));
  veche_personal_names_add_noun (self, word);
  if (length < SHORTEST_BASE)
    return;
  if (length > SHORTEST_BASE)
    veche_personal_names_add_fleeting (self, base, length);
  g_hash_table_add (self->bases, g_steal_pointer (&base));
}

void
veche_personal_names_add (VechePersonalNames *self, const char *name)
{
  g_auto (GStrv) words = name != NULL ? veche_text_split_words (name) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1 && !g_unichar_isdigit (g_utf8_get_char (words[i]))
        && veche_given_names_get_sex (words[i]) == VECHE_SEX_UNKNOWN)
      veche_personal_names_add_base (self, words[i]);
}

void
veche_personal_names_add_surname (VechePersonalNames *self, const char *surname)
{
  g_auto (GStrv) words = surname != NULL ? veche_text_split_words (surname) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1)
      veche_personal_names_add_base (self, words[i]);
}

void
veche_personal_names_add_firm (VechePersonalNames *self, const char *name)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (name == NULL || !g_regex_match (self->firms, name, 0, &match))
    return;
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *bearer = g_match_info_fetch (match, 1);

      veche_personal_names_add (self, bearer);
    }
}

void
veche_personal_names_clear_near (VechePersonalNames *self)
{
  g_hash_table_remove_all (self->near);
}

void
veche_personal_names_add_near (VechePersonalNames *self, const char *name)
{
  g_auto (GStrv) words = name != NULL ? veche_text_split_words (name) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1)
      g_hash_table_add (self->near, g_strdup (veche_stemmer_stem (self->stemmer, words[i])));
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

static gboolean
veche_personal_names_has_name (VechePersonalNames *self, const char *word)
{
  if (g_hash_table_contains (self->near, veche_stemmer_stem (self->stemmer, word)) || g_hash_table_contains (self->bases, word))
    return TRUE;
  for (guint i = 0; veche_personal_names_endings[i] != NULL; i++)
    if (g_str_has_suffix (word, veche_personal_names_endings[i]))
      {
        g_autofree char *base = g_strndup (word, strlen (word) - strlen (veche_personal_names_endings[i]));

        if (g_utf8_strlen (base, -1) >= SHORTEST_BASE && g_hash_table_contains (self->bases, base))
          return TRUE;
      }
  return FALSE;
}

/* Digits in a row with nothing but spaces and punctuation of any script between them; in a code only what begins as phones do. */
static gboolean
veche_personal_names_has_phone (VechePersonalNames *self, gboolean code, const char *text)
{
  g_autofree char *undated = code ? g_strdup (text) : g_regex_replace_literal (self->dates, text, -1, 0, "x", 0, NULL);
  guint digits = 0;
  int first = 0;

  for (const char *at = undated != NULL ? undated : text; ; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c))
        {
          if (digits++ == 0)
            first = g_unichar_digit_value (c);
          if (!code && digits >= PHONE_DIGITS)
            return TRUE;
        }
      else if (c == 0 || (code && c == '/')
               || !(g_unichar_isspace (c) || g_unichar_ispunct (c) || !g_unichar_isprint (c) || g_unichar_iszerowidth (c)))
        {
          if ((digits == 11 && (first == 7 || first == 8)) || (digits == 10 && first == 9))
            return TRUE;
          digits = 0;
        }
      if (c == 0)
        return FALSE;
    }
}

gboolean
veche_personal_names_is_clean (VechePersonalNames *self, VechePersonal judgement, const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_auto (GStrv) words = NULL;

  if (normal == NULL || g_utf8_strchr (normal, -1, '@') != NULL
      || veche_personal_names_has_phone (self, judgement != VECHE_PERSONAL_SCREEN, normal) || g_regex_match (self->forms, normal, 0, NULL)
      || g_regex_match (judgement == VECHE_PERSONAL_SITE ? self->pages : self->links, normal, 0, NULL))
    return FALSE;
  words = veche_text_split_words (normal);
  for (guint i = 0; words[i] != NULL; i++)
    if (veche_personal_names_has_name (self, words[i]))
      return FALSE;
  return TRUE;
}
