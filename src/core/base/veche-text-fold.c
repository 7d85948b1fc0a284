/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text.h"

#include <string.h>

#define VECHE_TEXT_FOLD_YO 0x0451
#define VECHE_TEXT_FOLD_YE 0x0435

static inline gboolean
veche_text_fold_is_tail (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* One Cyrillic letter of U+0400…U+045F; two bytes stay two. FALSE for what is not one. */
static inline gboolean
veche_text_fold_cyrillic (const guchar *in, guchar *out)
{
  guchar tail = in[1];

  if (!veche_text_fold_is_tail (tail))
    return FALSE;

  out[0] = in[0];
  out[1] = tail;
  if (in[0] == 0xd0)
    {
      if (tail == 0x81) /* Ё */
        out[1] = 0xb5;
      else if (tail < 0x90) /* Ѐ…Џ */
        out[0] = 0xd1, out[1] = tail + 0x10;
      else if (tail < 0xa0) /* А…П */
        out[1] = tail + 0x20;
      else if (tail < 0xb0) /* Р…Я */
        out[0] = 0xd1, out[1] = tail - 0x20;
      return TRUE;
    }
  if (tail == 0x91) /* ё */
    out[0] = 0xd0, out[1] = 0xb5;
  return tail < 0xa0;
}

/* How many bytes of @in are one character that folding leaves alone: Latin-1 signs, dashes and quotes, №,
 * ₽, emoji. 0 when that needs a closer look. */
static inline gsize
veche_text_fold_plain_size (const guchar *in)
{
  if (in[0] == 0xc2 && veche_text_fold_is_tail (in[1]))
    return 2;
  if (in[0] == 0xe2 && in[1] == 0x80 && in[2] >= 0x82 && in[2] <= 0xbf)
    return 3;
  if (in[0] == 0xe2 && in[1] == 0x84 && in[2] == 0x96)
    return 3;
  if (in[0] == 0xe2 && in[1] == 0x82 && in[2] == 0xbd)
    return 3;
  if (in[0] == 0xf0 && in[1] == 0x9f && veche_text_fold_is_tail (in[2]) && veche_text_fold_is_tail (in[3]))
    return 4;
  return 0;
}

/* Nearly all texts are ASCII, Russian and some punctuation: no character changes its length, and none of
 * them can compose with another. FALSE at the first byte of anything else, a combining mark above all. */
static gboolean
veche_text_fold_fast (const guchar *in, guchar *out)
{
  while (*in != '\0')
    {
      if (*in < 0x80)
        {
          *out++ = (guchar) g_ascii_tolower (*in++);
        }
      else if (*in == 0xd0 || *in == 0xd1)
        {
          if (!veche_text_fold_cyrillic (in, out))
            return FALSE;
          in += 2;
          out += 2;
        }
      else
        {
          gsize size = veche_text_fold_plain_size (in);

          if (size == 0)
            return FALSE;
          memcpy (out, in, size);
          in += size;
          out += size;
        }
    }
  *out = '\0';
  return TRUE;
}

/* Character by character: g_utf8_strdown() would ask the locale, and Turkish has its own «i». */
static char *
veche_text_fold_lower (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 8);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (text));

      g_string_append_unichar (out, c == VECHE_TEXT_FOLD_YO ? VECHE_TEXT_FOLD_YE : c);
    }
  return g_string_free_and_steal (out);
}

static char *
veche_text_fold_slow (const char *text)
{
  g_autofree char *folded = g_utf8_make_valid (text, -1);

  /* A mark that is left over may compose with the new letter, so go on until nothing changes. Each round
   * that finds something has one mark or capital less. */
  for (;;)
    {
      g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      g_autofree char *lowered = veche_text_fold_lower (composed);

      if (g_str_equal (lowered, folded))
        return g_steal_pointer (&folded);
      g_set_str (&folded, lowered);
    }
}

char *
veche_text_fold (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_malloc (strlen (text) + 1);
  if (veche_text_fold_fast ((const guchar *) text, (guchar *) folded))
    return g_steal_pointer (&folded);
  return veche_text_fold_slow (text);
}
