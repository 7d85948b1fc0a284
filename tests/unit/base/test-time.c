/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-time.h"

/* Noon of this day in Moscow, where debug builds have the clock set to. */
#define TEST_TIME_CLOCK "2020-02-17T12:00:00+03:00"

static void
test_time_assert (char *actual, const char *expected)
{
  g_autofree char *owned = actual;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_time_assert_moment (const char *text, const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3 * 3600);
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = veche_time_parse (text, zone, &error);

  if (expected != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_time_assert_day (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *day = veche_time_parse_date (text, &error);

  if (expected != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_cmpstr (day, ==, expected);
}

static void
test_time_format_iso (void)
{
  test_time_assert (veche_time_format_iso (0), "1970-01-01T00:00:00Z");
  test_time_assert (veche_time_format_iso (1581931800000), "2020-02-17T09:30:00Z");
  test_time_assert (veche_time_format_iso (1581931800120), "2020-02-17T09:30:00.120Z");
  test_time_assert (veche_time_format_iso (-1), "1969-12-31T23:59:59.999Z");
  test_time_assert (veche_time_format_iso (G_MININT64), "0001-01-01T00:00:00Z");
  test_time_assert (veche_time_format_iso (G_MAXINT64), "9999-12-31T23:59:59.999Z");
}

static void
test_time_parse (void)
{
  test_time_assert_moment ("2020-02-17T09:30:00Z", "2020-02-17T09:30:00Z");
  test_time_assert_moment ("2020-02-17T09:30:00.5Z", "2020-02-17T09:30:00.500Z");
  test_time_assert_moment ("2020-02-17T09:30:00,1239+03:00", "2020-02-17T06:30:00.123Z");
  test_time_assert_moment ("2020-02-17T09:30+0530", "2020-02-17T04:00:00Z");
  test_time_assert_moment ("2020-02-17 09:30:00 -03", "2020-02-17T12:30:00Z");
  test_time_assert_moment ("2020-02-17T09:30", "2020-02-17T06:30:00Z");
  test_time_assert_moment ("2020-02-17", "2020-02-16T21:00:00Z");
  test_time_assert_moment ("20200217T093000Z", "2020-02-17T09:30:00Z");
  test_time_assert_moment (" 17.02.2020 09:30 ", "2020-02-17T06:30:00Z");
  test_time_assert_moment ("17.02.2020, 9:30", "2020-02-17T06:30:00Z");
  test_time_assert_moment ("17.2.2020\302\2409:30:15", "2020-02-17T06:30:15Z");
  test_time_assert_moment ("17.02.2020", "2020-02-16T21:00:00Z");
}

static void
test_time_parse_refuses (void)
{
  static const char *const texts[] = {
    "",
    "вчера вечером",
    "2020-02-30T00:00:00Z",
    "2021-02-29",
    "2020-13-01",
    "2020-00-10",
    "0000-01-01",
    "31.02.2020",
    "31.04.2020 10:00",
    "00.01.2020",
    "17.02",
    "17/02/2020",
    "2020-02-17T24:00:00Z",
    "2020-02-17T09:60:00Z",
    "2020-02-17T09:30:60Z",
    "2020-02-17T09:30:00+24:00",
    "2020-02-17T09:30:00+03:60",
    "2020-02-17T09:30:00Zулу",
    "2020-02-17T",
    "2020-02-1709:30",
    "2020-2-17",
    "17.02.2020 0930",
    "17.02.2020,",
    "20200230T093000Z",
    "9999-12-31T23:59:59-01:00",
    "0001-01-01T00:00:00+01:00",
    "2020-02-17T09:30:00.Z",
    "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    test_time_assert_moment (texts[i], NULL);
}

static void
test_time_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint64 ms = g_test_rand_int_range (G_MININT32, G_MAXINT32) * G_GINT64_CONSTANT (1000)
                  + g_test_rand_int_range (0, 1000);
      g_autofree char *iso = veche_time_format_iso (ms);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (iso, utc);

      test_time_assert_moment (iso, iso);
      g_assert_cmpint (g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000, ==,
                       ms);
    }
}

/* Every day there is can be read in all its writings; no other day can. */
static void
test_time_every_day (void)
{
  for (int year = 1895; year <= 2105; year++)
    for (int month = 0; month <= 13; month++)
      for (int day = 0; day <= 32; day++)
        {
          g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
          g_autofree char *russian = g_strdup_printf ("%d.%02d.%04d", day, month, year);
          gboolean exists = month >= 1 && month <= 12 && day >= 1 && g_date_valid_dmy (day, month, year);

          test_time_assert_day (iso, exists ? iso : NULL);
          test_time_assert_day (russian, exists ? iso : NULL);
        }
}

static void
test_time_parse_date (void)
{
  test_time_assert_day ("2020-02-17", "2020-02-17");
  test_time_assert_day ("\302\24017.02.2020 ", "2020-02-17");
  test_time_assert_day ("29.02.2020", "2020-02-29");
  test_time_assert_day ("17.02.2020 09:30", NULL);
  test_time_assert_day ("170220", NULL);
  test_time_assert_day ("17.", NULL);
  test_time_assert_day ("", NULL);
  test_time_assert_day ("+", NULL);
  test_time_assert_day ("3", NULL);
  test_time_assert_day ("+999999", NULL);
  test_time_assert_day ("31.02", NULL);
  test_time_assert_day ("3102", NULL);
}

static void
test_time_parse_date_today (void)
{
#ifdef VECHE_DEVEL
  g_autofree char *now = NULL;

  test_time_assert_day ("today", "2020-02-17");
  test_time_assert_day ("Сегодня", "2020-02-17");
  test_time_assert_day ("yesterday", "2020-02-16");
  test_time_assert_day ("вчера", "2020-02-16");
  test_time_assert_day ("tomorrow", "2020-02-18");
  test_time_assert_day ("ЗАВТРА", "2020-02-18");
  test_time_assert_day ("+3", "2020-02-20");
  test_time_assert_day ("+13", "2020-03-01");
  test_time_assert_day ("-17", "2020-01-31");
  test_time_assert_day ("17.2", "2020-02-17");
  test_time_assert_day ("1702", "2020-02-17");
  test_time_assert_day ("29.02", "2020-02-29");
  /* Two digits of a year: twenty years ahead, else the past. */
  test_time_assert_day ("17.02.20", "2020-02-17");
  test_time_assert_day ("17.02.40", "2040-02-17");
  test_time_assert_day ("17.02.41", "1941-02-17");
  test_time_assert_day ("17.02.00", "2000-02-17");

  /* The clock has run on by a millisecond a call. */
  now = veche_time_now_iso ();
  g_assert_true (g_str_has_prefix (now, "2020-02-17T09:0"));
  g_assert_cmpuint (strlen (now), ==, strlen ("2020-02-17T09:00:00Z"));
#else
  g_test_skip ("VECHE_TEST_CLOCK is for debug builds");
#endif
}

static void
test_time_show (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3 * 3600);

  /* A moment is shown in the zone; a day is the same day everywhere. */
  test_time_assert (veche_time_format_date ("2020-02-17T22:30:00Z", zone), "18.02.2020");
  test_time_assert (veche_time_format_date ("2020-02-17", zone), "17.02.2020");
  test_time_assert (veche_time_format_moment ("2020-02-17T09:30:00Z", zone), "17.02.2020, 12:30");
  test_time_assert (veche_time_format_moment ("2020-02-17T22:30:00.123Z", zone), "18.02.2020, 01:30");
  test_time_assert (veche_time_format_moment ("2020-02-17", zone), "17.02.2020");
  test_time_assert (veche_time_format_long_date ("2020-02-17", zone), "17 февраля 2020 г.");
  test_time_assert (veche_time_format_long_date ("2020-04-30T21:00:00Z", zone), "1 мая 2020 г.");
  /* TZ is Moscow. */
  test_time_assert (veche_time_format_moment ("2020-02-17T09:30:00Z", NULL), "17.02.2020, 12:30");

  test_time_assert (veche_time_format_date (NULL, zone), "");
  test_time_assert (veche_time_format_date ("2020-02-31", zone), "");
  test_time_assert (veche_time_format_moment (NULL, zone), "");
  test_time_assert (veche_time_format_moment ("nonsense", zone), "");
  test_time_assert (veche_time_format_long_date ("", zone), "");
  test_time_assert (veche_time_format_date ("9999-12-31T23:00:00Z", zone), "");
}

static void
test_time_compare (void)
{
  g_autofree char *start = veche_time_bound_day ("2020-02-17", FALSE, NULL);
  g_autoptr (GTimeZone) chita = g_time_zone_new_identifier ("Asia/Chita");
  g_autofree char *end = veche_time_bound_day ("2020-02-17", TRUE, chita);

  g_assert_cmpint (veche_time_compare ("2020-02-17T09:30:00.500Z", "2020-02-17T09:30:00Z"), >, 0);
  g_assert_cmpint (veche_time_compare ("2020-02-17T09:30:00Z", "2020-02-17T09:30:00.5Z"), <, 0);
  g_assert_cmpint (veche_time_compare ("2020-02-17T09:30:00Z", "2020-02-17T09:30:00.000Z"), ==, 0);
  g_assert_cmpint (veche_time_compare ("2020-02-17T09:30:01Z", "2020-02-17T09:30:00.9Z"), >, 0);
  g_assert_nonnull (start);
  g_assert_cmpstr (end, ==, "2020-02-17T14:59:59Z");
  g_assert_null (veche_time_bound_day ("2020-02-31", TRUE, chita));
  g_assert_null (veche_time_bound_day ("17.02.2020", TRUE, chita));
}

int
main (int argc, char **argv)
{
  g_setenv ("VECHE_TEST_CLOCK", TEST_TIME_CLOCK, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/format-iso", test_time_format_iso);
  g_test_add_func ("/base/time/parse", test_time_parse);
  g_test_add_func ("/base/time/compare", test_time_compare);
  g_test_add_func ("/base/time/parse-refuses", test_time_parse_refuses);
  g_test_add_func ("/base/time/round-trip", test_time_round_trip);
  g_test_add_func ("/base/time/every-day", test_time_every_day);
  g_test_add_func ("/base/time/parse-date", test_time_parse_date);
  g_test_add_func ("/base/time/parse-date-today", test_time_parse_date_today);
  g_test_add_func ("/base/time/show", test_time_show);
  return g_test_run ();
}
