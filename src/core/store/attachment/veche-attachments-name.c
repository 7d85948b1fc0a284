/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachments-private.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-text.h"

/* What Linux and Windows file systems take. */
#define VECHE_ATTACHMENTS_NAME_BYTES 255
/* A longer «extension» is a sentence with a full stop in it. */
#define VECHE_ATTACHMENTS_EXTENSION_BYTES 16
#define VECHE_ATTACHMENTS_REPLACEMENT 0xfffd

/* Marks of direction can make «exe.fdp» of «pdf.exe»; the others cannot be seen or break a line. */
static gboolean
veche_attachments_name_is_bad (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Where the extension begins, at its full stop; the end where there is none. */
static const char *
veche_attachments_name_find_extension (const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *end = name + strlen (name);

  return dot == NULL || dot == name || end - dot > VECHE_ATTACHMENTS_EXTENSION_BYTES ? end : dot;
}

/* The name with @insert before its extension; the part before that is cut where the whole would be too long. */
static char *
veche_attachments_name_fit (const char *name, const char *insert)
{
  const char *extension = veche_attachments_name_find_extension (name);
  gsize room = VECHE_ATTACHMENTS_NAME_BYTES - strlen (extension) - strlen (insert);
  gsize length = (gsize) (extension - name);

  if (length > room)
    {
      length = room;
      while (length > 0 && ((guchar) name[length] & 0xc0) == 0x80)
        length--;
    }
  return g_strdup_printf ("%.*s%s%s", (int) length, name, insert, extension);
}

char *
veche_attachments_name_clean (const char *name, GError **error)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *stripped = NULL;
  g_autoptr (GString) clean = g_string_new (NULL);
  const char *base;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  base = composed;
  for (const char *at = composed; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      base = at + 1;
  for (; *base != '\0'; base = g_utf8_next_char (base))
    {
      gunichar c = g_utf8_get_char (base);

      g_string_append_unichar (clean, veche_attachments_name_is_bad (c) ? VECHE_ATTACHMENTS_REPLACEMENT : c);
    }

  stripped = veche_text_strip (clean->str);
  if (stripped == NULL || g_str_equal (stripped, ".") || g_str_equal (stripped, ".."))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not add the file: “%s” is not a file's name. Rename the file."), name);
      return NULL;
    }
  return veche_attachments_name_fit (stripped, "");
}

char *
veche_attachments_name_number (const char *name, guint number)
{
  g_autofree char *mark = g_strdup_printf (" (%u)", number);

  return veche_attachments_name_fit (name, mark);
}
