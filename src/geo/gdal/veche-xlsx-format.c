/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-xlsx-format.h"

#include <math.h>
#include <string.h>

#define DAY_SECONDS 86400
#define DAYS_1904 1462   /* from the beginning of one calendar to that of the other */
#define DAYS_MAX 2958466 /* 10000-01-01 */

VecheXlsxFormat
veche_xlsx_format_from_code (const char *code)
{
  gboolean day = FALSE;
  gboolean hour = FALSE;
  gboolean month = FALSE;

  for (const char *at = code; *at != '\0' && *at != ';'; at++)
    {
      if (*at == '"' || *at == '[')
        {
          const char *end = strchr (at + 1, *at == '"' ? '"' : ']');

          /* Elapsed time is in brackets, like colours and languages: [h]:mm. */
          hour = hour || (*at == '[' && strchr ("hHmMsS", at[1]) != NULL && (at[2] == ']' || at[2] == at[1]));
          if (end == NULL)
            break;
          at = end;
        }
      else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        at++;
      else if (strchr ("dDyY", *at) != NULL)
        day = TRUE;
      else if (strchr ("hHsS", *at) != NULL)
        hour = TRUE;
      else if (*at == 'm' || *at == 'M')
        month = TRUE;
      else if (g_ascii_strncasecmp (at, "General", 7) == 0)
        return VECHE_XLSX_FORMAT_NUMBER;
      else if (strchr ("eE0#?", *at) != NULL && !hour && !day)
        return VECHE_XLSX_FORMAT_NUMBER;
    }

  /* «m» is the minute beside hours or seconds, else the month. */
  day = day || (month && !hour);
  if (day)
    return hour ? VECHE_XLSX_FORMAT_MOMENT : VECHE_XLSX_FORMAT_DAY;

  return hour ? VECHE_XLSX_FORMAT_TIME : VECHE_XLSX_FORMAT_NUMBER;
}

VecheXlsxFormat
veche_xlsx_format_from_id (guint64 id)
{
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return VECHE_XLSX_FORMAT_DAY;
  if (id == 22)
    return VECHE_XLSX_FORMAT_MOMENT;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
    return VECHE_XLSX_FORMAT_TIME;

  return VECHE_XLSX_FORMAT_NUMBER;
}

/* Seconds from the beginning of the calendar as a day and, where @moment, a time. FALSE outside the calendar. */
static gboolean
veche_xlsx_format_append_day (double days, gboolean days_1904, gboolean moment, GString *out)
{
  double seconds = round (days * DAY_SECONDS);
  gint64 whole = (gint64) floor (seconds / DAY_SECONDS);
  gint64 rest = (gint64) seconds - whole * DAY_SECONDS;
  GDate date;

  whole += days_1904 ? DAYS_1904 : 0;
  /* Excel has a 29 February 1900; before it, day 1 is the 1st of January. */
  whole += whole < 60 ? 1 : 0;
  if (whole < 2 || whole >= DAYS_MAX)
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) whole);
  g_string_append_printf (out, "%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
  if (moment)
    g_string_append_printf (out, "T%02d:%02d:%02d", (int) (rest / 3600), (int) (rest / 60 % 60), (int) (rest % 60));

  return TRUE;
}

/* 0.30000000000000004 is 0.3 to the person who sees the sheet: it shows 15 digits at most. */
static gboolean
veche_xlsx_format_append_rounded (const char *value, GString *out)
{
  gsize length = strlen (value);
  const char *digits = value + (value[0] == '-');
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (length < 17 || length > 24 || strchr (digits, '.') == NULL || strspn (digits, "0123456789.") != strlen (digits))
    return FALSE;

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", g_ascii_strtod (value, NULL));
  if (strchr (buffer, 'e') != NULL)
    return FALSE;
  g_string_append (out, buffer);

  return TRUE;
}

void
veche_xlsx_format_append_number (VecheXlsxFormat format, gboolean days_1904, const char *value, GString *out)
{
  char *end;
  double number = g_ascii_strtod (value, &end);
  gboolean known = end != value && *end == '\0' && isfinite (number) && fabs (number) < DAYS_MAX;

  if (format == VECHE_XLSX_FORMAT_TIME && known && number >= 0)
    {
      gint64 seconds = (gint64) round (number * DAY_SECONDS);

      g_string_append_printf (out, "%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
      return;
    }
  if ((format == VECHE_XLSX_FORMAT_DAY || format == VECHE_XLSX_FORMAT_MOMENT) && known
      && veche_xlsx_format_append_day (number, days_1904, format == VECHE_XLSX_FORMAT_MOMENT, out))
    return;

  if (!veche_xlsx_format_append_rounded (value, out))
    g_string_append (out, value);
}

void
veche_xlsx_format_append_iso (const char *value, GString *out)
{
  gsize length = strlen (value);

  if (length > 10 && value[10] == 'T' && strspn (value + 11, "0:.Z") == length - 11)
    length = 10;
  g_string_append_len (out, value, (gssize) length);
}

void
veche_xlsx_format_append_text (const char *text, GString *out)
{
  const char *escape;

  while ((escape = strstr (text, "_x")) != NULL)
    {
      gboolean is_escape = strlen (escape) >= 7 && escape[6] == '_';
      gunichar c = 0;

      for (guint i = 2; is_escape && i < 6; i++)
        {
          is_escape = g_ascii_isxdigit (escape[i]);
          c = c * 16 + (gunichar) MAX (g_ascii_xdigit_value (escape[i]), 0);
        }
      g_string_append_len (out, text, escape - text);
      if (is_escape && c != 0 && g_unichar_validate (c))
        {
          g_string_append_unichar (out, c);
          text = escape + 7;
        }
      else
        {
          g_string_append_len (out, escape, 2);
          text = escape + 2;
        }
    }

  g_string_append (out, text);
}
