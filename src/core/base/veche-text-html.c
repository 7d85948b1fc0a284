/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text-html.h"

#include <string.h>

#define LONGEST_ENTITY 10

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "amp", "&" },    { "lt", "<" },     { "gt", ">" },      { "quot", "\"" },  { "apos", "'" },   { "nbsp", " " },  { "laquo", "«" },
  { "raquo", "»" },  { "mdash", "—" },  { "ndash", "–" },   { "hellip", "…" }, { "bdquo", "„" },  { "ldquo", "“" }, { "rdquo", "”" },
  { "deg", "°" },    { "sup2", "²" },   { "times", "×" },   { "bull", "•" },   { "middot", "·" }, { "copy", "©" },  { "numero", "№" },
};

/* A tag from «<» to after its «>», or %NULL where the sign is none: «<br>», «</p>», «<!-- … -->». */
static const char *
veche_text_html_find_end (const char *at)
{
  if (g_str_has_prefix (at, "<!--"))
    {
      const char *end = strstr (at + 4, "-->");

      return end != NULL ? end + 3 : NULL;
    }
  if (!g_ascii_isalpha (at[1]) && !((at[1] == '/' || at[1] == '!') && g_ascii_isalpha (at[2])))
    return NULL;
  for (char quote = '\0'; *at != '\0'; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '>')
        return at + 1;
      else if (*at == '"' || *at == '\'')
        quote = *at;
    }
  return NULL;
}

static gboolean
veche_text_html_is_tag (const char *at, const char *name)
{
  const gsize length = strlen (name);

  at += at[1] == '/' ? 2 : 1;
  return g_ascii_strncasecmp (at, name, length) == 0 && !g_ascii_isalnum (at[length]);
}

/* An entity from «&» to after its «;», its character appended; %NULL where the sign is none. */
static const char *
veche_text_html_take_entity (const char *at, GString *plain)
{
  const char *end = at + 1;
  g_autofree char *name = NULL;
  guint64 code = 0;

  while ((g_ascii_isalnum (*end) || *end == '#') && end - at <= LONGEST_ENTITY)
    end++;
  if (*end == ';')
    name = g_strndup (at + 1, (gsize) (end - at - 1));
  if (name == NULL || *name == '\0')
    return NULL;
  if (*name == '#')
    {
      const gboolean hexadecimal = name[1] == 'x' || name[1] == 'X';

      if (!g_ascii_string_to_unsigned (name + (hexadecimal ? 2 : 1), hexadecimal ? 16 : 10, 1, 0x10ffff, &code, NULL)
          || !g_unichar_validate ((gunichar) code))
        return NULL;
      g_string_append_unichar (plain, code == 0xa0 || (code < 32 && code != '\n') ? ' ' : (gunichar) code);
      return end + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_ascii_strcasecmp (entities[i].name, name) == 0)
      {
        g_string_append (plain, entities[i].text);
        return end + 1;
      }
  return NULL;
}

/* What a tag leaves of itself in the text. */
static void
veche_text_html_take_tag (const char *at, GString *plain)
{
  static const char *const blocks[] = { "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote" };

  if (veche_text_html_is_tag (at, "br"))
    g_string_append_c (plain, '\n');
  else if (at[1] == '/' && (veche_text_html_is_tag (at, "td") || veche_text_html_is_tag (at, "th")))
    g_string_append_c (plain, ' ');
  else
    for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
      if (veche_text_html_is_tag (at, blocks[i]) && plain->len > 0 && plain->str[plain->len - 1] != '\n')
        g_string_append_c (plain, '\n');
}

/* Past the contents of what is no text for people. */
static const char *
veche_text_html_skip (const char *tag, const char *end)
{
  static const char *const silent[] = { "script", "style" };

  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    if (tag[1] != '/' && veche_text_html_is_tag (tag, silent[i]))
      for (const char *at = strchr (end, '<'); at != NULL; at = strchr (at + 1, '<'))
        if (at[1] == '/' && veche_text_html_is_tag (at, silent[i]))
          return at;
  return end;
}

/* No blanks at the ends of lines, no more than one empty line, none at the ends. */
static char *
veche_text_html_tidy (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *tidy = g_string_new (NULL);
  guint empty = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        {
          empty++;
          continue;
        }
      if (tidy->len > 0)
        g_string_append (tidy, empty > 0 ? "\n\n" : "\n");
      g_string_append (tidy, lines[i]);
      empty = 0;
    }
  return g_string_free_and_steal (tidy);
}

char *
veche_text_html_to_plain (const char *html)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean any = FALSE;

  g_return_val_if_fail (html != NULL, NULL);

  for (const char *at = html; *at != '\0';)
    {
      const char *end = *at == '<' ? veche_text_html_find_end (at) : *at == '&' ? veche_text_html_take_entity (at, plain) : NULL;

      any = any || end != NULL;
      if (end == NULL)
        g_string_append_c (plain, *at++);
      else if (*at == '&')
        at = end;
      else
        {
          veche_text_html_take_tag (at, plain);
          at = veche_text_html_skip (at, end);
        }
    }
  return any ? veche_text_html_tidy (plain->str) : g_strdup (html);
}

/* The value of an attribute of the tag, decoded; %NULL: it has none. Owned. */
static char *
veche_text_html_dup_attribute (const char *tag, const char *end, const char *name)
{
  const gsize length = strlen (name);

  for (const char *at = tag; at + length < end; at++)
    {
      const char *value = at + 1 + length;
      g_autofree char *raw = NULL;
      const char *stop;

      if (!g_ascii_isspace (*at) || g_ascii_strncasecmp (at + 1, name, length) != 0)
        continue;
      while (value < end && g_ascii_isspace (*value))
        value++;
      if (*value != '=')
        continue;
      for (value++; value < end && g_ascii_isspace (*value);)
        value++;
      if (*value == '"' || *value == '\'')
        stop = memchr (value + 1, *value, (gsize) (end - value - 1));
      else
        stop = value + strcspn (value, " \t\r\n>");
      if (stop == NULL)
        return NULL;
      value += *value == '"' || *value == '\'';
      raw = g_strndup (value, (gsize) (stop - value));
      return veche_text_html_to_plain (raw);
    }
  return NULL;
}

GStrv
veche_text_html_list_images (const char *html)
{
  g_autoptr (GStrvBuilder) images = g_strv_builder_new ();

  g_return_val_if_fail (html != NULL, NULL);

  for (const char *at = strchr (html, '<'); at != NULL; at = strchr (at + 1, '<'))
    {
      const char *end = veche_text_html_find_end (at);
      char *source = end != NULL && at[1] != '/' && veche_text_html_is_tag (at, "img") ? veche_text_html_dup_attribute (at, end, "src") : NULL;

      if (source != NULL)
        g_strv_builder_take (images, source);
    }
  return g_strv_builder_end (images);
}
