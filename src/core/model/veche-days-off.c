/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-days-off.h"

static gboolean
veche_days_off_is_weekend (const GDate *day)
{
  return g_date_get_weekday (day) >= G_DATE_SATURDAY;
}

/* Holidays that are moved when they fall on a weekend. */
static gboolean
veche_days_off_is_holiday (const GDate *day)
{
  static const struct
  {
    GDateMonth month;
    GDateDay day;
  } holidays[] = { { 2, 23 }, { 3, 8 }, { 5, 1 }, { 5, 9 }, { 6, 12 }, { 11, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (g_date_get_month (day) == holidays[i].month && g_date_get_day (day) == holidays[i].day)
      return TRUE;
  return FALSE;
}

gboolean
veche_days_off_contain (const GDate *day)
{
  GDate before = *day;

  g_return_val_if_fail (g_date_valid (day), FALSE);

  if (veche_days_off_is_weekend (day) || veche_days_off_is_holiday (day))
    return TRUE;
  if (g_date_get_month (day) == G_DATE_JANUARY && g_date_get_day (day) <= 8)
    return TRUE;
  /* A Monday after a weekend with a holiday in it: nothing else can be moved here by the rule. */
  for (guint i = 0; g_date_get_weekday (day) == G_DATE_MONDAY && i < 2; i++)
    {
      g_date_subtract_days (&before, 1);
      if (veche_days_off_is_holiday (&before))
        return TRUE;
    }
  return FALSE;
}
