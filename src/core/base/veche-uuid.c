/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-uuid.h"

#include "veche-clock.h"
#include "veche-random.h"

#define VECHE_UUID_LENGTH 36
#define VECHE_UUID_COUNTER_MAX 0xfff

static GMutex veche_uuid_mutex;

/* With VECHE_TEST_SEED but no VECHE_TEST_CLOCK real time would make every run differ. */
static gint64
veche_uuid_now_ms (void)
{
#ifdef VECHE_DEVEL
  static gint64 repeatable_ms = G_GINT64_CONSTANT (1577836800000); /* 2020-01-01T00:00:00Z */
  const char *seed = g_getenv ("VECHE_TEST_SEED");
  const char *clock = g_getenv ("VECHE_TEST_CLOCK");

  if (seed != NULL && *seed != '\0' && (clock == NULL || *clock == '\0'))
    return repeatable_ms++;
#endif

  return veche_clock_now_ms ();
}

/* RFC 9562 §6.2, method 1: rand_a is a counter that starts at a random value below its half in every
 * millisecond; when it runs over, or the clock goes back, the time written runs ahead of the clock. */
static void
veche_uuid_fill_locked (guint8 bytes[16])
{
  static gint64 last_ms = -1;
  static guint counter = 0;
  gint64 now_ms = veche_uuid_now_ms ();
  guint start;

  veche_random_bytes (bytes + 6, 10);
  start = ((guint) bytes[6] << 8 | bytes[7]) & (VECHE_UUID_COUNTER_MAX >> 1);

  if (now_ms > last_ms)
    {
      last_ms = now_ms;
      counter = start;
    }
  else if (counter < VECHE_UUID_COUNTER_MAX)
    {
      counter++;
    }
  else
    {
      last_ms++;
      counter = start;
    }

  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) ((guint64) last_ms >> (40 - 8 * i));
  bytes[6] = (guint8) (0x70 | counter >> 8);
  bytes[7] = (guint8) counter;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
}

static gboolean
veche_uuid_is_dash_at (guint position)
{
  return position == 8 || position == 13 || position == 18 || position == 23;
}

char *
veche_uuid_new (void)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (VECHE_UUID_LENGTH + 1);
  guint8 bytes[16];
  guint at = 0;

  g_mutex_lock (&veche_uuid_mutex);
  veche_uuid_fill_locked (bytes);
  g_mutex_unlock (&veche_uuid_mutex);

  for (guint i = 0; i < sizeof bytes; i++)
    {
      if (veche_uuid_is_dash_at (at))
        text[at++] = '-';
      text[at++] = digits[bytes[i] >> 4];
      text[at++] = digits[bytes[i] & 0xf];
    }
  text[at] = '\0';
  return text;
}

gboolean
veche_uuid_is_valid (const char *text)
{
  guint i;

  if (text == NULL)
    return FALSE;
  for (i = 0; text[i] != '\0' && i < VECHE_UUID_LENGTH; i++)
    if (veche_uuid_is_dash_at (i) ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
      return FALSE;
  return i == VECHE_UUID_LENGTH && text[i] == '\0';
}
