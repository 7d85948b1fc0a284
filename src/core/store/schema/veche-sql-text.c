/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sql-text.h"

#include <string.h>

static gboolean
veche_sql_text_is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (c & 0x80) != 0;
}

/* Behind white space and comments. */
static const char *
veche_sql_text_skip (const char *at)
{
  while (TRUE)
    {
      if (*at != '\0' && strchr (" \t\n\f\r", *at) != NULL)
        at++;
      else if (at[0] == '-' && at[1] == '-')
        at += strcspn (at, "\n");
      else if (at[0] == '/' && at[1] == '*')
        {
          const char *end = strstr (at + 2, "*/");

          if (end == NULL)
            return at + strlen (at);
          at = end + 2;
        }
      else
        return at;
    }
}

/* Behind a quoted name or string; a doubled quote stands for itself, but for brackets. */
static const char *
veche_sql_text_skip_quoted (const char *at)
{
  char end = *at == '[' ? ']' : *at;

  for (at++; *at != '\0'; at++)
    if (*at == end)
      {
        if (end == ']' || at[1] != end)
          return at + 1;
        at++;
      }
  return at;
}

static const char *
veche_sql_text_skip_word (const char *at)
{
  /* A blob (x'00') is one word: with a space between them x would be a name. */
  if ((at[0] == 'x' || at[0] == 'X') && at[1] == '\'')
    return veche_sql_text_skip_quoted (at + 1);
  while (veche_sql_text_is_word_char (*at))
    at++;
  return at;
}

GStrv
veche_sql_text_split (const char *sql)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (const char *at = veche_sql_text_skip (sql); *at != '\0'; at = veche_sql_text_skip (at))
    {
      const char *end;

      if (veche_sql_text_is_word_char (*at))
        {
          end = veche_sql_text_skip_word (at);
          g_strv_builder_take (words, g_ascii_strdown (at, end - at));
        }
      else
        {
          end = strchr ("\"'`[", *at) != NULL ? veche_sql_text_skip_quoted (at) : at + 1;
          g_strv_builder_take (words, g_strndup (at, end - at));
        }
      at = end;
    }
  return g_strv_builder_end (words);
}

char *
veche_sql_text_normalise (const char *sql)
{
  g_auto (GStrv) words = veche_sql_text_split (sql);

  return g_strjoinv (" ", words);
}

char *
veche_sql_text_unquote (const char *word)
{
  GString *name;
  gsize length = strlen (word);
  char quote = word[0];

  if (length < 2 || strchr ("\"'`[", quote) == NULL)
    return g_strdup (word);
  name = g_string_new_len (word + 1, (gssize) length - 2);
  if (quote != '[')
    g_string_replace (name, (char[]){ quote, quote, '\0' }, (char[]){ quote, '\0' }, 0);
  return g_string_free_and_steal (name);
}

gboolean
veche_sql_text_is_name (const char *word)
{
  return word != NULL && (veche_sql_text_is_word_char (*word) || strchr ("\"`[", *word) != NULL) && *word != '\0'
         && !g_ascii_isdigit (*word);
}

gboolean
veche_sql_text_starts (const char *const *words, const char *beginning)
{
  g_auto (GStrv) parts = g_strsplit (beginning, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (words[i] == NULL || strcmp (words[i], parts[i]) != 0)
      return FALSE;
  return TRUE;
}
