/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-match.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-stemmer.h"
#include "veche-text.h"

/* Characters of a text that fit into one line, and of them before the word. */
#define SHOWN 90
#define BEFORE 30

typedef struct
{
  VecheStemmer *stemmer;
  GPtrArray *words; /* folded, as typed */
  GPtrArray *stems; /* of them */
} VecheRecordMatch;

static void
veche_record_match_add (VecheRecordMatch *self, const char *text)
{
  g_auto (GStrv) words = veche_text_split_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_ptr_array_add (self->words, g_strdup (words[i]));
      g_ptr_array_add (self->stems, g_strdup (veche_stemmer_stem (self->stemmer, words[i])));
    }
}

static void
veche_record_match_init (VecheRecordMatch *self, const char *text)
{
  g_autofree char *swapped = veche_text_swap_layout (text);

  self->stemmer = veche_stemmer_new ();
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->stems = g_ptr_array_new_with_free_func (g_free);
  veche_record_match_add (self, text);
  veche_record_match_add (self, swapped);
}

static void
veche_record_match_clear (VecheRecordMatch *self)
{
  veche_stemmer_free (self->stemmer);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->stems);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheRecordMatch, veche_record_match_clear)

static gboolean
veche_record_match_fits (VecheRecordMatch *self, const char *word)
{
  g_autofree char *folded = veche_text_fold (word);
  const char *stem = veche_stemmer_stem (self->stemmer, folded);

  for (guint i = 0; i < self->words->len; i++)
    if (g_str_equal (stem, g_ptr_array_index (self->stems, i))
        || (g_utf8_strlen (g_ptr_array_index (self->words, i), -1) > 1 && g_str_has_prefix (folded, g_ptr_array_index (self->words, i))))
      return TRUE;
  return FALSE;
}

/* Where the first word that fits begins; %NULL: there is none. */
static const char *
veche_record_match_find (VecheRecordMatch *self, const char *text)
{
  const char *begin = NULL;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gboolean letter = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (letter && begin == NULL)
        begin = at;
      if (!letter && begin != NULL)
        {
          g_autofree char *word = g_strndup (begin, (gsize) (at - begin));

          if (veche_record_match_fits (self, word))
            return begin;
          begin = NULL;
        }
      if (*at == '\0')
        return NULL;
    }
}

/* What stands around a word, in one line. Owned. */
static char *
veche_record_match_dup_around (const char *text, const char *word)
{
  glong before = g_utf8_pointer_to_offset (text, word);
  glong length = g_utf8_strlen (text, -1);
  glong from = length > SHOWN && before > BEFORE ? before - BEFORE : 0;
  glong to = MIN (length, from + SHOWN);
  g_autofree char *part = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *line = NULL;

  /* At a word's beginning. */
  while (from > 0 && from < before && g_unichar_isalnum (g_utf8_get_char (g_utf8_offset_to_pointer (text, from - 1))))
    from++;
  part = g_utf8_substring (text, from, to);
  lines = g_strsplit_set (g_strstrip (part), "\n\r\t", -1);
  line = g_strjoinv (" ", lines);
  return g_strconcat (from > 0 ? "…" : "", line, to < length ? "…" : "", NULL);
}

gboolean
veche_record_match_is_shown (VecheRecord *record, const char *text)
{
  g_auto (VecheRecordMatch) self = { 0 };
  const char *number = veche_record_get_number (record);

  g_return_val_if_fail (VECHE_IS_RECORD (record) && text != NULL, FALSE);

  veche_record_match_init (&self, text);
  return veche_record_match_find (&self, veche_record_get_title (record)) != NULL
         || (number != NULL && veche_record_match_find (&self, number) != NULL);
}

char *
veche_record_match_dup (VecheRecord *record, const char *text)
{
  g_auto (VecheRecordMatch) self = { 0 };
  const VecheKind *kind;

  g_return_val_if_fail (VECHE_IS_RECORD (record) && text != NULL, NULL);

  veche_record_match_init (&self, text);
  kind = veche_record_get_kind (record);
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      const char *value;
      const char *word;
      g_autofree char *around = NULL;

      if ((field->flags & VECHE_FIELD_SEARCH) == 0 || (field->type != VECHE_FIELD_TEXT && field->type != VECHE_FIELD_LONG_TEXT))
        continue;
      value = veche_record_get_text (record, field->name);
      word = value != NULL ? veche_record_match_find (&self, value) : NULL;
      if (word == NULL)
        continue;
      around = veche_record_match_dup_around (value, word);
      /* Translators: why something was found: a field's name and what stands there: «Leader: Ivanova A. S.». */
      return g_strdup_printf (C_ ("found by", "%s: %s"), g_dgettext (GETTEXT_PACKAGE, field->label), around);
    }
  return NULL;
}
