/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-columns.h"

#include "veche-i18n.h"

/* Runs of white space (U+00A0 and line breaks too) become one space, those at the ends go; and the mark U+FEFF. */
static char *
veche_table_columns_squeeze (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean gap = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || c == 0xFEFF)
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

char **
veche_table_columns_tidy (const char *const *header)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  /* Every name that is taken, and the number that its last double got: without it, equal names cost their square. */
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (header != NULL, NULL);

  for (guint i = 0; header[i] != NULL; i++)
    {
      g_autofree char *base = veche_table_columns_squeeze (header[i]);
      g_autofree char *name = NULL;

      if (*base == '\0')
        {
          g_free (base);
          base = g_strdup_printf (_ ("Column %u"), i + 1);
        }
      name = g_strdup (base);
      while (g_hash_table_contains (seen, name))
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, base)) + 1;

          g_hash_table_insert (seen, g_strdup (base), GUINT_TO_POINTER (n));
          g_free (name);
          name = g_strdup_printf ("%s %u", base, n);
        }
      g_hash_table_insert (seen, g_strdup (name), GUINT_TO_POINTER (1));
      g_strv_builder_take (builder, g_steal_pointer (&name));
    }

  return g_strv_builder_end (builder);
}
