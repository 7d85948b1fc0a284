/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-season.h"

#include <stdlib.h>
#include <string.h>

static const char *const veche_plan_season_months[] = { "январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                        "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь" };

typedef struct
{
  const char *first; /* ISO days */
  const char *last;
  guint bare;
  guint leafy;
  guint between; /* leaves come or go: it depends on the place and the year */
} VechePlanSeason;

/* 1 to 12; 0: no ISO day. */
static guint
veche_plan_season_get_month (const char *day)
{
  const long month = day != NULL && strlen (day) >= 7 ? strtol (day + 5, NULL, 10) : 0;

  return month >= 1 && month <= 12 ? (guint) month : 0;
}

static void
veche_plan_season_take (VechePlanSeason *self, const char *day)
{
  const guint month = veche_plan_season_get_month (day);

  if (month == 0)
    return;
  if (self->first == NULL || strcmp (day, self->first) < 0)
    self->first = day;
  if (self->last == NULL || strcmp (day, self->last) > 0)
    self->last = day;
  if (month >= 11 || month <= 4)
    self->bare++;
  else if (month >= 6 && month <= 9)
    self->leafy++;
  else
    self->between++;
}

char *
veche_plan_season_dup (const VecheReportPlan *input)
{
  VechePlanSeason season = { NULL };
  const char *leaves = "", *first, *last;

  for (guint i = 0; i < input->trees->len; i++)
    veche_plan_season_take (&season, ((const VecheReportTree *) g_ptr_array_index (input->trees, i))->surveyed);
  if (season.first == NULL)
    {
      veche_plan_season_take (&season, input->started);
      veche_plan_season_take (&season, input->ended);
    }
  if (season.first == NULL)
    return NULL;
  if (season.bare > 0)
    leaves = season.leafy + season.between == 0 ? ", без листвы" : ", частью без листвы";
  else if (season.leafy > 0 && season.between == 0)
    leaves = ", в листве";
  first = veche_plan_season_months[veche_plan_season_get_month (season.first) - 1];
  last = veche_plan_season_months[veche_plan_season_get_month (season.last) - 1];
  if (strncmp (season.first, season.last, 4) != 0)
    return g_strdup_printf ("%s %.4s – %s %.4s%s", first, season.first, last, season.last, leaves);
  if (first != last)
    return g_strdup_printf ("%s–%s %.4s%s", first, last, season.last, leaves);
  return g_strdup_printf ("%s %.4s%s", first, season.last, leaves);
}
