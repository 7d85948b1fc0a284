/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the application is told when the program that reads files does not do as it should. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange-fixture.h"
#include "veche-error.h"

/* A program in the place of `veche-gdal`: a shell script. Returns the folder of the real one. */
static char *
put_program (ExchangeFixture *fixture, const char *script)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);
  g_autofree char *program = exchange_fixture_write (fixture, "veche-gdal", text, -1);
  char *real = g_strdup (g_getenv ("VECHE_LIBEXECDIR"));

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("VECHE_LIBEXECDIR", fixture->folder, TRUE);

  return real;
}

static void
put_frame (GByteArray *out, char kind, const char *body, gsize length)
{
  guint32 size = GUINT32_TO_LE ((guint32) length + 1);

  g_byte_array_append (out, (const guint8 *) &size, 4);
  g_byte_array_append (out, (const guint8 *) &kind, 1);
  g_byte_array_append (out, (const guint8 *) body, (guint) length);
}

/* What a broken program, or one that a hostile file has taken over, might do. */
static void
test_broken_program (ExchangeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *script;
    const char *words;
  } cases[] = {
    { "exit 0", "has stopped" },
    { "kill -SEGV $$", "has stopped" },
    { "kill -XCPU $$", "takes too long" },
    { "exec >&-; exec sleep 1000", "has stopped" },
    { "exec sleep 1000", "takes too long" },
    { "exec cat /dev/zero", "makes no sense" },
    { "printf 'HTTP/1.0 200 OK, this is no frame at all'", "makes no sense" },
  };
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv", "a;b\n1;2\n", -1);
  VecheTableOptions options = { .timeout_ms = 1500 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *real = put_program (fixture, cases[i].script);

      exchange_fixture_assert_refused (path, &options, VECHE_ERROR_FAILED, cases[i].words);
      g_setenv ("VECHE_LIBEXECDIR", real, TRUE);
    }
}

static void
test_broken_frames (ExchangeFixture *fixture, gconstpointer data)
{
  static const char header[] = "{\"driver\":\"CSV\",\"columns\":[\"a\"]}";
  static const struct
  {
    char kind;
    const char *body;
    gsize length;
    const char *words;
  } cases[] = {
    { 'D', "", 0, NULL }, /* as it should be */
    { 'R', "\1\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0x\377\377\377\377", 25, NULL },
    { 'R', "", 0, "makes no sense" },
    { 'R', "\0\0\0\0", 4, "makes no sense" },
    { 'R', "\377\377\377\377xx", 6, "makes no sense" },
    { 'R', "\1\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0\377\0\0\0x\377\377\377\377", 25, "makes no sense" }, /* a cell over the end */
    { 'R', "\1\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\377\377\377\377\377", 25, "makes no sense" }, /* no UTF-8 */
    { 'R', "\1\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\0\377\377\377\377", 25, "makes no sense" }, /* a NUL */
    { 'R', "\1\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0x\377\377\377\377and more", 33, "makes no sense" },
    { 'R', "\1\0\0\0\2\0\0\0\0\0\0\0\377\377\377\177", 16, "makes no sense" }, /* so many cells */
    { 'H', header, sizeof header - 1, "makes no sense" },
    { 'E', "null", 4, "makes no sense" },
    { 'E', "{\"code\":[]}", 11, "reports “”" },
    { 'X', "", 0, "makes no sense" },
  };
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv", "a;b\n1;2\n", -1);
  g_autofree char *script = g_strdup_printf ("exec cat '%s/frames'", fixture->folder);
  g_autofree char *real = put_program (fixture, script);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) frames = g_byte_array_new ();
      g_autofree char *file = NULL;

      put_frame (frames, 'H', header, sizeof header - 1);
      put_frame (frames, cases[i].kind, cases[i].body, cases[i].length);
      if (cases[i].kind == 'R')
        put_frame (frames, 'D', "", 0);
      file = exchange_fixture_write (fixture, "frames", (const char *) frames->data, frames->len);
      if (cases[i].words != NULL)
        exchange_fixture_assert_refused (path, NULL, VECHE_ERROR_FAILED, cases[i].words);
      else
        g_free (exchange_fixture_read (path, NULL));
    }
  g_setenv ("VECHE_LIBEXECDIR", real, TRUE);
}

static void
test_no_program (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv", "a;b\n1;2\n", -1);
  g_autofree char *real = g_strdup (g_getenv ("VECHE_LIBEXECDIR"));

  g_setenv ("VECHE_LIBEXECDIR", fixture->folder, TRUE);
  exchange_fixture_assert_refused (path, NULL, VECHE_ERROR_FAILED, "did not start");
  g_setenv ("VECHE_LIBEXECDIR", real, TRUE);
}

/* The private folder of a run is gone after it, and so is the process: no descriptor of it is left. */
static void
test_no_leftovers (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv", "a;b\n1;2\n", -1);
  g_autofree char *old = g_strdup (g_getenv ("TMPDIR"));
  g_autofree char *temporary = exchange_fixture_path (fixture, "tmp");
  guint before = 0;
  guint after = 0;

  if (!g_test_subprocess ())
    {
      /* g_get_tmp_dir() is asked once in a process. */
      g_mkdir (temporary, 0700);
      g_setenv ("TMPDIR", temporary, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      if (old != NULL)
        g_setenv ("TMPDIR", old, TRUE);
      else
        g_unsetenv ("TMPDIR");
      return;
    }

  /* GLib's worker closes what watched a child a moment after the child has gone: a few may stand open in any round, one more with each
   * round may not. */
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
      guint count = 0;

      while (g_dir_read_name (folder) != NULL)
        count++;
      before = round == 1 ? count : before;
      after = count;
      g_object_unref (veche_table_reader_open (path, NULL, NULL, NULL));
      g_free (exchange_fixture_read (path, NULL));
    }
  g_assert_cmpuint (after, <, before + 8);

  {
    g_autoptr (GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL)
      g_assert_true (g_str_has_prefix (name, "veche-test-"));
  }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ExchangeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/helper/broken-program", test_broken_program },
    { "/exchange/helper/broken-frames", test_broken_frames },
    { "/exchange/helper/no-program", test_no_program },
    { "/exchange/helper/no-leftovers", test_no_leftovers },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ExchangeFixture, NULL, exchange_fixture_set_up, tests[i].test, exchange_fixture_tear_down);

  return g_test_run ();
}
