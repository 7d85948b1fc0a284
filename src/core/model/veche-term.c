/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-term.h"

#include <stdio.h>
#include <string.h>

#include "veche-days-off.h"
#include "veche-i18n.h"
#include "veche-time.h"

static gboolean
veche_term_read (const char *text, GDate *day)
{
  int year, month, number;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &number) != 3
      || !g_date_valid_dmy ((GDateDay) number, month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, month, (GDateYear) year);
  return TRUE;
}

int
veche_term_count_days (const char *due, const char *today)
{
  GDate from, to;

  return veche_term_read (due, &from) && veche_term_read (today, &to) ? g_date_days_between (&from, &to) : 0;
}

char *
veche_term_add_days (const char *from, guint days)
{
  GDate day;

  if (!veche_term_read (from, &day))
    return NULL;
  g_date_add_days (&day, days);
  while (veche_days_off_contain (&day))
    g_date_add_days (&day, 1);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day));
}

char *
veche_term_dup_text (const char *due, const char *today)
{
  g_autofree char *day = NULL;
  int days;

  if (due == NULL)
    return g_strdup ("");
  days = veche_term_count_days (due, today);
  if (days > 0)
    return g_strdup_printf (ngettext ("overdue by %d day", "overdue by %d days", (gulong) days), days);
  if (strncmp (due, today, 10) == 0)
    return g_strdup (_("due today"));
  day = veche_time_format_date (due, NULL);
  /* Translators: %s is a day. */
  return g_strdup_printf (_("due %s"), day);
}
