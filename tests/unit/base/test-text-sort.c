/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "veche-text.h"

/* What the texts of the property tests are made of. */
static const char *const test_sort_pieces[] = {
  "",    "0",       "2",      "10",   "2020", "1234567890", "99999999999", "а",
  "А",   "абрикос", "Дом",    "Дома", "ежик", "ёжик",       "Ёж",          "ёлка",
  "йод", "«Клуб»",  "Юность", "abc",  "Abc",  "éclair",     "корп. 1",
};

static int
test_sort_compare (const char *a, const char *b, gsize max_bytes)
{
  g_autofree char *a_key = veche_text_sort_key (a, max_bytes);
  g_autofree char *b_key = veche_text_sort_key (b, max_bytes);

  return strcmp (a_key, b_key);
}

static int
test_sort_sign (int value)
{
  return (value > 0) - (value < 0);
}

static void
test_sort_assert_ascending (const char *const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    for (gsize k = i + 1; list[k] != NULL; k++)
      if (test_sort_compare (list[i], list[k], 1000) >= 0)
        g_error ("“%s” must come before “%s”", list[i], list[k]);
}

static void
test_sort_order (void)
{
  static const char *const numbers[] = { "", "0", "2", "10", "10 домов", "2020", "123456789", "1234567890",
                                         "99999999999", "а", NULL };
  static const char *const case_last[] = { "а", "А", "абрикос", "б", "Б", "в", NULL };
  static const char *const houses[]
      = { "Дом", "Дом 2", "Дом 2 корп. 1", "Дом 2а", "Дом 10", "Дом-музей", "Дома", NULL };
  static const char *const yo[]
      = { "ежик", "Ежик", "ёжик", "Ёжик", "ежики", "ёжики", "ёлка", "ель", "жук", NULL };
  static const char *const scripts[] = { "иод",    "йод",    "юность",  "яблоко", "ѣ",  "abc", "Abc",
                                         "eclair", "éclair", "eclairs", "Zebra",  "中", NULL };
  static const char *const clubs[] = { "«Клуб»", "Клуб 3", "Клуб «Юность»", "клубника", "(Юность)", NULL };

  test_sort_assert_ascending (numbers);
  test_sort_assert_ascending (case_last);
  test_sort_assert_ascending (houses);
  test_sort_assert_ascending (yo);
  test_sort_assert_ascending (scripts);
  test_sort_assert_ascending (clubs);
}

static void
test_sort_alphabet (void)
{
  static const char *const letters[] = { "а", "б", "в", "г", "д", "е", "ё", "ж", "з", "и", "й", "к",
                                         "л", "м", "н", "о", "п", "р", "с", "т", "у", "ф", "х", "ц",
                                         "ч", "ш", "щ", "ъ", "ы", "ь", "э", "ю", "я", NULL };

  test_sort_assert_ascending (letters);
}

static void
test_sort_ignores (void)
{
  g_assert_cmpint (test_sort_compare ("«Дом»", "Дом", 100), ==, 0);
  g_assert_cmpint (test_sort_compare ("  \"Дом\" — №5", "Дом 5", 100), ==, 0);
  g_assert_cmpint (test_sort_compare ("Дом 007", "Дом 7", 100), ==, 0);
  g_assert_cmpint (test_sort_compare ("й", "и\314\206", 100), ==, 0);
  g_assert_cmpint (test_sort_compare ("про\302\255ект", "проект", 100), ==, 0);
  g_assert_cmpint (test_sort_compare ("за\314\201мок", "замок", 100), >, 0);
  g_assert_cmpint (test_sort_compare ("за\314\201мок", "замола", 100), <, 0);
}

static void
test_sort_numbers (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      guint64 a = (guint64) g_test_rand_int () >> g_test_rand_int_range (0, 31);
      guint64 b = (guint64) g_test_rand_int () >> g_test_rand_int_range (0, 31);
      g_autofree char *a_text = g_strdup_printf ("Дом %" G_GUINT64_FORMAT " б", a);
      g_autofree char *b_text = g_strdup_printf ("Дом %" G_GUINT64_FORMAT " б", b);

      g_assert_cmpint (test_sort_sign (test_sort_compare (a_text, b_text, 100)), ==, (a > b) - (a < b));
    }
}

static void
test_sort_long_numbers (void)
{
  GString *number = g_string_new ("1");

  /* Ten times as much is more, however long. */
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *less = g_strdup (number->str);

      g_string_append_c (number, '0');
      g_assert_cmpint (test_sort_compare (less, number->str, 1000), <, 0);
      g_assert_cmpint (test_sort_compare (number->str, "а", 1000), <, 0);
    }
  g_string_free (number, TRUE);
}

static const char *
test_sort_draw (void)
{
  return test_sort_pieces[g_test_rand_int_range (0, G_N_ELEMENTS (test_sort_pieces))];
}

/* A shorter key is the longer one's beginning, fits, is ASCII, and never turns an order round. */
static void
test_sort_truncation (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *a = g_strconcat (test_sort_draw (), " ", test_sort_draw (), NULL);
      g_autofree char *b = g_strconcat (test_sort_draw (), " ", test_sort_draw (), NULL);
      gsize max = (gsize) g_test_rand_int_range (0, 20);
      g_autofree char *whole = veche_text_sort_key (a, 1000);
      g_autofree char *cut = veche_text_sort_key (a, max);
      int order = test_sort_sign (test_sort_compare (a, b, 1000));
      int cut_order = test_sort_sign (test_sort_compare (a, b, max));

      g_assert_cmpuint (strlen (cut), <=, max);
      g_assert_true (g_str_has_prefix (whole, cut));
      g_assert_true (strlen (cut) == max || g_str_equal (cut, whole));
      g_assert_true (g_str_is_ascii (whole));
      g_assert_true (cut_order == 0 || cut_order == order);
    }
}

static void
test_sort_any_bytes (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      char bytes[12] = "";
      g_autofree char *key = NULL;

      for (gsize k = 0; k < sizeof bytes - 1; k++)
        bytes[k] = (char) g_test_rand_int_range (1, 256);
      key = veche_text_sort_key (bytes, 50);
      g_assert_true (g_str_is_ascii (key));
      g_assert_cmpuint (strlen (key), <=, 50);
    }
}

static void
test_sort_locale (void)
{
  g_autofree char *here = veche_text_sort_key ("Ёлка IJ ı", 100);
  g_autofree char *there = NULL;

  g_assert_nonnull (setlocale (LC_ALL, "C"));
  there = veche_text_sort_key ("Ёлка IJ ı", 100);
  setlocale (LC_ALL, "");
  g_assert_cmpstr (here, ==, there);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text-sort/order", test_sort_order);
  g_test_add_func ("/base/text-sort/alphabet", test_sort_alphabet);
  g_test_add_func ("/base/text-sort/ignores", test_sort_ignores);
  g_test_add_func ("/base/text-sort/numbers", test_sort_numbers);
  g_test_add_func ("/base/text-sort/long-numbers", test_sort_long_numbers);
  g_test_add_func ("/base/text-sort/truncation", test_sort_truncation);
  g_test_add_func ("/base/text-sort/any-bytes", test_sort_any_bytes);
  g_test_add_func ("/base/text-sort/locale", test_sort_locale);
  return g_test_run ();
}
