/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-charset.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\357\277\275" /* U+FFFD */

typedef enum
{
  KIND_UTF8,
  KIND_TABLE,
  KIND_ICONV,
} VecheCharsetKind;

struct _VecheCharset
{
  VecheCharsetKind kind;
  char *name;
  char table[128][5]; /* UTF-8 of the bytes from 0x80; empty: no character */
  GIConv conv;
  GByteArray *rest; /* the unfinished end of the last part */
};

static const struct
{
  const char *alias;
  const char *name;
} aliases[] = {
  { "windows-1251", "CP1251" }, { "win1251", "CP1251" },  { "1251", "CP1251" },     { "ansi", "CP1251" },
  { "ibm866", "CP866" },        { "dos", "CP866" },       { "866", "CP866" },       { "utf8", "UTF-8" },
  { "utf-8-sig", "UTF-8" },     { "koi8r", "KOI8-R" },    { "utf-16", "UTF-16LE" }, { "utf16", "UTF-16LE" },
  { "x-mac-cyrillic", "MacCyrillic" },
};

/* Frequencies of the letters а…я in Russian texts, in thousandths (Национальный корпус русского языка); ё is not told. */
static const guint8 letter_frequency[32] = { 80, 16, 45, 17, 30, 85, 9,  16, 74, 12, 35, 44, 32, 67, 110, 28,
                                             47, 55, 63, 26, 3,  10, 5,  14, 7,  4,  1,  19, 17, 3,  6,   20 };

static const char *
veche_charset_canonical (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].alias, name) == 0)
      return aliases[i].name;

  return name;
}

/* Fills the table; FALSE when the encoding is not one of a byte a character over ASCII. */
static gboolean
veche_charset_fill_table (VecheCharset *self)
{
  guint filled = 0;

  for (guint byte = 1; byte < 256; byte++)
    {
      char in = (char) byte;
      gsize written = 0;
      g_autofree char *out = g_convert (&in, 1, "UTF-8", self->name, NULL, &written, NULL);

      if (byte < 0x80)
        {
          if (out == NULL || written != 1 || out[0] != in)
            return FALSE;
        }
      else if (out != NULL && written > 0 && written <= 4 && g_utf8_strlen (out, (gssize) written) == 1)
        {
          memcpy (self->table[byte - 0x80], out, written);
          filled++;
        }
    }

  return filled >= 96;
}

VecheCharset *
veche_charset_new (const char *name)
{
  g_autoptr (VecheCharset) self = g_new0 (VecheCharset, 1);

  g_return_val_if_fail (name != NULL, NULL);

  self->conv = (GIConv) -1;
  self->name = g_ascii_strup (veche_charset_canonical (name), -1);
  if (strcmp (self->name, "UTF-8") == 0)
    return g_steal_pointer (&self);

  self->conv = g_iconv_open ("UTF-8", self->name);
  if (self->conv == (GIConv) -1)
    return NULL;

  self->kind = veche_charset_fill_table (self) ? KIND_TABLE : KIND_ICONV;
  self->rest = g_byte_array_new ();

  return g_steal_pointer (&self);
}

void
veche_charset_free (VecheCharset *self)
{
  if (self->conv != (GIConv) -1)
    g_iconv_close (self->conv);
  g_clear_pointer (&self->rest, g_byte_array_unref);
  g_free (self->name);
  g_free (self);
}

const char *
veche_charset_get_name (VecheCharset *self)
{
  return self->name;
}

gboolean
veche_charset_is_direct (VecheCharset *self)
{
  return self->kind != KIND_ICONV;
}

static gsize
veche_charset_append_utf8 (const char *cell, gsize length, GString *out)
{
  gsize wrong = 0;

  while (length > 0)
    {
      const char *end;

      /* Stops at a NUL, too: in a text table it is noise. */
      (void) g_utf8_validate_len (cell, length, &end);
      g_string_append_len (out, cell, end - cell);
      length -= (gsize) (end - cell);
      cell = end;
      if (length == 0)
        break;
      if (*cell != '\0')
        g_string_append (out, REPLACEMENT);
      wrong++;
      cell++;
      length--;
    }

  return wrong;
}

gsize
veche_charset_append_cell (VecheCharset *self, const char *cell, gsize length, GString *out)
{
  gsize wrong = 0;

  if (self->kind == KIND_UTF8)
    return veche_charset_append_utf8 (cell, length, out);

  g_assert (self->kind == KIND_TABLE);
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) cell[i];

      if (byte == 0)
        {
          wrong++;
        }
      else if (byte < 0x80)
        {
          g_string_append_c (out, (char) byte);
        }
      else
        {
          const char *text = self->table[byte - 0x80];

          if (text[0] == '\0')
            wrong++;
          g_string_append (out, text[0] != '\0' ? text : REPLACEMENT);
        }
    }

  return wrong;
}

gsize
veche_charset_convert (VecheCharset *self, const char *data, gsize length, gboolean last, GString *out)
{
  gsize wrong = 0;
  char *in;
  gsize left;

  g_assert (self->kind == KIND_ICONV);
  g_byte_array_append (self->rest, (const guint8 *) data, (guint) length);
  in = (char *) self->rest->data;
  left = self->rest->len;

  while (left > 0)
    {
      char buffer[16384];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (self->conv, &in, &left, &to, &room);
      int error = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize) -1 || error == E2BIG)
        continue;
      if (error == EINVAL && !last)
        break;
      /* A character that cannot be: one byte on (two where the unit is two). */
      g_string_append (out, REPLACEMENT);
      wrong++;
      room = MIN (left, g_str_has_prefix (self->name, "UTF-16") ? 2u : 1u);
      in += room;
      left -= room;
    }

  g_byte_array_remove_range (self->rest, 0, self->rest->len - (guint) left);

  return wrong;
}

const char *
veche_charset_from_bom (const char *data, gsize length, gsize *bom_length)
{
  static const struct
  {
    const char *bom;
    gsize length;
    const char *name;
  } boms[] = {
    { "\357\273\277", 3, "UTF-8" },
    { "\377\376\0\0", 4, "UTF-32LE" },
    { "\377\376", 2, "UTF-16LE" },
    { "\376\377", 2, "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (boms); i++)
    if (length >= boms[i].length && memcmp (data, boms[i].bom, boms[i].length) == 0)
      {
        *bom_length = boms[i].length;
        return boms[i].name;
      }

  *bom_length = 0;
  return NULL;
}

/* Text of two-byte units: ASCII leaves a zero in every other byte, Cyrillic a 4; spaces and line ends are met in both. */
static const char *
veche_charset_detect_utf16 (const guint8 *sample, gsize length)
{
  gsize pairs = length / 2;
  gsize little = 0;
  gsize big = 0;

  if (pairs < 4)
    return NULL;

  for (gsize i = 0; i < pairs; i++)
    {
      little += sample[2 * i] != 0 && (sample[2 * i + 1] == 0 || sample[2 * i + 1] == 4);
      big += sample[2 * i + 1] != 0 && (sample[2 * i] == 0 || sample[2 * i] == 4);
    }

  if (memchr (sample, 0, length) == NULL)
    return NULL;
  if (little * 10 >= pairs * 9 && little > big)
    return "UTF-16LE";
  if (big * 10 >= pairs * 9 && big > little)
    return "UTF-16BE";

  return NULL;
}

/* Whether the sample is UTF-8, a few wrong bytes aside (a good sequence cannot come about by chance often). */
static gboolean
veche_charset_is_utf8 (const char *sample, gsize length, gboolean complete)
{
  const char *at = sample;
  const char *stop = sample + length;
  gsize good = 0;
  gsize bad = 0;

  while (at < stop)
    {
      const char *end;
      gboolean valid = g_utf8_validate_len (at, (gsize) (stop - at), &end);

      for (const char *p = at; p < end; p++)
        good += ((guint8) *p & 0xC0) == 0xC0;
      if (valid)
        break;
      if (!complete && stop - end < 4 && g_utf8_get_char_validated (end, stop - end) == (gunichar) -2)
        break;
      bad += *end != '\0';
      at = end + 1;
    }

  return bad == 0 || good >= 20 * bad;
}

/* How Russian the sample reads in an encoding: the mean of what its bytes over ASCII are worth. */
static double
veche_charset_score (VecheCharset *charset, const guint8 *sample, gsize length)
{
  double worth[128];
  gboolean upper[128];
  double sum = 0;
  gsize count = 0;

  for (guint i = 0; i < 128; i++)
    {
      gunichar c = charset->table[i][0] != '\0' ? g_utf8_get_char (charset->table[i]) : 0;
      gunichar low = g_unichar_tolower (c);

      upper[i] = c != low;
      if (low >= 0x430 && low <= 0x44F)
        worth[i] = letter_frequency[low - 0x430] / 50.0 - 0.2;
      else if (c == 0x451 || c == 0x401 || c == 0xAB || c == 0xBB || c == 0x2116 || (c >= 0x2013 && c <= 0x2026))
        worth[i] = 0.2;
      else if (c == 0xA0)
        worth[i] = 0;
      else
        worth[i] = -2; /* line drawing, letters of other languages, control characters */
    }

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = sample[i];

      if (byte < 0x80)
        continue;
      sum += worth[byte - 0x80];
      /* «прИМЕР»: a capital after a small letter is what a wrong encoding makes. */
      if (i > 0 && sample[i - 1] >= 0x80 && upper[byte - 0x80] && !upper[sample[i - 1] - 0x80])
        sum -= 1;
      count++;
    }

  return count == 0 ? 0 : sum / (double) count;
}

const char *
veche_charset_detect (const char *sample, gsize length, gboolean complete)
{
  static const char *const candidates[] = { "CP1251", "CP866", "KOI8-R", "ISO-8859-5", "MACCYRILLIC" };
  const char *best = veche_charset_detect_utf16 ((const guint8 *) sample, length);
  double best_score = -G_MAXDOUBLE;

  if (best != NULL)
    return best;
  if (veche_charset_is_utf8 (sample, length, complete))
    return "UTF-8";

  best = "CP1251";
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (VecheCharset) charset = veche_charset_new (candidates[i]);
      double score;

      if (charset == NULL)
        continue;
      score = veche_charset_score (charset, (const guint8 *) sample, length);
      if (score > best_score + 1e-9)
        {
          best_score = score;
          best = candidates[i];
        }
    }

  return best;
}

gboolean
veche_charset_looks_binary (const char *sample, gsize length)
{
  gsize odd = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) sample[i];

      odd += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A;
    }

  return odd * 20 > length;
}
