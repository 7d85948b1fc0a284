/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-random.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#ifdef VECHE_DEVEL

static GMutex veche_random_mutex;

/* FNV-1a, so that every seed text gives a start of its own. */
static guint64
veche_random_hash_seed (const char *seed)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *p = seed; *p != '\0'; p++)
    hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

/* SplitMix64: repeatable, and good enough for what a test calls chance. */
static guint64
veche_random_step (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static gboolean
veche_random_fill_from_seed (guint8 *buffer, gsize length)
{
  static guint64 state = 0;
  static gboolean is_started = FALSE;
  const char *seed = g_getenv ("VECHE_TEST_SEED");
  g_autoptr (GMutexLocker) locker = NULL;

  if (seed == NULL || *seed == '\0')
    return FALSE;

  locker = g_mutex_locker_new (&veche_random_mutex);
  if (!is_started)
    {
      state = veche_random_hash_seed (seed);
      is_started = TRUE;
    }
  while (length > 0)
    {
      guint64 word = GUINT64_TO_LE (veche_random_step (&state));
      gsize n = MIN (length, sizeof word);

      memcpy (buffer, &word, n);
      buffer += n;
      length -= n;
    }
  return TRUE;
}

#endif /* VECHE_DEVEL */

void
veche_random_bytes (gpointer buffer, gsize length)
{
  guint8 *at = buffer;

  g_return_if_fail (buffer != NULL || length == 0);

#ifdef VECHE_DEVEL
  if (veche_random_fill_from_seed (at, length))
    return;
#endif

  while (length > 0)
    {
      gssize n = getrandom (at, length, 0);

      if (n < 0 && errno == EINTR)
        continue;
      /* Ids, salts and draws without chance must not exist: there is nothing to go on with. */
      if (n <= 0)
        g_error ("The system gives no random numbers: %s", g_strerror (errno));
      at += n;
      length -= (gsize) n;
    }
}
