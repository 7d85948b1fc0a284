/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-contents.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-money.h"
#include "veche-text.h"
#include "veche-time.h"

static const VecheField veche_contents_fields[] = {
  { "item", N_("Required item"), VECHE_FIELD_REF, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF, "item" },
  { "value", N_("What is told"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "sheets", N_("Sheets of paper"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_contents_kind = {
  .name = "application.content",
  .plural = "application.contents",
  .table = "application_content",
  .label = N_("Part of the application"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "value",
  .fields = veche_contents_fields,
  .code = 28,
  .since = 2,
};

static gboolean
veche_contents_is_of (VecheRecord *item, const char *kind)
{
  return g_strcmp0 (veche_record_get_text (item, "item_kind"), kind) == 0;
}

static gboolean
veche_contents_parse_number (const char *text, double *number)
{
  static const VecheField field = { "value", "value", VECHE_FIELD_REAL, 0 };
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GString) digits = g_string_new (NULL);

  /* Thousands are set apart: «1 200», also by spaces that do not break. */
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (digits, g_utf8_get_char (c));
  if (!veche_field_parse (&field, digits->str, &value, NULL) || value.type != VECHE_VALUE_REAL)
    return FALSE;
  *number = value.real;
  return TRUE;
}

static gboolean
veche_contents_is_link (const char *text)
{
  return (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
         && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
}

static gboolean
veche_contents_is_day (const char *text)
{
  g_autofree char *day = veche_time_parse_date (text, NULL);

  return day != NULL;
}

gboolean
veche_contents_check_value (VecheRecord *item, const char *value, GError **error)
{
  g_autofree char *text = veche_text_strip (value);
  const char *wanted = NULL;
  double number;
  gint64 money;

  if (text == NULL)
    wanted = _("something has to be told");
  else if (veche_contents_is_of (item, "number") && !veche_contents_parse_number (text, &number))
    wanted = _("it has to be a number, such as 120");
  else if (veche_contents_is_of (item, "money") && !veche_money_parse (text, 100, &money, NULL))
    wanted = _("it has to be a sum, such as 1 200 000");
  else if ((veche_contents_is_of (item, "link") || veche_contents_is_of (item, "file")) && !veche_contents_is_link (text))
    wanted = _("it has to be a link that begins with https://; a file is attached under “Files”");
  else if (veche_contents_is_of (item, "consent") && !veche_contents_is_day (text))
    wanted = _("it has to be the day of the consent, such as 17.02.2020");
  else if (veche_contents_is_of (item, "votes"))
    wanted = _("votes are entered under “Votes”");
  if (wanted == NULL)
    return TRUE;
  /* Translators: an item of the programme, and what is asked for it. */
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not take what is told for “%s”: %s."), veche_record_get_title (item),
               wanted);
  return FALSE;
}

static double
veche_contents_count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n;", -1);
  double n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += *g_strstrip (lines[i]) != '\0';
  return n;
}

/* What the item's limit is held against. */
static double
veche_contents_measure (const char *kind, const char *value)
{
  double number;
  gint64 money;

  if (g_strcmp0 (kind, "number") == 0 && veche_contents_parse_number (value, &number))
    return number;
  if (g_strcmp0 (kind, "money") == 0 && veche_money_parse (value, 100, &money, NULL))
    return (double) money / 100;
  if (g_strcmp0 (kind, "people") == 0)
    return veche_contents_count_lines (value);
  return g_strcmp0 (kind, "text") == 0 ? (double) g_utf8_strlen (value, -1) : 0;
}

const char *
veche_contents_derive (const char *kind, const gint64 *limit, const char *value)
{
  g_autofree char *text = veche_text_strip (value);

  if (text == NULL)
    return "absent";
  return limit != NULL && veche_contents_measure (kind, text) > (double) *limit ? "insufficient" : "present";
}

const char *
veche_contents_derive_state (VecheRecord *item, const char *value)
{
  gint64 limit = veche_record_get_integer (item, "limit_max");

  return veche_contents_derive (veche_record_get_text (item, "item_kind"), veche_record_is_null (item, "limit_max") ? NULL : &limit,
                                value);
}
