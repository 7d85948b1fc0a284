/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text.h"
#include "veche-text-private.h"

#include <string.h>

#define VECHE_TEXT_ELLIPSIS "…"
#define VECHE_TEXT_SOFT_HYPHEN 0x00ad
#define VECHE_TEXT_PHONE_MAX 10
#define VECHE_TEXT_PHONE_MIN 5

/* The keys whose characters differ in both layouts. «/», «?» and the digits' row are left out, all but #:
 * their counterparts are taken, so that swapping twice would not give the text back. */
static const char *const veche_text_latin_keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
                                                 "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~#";
static const char *const veche_text_russian_keys = "йцукенгшщзхъфывапролджэячсмитьбюё"
                                                   "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ№";

/* Shortenings after which a full stop ends no sentence; single letters need no list. */
static const char *const veche_text_shortenings[] = {
  "бул", "вв",  "гг",  "гл", "др",   "зам", "им",  "кв",   "корп", "млн", "млрд", "наб", "обл", "пер", "пл",
  "пос", "пр",  "просп", "рис", "руб", "см",  "стр", "табл", "тел",  "тыс", "ул",   "чел", "эт",
};

static gboolean
veche_text_is_blank (gunichar c)
{
  /* U+FEFF and U+200B come with texts pasted from the web and look like nothing. */
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

/* The size in bytes of the letter or digit at @at, 0 when it is neither. */
static inline gsize
veche_text_letter_size (const char *at)
{
  guchar lead = (guchar) *at;

  if (lead < 0x80)
    return g_ascii_isalnum (*at) ? 1 : 0;
  if (lead == 0xd0 || lead == 0xd1) /* U+0400…U+047F: letters all */
    return 2;
  return g_unichar_isalnum (g_utf8_get_char (at)) ? g_utf8_skip[lead] : 0;
}

static inline gboolean
veche_text_is_joiner (const char *at)
{
  gunichar c;

  if ((guchar) *at < 0x80)
    return FALSE;
  c = g_utf8_get_char (at);
  return c == VECHE_TEXT_SOFT_HYPHEN || g_unichar_ismark (c);
}

char *
veche_text_next_word (char **cursor, gsize *length)
{
  char *from = *cursor;
  char *to;
  char *word;

  while (*from != '\0' && veche_text_letter_size (from) == 0)
    from = g_utf8_next_char (from);
  if (*from == '\0')
    {
      *cursor = from;
      return NULL;
    }

  word = to = from;
  while (*from != '\0')
    {
      gsize size = veche_text_letter_size (from);

      if (size > 0)
        {
          if (to != from)
            memmove (to, from, size);
          to += size;
          from += size;
        }
      else if (veche_text_is_joiner (from))
        from = g_utf8_next_char (from);
      else
        break;
    }

  *cursor = *from == '\0' ? from : g_utf8_next_char (from);
  *to = '\0';
  *length = (gsize) (to - word);
  return word;
}

char **
veche_text_split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *folded = NULL;
  char *cursor;
  char *word;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  cursor = folded = veche_text_fold (text);
  while ((word = veche_text_next_word (&cursor, &length)) != NULL)
    g_strv_builder_take (words, g_strndup (word, length));
  return g_strv_builder_end (words);
}

static GHashTable *
veche_text_get_swaps (void)
{
  static gsize once = 0;
  static GHashTable *swaps = NULL;

  if (g_once_init_enter (&once))
    {
      const char *latin = veche_text_latin_keys;
      const char *russian = veche_text_russian_keys;

      swaps = g_hash_table_new (NULL, NULL);
      for (; *latin != '\0'; latin++, russian = g_utf8_next_char (russian))
        {
          gpointer cyrillic = GUINT_TO_POINTER (g_utf8_get_char (russian));

          g_hash_table_insert (swaps, GUINT_TO_POINTER ((guint) *latin), cyrillic);
          g_hash_table_insert (swaps, cyrillic, GUINT_TO_POINTER ((guint) *latin));
        }
      g_once_init_leave (&once, 1);
    }
  return swaps;
}

char *
veche_text_swap_layout (const char *text)
{
  g_autofree char *valid = NULL;
  GHashTable *swaps = veche_text_get_swaps ();
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid) * 2);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (swaps, GUINT_TO_POINTER (c)));

      g_string_append_unichar (out, other != 0 ? other : c);
    }
  return g_string_free_and_steal (out);
}

char *
veche_text_strip (const char *text)
{
  g_autofree char *valid = NULL;
  const char *start;
  const char *end;

  if (text == NULL)
    return NULL;

  start = valid = g_utf8_make_valid (text, -1);
  while (*start != '\0' && veche_text_is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (*start == '\0')
    return NULL;

  end = start + strlen (start);
  for (const char *last = g_utf8_prev_char (end); veche_text_is_blank (g_utf8_get_char (last));
       last = g_utf8_prev_char (last))
    end = last;
  return g_strndup (start, (gsize) (end - start));
}

/* One line of a text: runs of white space are one space; an empty line or the end ends it. */
static char *
veche_text_dup_first_paragraph (const char *text)
{
  g_autofree char *stripped = veche_text_strip (text);
  GString *out = g_string_new (NULL);
  const char *at = stripped;

  while (at != NULL && *at != '\0')
    {
      guint breaks = 0;

      if (!veche_text_is_blank (g_utf8_get_char (at)))
        {
          g_string_append_unichar (out, g_utf8_get_char (at));
          at = g_utf8_next_char (at);
          continue;
        }
      for (; veche_text_is_blank (g_utf8_get_char (at)); at = g_utf8_next_char (at))
        breaks += *at == '\n';
      if (breaks > 1)
        break;
      g_string_append_c (out, ' ');
    }
  return g_string_free_and_steal (out);
}

/* Whether the full stop at @stop belongs to a shortening, an initial or the number of an item. */
static gboolean
veche_text_is_shortening (const char *start, const char *stop)
{
  const char *word = stop;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  while (word > start)
    {
      const char *before = g_utf8_prev_char (word);

      if (!g_unichar_isalnum (g_utf8_get_char (before)))
        break;
      word = before;
    }
  if (word == stop)
    return FALSE;

  text = g_strndup (word, (gsize) (stop - word));
  folded = veche_text_fold (text);
  if (g_utf8_strlen (folded, -1) == 1 && g_unichar_isalpha (g_utf8_get_char (folded)))
    return TRUE;
  if (word == start && strspn (folded, "0123456789") == strlen (folded))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (veche_text_shortenings); i++)
    if (g_str_equal (folded, veche_text_shortenings[i]))
      return TRUE;
  return FALSE;
}

/* The end of the first sentence of one line. */
static const char *
veche_text_find_sentence_end (const char *line)
{
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *stop = at;
      const char *next;

      if (strchr (".!?", *at) == NULL && !g_str_has_prefix (at, VECHE_TEXT_ELLIPSIS))
        continue;
      while (strchr (".!?", *at) != NULL && strchr (".!?", at[1]) != NULL && at[1] != '\0')
        at++;
      next = g_utf8_next_char (at);
      while (*next != '\0' && g_utf8_strchr ("»”\")", -1, g_utf8_get_char (next)) != NULL)
        next = g_utf8_next_char (next);
      if (*next == '\0')
        return next;
      if (*next != ' ' || g_unichar_islower (g_utf8_get_char (next + 1)))
        continue;
      if (*stop == '.' && at == stop && veche_text_is_shortening (line, stop))
        continue;
      return next;
    }
  return line + strlen (line);
}

char *
veche_text_format_size (guint64 bytes)
{
  /* The process counts with a point (veche-i18n.c), people do not. */
  return g_strdelimit (g_format_size (bytes), ".", ',');
}

char *
veche_text_first_sentence (const char *text, guint max_chars)
{
  g_autofree char *line = NULL;
  const char *end;
  const char *limit;
  const char *cut;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_chars > 0, NULL);

  line = veche_text_dup_first_paragraph (text);
  end = veche_text_find_sentence_end (line);
  if (g_utf8_strlen (line, end - line) <= (glong) max_chars)
    return g_strndup (line, (gsize) (end - line));

  /* One character is the ellipsis's. A word that fills the whole room is cut inside. */
  limit = g_utf8_offset_to_pointer (line, (glong) max_chars - 1);
  cut = limit;
  while (cut > line && *cut != ' ')
    cut = g_utf8_prev_char (cut);
  if (cut == line)
    cut = limit;
  while (cut > line && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (cut))))
    cut = g_utf8_prev_char (cut);
  return g_strdup_printf ("%.*s" VECHE_TEXT_ELLIPSIS, (int) (cut - line), line);
}

char *
veche_text_phone_key (const char *phone)
{
  g_autoptr (GString) digits = NULL;
  g_autofree char *valid = NULL;

  if (phone == NULL)
    return NULL;

  digits = g_string_new (NULL);
  valid = g_utf8_make_valid (phone, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* «…, доб. 12» and a second number are not this phone's digits. */
      if (digits->len >= VECHE_TEXT_PHONE_MIN && (c == ',' || c == ';' || g_unichar_isalpha (c)))
        break;
      if (g_ascii_isdigit (*at))
        g_string_append_c (digits, *at);
    }
  if (digits->len < VECHE_TEXT_PHONE_MIN)
    return NULL;
  return g_strdup (digits->str
                   + (digits->len > VECHE_TEXT_PHONE_MAX ? digits->len - VECHE_TEXT_PHONE_MAX : 0));
}
