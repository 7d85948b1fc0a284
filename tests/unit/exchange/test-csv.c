/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parser of delimited text and the guessing of encodings, without a process around them. */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "veche-charset.h"
#include "veche-csv.h"

typedef struct
{
  GString *text;
  guint odd[4];
} Output;

static gboolean
row_cb (guint64 row, const VecheCsvCell *cells, guint n_cells, gpointer user_data)
{
  Output *output = user_data;

  g_string_append_printf (output->text, "%" G_GUINT64_FORMAT ":", row);
  for (guint i = 0; i < n_cells; i++)
    {
      g_string_append_c (output->text, '<');
      g_string_append_len (output->text, cells[i].text, (gssize) cells[i].length);
      g_string_append_c (output->text, '>');
    }
  g_string_append_c (output->text, '\n');

  return TRUE;
}

static void
oddity_cb (VecheCsvOddity oddity, guint64 row, gpointer user_data)
{
  Output *output = user_data;

  output->odd[oddity]++;
}

static const VecheCsvFuncs funcs = { row_cb, oddity_cb };

/* Parses @text in parts of @part bytes. */
static char *
parse (const char *text, gsize length, char delimiter, gsize part, gsize max_cell, Output *output)
{
  g_autoptr (VecheCsv) csv = NULL;

  memset (output, 0, sizeof *output);
  output->text = g_string_new (NULL);
  csv = veche_csv_new (delimiter, max_cell, &funcs, output);
  for (gsize at = 0; at < length; at += part)
    if (!veche_csv_feed (csv, text + at, MIN (part, length - at)))
      break;
  veche_csv_end (csv);

  return g_string_free (output->text, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
    guint stray;
    guint unclosed;
  } cases[] = {
    { "", "", 0, 0 },
    { "a", "1:<a>\n", 0, 0 },
    { "a\n", "1:<a>\n", 0, 0 },
    { "a;b\r\n1;2\r\n", "1:<a><b>\n2:<1><2>\n", 0, 0 },
    { "a;b\r1;2", "1:<a><b>\n2:<1><2>\n", 0, 0 },
    { "a;;\n;", "1:<a><><>\n2:<><>\n", 0, 0 },
    { "a\n\n\nb", "1:<a>\n2:\n3:\n4:<b>\n", 0, 0 },
    { "\"\"\n\"\";\"\"", "1:<>\n2:<><>\n", 0, 0 },
    { "\"a;b\";\"c\"\"d\"\n", "1:<a;b><c\"d>\n", 0, 0 },
    { "\"one\r\ntwo\";x\n", "1:<one\r\ntwo><x>\n", 0, 0 },
    { "ООО \"Двор\";x\n", "1:<ООО \"Двор\"><x>\n", 0, 0 },
    { "\"ООО \"Двор\"\";x\n", "1:<ООО \"Двор\"\"><x>\n", 1, 0 },
    { "\"a\"  ;\"b\" \n", "1:<a><b>\n", 0, 0 },
    { "\"a\" b;c\n", "1:<a\" b><c>\n", 1, 0 },
    { " \"a\";b\n", "1:< \"a\"><b>\n", 0, 0 },
    { "a;b\n\"1;2\n3;4\n5;6\n", "1:<a><b>\n2:<\"1><2>\n3:<3><4>\n4:<5><6>\n", 0, 1 },
    { "a;b\n1;\"the end is cut", "1:<a><b>\n2:<1><the end is cut>\n", 0, 1 },
    { "a;b\n1;\"x\ny", "1:<a><b>\n2:<1><x\ny>\n", 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize part = 1; part < 8; part++)
      {
        Output output;
        g_autofree char *rows = parse (cases[i].text, strlen (cases[i].text), ';', part, 1000, &output);

        g_assert_cmpstr (rows, ==, cases[i].rows);
        g_assert_cmpuint (output.odd[VECHE_CSV_STRAY_QUOTE], ==, cases[i].stray);
        g_assert_cmpuint (output.odd[VECHE_CSV_UNCLOSED_QUOTE], ==, cases[i].unclosed);
      }
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("a;b\n");
  Output output;

  /* A stray quote is found out when the cell that it opens grows over the limit. */
  g_string_append (text, "\"1;2\n");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%u;x\n", i);
  {
    g_autofree char *rows = parse (text->str, text->len, ';', 7, 200, &output);

    g_assert_true (g_str_has_prefix (rows, "1:<a><b>\n2:<\"1><2>\n3:<0><x>\n"));
    g_assert_true (g_str_has_suffix (rows, "102:<99><x>\n"));
    g_assert_cmpuint (output.odd[VECHE_CSV_UNCLOSED_QUOTE], ==, 1);
  }

  /* A cell that is long, and nothing else. */
  for (guint quoted = 0; quoted < 2; quoted++)
    {
      g_autofree char *rows = NULL;

      g_string_assign (text, quoted ? "a;b\n1;\"" : "a;b\n1;");
      for (guint i = 0; i < 300; i++)
        g_string_append_c (text, 'x');
      rows = parse (text->str, text->len, ';', 64, 200, &output);
      g_assert_cmpstr (rows, ==, "1:<a><b>\n");
      g_assert_cmpuint (output.odd[VECHE_CSV_LONG_CELL], ==, 1);
    }

  /* A line of delimiters. */
  g_string_truncate (text, 0);
  for (guint i = 0; i < VECHE_CSV_MAX_CELLS + 10; i++)
    g_string_append_c (text, ';');
  {
    g_autofree char *rows = parse (text->str, text->len, ';', 4096, 200, &output);

    g_assert_cmpstr (rows, ==, "");
    g_assert_cmpuint (output.odd[VECHE_CSV_LONG_ROW], ==, 1);
  }
}

/* Quotes that never close, one after another, take no quadratic time: after some the parser stops to believe in them. */
static void
test_many_unclosed (void)
{
  g_autoptr (GString) text = g_string_new ("a;b\n");
  Output output;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "\"x;\"y z\"\"\n");
  rows = parse (text->str, text->len, ';', 65536, 1 << 20, &output);
  g_assert_nonnull (strstr (rows, "1:<a><b>\n"));
  g_assert_cmpuint (output.odd[VECHE_CSV_UNCLOSED_QUOTE], <=, 65);
}

/* Whatever the bytes, the size of the parts does not matter. */
static void
test_parts (void)
{
  static const char alphabet[] = "ab;;\"\"\"\r\n\n \t";
  g_autoptr (GRand) random = g_rand_new_with_seed (20260117);

  for (guint round = 0; round < 3000; round++)
    {
      char text[64];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text);
      Output whole;
      Output parts;
      g_autofree char *expected = NULL;
      g_autofree char *rows = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      expected = parse (text, length, ';', sizeof text, 1000, &whole);
      rows = parse (text, length, ';', (gsize) g_rand_int_range (random, 1, 9), 1000, &parts);
      g_assert_cmpstr (rows, ==, expected);
      g_assert_cmpmem (whole.odd, sizeof whole.odd, parts.odd, sizeof parts.odd);
    }
}

static void
test_delimiter (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
  } cases[] = {
    { "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';' },
    { "a,b,c\n1,2,3\n", ',' },
    { "a\tb\n1, 2; 3\t4\n", '\t' },
    { "a|b\n1|2\n", '|' },
    { "one\ntwo\n", ',' },
    { "name;text\n1;\"one, two, three\"\n2;\"four, five\"\n", ';' },
    { "a,b\n\"x;y;z;w\",1\n\"x;y;z;w\",2\n", ',' },
    { "", ',' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (veche_csv_guess_delimiter (cases[i].text, strlen (cases[i].text)), ==, cases[i].delimiter);
}

static void
test_charset (void)
{
  static const char *const texts[] = {
    "Название проекта;Бюджет;Описание\nБлагоустройство сквера у школы № 5;850000;Посадка деревьев и установка скамеек\n",
    "ДВОР;АДРЕС\nУЛИЦА ЛЕНИНА, ДОМ ПЯТЬ;РЕМОНТ ДЕТСКОЙ ПЛОЩАДКИ И ОСВЕЩЕНИЕ\n",
    "№;Предложение\n1;Сделайте, пожалуйста, тротуар вдоль дороги: ходить негде\n",
  };
  static const char *const encodings[] = { "UTF-8", "CP1251", "CP866", "KOI8-R", "ISO-8859-5", "UTF-16LE", "UTF-16BE" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (encodings); j++)
      {
        gsize length = 0;
        /* «№» is not in CP866's table of GNU as one byte everywhere: a lack is a lack of the text, not of the guess. */
        g_autofree char *bytes = g_convert_with_fallback (texts[i], -1, encodings[j], "UTF-8", "?", NULL, &length, NULL);

        g_assert_nonnull (bytes);
        g_assert_cmpstr (veche_charset_detect (bytes, length, TRUE), ==, encodings[j]);
      }

  g_assert_cmpstr (veche_charset_detect ("abc;def\n", 8, TRUE), ==, "UTF-8");
  g_assert_true (veche_charset_looks_binary ("\1\2\3\4\5\6", 6));
  g_assert_false (veche_charset_looks_binary ("a\tb\r\n", 5));
}

static void
test_charset_cells (void)
{
  g_autoptr (VecheCharset) utf8 = veche_charset_new ("utf8");
  g_autoptr (VecheCharset) cyrillic = veche_charset_new ("windows-1251");
  g_autoptr (VecheCharset) wide = veche_charset_new ("utf-16");
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpuint (veche_charset_append_cell (utf8, "a\0b\377\321\217", 6, out), ==, 2);
  g_assert_cmpstr (out->str, ==, "ab\357\277\275я");
  g_string_truncate (out, 0);
  g_assert_cmpstr (veche_charset_get_name (cyrillic), ==, "CP1251");
  g_assert_cmpuint (veche_charset_append_cell (cyrillic, "\337\230", 2, out), ==, 1);
  g_assert_cmpstr (out->str, ==, "Я\357\277\275");
  g_string_truncate (out, 0);
  g_assert_false (veche_charset_is_direct (wide));
  /* A pair of surrogates and a letter, cut in the middle of a unit. */
  g_assert_cmpuint (veche_charset_convert (wide, "\075\330\000", 3, FALSE, out), ==, 0);
  g_assert_cmpuint (veche_charset_convert (wide, "\336\057\004", 3, TRUE, out), ==, 0);
  g_assert_cmpstr (out->str, ==, "😀Я");
  g_assert_null (veche_charset_new ("no-such-encoding"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv/parse", test_parse);
  g_test_add_func ("/exchange/csv/long", test_long);
  g_test_add_func ("/exchange/csv/many-unclosed", test_many_unclosed);
  g_test_add_func ("/exchange/csv/parts", test_parts);
  g_test_add_func ("/exchange/csv/delimiter", test_delimiter);
  g_test_add_func ("/exchange/charset/detect", test_charset);
  g_test_add_func ("/exchange/charset/cells", test_charset_cells);

  return g_test_run ();
}
