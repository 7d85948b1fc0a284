/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-convert-names.h"

#include <string.h>

/* The beginning of a name that leaves room for what makes it different. */
static char *
veche_convert_names_cut (const char *name, gsize width, gboolean utf8)
{
  const char *end = name;
  gsize used = 0;

  while (*end != '\0')
    {
      const char *next = g_utf8_next_char (end);

      used += utf8 ? (gsize) (next - end) : 1;
      if (used > width)
        break;
      end = next;
    }
  return g_strstrip (g_strdelimit (g_strndup (name, (gsize) (end - name)), ":", '_'));
}

static char *
veche_convert_names_make (const char *name, guint nth, guint width, gboolean utf8)
{
  g_autofree char *mark = nth > 0 ? g_strdup_printf ("_%u", nth) : g_strdup ("");
  g_autofree char *begin = veche_convert_names_cut (name, width - strlen (mark), utf8);

  return g_strconcat (*begin == '\0' && nth == 0 ? "_" : begin, mark, NULL);
}

char **
veche_convert_names_shorten (const char *const *names, guint width, gboolean utf8)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      /* Drivers compare names without their case. */
      for (guint nth = 0;; nth++)
        {
          g_autofree char *name = veche_convert_names_make (names[i], nth, width, utf8);

          if (!g_hash_table_add (taken, g_utf8_casefold (name, -1)))
            continue;
          g_strv_builder_take (builder, g_steal_pointer (&name));
          break;
        }
    }
  return g_strv_builder_end (builder);
}
