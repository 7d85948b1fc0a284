/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-person-name.h"

#include <string.h>

#include "veche-declension.h"
#include "veche-text.h"

#define NO_BREAK "\302\240"

static gboolean
veche_person_name_ends (const char *word, const char *const *endings)
{
  g_autofree char *folded = veche_text_fold (word);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
veche_person_name_is_initial (const char *word)
{
  return g_str_has_suffix (word, ".") && g_utf8_strlen (word, -1) <= 3;
}

/* Words that make a Turkic patronymic of the name before them. */
static VecheSex
veche_person_name_get_particle_sex (const char *word)
{
  static const char *const sons[] = { "оглы", "оглу", "улы", "уулу", NULL };
  static const char *const daughters[] = { "кызы", "гызы", NULL };
  g_autofree char *folded = veche_text_fold (word);

  if (g_strv_contains (sons, folded))
    return VECHE_SEX_MALE;
  return g_strv_contains (daughters, folded) ? VECHE_SEX_FEMALE : VECHE_SEX_UNKNOWN;
}

/* Surnames in -вич are men's patronymics by their ending: who asks knows what stands beside. */
static VecheSex
veche_person_name_get_patronymic_sex (const char *word)
{
  static const char *const sons[] = { "ович", "евич", "льич", "ьмич", "укич", "омич", "китич", "тоныч", "оглы", "улы", "уулу", NULL };
  static const char *const daughters[] = { "овна", "евна", "ична", "инишна", "кызы", "гызы", NULL };

  if (veche_person_name_ends (word, sons))
    return VECHE_SEX_MALE;
  return veche_person_name_ends (word, daughters) ? VECHE_SEX_FEMALE : VECHE_SEX_UNKNOWN;
}

/* Not by -ин, -ина: Берлин is a woman's too, and Щербина a man's; nor of short ones: Лев, Улов, Сова. */
static VecheSex
veche_person_name_get_surname_sex (const char *word)
{
  static const char *const men[] = { "ов", "ев", "ский", "цкий", NULL };
  static const char *const women[] = { "ова", "ева", "ская", "цкая", NULL };

  if (veche_person_name_ends (word, men) && g_utf8_strlen (word, -1) > 4)
    return VECHE_SEX_MALE;
  return veche_person_name_ends (word, women) && g_utf8_strlen (word, -1) > 5 ? VECHE_SEX_FEMALE : VECHE_SEX_UNKNOWN;
}

/* «ИВАНОВА-ПЕТРОВА» as «Иванова-Петрова»; what has a small letter stays as it was typed. */
static char *
veche_person_name_dup_cased (const char *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  GString *out = g_string_new (NULL);
  gboolean first = TRUE;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_islower (g_utf8_get_char (at)) || g_utf8_strlen (word, -1) < 3)
      {
        g_string_assign (out, word);
        return g_string_free_and_steal (out);
      }
  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (out, first ? g_unichar_toupper (c) : c);
      first = c == '-';
    }
  return g_string_free_and_steal (out);
}

/* Words; «А.С.» becomes two, «оглы» goes to the word before it. %NULL: not a name's letters. */
static GPtrArray *
veche_person_name_split (const char *full)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *composed = g_utf8_normalize (full, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  for (const char *at = composed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        g_string_append_c (spaced, ' ');
      else if (c == '.')
        g_string_append (spaced, ". ");
      else if (c == '-' || c == 0x2010 || c == 0x2011)
        g_string_append_c (spaced, '-');
      else if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_CYRILLIC)
        g_string_append_unichar (spaced, c);
      else
        return NULL;
    }

  parts = g_strsplit (spaced->str, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (words->len > 1 && veche_person_name_get_particle_sex (parts[i]) != VECHE_SEX_UNKNOWN)
        {
          g_autofree char *particle = g_utf8_strdown (parts[i], -1);
          char *joined = g_strconcat (g_ptr_array_index (words, words->len - 1), " ", particle, NULL);

          g_free (g_ptr_array_index (words, words->len - 1));
          g_ptr_array_index (words, words->len - 1) = joined;
        }
      else
        g_ptr_array_add (words, veche_person_name_dup_cased (parts[i]));
    }
  return g_steal_pointer (&words);
}

static gboolean
veche_person_name_is_patronymic (const char *word)
{
  return veche_person_name_get_patronymic_sex (word) != VECHE_SEX_UNKNOWN;
}

static VechePersonName *
veche_person_name_parse_two (const char *a, const char *b)
{
  gboolean a_given = veche_given_names_get_sex (a) != VECHE_SEX_UNKNOWN;
  gboolean b_given = veche_given_names_get_sex (b) != VECHE_SEX_UNKNOWN;

  if (veche_person_name_is_initial (a))
    return veche_person_name_is_initial (b) ? NULL : veche_person_name_new (b, a, NULL, VECHE_SEX_UNKNOWN);
  if (veche_person_name_is_initial (b))
    return veche_person_name_new (a, b, NULL, VECHE_SEX_UNKNOWN);
  if (a_given && veche_person_name_is_patronymic (b))
    return veche_person_name_new (NULL, a, b, VECHE_SEX_UNKNOWN);
  if (b_given && !a_given)
    return veche_person_name_new (a, b, NULL, VECHE_SEX_UNKNOWN);
  return a_given && !b_given ? veche_person_name_new (b, a, NULL, VECHE_SEX_UNKNOWN) : NULL;
}

static VechePersonName *
veche_person_name_parse_three (const char *a, const char *b, const char *c)
{
  if (veche_person_name_is_initial (b) && veche_person_name_is_initial (c))
    return veche_person_name_new (a, b, c, VECHE_SEX_UNKNOWN);
  if (veche_person_name_is_initial (a) && veche_person_name_is_initial (b))
    return veche_person_name_new (c, a, b, VECHE_SEX_UNKNOWN);
  if (veche_person_name_is_initial (a) || veche_person_name_is_initial (b) || veche_person_name_is_initial (c))
    return NULL;
  /* A surname in -ович («Абрамович Анна Петровна») may look like a patronymic: the last word is asked first. */
  if (veche_person_name_is_patronymic (c) && !(veche_person_name_is_patronymic (b) && veche_given_names_get_sex (a) != VECHE_SEX_UNKNOWN))
    return veche_person_name_new (a, b, c, VECHE_SEX_UNKNOWN);
  return veche_person_name_is_patronymic (b) ? veche_person_name_new (c, a, b, VECHE_SEX_UNKNOWN) : NULL;
}

VechePersonName *
veche_person_name_parse (const char *full)
{
  g_autoptr (GPtrArray) words = NULL;

  g_return_val_if_fail (full != NULL, NULL);

  words = veche_person_name_split (full);
  if (words == NULL)
    return NULL;
  if (words->len == 2)
    return veche_person_name_parse_two (words->pdata[0], words->pdata[1]);
  return words->len == 3 ? veche_person_name_parse_three (words->pdata[0], words->pdata[1], words->pdata[2]) : NULL;
}

static VecheSex
veche_person_name_guess_sex (const VechePersonName *self)
{
  VecheSex sex = VECHE_SEX_UNKNOWN;

  if (self->patronymic != NULL)
    sex = veche_person_name_get_patronymic_sex (self->patronymic);
  if (sex == VECHE_SEX_UNKNOWN && self->given != NULL)
    sex = veche_given_names_get_sex (self->given);
  /* Of initials nothing else tells; of a name that is not listed the surname must not decide (Саша Иванова). */
  if (sex == VECHE_SEX_UNKNOWN && self->surname != NULL && (self->given == NULL || veche_person_name_is_initial (self->given)))
    sex = veche_person_name_get_surname_sex (self->surname);
  return sex;
}

VechePersonName *
veche_person_name_new (const char *surname, const char *given, const char *patronymic, VecheSex sex)
{
  VechePersonName *self = g_new0 (VechePersonName, 1);

  self->surname = surname != NULL ? veche_text_strip (surname) : NULL;
  self->given = given != NULL ? veche_text_strip (given) : NULL;
  self->patronymic = patronymic != NULL ? veche_text_strip (patronymic) : NULL;
  self->sex = sex != VECHE_SEX_UNKNOWN ? sex : veche_person_name_guess_sex (self);
  return self;
}

void
veche_person_name_free (VechePersonName *self)
{
  if (self == NULL)
    return;
  g_free (self->surname);
  g_free (self->given);
  g_free (self->patronymic);
  g_free (self);
}

VecheSex
veche_person_name_sex_from_code (const char *code)
{
  if (g_strcmp0 (code, "m") == 0)
    return VECHE_SEX_MALE;
  return g_strcmp0 (code, "f") == 0 ? VECHE_SEX_FEMALE : VECHE_SEX_UNKNOWN;
}

const char *
veche_person_name_get_sex_code (const VechePersonName *self)
{
  if (self->sex == VECHE_SEX_UNKNOWN)
    return NULL;
  return self->sex == VECHE_SEX_MALE ? "m" : "f";
}

static char *
veche_person_name_join (const char *a, const char *b, const char *c)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *const all[] = { a, b, c };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      g_ptr_array_add (parts, (gpointer) all[i]);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

char *
veche_person_name_dup_dative (const VechePersonName *self)
{
  g_autofree char *surname = self->surname != NULL ? veche_declension_dup_surname (self->surname, self->sex) : NULL;
  g_autofree char *given = self->given != NULL ? veche_declension_dup_given (self->given, self->sex) : NULL;
  g_autofree char *patronymic
    = self->patronymic != NULL ? veche_declension_dup_patronymic (self->patronymic, self->sex) : NULL;

  if ((self->surname != NULL && surname == NULL) || (self->given != NULL && given == NULL)
      || (self->patronymic != NULL && patronymic == NULL) || (surname == NULL && given == NULL))
    return NULL;
  return veche_person_name_join (surname, given, patronymic);
}

/* « А.» of a name; of «Анна-Мария» «А.-М.». */
static void
veche_person_name_append_initial (GString *out, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", -1);

  g_string_append (out, NO_BREAK);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (i > 0)
          g_string_append_c (out, '-');
        g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (parts[i])));
        g_string_append_c (out, '.');
      }
}

static char *
veche_person_name_shorten (const char *surname, const char *given, const char *patronymic)
{
  GString *out = g_string_new (surname);

  veche_person_name_append_initial (out, given);
  if (patronymic != NULL)
    veche_person_name_append_initial (out, patronymic);
  return g_string_free_and_steal (out);
}

char *
veche_person_name_dup_short (const VechePersonName *self)
{
  if (self->surname == NULL || self->given == NULL)
    return NULL;
  return veche_person_name_shorten (self->surname, self->given, self->patronymic);
}

char *
veche_person_name_dup_short_dative (const VechePersonName *self)
{
  g_autofree char *surname = self->surname != NULL ? veche_declension_dup_surname (self->surname, self->sex) : NULL;

  if (surname == NULL || self->given == NULL)
    return NULL;
  return veche_person_name_shorten (surname, self->given, self->patronymic);
}

char *
veche_person_name_shorten_dative (const char *dative)
{
  g_autoptr (GPtrArray) words = NULL;

  g_return_val_if_fail (dative != NULL, NULL);

  words = veche_person_name_split (dative);
  if (words == NULL || words->len != 3)
    return NULL;
  return veche_person_name_shorten (words->pdata[0], words->pdata[1], words->pdata[2]);
}

char *
veche_person_name_dup_salutation (const VechePersonName *self)
{
  if (self->sex == VECHE_SEX_UNKNOWN || self->given == NULL || self->patronymic == NULL
      || veche_person_name_is_initial (self->given) || veche_person_name_is_initial (self->patronymic))
    return NULL;
  /* Letters are Russian whatever the language of the program. */
  return g_strdup_printf ("%s %s %s", self->sex == VECHE_SEX_MALE ? "Уважаемый" : "Уважаемая", self->given,
                          self->patronymic);
}
