/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading of tables through `veche-gdal`. */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "exchange-fixture.h"
#include "veche-error.h"

static void
test_csv (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv",
                                                  "\357\273\277 Название ;Название;;\"Сумма,\nруб.\"\r\n"
                                                  "Сквер;\"много\nстрок\";;1,5\r\n"
                                                  "\r\n;;;\r\nкороткая\r\nдлинная;;;;лишнее\r\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, NULL, &error);
  g_autofree char *columns = exchange_fixture_columns (path, NULL);
  g_autofree char *rows = exchange_fixture_read (path, NULL);
  GPtrArray *batch;

  g_assert_no_error (error);
  g_assert_cmpstr (columns, ==, "Название|Название 2|Column 3|Сумма, руб.");
  g_assert_cmpstr (rows, ==, "2:[Сквер][много\nстрок][][1,5]\n5:[короткая][-][-][-]\n6:[длинная][][][][лишнее]\n");
  g_assert_cmpstr (veche_table_reader_get_driver (reader), ==, "CSV");
  g_assert_cmpstr (veche_table_reader_get_encoding (reader), ==, "UTF-8");
  g_assert_cmpstr (veche_table_reader_get_delimiter (reader), ==, ";");
  g_assert_cmpuint (veche_table_reader_get_header_row (reader), ==, 1);
  g_assert_cmpuint (veche_table_reader_get_n_columns (reader), ==, 4);
  g_assert_null (veche_table_reader_get_sheet (reader));
  g_assert_null (veche_table_reader_get_sheets (reader)[0]);

  batch = veche_table_reader_next_batch (reader, NULL, &error);
  g_assert_cmpuint (batch->len, ==, 3);
  g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (batch, 0), 3), ==, "1,5");
  g_assert_null (veche_table_row_get (g_ptr_array_index (batch, 0), 9));
  g_ptr_array_unref (batch);
  g_assert_null (veche_table_reader_next_batch (reader, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (veche_table_reader_next_batch (reader, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (veche_table_reader_get_warnings (reader)->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (veche_table_reader_get_warnings (reader), 0), "6"));
}

static void
test_encodings (ExchangeFixture *fixture, gconstpointer data)
{
  static const char text[] = "Имя;Адрес\r\nПётр;улица Новая, дом 5\r\nАнна;проспект Мира; \r\n";
  static const char *const encodings[] = { "CP1251", "CP866", "KOI8-R", "UTF-16LE", "UTF-16BE", "UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length = 0;
      g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *path = exchange_fixture_write (fixture, "t.csv", bytes, (gssize) length);
      VecheTableOptions explicit = { .encoding = encodings[i], .delimiter = ";", .header_row = 1 };
      g_autofree char *guessed = exchange_fixture_read (path, NULL);
      g_autofree char *told = exchange_fixture_read (path, &explicit);
      g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, NULL, NULL);

      g_assert_cmpstr (guessed, ==, "2:[Пётр][улица Новая, дом 5]\n3:[Анна][проспект Мира]\n");
      g_assert_cmpstr (told, ==, guessed);
      g_assert_cmpstr (veche_table_reader_get_encoding (reader), ==, encodings[i]);
    }
}

/* Cyrillic that begins far behind the first part that is looked at. */
static void
test_late_encoding (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a;b\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%u;plain\n", i);
  g_string_append (text, "last;\357\360\356\361\362\356 \362\345\352\361\362\n");
  path = exchange_fixture_write (fixture, "t.csv", text->str, (gssize) text->len);
  rows = exchange_fixture_read_rows (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 60001);
  g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (rows, 60000), 1), ==, "просто текст");
}

static void
test_header (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv",
                                                  "\nОтчёт за год;;\n;;\nНомер;Имя;Сумма\n1;Анна;5\n2;Пётр;6\n", -1);
  g_autofree char *sep = exchange_fixture_write (fixture, "sep.csv", "sep=|\r\na|b\r\n1|2\r\n", -1);
  VecheTableOptions options = { .header_row = VECHE_TABLE_HEADER_AUTO };
  g_autofree char *guessed = exchange_fixture_columns (path, &options);
  g_autofree char *guessed_rows = exchange_fixture_read (path, &options);
  g_autofree char *none = NULL;
  g_autofree char *none_rows = NULL;
  g_autofree char *first = NULL;
  g_autofree char *fifth = NULL;
  g_autofree char *hint = exchange_fixture_read (sep, NULL);

  g_assert_cmpstr (guessed, ==, "Номер|Имя|Сумма");
  g_assert_cmpstr (guessed_rows, ==, "5:[1][Анна][5]\n6:[2][Пётр][6]\n");
  options.header_row = VECHE_TABLE_HEADER_NONE;
  none = exchange_fixture_columns (path, &options);
  none_rows = exchange_fixture_read (path, &options);
  g_assert_cmpstr (none, ==, "Column 1|Column 2|Column 3");
  g_assert_cmpstr (none_rows, ==, "2:[Отчёт за год][][]\n4:[Номер][Имя][Сумма]\n5:[1][Анна][5]\n6:[2][Пётр][6]\n");
  options.header_row = 1;
  first = exchange_fixture_columns (path, &options);
  g_assert_cmpstr (first, ==, "Отчёт за год|Column 2|Column 3");
  options.header_row = 5;
  fifth = exchange_fixture_read (path, &options);
  g_assert_cmpstr (fifth, ==, "6:[2][Пётр][6]\n");
  options.header_row = 50;
  exchange_fixture_assert_refused (path, &options, VECHE_ERROR_INVALID, "not a single row");
  g_assert_cmpstr (hint, ==, "3:[1][2]\n");
}

static void
test_refused (ExchangeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gssize length;
    int code;
    const char *words;
  } cases[] = {
    { "empty.csv", "", 0, VECHE_ERROR_INVALID, "it is empty" },
    { "blank.csv", " ;;\n\n;;\t\n", -1, VECHE_ERROR_INVALID, "not a single row" },
    { "page.xls", "\n<html><body><table><tr><td>1</td></tr></table></body></html>", -1, VECHE_ERROR_UNSUPPORTED, "web page" },
    { "page2.xls", "<!DOCTYPE HTML PUBLIC>\n<table>", -1, VECHE_ERROR_UNSUPPORTED, "web page" },
    { "xml.xls", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", -1,
      VECHE_ERROR_UNSUPPORTED, "XML Spreadsheet 2003" },
    { "other.xml", "<?xml version=\"1.0\"?><a/>", -1, VECHE_ERROR_UNSUPPORTED, "XML file" },
    { "x.pdf", "%PDF-1.4\n", -1, VECHE_ERROR_UNSUPPORTED, "PDF" },
    { "x.rtf", "{\\rtf1 text}", -1, VECHE_ERROR_UNSUPPORTED, "RTF" },
    { "x.json", "{\"a\": 1}", -1, VECHE_ERROR_UNSUPPORTED, "JSON" },
    { "x.rar", "Rar!\032\007\000rest", 11, VECHE_ERROR_UNSUPPORTED, "RAR" },
    { "x.db", "SQLite format 3\000rest", 20, VECHE_ERROR_UNSUPPORTED, "SQLite" },
    { "x.csv", "\1\2\3\4\5\6\7\10\16\17\20\21\22", 13, VECHE_ERROR_UNSUPPORTED, "not a table" },
    { "ole.xls", "\320\317\021\340\241\261\032\341 and no more", 20, VECHE_ERROR_CORRUPT, "damaged" },
    { "cut.xlsx", "PK\3\4 and no more", 16, VECHE_ERROR_CORRUPT, "its end is missing" },
    { "old.xls", "\011\004\006\000\000\000\020\000", 8, VECHE_ERROR_UNSUPPORTED, "older than Excel 97" },
  };
  g_autofree char *missing = exchange_fixture_path (fixture, "missing.csv");
  g_autofree char *pipe = exchange_fixture_path (fixture, "pipe.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = exchange_fixture_write (fixture, cases[i].name, cases[i].bytes, cases[i].length);

      exchange_fixture_assert_refused (path, NULL, cases[i].code, cases[i].words);
    }

  exchange_fixture_assert_refused (missing, NULL, VECHE_ERROR_NOT_FOUND, "no such file");
  exchange_fixture_assert_refused (fixture->folder, NULL, VECHE_ERROR_INVALID, "it is a folder");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  exchange_fixture_assert_refused (pipe, NULL, VECHE_ERROR_INVALID, "a pipe");
}

static void
test_wrong_options (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv", "a;b\n1;2\n", -1);
  VecheTableOptions encoding = { .encoding = "CP9999" };
  VecheTableOptions delimiter = { .delimiter = "\"" };

  exchange_fixture_assert_refused (path, &encoding, VECHE_ERROR_INVALID, "CP9999");
  exchange_fixture_assert_refused (path, &delimiter, VECHE_ERROR_INVALID, "cannot divide columns");
}

static void
test_xls (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write_xls (fixture, "t.xls", 0x0600, FALSE);
  g_autofree char *locked = exchange_fixture_write_xls (fixture, "locked.xls", 0x0600, TRUE);
  g_autofree char *old = exchange_fixture_write_xls (fixture, "old.xls", 0x0500, FALSE);
  g_autofree char *package = exchange_fixture_write_ole (fixture, "locked.xlsx", "EncryptedPackage", (const guint8 *) "x", 1);
  g_autofree char *word = exchange_fixture_write_ole (fixture, "t.doc", "WordDocument", (const guint8 *) "x", 1);
  g_autofree char *other = exchange_fixture_write_ole (fixture, "t.msg", "Something", (const guint8 *) "x", 1);
  /* The contents tell, not the ending. */
  g_autofree char *as_csv = exchange_fixture_write_xls (fixture, "t.csv", 0x0600, FALSE);
  VecheTableOptions by_name = { .sheet = "Лист1" };
  VecheTableOptions by_number = { .sheet = "1" };
  VecheTableOptions wrong = { .sheet = "Лист9" };
  g_autofree char *rows = exchange_fixture_read (path, NULL);
  g_autofree char *named = exchange_fixture_read (path, &by_name);
  g_autofree char *numbered = exchange_fixture_read (as_csv, &by_number);

  g_assert_cmpstr (rows, ==, "2:[Иванов][12.5]\n");
  g_assert_cmpstr (named, ==, rows);
  g_assert_cmpstr (numbered, ==, rows);
  exchange_fixture_assert_refused (path, &wrong, VECHE_ERROR_NOT_FOUND, "«Лист1»");
  exchange_fixture_assert_refused (locked, NULL, VECHE_ERROR_UNSUPPORTED, "protected with a password");
  exchange_fixture_assert_refused (old, NULL, VECHE_ERROR_UNSUPPORTED, "older than Excel 97");
  exchange_fixture_assert_refused (package, NULL, VECHE_ERROR_UNSUPPORTED, "protected with a password");
  exchange_fixture_assert_refused (word, NULL, VECHE_ERROR_UNSUPPORTED, "Word");
  exchange_fixture_assert_refused (other, NULL, VECHE_ERROR_UNSUPPORTED, "not a table");
}

static void
test_zip (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *archive = exchange_fixture_write_zip (fixture, "a.zip", "table.csv", "a;b\n1;2\n", NULL);
  g_autofree char *word = exchange_fixture_write_zip (fixture, "a.docx", "word/document.xml", "<a/>", NULL);
  g_autofree char *binary = exchange_fixture_write_zip (fixture, "a.xlsb", "xl/workbook.bin", "x", NULL);
  g_autofree char *text = exchange_fixture_write_zip (fixture, "a.odt", "mimetype", "application/vnd.oasis.opendocument.text", NULL);
  g_autofree char *locked = exchange_fixture_write_zip (
    fixture, "locked.ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml",
    "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>", NULL);

  exchange_fixture_assert_refused (archive, NULL, VECHE_ERROR_UNSUPPORTED, "archive (ZIP)");
  exchange_fixture_assert_refused (word, NULL, VECHE_ERROR_UNSUPPORTED, "Word");
  exchange_fixture_assert_refused (binary, NULL, VECHE_ERROR_UNSUPPORTED, "XLSB");
  exchange_fixture_assert_refused (text, NULL, VECHE_ERROR_UNSUPPORTED, "OpenDocument");
  exchange_fixture_assert_refused (locked, NULL, VECHE_ERROR_UNSUPPORTED, "protected with a password");
}

/* A sheet of which a few hundred kilobytes unpack to hundreds of megabytes. */
static void
test_bomb (ExchangeFixture *fixture, gconstpointer data)
{
  gsize size = 100u << 20;
  g_autofree char *sheet = g_malloc (size + 1);
  g_autofree char *path = NULL;

  memset (sheet, ' ', size);
  sheet[size] = '\0';
  path = exchange_fixture_write_zip (fixture, "bomb.xlsx", "xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", sheet, NULL);
  exchange_fixture_assert_refused (path, NULL, VECHE_ERROR_CORRUPT, "unpacks to more data");
}

static void
test_wide (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("c0");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 1; i < 10000; i++)
    g_string_append_printf (text, ";c%u", i);
  for (guint row = 0; row < 3; row++)
    {
      g_string_append (text, "\nx");
      for (guint i = 1; i < 10000; i++)
        g_string_append_printf (text, ";%u", i);
    }
  path = exchange_fixture_write (fixture, "wide.csv", text->str, (gssize) text->len);
  rows = exchange_fixture_read_rows (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (rows, 2), 9999), ==, "9999");
}

static void
test_huge_cell (ExchangeFixture *fixture, gconstpointer data)
{
  gsize size = 64u << 20;
  g_autofree char *text = g_malloc (size);
  g_autofree char *path = NULL;
  g_autofree char *rows = NULL;

  memset (text, 'x', size);
  memcpy (text, "a;b\n1;\"", 7);
  path = exchange_fixture_write (fixture, "huge.csv", text, (gssize) size);
  exchange_fixture_assert_refused (path, NULL, VECHE_ERROR_CORRUPT, "row 2 has a cell of more than 16 MB");

  /* One of 8 MB is nothing out of the way. */
  text[(8u << 20)] = '"';
  g_free (path);
  path = exchange_fixture_write (fixture, "large.csv", text, (8 << 20) + 1);
  rows = exchange_fixture_read (path, NULL);
  g_assert_cmpuint (strlen (rows), ==, (8u << 20) - 7 + strlen ("2:[1][]\n"));
}

static void
test_bad_bytes (ExchangeFixture *fixture, gconstpointer data)
{
  static const char text[] = "Имя;Адрес;Текст\nАнна;Мира\0 5;много обычного текста\nПётр;\377Новая;и ещё немного обычного текста\n";
  g_autofree char *path = exchange_fixture_write (fixture, "bad.csv", text, sizeof text - 1);
  g_autofree char *rows = exchange_fixture_read (path, NULL);
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, NULL, NULL);
  GPtrArray *warnings;

  g_assert_cmpstr (rows, ==,
                   "2:[Анна][Мира 5][много обычного текста]\n3:[Пётр][\357\277\275Новая][и ещё немного обычного текста]\n");
  for (GPtrArray *batch; (batch = veche_table_reader_next_batch (reader, NULL, NULL)) != NULL;)
    g_ptr_array_unref (batch);
  warnings = veche_table_reader_get_warnings (reader);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "UTF-8"));
}

static void
test_cancel (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = exchange_fixture_write (fixture, "t.csv", "a;b\n1;2\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, NULL, cancellable, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (reader);
  g_cancellable_cancel (cancellable);
  g_assert_null (veche_table_reader_next_batch (reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (veche_table_reader_open (path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ExchangeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/reader/csv", test_csv },
    { "/exchange/reader/encodings", test_encodings },
    { "/exchange/reader/late-encoding", test_late_encoding },
    { "/exchange/reader/header", test_header },
    { "/exchange/reader/refused", test_refused },
    { "/exchange/reader/wrong-options", test_wrong_options },
    { "/exchange/reader/xls", test_xls },
    { "/exchange/reader/zip", test_zip },
    { "/exchange/reader/bomb", test_bomb },
    { "/exchange/reader/wide", test_wide },
    { "/exchange/reader/huge-cell", test_huge_cell },
    { "/exchange/reader/bad-bytes", test_bad_bytes },
    { "/exchange/reader/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ExchangeFixture, NULL, exchange_fixture_set_up, tests[i].test, exchange_fixture_tear_down);

  return g_test_run ();
}
