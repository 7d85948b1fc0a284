/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-term.h"

#include "veche-term.h"
#include "veche-time-zone.h"
#include "veche-time.h"

/* More is a slip of the finger, and no term at all. */
#define MAX_DAYS 3660

char *
veche_check_term_suggest (VecheRecord *programme, GPtrArray *stages, const char *today)
{
  gint64 days = veche_record_get_integer (programme, "check_days");
  g_autoptr (GTimeZone) zone = veche_time_zone_load (veche_record_get_text (programme, "zone"));

  if (days > 0)
    return days <= MAX_DAYS ? veche_term_add_days (today, (guint) days) : NULL;
  for (guint i = 0; i < stages->len; i++)
    {
      VecheRecord *stage = g_ptr_array_index (stages, i);
      g_autofree char *shown = NULL;
      g_autofree char *last = NULL;

      if (g_strcmp0 (veche_record_get_text (stage, "code"), "check") != 0 || veche_record_is_null (stage, "ends"))
        continue;
      shown = veche_time_format_date (veche_record_get_text (stage, "ends"), zone);
      last = veche_time_parse_date (shown, NULL);
      return g_strcmp0 (last, today) >= 0 ? g_steal_pointer (&last) : NULL;
    }
  return NULL;
}
