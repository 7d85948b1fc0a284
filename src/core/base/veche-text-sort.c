/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text.h"

#include <string.h>

/* A key is three levels of ASCII: letters and numbers; then marks (ё over е, é over e), one weight a letter;
 * then case. A level's trailing plain weights are left out. One byte a letter of Russian or English, so that a
 * key cut at any byte still compares no further wrong than «equal», and every key is valid UTF-8.
 *
 *   0x20       between the levels: less than anything in them
 *   0x21       between words: any run of spaces and punctuation
 *   0x30–0x3b  a number: how many digits it has, then these digits
 *   0x40–0x5f  а–я      (CLDR's Russian order has Cyrillic before Latin)
 *   0x61–0x7a  a–z
 *   0x60, 0x7e the other Cyrillic letters; those of all other scripts: code point in hexadecimal
 */
enum
{
  VECHE_TEXT_SORT_LEVEL = 0x20,
  VECHE_TEXT_SORT_GAP = 0x21,
  VECHE_TEXT_SORT_PLAIN = 0x31,
  VECHE_TEXT_SORT_MARKED = 0x32,
  VECHE_TEXT_SORT_CYRILLIC = 0x40,
  VECHE_TEXT_SORT_OTHER_CYRILLIC = 0x60,
  VECHE_TEXT_SORT_OTHER = 0x7e,
};

typedef struct
{
  GString *letters;
  GString *marks;
  GString *cases;
  gboolean has_gap;
} VecheTextSort;

static void
veche_text_sort_close_gap (VecheTextSort *self)
{
  if (self->has_gap && self->letters->len > 0)
    g_string_append_c (self->letters, VECHE_TEXT_SORT_GAP);
  self->has_gap = FALSE;
}

/* Numbers of any length by value: the one with fewer digits is less. */
static const char *
veche_text_sort_add_number (VecheTextSort *self, const char *at)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; g_unichar_isdigit (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (at));

      if (digit > 0 || digits->len > 0)
        g_string_append_c (digits, (char) ('0' + digit));
    }

  veche_text_sort_close_gap (self);
  if (digits->len < 10)
    g_string_append_c (self->letters, (char) ('0' + digits->len));
  else if (digits->len < 100)
    g_string_append_printf (self->letters, ":%02u", (guint) digits->len);
  else
    g_string_append_printf (self->letters, ";%09u", (guint) MIN (digits->len, 999999999));
  g_string_append_len (self->letters, digits->str, (gssize) digits->len);
  g_string_append_c (self->marks, VECHE_TEXT_SORT_PLAIN);
  g_string_append_c (self->cases, VECHE_TEXT_SORT_PLAIN);
  return at;
}

static void
veche_text_sort_add_letter (VecheTextSort *self, gunichar c)
{
  gunichar lower = g_unichar_tolower (c);
  gunichar base = lower;
  gunichar mark = 0;

  /* й is a letter of its own; é is an e with something on it, as ё is an е. */
  if (lower == 0x0451)
    base = 0x0435, mark = 0x0308;
  else if (lower >= 0xc0 && (lower < 0x0250 || (lower >= 0x1e00 && lower < 0x1f00)))
    for (gunichar part, sign; base >= 0x80 && g_unichar_decompose (base, &part, &sign); base = part)
      mark = sign != 0 ? sign : mark;

  veche_text_sort_close_gap (self);
  if (base >= 0x0430 && base <= 0x044f)
    g_string_append_c (self->letters, (char) (VECHE_TEXT_SORT_CYRILLIC + (base - 0x0430)));
  else if (base < 0x80)
    g_string_append_c (self->letters, (char) base);
  else
    g_string_append_printf (
        self->letters, "%c%06x",
        base >= 0x0400 && base < 0x0530 ? VECHE_TEXT_SORT_OTHER_CYRILLIC : VECHE_TEXT_SORT_OTHER, base);
  g_string_append_c (self->marks, mark != 0 ? VECHE_TEXT_SORT_MARKED : VECHE_TEXT_SORT_PLAIN);
  g_string_append_c (self->cases, lower != c ? VECHE_TEXT_SORT_MARKED : VECHE_TEXT_SORT_PLAIN);
}

static void
veche_text_sort_add_level (GString *key, const GString *level)
{
  gsize length = level->len;

  while (length > 0 && level->str[length - 1] == VECHE_TEXT_SORT_PLAIN)
    length--;
  g_string_append_c (key, VECHE_TEXT_SORT_LEVEL);
  g_string_append_len (key, level->str, (gssize) length);
}

char *
veche_text_sort_key (const char *text, gsize max_bytes)
{
  g_autofree char *composed = NULL;
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GString) cases = g_string_new (NULL);
  VecheTextSort self = { NULL, marks, cases, FALSE };

  g_return_val_if_fail (text != NULL, NULL);

  self.letters = g_string_new (NULL);

  /* 0xCC and 0xCD begin the combining marks U+0300…U+036F. */
  if (!g_utf8_validate (text, -1, NULL) || strpbrk (text, "\xcc\xcd") != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      text = composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    }

  while (*text != '\0' && self.letters->len < max_bytes)
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isdigit (c))
        {
          text = veche_text_sort_add_number (&self, text);
          continue;
        }
      if (g_unichar_isalpha (c))
        veche_text_sort_add_letter (&self, c);
      else if (g_unichar_ismark (c) && marks->len > 0 && !self.has_gap)
        marks->str[marks->len - 1] = VECHE_TEXT_SORT_MARKED;
      else if (c != 0x00ad)
        self.has_gap = TRUE;
      text = g_utf8_next_char (text);
    }

  veche_text_sort_add_level (self.letters, marks);
  veche_text_sort_add_level (self.letters, cases);
  while (self.letters->len > 0 && self.letters->str[self.letters->len - 1] == VECHE_TEXT_SORT_LEVEL)
    g_string_truncate (self.letters, self.letters->len - 1);
  if (self.letters->len > max_bytes)
    g_string_truncate (self.letters, max_bytes);
  return g_string_free_and_steal (self.letters);
}
