/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text-decode.h"

#include <string.h>

/* Not cut in the middle of a character: what is taken of the bytes is more than is shown of the text. */
#define BYTES_A_CHAR 4

static char *
veche_text_decode_convert (const char *data, gsize size)
{
  const guint8 *bytes = (const guint8 *) data;
  const char *rest;

  if (size >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
    return g_convert (data, (gssize) (size & ~(gsize) 1), "UTF-8", "UTF-16", NULL, NULL, NULL);
  if (memchr (data, '\0', size) != NULL)
    return NULL;
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    return g_utf8_make_valid (data + 3, (gssize) size - 3);
  /* The last character may have been cut off with the rest of the file. */
  if (g_utf8_validate_len (data, size, &rest) || size - (gsize) (rest - data) < BYTES_A_CHAR)
    return g_strndup (data, (gsize) (rest - data));
  return g_convert_with_fallback (data, (gssize) size, "UTF-8", "WINDOWS-1251", "?", NULL, NULL, NULL);
}

static char *
veche_text_decode_clean (const char *text, guint max_chars)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  guint chars = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), chars++)
    {
      gunichar c = g_utf8_get_char (at);

      if (chars == max_chars)
        {
          g_string_append (clean, "…");
          break;
        }
      if (c == '\r' && at[1] == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      g_string_append_unichar (clean, g_unichar_iscntrl (c) && c != '\n' && c != '\t' ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
veche_text_decode_beginning (GBytes *bytes, guint max_chars)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (size == 0)
    return NULL;
  text = veche_text_decode_convert (data, MIN (size, ((gsize) max_chars + 1) * BYTES_A_CHAR));
  return text != NULL ? veche_text_decode_clean (text, max_chars) : NULL;
}
