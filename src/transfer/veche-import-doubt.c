/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-doubt.h"

#include <string.h>

#include "veche-clock.h"
#include "veche-i18n.h"
#include "veche-text.h"
#include "veche-time.h"

#define DAY_MS (24 * 60 * 60 * 1000)

/* «1.0952E12»: what a spreadsheet makes of a long number that it takes for a quantity. */
static gboolean
veche_import_doubt_is_rounded (const char *text)
{
  return g_regex_match_simple ("^[0-9]+([.,][0-9]+)?[eEеЕ]\\+?[0-9]+$", text, G_REGEX_DEFAULT, 0);
}

/*
 * The last digit of an OGRN of 13 (15 for a sole trader) is the remainder of the others divided by 11 (13), its last digit:
 * order of the Ministry of Finance no. 165n of 30.10.2017, sections on the structure of the number.
 */
static gboolean
veche_import_doubt_has_check_digit (const char *digits, gsize length)
{
  guint64 number = g_ascii_strtoull (digits, NULL, 10);

  return number / 10 % (length == 13 ? 11 : 13) % 10 == number % 10;
}

static char *
veche_import_doubt_find_ogrn (const char *text)
{
  g_autofree char *digits = veche_text_strip (text);
  gsize length = digits != NULL ? strlen (digits) : 0;

  if (digits == NULL)
    return NULL;
  if (veche_import_doubt_is_rounded (digits))
    return g_strdup_printf (_("“%s” is an OGRN that a spreadsheet has rounded; it was kept as it is"), text);
  if (strspn (digits, "0123456789") != length || (length != 13 && length != 15))
    return g_strdup_printf (_("“%s” is not an OGRN: that has 13 or 15 digits; it was kept as it is"), text);
  if (!veche_import_doubt_has_check_digit (digits, length))
    return g_strdup_printf (_("“%s” is not an OGRN: its last digit does not fit the others; it was kept as it is"), text);
  return NULL;
}

static char *
veche_import_doubt_find_phone (const char *text)
{
  g_autofree char *key = veche_text_phone_key (text);

  return key == NULL ? g_strdup_printf (_("“%s” is not a phone number; it was kept as it is"), text) : NULL;
}

static char *
veche_import_doubt_find_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at == NULL || at == text || at[1] == '\0'
           ? g_strdup_printf (_("“%s” is not an e-mail address; it was kept as it is"), text)
           : NULL;
}

/* What has happened cannot be later than now; a day of leeway for clocks and zones. */
static char *
veche_import_doubt_find_future (const char *text, const VecheValue *value)
{
  g_autofree char *limit = veche_time_format_iso (veche_clock_now_ms () + DAY_MS);

  return value->type == VECHE_VALUE_TEXT && strcmp (value->text, limit) > 0
           ? g_strdup_printf (_("“%s” lies in the future"), text)
           : NULL;
}

char *
veche_import_doubt_find (const VecheField *field, const char *text, const VecheValue *value)
{
  static const char *const past[] = { "received", "registered", "date", "consent", "at", NULL };

  if (value->type == VECHE_VALUE_NULL)
    return NULL;
  if (g_str_equal (field->name, "ogrn"))
    return veche_import_doubt_find_ogrn (text);
  if (g_str_has_suffix (field->name, "phone"))
    return veche_import_doubt_find_phone (text);
  if (g_str_has_suffix (field->name, "email"))
    return veche_import_doubt_find_email (text);
  if (g_strv_contains (past, field->name) && (field->type == VECHE_FIELD_DATE || field->type == VECHE_FIELD_TIME))
    return veche_import_doubt_find_future (text, value);
  if (field->type == VECHE_FIELD_MONEY && value->integer < 0)
    return g_strdup_printf (_("“%s” is less than nothing"), text);
  return NULL;
}
