/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-random.h"

#define TEST_START_MS G_GINT64_CONSTANT (1581931800123) /* 2020-02-17T09:30:00.123Z */

/* Runs this test again in a process of its own with one more variable, and gives its output. */
static void
test_clock_run_with (const char *path, const char *variable, const char *value)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), variable, value, TRUE);

  g_test_trap_subprocess_with_envp (path, (const char *const *) environment, 0, G_TEST_SUBPROCESS_DEFAULT);
}

static void
test_clock_fixed_child (void)
{
  g_autoptr (GDateTime) second = NULL;

  g_assert_cmpint (veche_clock_now_ms (), ==, TEST_START_MS);
  second = veche_clock_now ();
  g_assert_cmpint (g_date_time_to_unix (second) * 1000 + g_date_time_get_microsecond (second) / 1000, ==,
                   TEST_START_MS + 1);
  /* In the local zone: Moscow. */
  g_assert_cmpint (g_date_time_get_hour (second), ==, 12);
  g_assert_cmpint (veche_clock_now_ms (), ==, TEST_START_MS + 2);
}

static void
test_clock_fixed (void)
{
#ifdef VECHE_DEVEL
  test_clock_run_with ("/base/clock/fixed/subprocess", "VECHE_TEST_CLOCK", "2020-02-17T12:30:00.123+03:00");
  g_test_trap_assert_passed ();
#else
  g_test_skip ("VECHE_TEST_CLOCK is for debug builds");
#endif
}

static void
test_clock_nonsense_child (void)
{
  veche_clock_now_ms ();
}

static void
test_clock_nonsense (void)
{
#ifdef VECHE_DEVEL
  test_clock_run_with ("/base/clock/nonsense/subprocess", "VECHE_TEST_CLOCK", "2020-02-17T12:30:00");
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*VECHE_TEST_CLOCK*");
#else
  g_test_skip ("VECHE_TEST_CLOCK is for debug builds");
#endif
}

static void
test_clock_real_child (void)
{
  gint64 before = g_get_real_time () / 1000;
  gint64 now = veche_clock_now_ms ();

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / 1000);
}

static void
test_clock_real (void)
{
  test_clock_run_with ("/base/clock/real/subprocess", "VECHE_TEST_CLOCK", "");
  g_test_trap_assert_passed ();
}

static void
test_random_seed_child (void)
{
  guint8 bytes[33];

  /* The pieces that are asked for must not matter to the next ones. */
  veche_random_bytes (bytes, 16);
  veche_random_bytes (bytes + 16, 17);
  for (gsize i = 0; i < sizeof bytes; i++)
    g_print ("%02x", bytes[i]);
  g_print ("\n");
}

static char *
test_random_dup_with_seed (const char *seed)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "VECHE_TEST_SEED", seed, TRUE);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  g_autoptr (GRegex) digits = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_no_error (error);
  g_subprocess_launcher_set_environ (launcher, environment);
  child = g_subprocess_launcher_spawn (launcher, &error, self, "-p", "/base/random/seed/subprocess",
                                       "--GTestSubprocess", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));

  /* 33 bytes as 66 digits, among the lines of the test protocol. */
  digits = g_regex_new ("[0-9a-f]{66}", 0, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_regex_match (digits, output, 0, &match));
  return g_match_info_fetch (match, 0);
}

static void
test_random_seed (void)
{
#ifdef VECHE_DEVEL
  g_autofree char *first = test_random_dup_with_seed ("семя");
  g_autofree char *again = test_random_dup_with_seed ("семя");
  g_autofree char *other = test_random_dup_with_seed ("другое");

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
#else
  g_test_skip ("VECHE_TEST_SEED is for debug builds");
#endif
}

static void
test_random_unseeded (void)
{
  g_autofree char *first = test_random_dup_with_seed ("");
  g_autofree char *again = test_random_dup_with_seed ("");

  g_assert_cmpstr (first, !=, again);
}

static void
test_random_bounds (void)
{
  guint8 buffer[1024];

  memset (buffer, 0xa5, sizeof buffer);
  veche_random_bytes (buffer + 100, 0);
  veche_random_bytes (buffer + 100, 700);
  for (gsize i = 0; i < sizeof buffer; i++)
    if (i < 100 || i >= 800)
      g_assert_cmpuint (buffer[i], ==, 0xa5);
  /* 700 bytes that are all the same are no chance at all. */
  g_assert_true (memcmp (buffer + 100, buffer + 101, 699) != 0);
}

static void
test_error_codes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "x");
  g_autoptr (GError) unknown = g_error_new_literal (VECHE_ERROR, 1000, "x");
  g_autoptr (GError) busy = g_error_new_literal (VECHE_ERROR, VECHE_ERROR_BUSY, "x");

  for (int code = VECHE_ERROR_FAILED; code <= VECHE_ERROR_NOTHING; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (VECHE_ERROR, code, "x");

      g_assert_true (g_hash_table_add (seen, (gpointer) veche_error_get_code (error)));
    }
  g_assert_cmpstr (veche_error_get_code (busy), ==, "busy");
  g_assert_cmpstr (veche_error_get_code (cancelled), ==, "cancelled");
  g_assert_cmpstr (veche_error_get_code (foreign), ==, "failed");
  g_assert_cmpstr (veche_error_get_code (unknown), ==, "failed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/fixed", test_clock_fixed);
  g_test_add_func ("/base/clock/nonsense", test_clock_nonsense);
  g_test_add_func ("/base/clock/real", test_clock_real);
  g_test_add_func ("/base/random/seed", test_random_seed);
  g_test_add_func ("/base/random/unseeded", test_random_unseeded);
  g_test_add_func ("/base/random/bounds", test_random_bounds);
  g_test_add_func ("/base/error/codes", test_error_codes);
  g_test_add_func ("/base/clock/fixed/subprocess", test_clock_fixed_child);
  g_test_add_func ("/base/clock/nonsense/subprocess", test_clock_nonsense_child);
  g_test_add_func ("/base/clock/real/subprocess", test_clock_real_child);
  g_test_add_func ("/base/random/seed/subprocess", test_random_seed_child);
  return g_test_run ();
}
