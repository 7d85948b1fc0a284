/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-time.h"

#include <string.h>

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-text.h"

#define VECHE_TIME_MS_MIN G_GINT64_CONSTANT (-62135596800000) /* 0001-01-01T00:00:00Z */
#define VECHE_TIME_MS_MAX G_GINT64_CONSTANT (253402300799999) /* 9999-12-31T23:59:59.999Z */

/* A year of two digits is at most so far ahead, else in the past: «55» is a year of birth. */
#define VECHE_TIME_CENTURY_AHEAD 20

/* A moment as it was written. */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int ms;
  int offset; /* of the zone written, in seconds */
  gboolean has_clock;
  gboolean has_offset;
} VecheTimeParts;

static const char *const veche_time_months[] = {
  "января", "февраля", "марта",    "апреля",  "мая",    "июня",
  "июля",   "августа", "сентября", "октября", "ноября", "декабря",
};

/* Reads between @min and @max digits; moves only when they are there. */
static gboolean
veche_time_take_number (const char **at, int min, int max, int *value)
{
  int count = 0;

  *value = 0;
  while (count < max && g_ascii_isdigit ((*at)[count]))
    *value = *value * 10 + ((*at)[count++] - '0');
  if (count < min || g_ascii_isdigit ((*at)[count]))
    return FALSE;
  *at += count;
  return TRUE;
}

static gboolean
veche_time_take_char (const char **at, char c)
{
  if (**at != c)
    return FALSE;
  (*at)++;
  return TRUE;
}

static int
veche_time_get_present_year (void)
{
  g_autoptr (GDateTime) now = veche_clock_now ();

  return g_date_time_get_year (now);
}

/* The year that two digits mean. */
static int
veche_time_complete_year (int short_year)
{
  int present = veche_time_get_present_year ();
  int year = present - present % 100 + short_year;

  if (year > present + VECHE_TIME_CENTURY_AHEAD)
    return year - 100;
  return year <= present + VECHE_TIME_CENTURY_AHEAD - 100 ? year + 100 : year;
}

/* «2020-02-17», «17.02.2020», «17.02.20». */
static gboolean
veche_time_take_day (const char **at, VecheTimeParts *parts)
{
  const char *start = *at;

  if (veche_time_take_number (at, 4, 4, &parts->year))
    return veche_time_take_char (at, '-') && veche_time_take_number (at, 2, 2, &parts->month) &&
           veche_time_take_char (at, '-') && veche_time_take_number (at, 2, 2, &parts->day);

  if (!veche_time_take_number (at, 1, 2, &parts->day) || !veche_time_take_char (at, '.') ||
      !veche_time_take_number (at, 1, 2, &parts->month) || !veche_time_take_char (at, '.'))
    {
      *at = start;
      return FALSE;
    }
  if (veche_time_take_number (at, 4, 4, &parts->year))
    return TRUE;
  if (!veche_time_take_number (at, 2, 2, &parts->year))
    return FALSE;
  parts->year = veche_time_complete_year (parts->year);
  return TRUE;
}

/* «9:30», «09:30:15», «09:30:15.123». */
static gboolean
veche_time_take_clock (const char **at, VecheTimeParts *parts)
{
  parts->has_clock = TRUE;
  if (!veche_time_take_number (at, 1, 2, &parts->hour) || !veche_time_take_char (at, ':') ||
      !veche_time_take_number (at, 2, 2, &parts->minute))
    return FALSE;
  if (!veche_time_take_char (at, ':'))
    return TRUE;
  if (!veche_time_take_number (at, 2, 2, &parts->second))
    return FALSE;
  if (**at != '.' && **at != ',')
    return TRUE;

  (*at)++;
  if (!g_ascii_isdigit (**at))
    return FALSE;
  for (int unit = 100; g_ascii_isdigit (**at); (*at)++, unit /= 10)
    parts->ms += unit * (**at - '0');
  return TRUE;
}

/* «Z», «+03», «+03:00», «+0300»; nothing is fine too. */
static gboolean
veche_time_take_offset (const char **at, VecheTimeParts *parts)
{
  int sign = **at == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;

  if (**at == '\0')
    return TRUE;

  parts->has_offset = TRUE;
  if (veche_time_take_char (at, 'Z') || veche_time_take_char (at, 'z'))
    return TRUE;
  if (!veche_time_take_char (at, '+') && !veche_time_take_char (at, '-'))
    return FALSE;
  if (veche_time_take_number (at, 4, 4, &hours))
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (!veche_time_take_number (at, 2, 2, &hours) ||
           (veche_time_take_char (at, ':') && !veche_time_take_number (at, 2, 2, &minutes)))
    return FALSE;

  parts->offset = sign * (hours * 60 + minutes) * 60;
  return hours < 24 && minutes < 60;
}

static gboolean
veche_time_is_day (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* Reads all of @text (stripped); FALSE when it is no moment or day that exists. */
static gboolean
veche_time_scan (const char *text, VecheTimeParts *parts)
{
  memset (parts, 0, sizeof *parts);
  if (!veche_time_take_day (&text, parts) || !veche_time_is_day (parts->year, parts->month, parts->day))
    return FALSE;
  if (*text == '\0')
    return TRUE;

  if (!veche_time_take_char (&text, 'T') && !veche_time_take_char (&text, 't'))
    {
      veche_time_take_char (&text, ',');
      if (*text == '\0' || !g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
      while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
    }
  if (!veche_time_take_clock (&text, parts))
    return FALSE;
  while (*text == ' ')
    text++;
  return veche_time_take_offset (&text, parts) && *text == '\0' && parts->hour < 24 && parts->minute < 60 &&
         parts->second < 60;
}

/* The moment of the parts, in the zone they name, else in @zone. */
static GDateTime *
veche_time_parts_to_moment (const VecheTimeParts *parts, GTimeZone *zone)
{
  g_autoptr (GTimeZone) own = NULL;

  if (parts->has_offset)
    own = g_time_zone_new_offset (parts->offset);
  else
    own = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  return g_date_time_new (own, parts->year, parts->month, parts->day, parts->hour, parts->minute,
                          parts->second);
}

/* What the formatting functions show: a day as it is, a moment as it is in @zone. %NULL for nonsense. */
static GDateTime *
veche_time_read_stored (const char *iso, GTimeZone *zone, gboolean *has_clock)
{
  g_autoptr (GTimeZone) shown = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;
  VecheTimeParts parts;

  if (iso == NULL || !veche_time_scan (iso, &parts))
    return NULL;
  *has_clock = parts.has_clock;
  moment = veche_time_parts_to_moment (&parts, utc);
  if (moment == NULL || !parts.has_clock)
    return g_steal_pointer (&moment);
  return g_date_time_to_timezone (moment, shown);
}

char *
veche_time_format_iso (gint64 ms)
{
  g_autoptr (GDateTime) moment = NULL;
  gint64 clamped = CLAMP (ms, VECHE_TIME_MS_MIN, VECHE_TIME_MS_MAX);
  gint64 fraction = clamped % 1000;
  char decimals[8] = "";

  if (fraction < 0)
    fraction += 1000;
  if (fraction != 0)
    g_snprintf (decimals, sizeof decimals, ".%03d", (int) fraction);

  moment = g_date_time_new_from_unix_utc ((clamped - fraction) / 1000);
  g_assert (moment != NULL);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%sZ", g_date_time_get_year (moment),
                          g_date_time_get_month (moment), g_date_time_get_day_of_month (moment),
                          g_date_time_get_hour (moment), g_date_time_get_minute (moment),
                          g_date_time_get_second (moment), decimals);
}

char *
veche_time_now_iso (void)
{
  gint64 ms = veche_clock_now_ms ();

  return veche_time_format_iso (ms - ms % 1000);
}

char *
veche_time_parse (const char *text, GTimeZone *zone, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GDateTime) moment = NULL;
  VecheTimeParts parts;
  gint64 seconds;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stripped = veche_text_strip (text);
  if (stripped != NULL && veche_time_scan (stripped, &parts))
    {
      moment = veche_time_parts_to_moment (&parts, zone);
    }
  else if (stripped != NULL && strchr (stripped, ':') == NULL)
    {
      /* The basic form of ISO 8601, as in iCalendar: 20200217T093000Z. The other one is read above, more
       * strictly than GLib does. */
      g_autoptr (GTimeZone) own = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();

      moment = g_date_time_new_from_iso8601 (stripped, own);
      parts.ms = moment != NULL ? g_date_time_get_microsecond (moment) / 1000 : 0;
    }

  seconds = moment != NULL ? g_date_time_to_unix (moment) : G_MAXINT64;
  if (moment == NULL || seconds < VECHE_TIME_MS_MIN / 1000 || seconds > VECHE_TIME_MS_MAX / 1000)
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read “%s” as a date and time: there is no such moment. Write it as "
                     "17.02.2020 09:30."),
                   shown);
      return NULL;
    }
  return veche_time_format_iso (seconds * 1000 + parts.ms);
}

/* «today» and the like, «+3», «-1»: a number of days from today. */
static gboolean
veche_time_scan_relative (const char *text, int *days)
{
  static const struct
  {
    const char *word;
    int days;
  } words[] = {
    { "today", 0 },   { "yesterday", -1 }, { "tomorrow", 1 },
    { "сегодня", 0 }, { "вчера", -1 },     { "завтра", 1 },
  };
  g_autofree char *folded = veche_text_fold (text);
  const char *at = folded;
  int sign = *at == '-' ? -1 : 1;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i].word))
      {
        *days = words[i].days;
        return TRUE;
      }

  if (!veche_time_take_char (&at, '+') && !veche_time_take_char (&at, '-'))
    return FALSE;
  if (!veche_time_take_number (&at, 1, 5, days) || *at != '\0')
    return FALSE;
  *days *= sign;
  return TRUE;
}

/* «17.2», «17.02», «1702»: a day of the present year. */
static gboolean
veche_time_scan_short_day (const char *at, VecheTimeParts *parts)
{
  const char *start = at;
  int both;

  if (veche_time_take_number (&at, 4, 4, &both))
    {
      parts->day = both / 100;
      parts->month = both % 100;
    }
  else
    {
      at = start;
      if (!veche_time_take_number (&at, 1, 2, &parts->day) || !veche_time_take_char (&at, '.') ||
          !veche_time_take_number (&at, 1, 2, &parts->month))
        return FALSE;
    }
  parts->year = veche_time_get_present_year ();
  return *at == '\0' && veche_time_is_day (parts->year, parts->month, parts->day);
}

static gboolean
veche_time_scan_day (const char *text, VecheTimeParts *parts)
{
  int days;

  if (veche_time_scan_relative (text, &days))
    {
      g_autoptr (GDateTime) now = veche_clock_now ();
      g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

      if (day != NULL)
        g_date_time_get_ymd (day, &parts->year, &parts->month, &parts->day);
      return day != NULL;
    }
  return veche_time_scan_short_day (text, parts) || (veche_time_scan (text, parts) && !parts->has_clock);
}

char *
veche_time_parse_date (const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  VecheTimeParts parts;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stripped = veche_text_strip (text);
  if (stripped == NULL || !veche_time_scan_day (stripped, &parts))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read “%s” as a date: there is no such day. Write it as 17.02.2020."), shown);
      return NULL;
    }
  return g_strdup_printf ("%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

int
veche_time_compare (const char *a, const char *b)
{
  const gsize whole = strlen ("2020-02-17T09:30:00");
  int order = strncmp (a, b, whole);
  double x, y;

  if (order != 0 || strlen (a) < whole || strlen (b) < whole)
    return order;
  x = a[whole] == '.' ? g_ascii_strtod (a + whole, NULL) : 0;
  y = b[whole] == '.' ? g_ascii_strtod (b + whole, NULL) : 0;
  return (x > y) - (x < y);
}

char *
veche_time_move_zone (const char *moment, GTimeZone *from, GTimeZone *to)
{
  g_autoptr (GTimeZone) utc_zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (moment, utc_zone);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, from) : NULL;
  g_autoptr (GDateTime) moved = NULL;

  if (there == NULL)
    return NULL;
  moved = g_date_time_new (to, g_date_time_get_year (there), g_date_time_get_month (there), g_date_time_get_day_of_month (there),
                           g_date_time_get_hour (there), g_date_time_get_minute (there), g_date_time_get_seconds (there));
  return moved != NULL ? veche_time_format_iso (g_date_time_to_unix (moved) * 1000 + g_date_time_get_microsecond (moved) / 1000) : NULL;
}

char *
veche_time_bound_day (const char *day, gboolean end, GTimeZone *zone)
{
  g_autoptr (GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) next = NULL;
  g_autoptr (GDateTime) bound = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *text = NULL;

  if (strlen (day) != strlen ("2020-02-17"))
    return NULL;
  text = g_strconcat (day, "T00:00:00", NULL);
  first = g_date_time_new_from_iso8601 (text, local);
  if (first == NULL)
    return NULL;
  /* Days with a change of the clocks are longer or shorter. */
  next = g_date_time_add_days (first, 1);
  bound = end ? g_date_time_add_seconds (next, -1) : g_date_time_ref (first);
  utc = g_date_time_to_utc (bound);
  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

char *
veche_time_format_date (const char *iso, GTimeZone *zone)
{
  gboolean has_clock;
  g_autoptr (GDateTime) moment = veche_time_read_stored (iso, zone, &has_clock);

  if (moment == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%02d.%02d.%04d", g_date_time_get_day_of_month (moment),
                          g_date_time_get_month (moment), g_date_time_get_year (moment));
}

char *
veche_time_format_moment (const char *iso, GTimeZone *zone)
{
  gboolean has_clock = FALSE;
  g_autoptr (GDateTime) moment = veche_time_read_stored (iso, zone, &has_clock);
  g_autofree char *day = veche_time_format_date (iso, zone);

  /* A day has no clock to show. */
  if (moment == NULL || !has_clock)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s, %02d:%02d", day, g_date_time_get_hour (moment),
                          g_date_time_get_minute (moment));
}

char *
veche_time_format_long_date (const char *iso, GTimeZone *zone)
{
  gboolean has_clock;
  g_autoptr (GDateTime) moment = veche_time_read_stored (iso, zone, &has_clock);

  if (moment == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%d %s %d г.", g_date_time_get_day_of_month (moment),
                          veche_time_months[g_date_time_get_month (moment) - 1],
                          g_date_time_get_year (moment));
}
