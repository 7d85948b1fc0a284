/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that are written, and read back by the reader, which has another parser. */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "exchange-fixture.h"
#include "veche-error.h"
#include "veche-table-cell.h"
#include "veche-table-writer.h"

static const VecheTableColumn columns[] = {
  { "Название", VECHE_TABLE_TEXT }, { "=Сумма", VECHE_TABLE_MONEY }, { "lon", VECHE_TABLE_NUMBER },
  { "lat", VECHE_TABLE_NUMBER },    { "Дата", VECHE_TABLE_DATE },    { "geometry", VECHE_TABLE_GEOMETRY },
};

/* What is not as it should be in its column is text; what a spreadsheet could run is guarded. */
static const char *const rows[][G_N_ELEMENTS (columns)] = {
  { "Сквер «Юность»", "85000050", "37.654978", "-55.75", "2020-02-17", NULL },
  { "=1+1", "-100", "-5", NULL, "2020-02-17T09:30:00Z", NULL },
  { "+7 (8412) 00-00-00", "много", "12,5", "1e5", "вчера", NULL },
  { "две\nстроки; и \"кавычки\"", NULL, "", "0", NULL, NULL },
  { "'=уже с кавычкой", NULL, NULL, NULL, NULL, NULL },
  { "\tтабуляция  и   пробелы ", NULL, NULL, NULL, NULL, NULL },
  { "1.0952E12", NULL, "007", NULL, NULL, NULL },
};

static char *
write_table (ExchangeFixture *fixture, const char *name, const VecheTableWriterOptions *options)
{
  g_autoptr (GError) error = NULL;
  char *path = exchange_fixture_path (fixture, name);
  g_autoptr (VecheTableWriter) writer = veche_table_writer_open (path, columns, G_N_ELEMENTS (columns), options, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      veche_table_writer_write_row (writer, rows[i], &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (veche_table_writer_get_n_rows (writer), ==, G_N_ELEMENTS (rows));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  veche_table_writer_finish (writer, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_csv (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_table (fixture, "t.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\357\273\277Название;'=Сумма;lon;lat;Дата\r\n"
                   "Сквер «Юность»;850000,50;37,654978;-55,75;2020-02-17\r\n"
                   "'=1+1;-1,00;-5;;2020-02-17T09:30:00Z\r\n"
                   "'+7 (8412) 00-00-00;много;12,5;1e5;вчера\r\n"
                   "\"две\nстроки; и \"\"кавычки\"\"\";;;0;\r\n"
                   "''=уже с кавычкой;;;;\r\n"
                   "\"'\tтабуляция  и   пробелы \";;;;\r\n"
                   "1.0952E12;;007;;\r\n");
}

/* The texts come back as they were, whatever the format. */
static void
test_round_trip (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "t.csv", "t.tsv", "t.xlsx", "t.ods" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = write_table (fixture, names[i], NULL);
      g_autofree char *header = exchange_fixture_columns (path, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = exchange_fixture_read_rows (path, NULL, &error);
      gboolean csv = i < 2;

      g_assert_no_error (error);
      g_assert_cmpstr (header, ==, "Название|'=Сумма|lon|lat|Дата");
      g_assert_cmpuint (read->len, ==, G_N_ELEMENTS (rows));
      for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
        {
          const VecheTableRow *row = g_ptr_array_index (read, j);

          g_assert_cmpuint (row->line, ==, j + 2);
          g_assert_cmpstr (veche_table_cell_unguard (veche_table_row_get (row, 0)), ==, rows[j][0]);
        }
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 0), 1), ==, csv ? "850000,50" : i == 2 ? "850000.5" : "850000.50");
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 0), 2), ==, csv ? "37,654978" : "37.654978");
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 0), 4), ==, "2020-02-17");
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 1), 2), ==, "-5");
      /* Sheets have the time of this place. */
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 1), 4), ==, csv ? "2020-02-17T09:30:00Z" : "2020-02-17T12:30:00");
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 2), 2), ==, "12,5");
      g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (read, 6), 2), ==, "007");
    }
}

/* The type must stand where programs look for it, and sizes before the parts: LibreOffice does not open it otherwise. */
static void
test_ods_bytes (ExchangeFixture *fixture, gconstpointer data)
{
  static const char start[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK\3\4";
  g_autofree char *path = write_table (fixture, "t.ods", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  const char *part;
  guint parts = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes + 30, sizeof start - 1, start, sizeof start - 1);
  for (part = bytes; (part = memmem (part, length - (gsize) (part - bytes), "PK\3\4", 4)) != NULL; part += 4, parts++)
    {
      g_assert_cmpint (part[4], ==, 20);     /* no Zip64 */
      g_assert_cmpint (part[6] & 8, ==, 0);  /* sizes in the header */
      g_assert_cmpint (part[28], ==, 0);     /* no extra fields */
    }
  g_assert_cmpuint (parts, ==, 3);
}

static void
test_geojson (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const area[] = { "x", NULL, NULL, NULL, NULL, "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,6],[1,2]]]}" };
  g_autofree char *path = write_table (fixture, "t.geojson", NULL);
  g_autofree char *other = exchange_fixture_path (fixture, "area.json");
  g_autoptr (VecheTableWriter) writer = veche_table_writer_open (other, columns, G_N_ELEMENTS (columns), NULL, NULL);
  VecheTableOptions options = { .vector = TRUE };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = NULL;
  JsonArray *features;
  JsonObject *first;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "features");
  g_assert_cmpuint (json_array_get_length (features), ==, G_N_ELEMENTS (rows));
  first = json_object_get_object_member (json_array_get_object_element (features, 0), "properties");
  g_assert_cmpfloat (json_object_get_double_member (first, "=Сумма"), ==, 850000.5);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (json_array_get_object_element (features, 1), "properties"), "Название"), ==, "=1+1");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (features, 3), "geometry"));

  read = exchange_fixture_read_rows (path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (g_bytes_get_size (((VecheTableRow *) g_ptr_array_index (read, 0))->geometry), ==, 21);
  g_assert_null (((VecheTableRow *) g_ptr_array_index (read, 3))->geometry);

  g_assert_true (veche_table_writer_write_row (writer, area, NULL));
  g_assert_true (veche_table_writer_finish (writer, NULL));
  g_clear_pointer (&read, g_ptr_array_unref);
  read = exchange_fixture_read_rows (other, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (((VecheTableRow *) g_ptr_array_index (read, 0))->geometry), ==, 9 + 4 + 4 * 16);
}

static void
test_cp1251 (ExchangeFixture *fixture, gconstpointer data)
{
  static const VecheTableColumn one[] = { { "Имя", VECHE_TABLE_TEXT } };
  static const char *const row[] = { "Ёлка 🌲" };
  VecheTableWriterOptions options = { .encoding = "CP1251" };
  VecheTableWriterOptions wrong = { .encoding = "CP9999" };
  g_autofree char *path = exchange_fixture_path (fixture, "t.csv");
  g_autoptr (VecheTableWriter) writer = veche_table_writer_open (path, one, 1, &options, NULL);
  g_autoptr (VecheTableWriter) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (veche_table_writer_write_row (writer, row, NULL));
  g_assert_true (veche_table_writer_finish (writer, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "\310\354\377\r\n\250\353\352\340 ?\r\n");
  g_assert_cmpuint (veche_table_writer_get_warnings (writer)->len, ==, 1);

  refused = veche_table_writer_open (path, one, 1, &wrong, &error);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED);
}

/* A file that was there stays as it was until the new one is whole; a writer that is given up leaves nothing. */
static void
test_atomic (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "t.csv", "t.xlsx", "t.ods", "t.geojson" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = exchange_fixture_write (fixture, names[i], "before", -1);
      VecheTableWriter *writer = veche_table_writer_open (path, columns, G_N_ELEMENTS (columns), NULL, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GDir) folder = NULL;
      const char *name;

      g_assert_true (veche_table_writer_write_row (writer, rows[0], NULL));
      g_object_unref (writer);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
      g_unlink (path);
      folder = g_dir_open (fixture->folder, 0, NULL);
      name = g_dir_read_name (folder);
      g_assert_cmpstr (name, ==, NULL);
    }
}

static void
test_refused (ExchangeFixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "t.csv", NULL);
  g_autofree char *unknown = exchange_fixture_path (fixture, "t.docx");
  g_autofree char *folder = exchange_fixture_path (fixture, "folder.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (veche_table_writer_open (nowhere, columns, 1, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (veche_table_writer_open (unknown, columns, 1, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_null (veche_table_writer_open (folder, columns, 1, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

/* The disk is full; the limit of the size of files stands for it. What was there stays. */
static void
test_full_disk (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "t.csv", "t.xlsx", "t.ods", "t.geojson" };
  struct rlimit limit;
  struct rlimit small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = exchange_fixture_write (fixture, names[i], "before", -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheTableWriter) writer = veche_table_writer_open (path, columns, G_N_ELEMENTS (columns), NULL, &error);
      g_autoptr (GRand) random = g_rand_new_with_seed (1);
      g_autofree char *text = NULL;
      gboolean ok = TRUE;

      g_assert_no_error (error);
      small = (struct rlimit){ 20000, limit.rlim_max };
      setrlimit (RLIMIT_FSIZE, &small);
      for (guint j = 0; ok && j < 20000; j++)
        {
          g_autofree char *noise = g_strdup_printf ("%x%x", g_rand_int (random), g_rand_int (random));
          const char *row[G_N_ELEMENTS (columns)] = { noise };

          ok = veche_table_writer_write_row (writer, row, &error);
        }
      ok = ok && veche_table_writer_finish (writer, &error);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (ok)
        g_error ("%s was written", names[i]);
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
    }
}

static void
test_long_text (ExchangeFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "t.csv", "t.xlsx", "t.ods" };
  g_autofree char *text = g_strnfill (40000, 'x');
  const char *row[G_N_ELEMENTS (columns)] = { text };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = exchange_fixture_path (fixture, names[i]);
      g_autoptr (VecheTableWriter) writer = veche_table_writer_open (path, columns, G_N_ELEMENTS (columns), NULL, NULL);
      g_autoptr (GPtrArray) read = NULL;
      gboolean xlsx = i == 1;

      g_assert_true (veche_table_writer_write_row (writer, row, NULL));
      g_assert_true (veche_table_writer_finish (writer, NULL));
      read = exchange_fixture_read_rows (path, NULL, NULL);
      g_assert_cmpuint (strlen (veche_table_row_get (g_ptr_array_index (read, 0), 0)), ==, xlsx ? 32767 : 40000);
      g_assert_cmpuint (veche_table_writer_get_warnings (writer)->len, ==, xlsx ? 1 : 0);
    }
}

static void
test_guard (void)
{
  static const char *const dangerous[] = { "=1", "+7", "-5", "@a", "\tx", "\rx", "'=1", "''-5" };
  static const char *const harmless[] = { "", "a", "1", "'", "''", "'a", "a=1", " =1", "«=»" };

  for (gsize i = 0; i < G_N_ELEMENTS (dangerous); i++)
    {
      g_autofree char *guarded = veche_table_cell_guard (dangerous[i]);

      g_assert_cmpint (guarded[0], ==, '\'');
      g_assert_cmpstr (guarded + 1, ==, dangerous[i]);
      g_assert_cmpstr (veche_table_cell_unguard (guarded), ==, dangerous[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autofree char *guarded = veche_table_cell_guard (harmless[i]);

      g_assert_cmpstr (guarded, ==, harmless[i]);
      g_assert_cmpstr (veche_table_cell_unguard (harmless[i]), ==, harmless[i]);
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
    { "/exchange/writer/csv", test_csv },
    { "/exchange/writer/round-trip", test_round_trip },
    { "/exchange/writer/ods-bytes", test_ods_bytes },
    { "/exchange/writer/geojson", test_geojson },
    { "/exchange/writer/cp1251", test_cp1251 },
    { "/exchange/writer/atomic", test_atomic },
    { "/exchange/writer/refused", test_refused },
    { "/exchange/writer/full-disk", test_full_disk },
    { "/exchange/writer/long-text", test_long_text },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ExchangeFixture, NULL, exchange_fixture_set_up, tests[i].test, exchange_fixture_tear_down);
  g_test_add_func ("/exchange/cell/guard", test_guard);

  return g_test_run ();
}
