/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-clock.h"

#ifdef VECHE_DEVEL

#include <stdatomic.h>

/* Whether a test fixes the clock, and the moment of the first call if so. */
static gboolean
veche_clock_get_test_start (gint64 *ms)
{
  static gsize once = 0;
  static gboolean is_set = FALSE;
  static gint64 start = 0;

  if (g_once_init_enter (&once))
    {
      const char *text = g_getenv ("VECHE_TEST_CLOCK");

      if (text != NULL && *text != '\0')
        {
          g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

          /* A test that silently ran by the real clock would be worse than none. */
          if (moment == NULL)
            g_error ("VECHE_TEST_CLOCK must be ISO 8601 with a zone, not “%s”", text);
          start = g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000;
          is_set = TRUE;
        }
      g_once_init_leave (&once, 1);
    }

  *ms = start;
  return is_set;
}

#endif /* VECHE_DEVEL */

gint64
veche_clock_now_ms (void)
{
#ifdef VECHE_DEVEL
  static _Atomic gint64 calls = 0;
  gint64 start;

  if (veche_clock_get_test_start (&start))
    return start + atomic_fetch_add (&calls, 1);
#endif

  return g_get_real_time () / 1000;
}

GDateTime *
veche_clock_now (void)
{
  return g_date_time_new_from_unix_local_usec (veche_clock_now_ms () * 1000);
}
