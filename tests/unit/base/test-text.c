/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-text-decode.h"
#include "veche-text-html.h"
#include "veche-text.h"

static void
test_text_assert (char *actual, const char *expected)
{
  g_autofree char *owned = actual;

  g_assert_cmpstr (owned, ==, expected);
}

/* Any characters, mostly those that folding has a case for. */
static char *
test_text_draw (void)
{
  static const gunichar marks[] = { 0x0300, 0x0301, 0x0306, 0x0308, 0x0323 };
  static const gunichar others[]
      = { ' ',    '-',    0x00a0, 0x00ab, 0x00bb, 0x00ad, 0x2014, 0x2116, 0x20bd,  0x0130,
          0x00c9, 0x00e9, 0x1e9e, 0x2000, 0x2126, 0x212b, 0x0462, 0x0490, 0x1f333, 0xac00 };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    {
      int kind = g_test_rand_int_range (0, 10);
      gunichar c;

      if (kind < 4)
        c = (gunichar) g_test_rand_int_range (0x0400, 0x0460);
      else if (kind < 6)
        c = (gunichar) g_test_rand_int_range (0x20, 0x7f);
      else if (kind == 6)
        c = marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))];
      else if (kind == 7)
        c = (gunichar) g_test_rand_int_range (0xa0, 0x3000);
      else
        c = others[g_test_rand_int_range (0, G_N_ELEMENTS (others))];
      g_string_append_unichar (text, c);
    }
  return g_string_free_and_steal (text);
}

/* The contract, the slow way: compose, lower, ё to е, until nothing changes. */
static char *
test_text_dup_folded_simply (const char *text)
{
  g_autofree char *current = g_strdup (text);

  for (;;)
    {
      g_autofree char *composed = g_utf8_normalize (current, -1, G_NORMALIZE_NFC);
      GString *out = g_string_new (NULL);

      for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_unichar_tolower (g_utf8_get_char (at));

          g_string_append_unichar (out, c == 0x0451 ? 0x0435 : c);
        }
      if (g_str_equal (out->str, current))
        return g_string_free_and_steal (out);
      g_free (current);
      current = g_string_free_and_steal (out);
    }
}

static void
test_text_fold (void)
{
  test_text_assert (veche_text_fold (""), "");
  test_text_assert (veche_text_fold ("Ёлка ЩЁТКА Объём"), "елка щетка объем");
  test_text_assert (veche_text_fold ("Дом №5, «Юность» — ул. ЛЕНИНА…"), "дом №5, «юность» — ул. ленина…");
  test_text_assert (veche_text_fold ("И\314\206од, Е\314\210лка"), "йод, елка");
  test_text_assert (veche_text_fold ("ÉCOLE"), "école");
  test_text_assert (veche_text_fold ("IT İ"), "it i");
  test_text_assert (veche_text_fold ("a\377b"), "a\357\277\275b");
  test_text_assert (veche_text_fold ("\320"), "\357\277\275");
  test_text_assert (veche_text_fold ("дом\342\200"), "дом\357\277\275\357\277\275");
}

static void
test_text_fold_every_character (void)
{
  /* All of Unicode but surrogates, each by itself: the fast path must agree with the slow one. */
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char text[8] = "";
      g_autofree char *folded = NULL;
      g_autofree char *expected = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = veche_text_fold (text);
      expected = test_text_dup_folded_simply (text);
      g_assert_cmpstr (folded, ==, expected);
    }
}

static void
test_text_fold_any_text (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = test_text_draw ();
      g_autofree char *folded = veche_text_fold (text);
      g_autofree char *expected = test_text_dup_folded_simply (text);
      g_autofree char *again = veche_text_fold (folded);

      g_assert_cmpstr (folded, ==, expected);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_text_fold_any_bytes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char bytes[9] = "";
      g_autofree char *folded = NULL;

      for (gsize k = 0; k < sizeof bytes - 1; k++)
        bytes[k] = (char) (g_test_rand_bit () ? g_test_rand_int_range (0x80, 0x100)
                                              : g_test_rand_int_range (0xd0, 0xd2));
      folded = veche_text_fold (bytes);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
    }
}

static void
test_text_assert_words (const char *text, const char *expected)
{
  g_auto (GStrv) words = veche_text_split_words (text);
  g_autofree char *joined = g_strjoinv ("|", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_text_split_words (void)
{
  test_text_assert_words ("", "");
  test_text_assert_words (" … — !", "");
  test_text_assert_words ("01-12/345", "01|12|345");
  test_text_assert_words ("Парк «Ёлочки», д.5а (wi-fi)", "парк|елочки|д|5а|wi|fi");
  test_text_assert_words ("за\314\201мок про\302\255ект", "замок|проект");
  test_text_assert_words ("\314\201а б", "а|б");
  test_text_assert_words ("дом😀сад", "дом|сад");
  test_text_assert_words ("a\377b", "a|b");
}

static void
test_text_split_any_text (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = test_text_draw ();
      g_autofree char *folded = veche_text_fold (text);
      g_auto (GStrv) words = veche_text_split_words (text);
      GString *expected = g_string_new ("");
      g_autofree char *joined = g_strjoinv ("", words);

      /* No letter is lost, nothing else is kept, none is empty. */
      for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
        if (g_unichar_isalnum (g_utf8_get_char (at)))
          g_string_append_unichar (expected, g_utf8_get_char (at));
      g_assert_cmpstr (joined, ==, expected->str);
      for (guint k = 0; words[k] != NULL; k++)
        g_assert_cmpstr (words[k], !=, "");
      g_string_free (expected, TRUE);
    }
}

static void
test_text_swap_layout (void)
{
  static const char *const alphabet = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
                                      "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  test_text_assert (veche_text_swap_layout ("ghtlkj;tybt"), "предложение");
  test_text_assert (veche_text_swap_layout ("предложение"), "ghtlkj;tybt");
  test_text_assert (veche_text_swap_layout ("Ghbdtn? 12/3 😀"), "Привет? 12/3 😀");
  test_text_assert (veche_text_swap_layout (""), "");

  for (const char *at = alphabet; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *one = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
      g_autofree char *other = veche_text_swap_layout (one);

      g_assert_cmpstr (other, !=, one);
      g_assert_cmpint (g_utf8_strlen (other, -1), ==, 1);
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (other))));
      test_text_assert (veche_text_swap_layout (other), one);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 132);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = test_text_draw ();
      g_autofree char *swapped = veche_text_swap_layout (text);

      test_text_assert (veche_text_swap_layout (swapped), text);
    }
}

static void
test_text_strip (void)
{
  test_text_assert (veche_text_strip (NULL), NULL);
  test_text_assert (veche_text_strip (""), NULL);
  test_text_assert (veche_text_strip (" \t\n\302\240\342\200\257\357\273\277"), NULL);
  test_text_assert (veche_text_strip ("\302\240 а  б\r\n"), "а  б");
  test_text_assert (veche_text_strip ("\357\273\277x"), "x");
}

static void
test_text_format_size (void)
{
  test_text_assert (veche_text_format_size (12700), "12,7\u00a0kB");
  test_text_assert (veche_text_format_size (4000000), "4,0\u00a0MB");
}

static void
test_text_first_sentence (void)
{
  test_text_assert (veche_text_first_sentence ("", 50), "");
  test_text_assert (veche_text_first_sentence ("Нужен свет. И лавочки.", 50), "Нужен свет.");
  test_text_assert (veche_text_first_sentence ("Нужен свет", 50), "Нужен свет");
  test_text_assert (veche_text_first_sentence ("Когда же?! Пора.", 50), "Когда же?!");
  test_text_assert (veche_text_first_sentence ("Он сказал: «Пора!» Мы ждём.", 50), "Он сказал: «Пора!»");
  test_text_assert (veche_text_first_sentence ("Дом 5 на ул. Ленина, г. Волоколамск. Течёт.", 60),
                    "Дом 5 на ул. Ленина, г. Волоколамск.");
  test_text_assert (veche_text_first_sentence ("Памятник А. С. Пушкину. Поставить.", 60),
                    "Памятник А. С. Пушкину.");
  test_text_assert (veche_text_first_sentence ("1. Сделать мост. 2. Лавки.", 60), "1. Сделать мост.");
  test_text_assert (veche_text_first_sentence ("Длина 12.5 м и т. д. и т. п. Вот.", 60),
                    "Длина 12.5 м и т. д. и т. п. Вот.");
  test_text_assert (veche_text_first_sentence ("Первая\nстрока\n\nВторая", 60), "Первая строка");
  test_text_assert (veche_text_first_sentence ("Каток, горка и освещение", 15), "Каток, горка и…");
  test_text_assert (veche_text_first_sentence ("Каток, горка и освещение", 14), "Каток, горка…");
  test_text_assert (veche_text_first_sentence ("Каток, горка и освещение", 9), "Каток…");
  test_text_assert (veche_text_first_sentence ("Достопримечательность", 6), "Досто…");
  test_text_assert (veche_text_first_sentence ("Каток", 1), "…");
}

static void
test_text_first_sentence_length (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = test_text_draw ();
      guint max = (guint) g_test_rand_int_range (1, 12);
      g_autofree char *sentence = veche_text_first_sentence (text, max);

      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (sentence, -1), <=, max);
    }
}

static void
test_text_phone_key (void)
{
  test_text_assert (veche_text_phone_key ("+7 (901) 234-56-78"), "9012345678");
  test_text_assert (veche_text_phone_key ("8 901 2345678"), "9012345678");
  test_text_assert (veche_text_phone_key ("9012345678"), "9012345678");
  test_text_assert (veche_text_phone_key ("тел. 8-901-234-56-78 доб. 12"), "9012345678");
  test_text_assert (veche_text_phone_key ("8-901-234-56-78, 8-902-000-00-00"), "9012345678");
  test_text_assert (veche_text_phone_key ("2-34-56"), "23456");
  test_text_assert (veche_text_phone_key ("1234"), NULL);
  test_text_assert (veche_text_phone_key ("нет"), NULL);
  test_text_assert (veche_text_phone_key (NULL), NULL);
}

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    guint max;
    const char *text;
  } cases[] = {
    { "Каток", 10, 9, "Каток" },
    { "Каток", 10, 3, "Кат…" },
    { "\xEF\xBB\xBFКаток", 13, 9, "Каток" },
    { "\xCA\xE0\xF2\xEE\xEA", 5, 9, "Каток" },                 /* Windows-1251 */
    { "\xFF\xFE\x1A\x04\x30\x04", 6, 9, "Ка" },                /* UTF-16 */
    { "a\r\nb\rc\x07", 7, 9, "a\nb\nc " },
    { "<b>&", 4, 9, "<b>&" },
    { "PK\0\x03", 4, 9, NULL },
    { "", 0, 9, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].size);
      g_autofree char *text = veche_text_decode_beginning (bytes, cases[i].max);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_text_html (void)
{
  test_text_assert (veche_text_html_to_plain ("Пруд<br>у входа<BR/>и дальше"), "Пруд\nу входа\nи дальше");
  test_text_assert (veche_text_html_to_plain ("<p>Раз</p><p class=\"a>b\">Два &amp; три</p>"), "Раз\nДва & три");
  test_text_assert (veche_text_html_to_plain ("<b>5&nbsp;&lt;&nbsp;6</b> &#1046;&#x436; &laquo;да&raquo;"), "5 < 6 Жж «да»");
  test_text_assert (veche_text_html_to_plain ("до<script>if (a < b) x ();</script><!-- <b> -->после"), "допосле");
  test_text_assert (veche_text_html_to_plain ("<img src=\"a.jpg\" /><br><br><br>Подпись  "), "Подпись");
  test_text_assert (veche_text_html_to_plain ("раз<br><br><br>два"), "раз\n\nдва");
  test_text_assert (veche_text_html_to_plain ("<ul><li>раз</li><li>два</li></ul>"), "раз\nдва");
  /* What is no HTML stays as it is, blanks and all. */
  test_text_assert (veche_text_html_to_plain (" 3 < 5 & 7 > 2; &unknown; <5 м \n\n\n"), " 3 < 5 & 7 > 2; &unknown; <5 м \n\n\n");
  test_text_assert (veche_text_html_to_plain ("<"), "<");
  test_text_assert (veche_text_html_to_plain ("<b"), "<b");
  test_text_assert (veche_text_html_to_plain ("<!--"), "<!--");
  test_text_assert (veche_text_html_to_plain ("&#0;&#x110000;&;"), "&#0;&#x110000;&;");
}

static void
test_text_html_images (void)
{
  g_auto (GStrv) found = veche_text_html_list_images ("<img src=\"files/a b.jpg\" height=\"200\"><a src=\"no\"><IMG alt='x' SRC = 'b&amp;c.png'/><img src=d.gif><img><img src=\"");
  const char *const expected[] = { "files/a b.jpg", "b&c.png", "d.gif", NULL };

  g_assert_cmpstrv (found, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold", test_text_fold);
  g_test_add_func ("/base/text/fold-every-character", test_text_fold_every_character);
  g_test_add_func ("/base/text/fold-any-text", test_text_fold_any_text);
  g_test_add_func ("/base/text/fold-any-bytes", test_text_fold_any_bytes);
  g_test_add_func ("/base/text/split-words", test_text_split_words);
  g_test_add_func ("/base/text/split-any-text", test_text_split_any_text);
  g_test_add_func ("/base/text/swap-layout", test_text_swap_layout);
  g_test_add_func ("/base/text/strip", test_text_strip);
  g_test_add_func ("/base/text/format-size", test_text_format_size);
  g_test_add_func ("/base/text/first-sentence", test_text_first_sentence);
  g_test_add_func ("/base/text/first-sentence-length", test_text_first_sentence_length);
  g_test_add_func ("/base/text/phone-key", test_text_phone_key);
  g_test_add_func ("/base/text/html", test_text_html);
  g_test_add_func ("/base/text/html-images", test_text_html_images);
  g_test_add_func ("/base/text/decode", test_decode);
  return g_test_run ();
}
