/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-field-words.h"

#include <string.h>

#include "veche-money.h"
#include "veche-text.h"
#include "veche-time.h"

/* «Until 18:00» is over with that minute: nobody who hands in at 18:00:20 is late. Whoever writes seconds means them. */
static void
veche_field_words_complete_minute (const char *text, char *moment)
{
  const char *colon = strchr (text, ':');

  if (colon != NULL && strchr (colon + 1, ':') == NULL && g_str_has_suffix (moment, ":00Z"))
    memcpy (moment + strlen (moment) - strlen ("00Z"), "59", 2);
}

/* A day alone is for the store, which knows when it begins and ends by the programme's clocks. */
static gboolean
veche_field_words_parse_moment (const VecheField *field, GTimeZone *zone, const char *text, VecheValue *value, GError **error)
{
  g_autofree char *day = veche_time_parse_date (text, NULL);
  char *moment;

  if (day != NULL && (field->flags & (VECHE_FIELD_FROM | VECHE_FIELD_UNTIL)) != 0)
    return veche_field_parse (field, text, value, error);
  moment = veche_time_parse (text, zone, error);
  if (moment == NULL)
    return FALSE;
  if ((field->flags & VECHE_FIELD_UNTIL) != 0)
    veche_field_words_complete_minute (text, moment);
  veche_value_take_text (value, moment);
  return TRUE;
}

gboolean
veche_field_words_parse (const VecheField *field, GTimeZone *zone, const char *text, VecheValue *value, GError **error)
{
  g_autofree char *stripped = veche_text_strip (text);
  gint64 kopecks;

  if (stripped != NULL && field->type == VECHE_FIELD_TIME && zone != NULL)
    return veche_field_words_parse_moment (field, zone, stripped, value, error);
  if (stripped == NULL || field->type != VECHE_FIELD_MONEY)
    return veche_field_parse (field, text, value, error);
  if (!veche_money_parse (stripped, 100, &kopecks, error))
    return FALSE;
  veche_value_set_integer (value, kopecks);
  return TRUE;
}

char *
veche_field_words_format (const VecheField *field, GTimeZone *zone, const VecheValue *value)
{
  if (zone != NULL && field->type == VECHE_FIELD_TIME && value->type == VECHE_VALUE_TEXT)
    return veche_time_format_moment (value->text, zone);
  return veche_field_format (field, value);
}
