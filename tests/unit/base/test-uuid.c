/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-uuid.h"

#define TEST_UUID_THREADS 4
#define TEST_UUID_PER_THREAD 25000

static gpointer
test_uuid_make_thread (gpointer data)
{
  GPtrArray *uuids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < TEST_UUID_PER_THREAD; i++)
    g_ptr_array_add (uuids, veche_uuid_new ());
  return uuids;
}

static void
test_uuid_threads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GThread *threads[TEST_UUID_THREADS];

  for (guint t = 0; t < TEST_UUID_THREADS; t++)
    threads[t] = g_thread_new ("uuids", test_uuid_make_thread, NULL);
  for (guint t = 0; t < TEST_UUID_THREADS; t++)
    g_ptr_array_add (results, g_thread_join (threads[t]));

  for (guint t = 0; t < TEST_UUID_THREADS; t++)
    {
      GPtrArray *uuids = g_ptr_array_index (results, t);

      for (guint i = 0; i < uuids->len; i++)
        {
          const char *uuid = g_ptr_array_index (uuids, i);

          g_assert_true (veche_uuid_is_valid (uuid));
          g_assert_cmpint (uuid[14], ==, '7');
          g_assert_nonnull (strchr ("89ab", uuid[19]));
          g_assert_true (g_hash_table_add (seen, (gpointer) uuid));
          if (i > 0)
            g_assert_cmpstr (g_ptr_array_index (uuids, i - 1), <, uuid);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, TEST_UUID_THREADS * TEST_UUID_PER_THREAD);
}

static void
test_uuid_time (void)
{
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *uuid = veche_uuid_new ();
  g_autofree char *digits = g_strdup_printf ("%.8s%.4s", uuid, uuid + 9);
  gint64 ms = (gint64) g_ascii_strtoull (digits, NULL, 16);

  g_assert_cmpint (ms, >=, before);
  /* Behind a burst of ids the time written may run ahead, by a millisecond per 2048 ids at most. */
  g_assert_cmpint (ms, <=, g_get_real_time () / 1000 + TEST_UUID_THREADS * TEST_UUID_PER_THREAD / 2048 + 1);
}

static void
test_uuid_seed_child (void)
{
  /* SplitMix64 of «x» and the fixed start: the first ids of every run. */
  g_autofree char *first = veche_uuid_new ();
  g_autofree char *second = veche_uuid_new ();

  g_print ("<%s %s>\n", first, second);
}

static void
test_uuid_seed (void)
{
#ifdef VECHE_DEVEL
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "VECHE_TEST_SEED", "x", TRUE);
  const char *expected = "*<016f5e66-e800-7*-*-* 016f5e66-e801-7*>*";

  environment = g_environ_unsetenv (environment, "VECHE_TEST_CLOCK");
  g_test_trap_subprocess_with_envp ("/base/uuid/seed/subprocess", (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (expected);
#else
  g_test_skip ("VECHE_TEST_SEED is for debug builds");
#endif
}

static void
test_uuid_is_valid (void)
{
  g_autofree char *uuid = veche_uuid_new ();

  g_assert_true (veche_uuid_is_valid ("00000000-0000-0000-0000-000000000000"));
  g_assert_true (veche_uuid_is_valid ("0190F5E6-E800-4abc-8DEF-0123456789ab"));
  g_assert_false (veche_uuid_is_valid (NULL));
  g_assert_false (veche_uuid_is_valid (""));
  g_assert_false (veche_uuid_is_valid ("{0190f5e6-e800-4abc-8def-0123456789ab}"));
  g_assert_false (veche_uuid_is_valid ("0190f5e6e8004abc8def0123456789ab"));
  g_assert_false (veche_uuid_is_valid ("0190f5e6-e800-4abc-8def-0123456789abc"));

  /* One strange character at any place, or any cut, spoils it. */
  for (guint i = 0; i < 36; i++)
    {
      g_autofree char *spoilt = g_strdup (uuid);

      spoilt[i] = 'g';
      g_assert_false (veche_uuid_is_valid (spoilt));
      spoilt[i] = '\0';
      g_assert_false (veche_uuid_is_valid (spoilt));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/threads", test_uuid_threads);
  g_test_add_func ("/base/uuid/time", test_uuid_time);
  g_test_add_func ("/base/uuid/seed", test_uuid_seed);
  g_test_add_func ("/base/uuid/is-valid", test_uuid_is_valid);
  g_test_add_func ("/base/uuid/seed/subprocess", test_uuid_seed_child);
  return g_test_run ();
}
