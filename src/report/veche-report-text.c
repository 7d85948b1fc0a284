/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-text.h"

#include <string.h>

#include "veche-time.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

typedef struct
{
  const char *code;
  const char *words;
} Word;

static const Word states[] = {
  { "draft", "черновик" },
  { "registered", "зарегистрирована" },
  { "in-check", "на проверке" },
  { "returned", "возвращена" },
  { "admitted", "допущена" },
  { "refused", "отклонена" },
  { "being-scored", "на оценке" },
  { "finalist", "финалист" },
  { "reserve", "в резерве" },
  { "not-selected", "не прошла" },
  { "withdrawn", "отозвана" },
  { "annulled", "аннулирована" },
};

static const Word reasons[] = {
  { "incomplete", "заявка некомплектна: представлены не все части состава заявки" },
  { "theme", "проект не соответствует заявленной тематике" },
  { "late", "заявка подана после окончания срока приёма" },
  { "form", "части заявки не соответствуют требованиям к форме и содержанию" },
  { "other", "иная причина" },
};

static const Word channels[] = {
  { "site", "сайт" },
  { "visit", "лично" },
  { "mail", "эл. почта" },
  { "post", "почта" },
};

static const char *
veche_report_text_find (const Word *words,
                        gsize       n_words,
                        const char *code)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return words[i].words;
  return code != NULL ? code : "";
}

/* Whether a character is kept: what XML 1.0 allows, less the marks that would show an official text in
   another order than it is. */
static gboolean
veche_report_text_is_kept (gunichar c)
{
  if (c == '\n')
    return TRUE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c > 0x10ffff)
    return FALSE;
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c)
    return FALSE;
  return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

char *
veche_report_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t')
        c = ' ';
      else if (c == '\r' && at[1] == '\n')
        continue;
      else if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\f' || c == '\v')
        c = '\n';
      if (veche_report_text_is_kept (c))
        g_string_append_unichar (clean, c);
    }
  while (clean->len > 0 && g_ascii_isspace (clean->str[clean->len - 1]))
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

gboolean
veche_report_text_is_blank (const char *text)
{
  g_autofree char *clean = veche_report_text_clean (text);

  for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

char *
veche_report_text_number (const char *number)
{
  if (veche_report_text_is_blank (number))
    return g_strdup ("№" NBSP "__________");
  return g_strconcat ("№" NBSP, number, NULL);
}

char *
veche_report_text_name (const char *name)
{
  g_autofree char *clean = veche_report_text_clean (name);
  g_autoptr (GString) joined = g_string_new (NULL);
  gunichar before = 0, last = 0;

  for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ' && last == '.' && g_unichar_isupper (before))
        g_string_append (joined, NBSP);
      else
        g_string_append_unichar (joined, c);
      before = last;
      last = c;
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

char *
veche_report_text_capitalise (const char *text)
{
  g_autofree char *clean = veche_report_text_clean (text);
  char first[7] = "";

  if (*clean == '\0')
    return g_strdup ("");
  first[g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (clean)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (clean), NULL);
}

char *
veche_report_text_quote (const char *text)
{
  g_autofree char *clean = veche_report_text_clean (text);
  g_autoptr (GString) quoted = NULL;

  g_strstrip (clean);
  if (*clean == '\0')
    return g_strdup ("");
  quoted = g_string_new (clean);
  /* «A» as a whole stays; «A» and «B» does not begin and end one and the same pair. */
  if (g_str_has_prefix (clean, "«") && g_str_has_suffix (clean, "»") && strstr (clean + 2, "«") == NULL
      && strstr (clean, "»") == clean + strlen (clean) - strlen ("»"))
    return g_string_free (g_steal_pointer (&quoted), FALSE);
  g_string_replace (quoted, "«", "„", 0);
  g_string_replace (quoted, "»", "“", 0);
  g_string_prepend (quoted, "«");
  g_string_append (quoted, "»");
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

char *
veche_report_text_count (guint       count,
                         const char *one,
                         const char *few,
                         const char *many)
{
  const char *word = many;

  if (count % 100 < 11 || count % 100 > 14)
    {
      if (count % 10 == 1)
        word = one;
      else if (count % 10 >= 2 && count % 10 <= 4)
        word = few;
    }
  return g_strdup_printf ("%u" NBSP "%s", count, word);
}

char *
veche_report_text_size (guint64 bytes)
{
  static const char *const units[] = { "Б", "КБ", "МБ", "ГБ", "ТБ" };
  guint64 whole = bytes, tenths = 0;
  guint unit = 0;

  while (whole >= 1024 && unit + 1 < G_N_ELEMENTS (units))
    {
      tenths = (whole % 1024) * 10 / 1024;
      whole /= 1024;
      unit++;
    }
  if (unit < 2 || whole >= 100 || tenths == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT NBSP "%s", whole, units[unit]);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT NBSP "%s", whole, tenths, units[unit]);
}

GTimeZone *
veche_report_text_load_zone (const char *name)
{
  GTimeZone *zone = NULL;

  if (name != NULL)
    zone = g_time_zone_new_identifier (name);
  return zone != NULL ? zone : g_time_zone_new_local ();
}

static char *
veche_report_text_zone_name (GDateTime *moment)
{
  int from_moscow = (int) (g_date_time_get_utc_offset (moment) / G_TIME_SPAN_MINUTE) - 3 * 60;
  int minutes = ABS (from_moscow);

  if (minutes == 0)
    return g_strdup ("МСК");
  if (minutes % 60 == 0)
    return g_strdup_printf ("МСК%s%d", from_moscow > 0 ? "+" : "−", minutes / 60);
  return g_strdup_printf ("МСК%s%d:%02d", from_moscow > 0 ? "+" : "−", minutes / 60, minutes % 60);
}

char *
veche_report_text_day (const char *iso,
                       GTimeZone  *zone)
{
  g_autofree char *day = veche_time_format_long_date (iso, zone);
  g_auto (GStrv) words = NULL;

  if (day == NULL || *day == '\0')
    return g_strdup (iso != NULL ? iso : "");
  /* «17 февраля 2020 г.» is never parted but before the year. */
  words = g_strsplit (day, " ", -1);
  if (g_strv_length (words) != 4)
    return g_steal_pointer (&day);
  return g_strconcat (words[0], NBSP, words[1], " ", words[2], NBSP, words[3], NULL);
}

char *
veche_report_text_moment (const char *iso,
                          GTimeZone  *zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *day = veche_report_text_day (iso, zone);
  g_autofree char *zone_name = NULL;

  moment = iso != NULL && strchr (iso, 'T') != NULL ? g_date_time_new_from_iso8601 (iso, utc) : NULL;
  there = moment != NULL ? g_date_time_to_timezone (moment, zone) : NULL;
  if (there == NULL)
    return g_steal_pointer (&day);
  zone_name = veche_report_text_zone_name (there);
  return g_strdup_printf ("%s, %02d:%02d" NBSP "(%s)", day, g_date_time_get_hour (there),
                          g_date_time_get_minute (there), zone_name);
}

const char *
veche_report_text_get_state (const char *code)
{
  return veche_report_text_find (states, G_N_ELEMENTS (states), code);
}

const char *
veche_report_text_get_reason (const char *code)
{
  return veche_report_text_find (reasons, G_N_ELEMENTS (reasons), code);
}

const char *
veche_report_text_get_channel (const char *code)
{
  return veche_report_text_find (channels, G_N_ELEMENTS (channels), code);
}
