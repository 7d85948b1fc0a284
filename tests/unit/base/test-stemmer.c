/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-stemmer.h"
#include "veche-text.h"

static void
test_stemmer_words (void)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();

  g_assert_cmpstr (veche_stemmer_stem (stemmer, "предложениями"), ==, "предложен");
  g_assert_cmpstr (veche_stemmer_stem (stemmer, "предложение"), ==, "предложен");
  g_assert_cmpstr (veche_stemmer_stem (stemmer, "lights"), ==, "light");
  g_assert_cmpstr (veche_stemmer_stem (stemmer, "running"), ==, "run");
  g_assert_cmpstr (veche_stemmer_stem (stemmer, "2020"), ==, "2020");
  g_assert_cmpstr (veche_stemmer_stem (stemmer, ""), ==, "");
  g_assert_cmpstr (veche_stemmer_stem (stemmer, "中文"), ==, "中文");
}

static void
test_stemmer_append_text (void)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  veche_stemmer_append_text (stemmer, " — ", out);
  g_assert_cmpstr (out->str, ==, "");
  veche_stemmer_append_text (stemmer, "Освещение «Ёлочек», 01-12/345: benches!", out);
  g_assert_cmpstr (out->str, ==, "освещен елочек 01 12 345 bench");
  /* The next field's words do not run into the last one's. */
  veche_stemmer_append_text (stemmer, "парками", out);
  g_assert_cmpstr (out->str, ==, "освещен елочек 01 12 345 bench парк");
  veche_stemmer_append_text (stemmer, "", out);
  g_assert_cmpstr (out->str, ==, "освещен елочек 01 12 345 bench парк");
}

static void
test_stemmer_yo (void)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  g_autoptr (GString) with = g_string_new (NULL);
  g_autoptr (GString) without = g_string_new (NULL);

  veche_stemmer_append_text (stemmer, "Зелёный щётки ёлками", with);
  veche_stemmer_append_text (stemmer, "зеленый щетки елками", without);
  g_assert_cmpstr (with->str, ==, without->str);
}

/* What the index stores is the split words' stems, whichever way one gets them. */
static void
test_stemmer_agrees_with_split (void)
{
  static const char *const pieces[]
      = { "Парки",         "в", "№ 5-а", " – ", "скамейками", "ЁЛКИ", "wi-fi", "café", "про\302\255ект",
          "за\314\201мок", "😀", "\n",    ",",   "10.5",       "Ǆ",    "ґанок" };
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      g_auto (GStrv) words = NULL;

      for (int k = g_test_rand_int_range (0, 8); k > 0; k--)
        g_string_append_printf (text, "%s%s", pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))],
                                g_test_rand_bit () ? " " : "");
      words = veche_text_split_words (text->str);
      for (guint k = 0; words[k] != NULL; k++)
        g_string_append_printf (expected, "%s%s", k > 0 ? " " : "", veche_stemmer_stem (stemmer, words[k]));
      veche_stemmer_append_text (stemmer, text->str, out);
      g_assert_cmpstr (out->str, ==, expected->str);
    }
}

/* Twice as many words as the cache holds: it is emptied on the way, and no answer changes. */
static void
test_stemmer_cache (void)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  g_autofree char *stem = g_strdup (veche_stemmer_stem (stemmer, "предложениями"));

  for (guint i = 0; i < 320000; i++)
    {
      char word[16];

      g_snprintf (word, sizeof word, "%u", i);
      g_assert_cmpstr (veche_stemmer_stem (stemmer, word), ==, word);
      if (i % 40000 == 0)
        g_assert_cmpstr (veche_stemmer_stem (stemmer, "предложениями"), ==, stem);
    }
}

static void
test_stemmer_long_word (void)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "9");
  veche_stemmer_append_text (stemmer, text->str, out);
  g_assert_cmpstr (out->str, ==, text->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/stemmer/words", test_stemmer_words);
  g_test_add_func ("/base/stemmer/append-text", test_stemmer_append_text);
  g_test_add_func ("/base/stemmer/yo", test_stemmer_yo);
  g_test_add_func ("/base/stemmer/agrees-with-split", test_stemmer_agrees_with_split);
  g_test_add_func ("/base/stemmer/cache", test_stemmer_cache);
  g_test_add_func ("/base/stemmer/long-word", test_stemmer_long_word);
  return g_test_run ();
}
