/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-time-zone.h"

#include <string.h>

#include "veche-clock.h"

GTimeZone *
veche_time_zone_load (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name != NULL && *name != '\0' ? name : VECHE_TIME_ZONE_DEFAULT);

  return zone != NULL ? zone : g_time_zone_new_local ();
}

char *
veche_time_zone_name_column (const char *column, const char *zone)
{
  return zone != NULL ? g_strdup_printf ("%s (%s)", column, zone) : g_strdup (column);
}

/* «Area/City», or UTC: other names of the tz database («GB», «NZ») are words of their own. */
static gboolean
veche_time_zone_is_name (const char *name)
{
  return g_str_equal (name, "UTC") || (strchr (name, '/') != NULL && g_ascii_isalpha (*name));
}

char *
veche_time_zone_split_column (const char *column, GTimeZone **zone)
{
  const char *open = strrchr (column, '(');
  const gsize length = open != NULL ? strlen (open) : 0;
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) found = NULL;

  if (zone != NULL)
    *zone = NULL;
  if (length < 3 || open[length - 1] != ')')
    return g_strdup (column);
  name = g_strndup (open + 1, length - 2);
  found = veche_time_zone_is_name (name) ? g_time_zone_new_identifier (name) : NULL;
  if (found == NULL)
    return g_strdup (column);
  if (zone != NULL)
    *zone = g_steal_pointer (&found);
  return g_strchomp (g_strndup (column, (gsize) (open - column)));
}

char *
veche_time_zone_today (GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (veche_clock_now_ms () / 1000);
  g_autoptr (GDateTime) there = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_to_local (utc);

  return g_date_time_format (there, "%Y-%m-%d");
}
