/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of fields in files that hold ten characters, or ten bytes. */

#include "config.h"

#include <string.h>

#include "veche-convert-names.h"

static char *
shorten (const char *names, guint width, gboolean utf8)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);
  g_auto (GStrv) done = veche_convert_names_shorten ((const char *const *) parts, width, utf8);

  return g_strjoinv ("|", done);
}

static void
test_cut (void)
{
  g_autofree char *latin = shorten ("number|volunteer_decision|Inventory number| a:b ", 10, TRUE);
  g_autofree char *bytes = shorten ("Дата осмотра|Длина", 10, TRUE);
  g_autofree char *letters = shorten ("Дата осмотра|Длина", 10, FALSE);
  g_autofree char *empty = shorten (" |:|", 10, TRUE);

  g_assert_cmpstr (latin, ==, "number|volunteer_|Inventory|a_b");
  g_assert_cmpstr (bytes, ==, "Дата|Длина");
  g_assert_cmpstr (letters, ==, "Дата осмот|Длина");
  g_assert_cmpstr (empty, ==, "_|__1|_1");
}

static void
test_doubles (void)
{
  g_autofree char *bytes = shorten ("Длина забора|Длина ворот|ДЛИНА|Длина_1", 10, TRUE);
  g_autofree char *letters = shorten ("Длина забора|Длина забора 2|Длина ворот", 10, FALSE);

  g_assert_cmpstr (bytes, ==, "Длина|Длин_1|ДЛИН_2|Длин_3");
  g_assert_cmpstr (letters, ==, "Длина забо|Длина за_1|Длина воро");
}

static void
test_many (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) done = NULL;

  for (guint i = 0; i < 1200; i++)
    g_strv_builder_add (builder, "Описание места");
  names = g_strv_builder_end (builder);
  done = veche_convert_names_shorten ((const char *const *) names, 10, TRUE);
  for (guint i = 0; i < 1200; i++)
    {
      g_assert_cmpuint (strlen (done[i]), <=, 10);
      g_assert_true (g_utf8_validate (done[i], -1, NULL));
      g_assert_true (g_hash_table_add (seen, done[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convert-names/cut", test_cut);
  g_test_add_func ("/convert-names/doubles", test_doubles);
  g_test_add_func ("/convert-names/many", test_many);
  return g_test_run ();
}
