/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tables of real offices and portals, which are not part of the project: $VECHE_REAL_DATA, else ../shared/data beside it.
 * The numbers of rows were counted by other readers: Python's csv for text tables, LibreOffice for spreadsheets (rows with
 * text below the header).
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "exchange-fixture.h"
#include "veche-error.h"

static char *data_folder;

typedef struct
{
  const char *path;
  const char *sheet;
  int header_row;
  const char *driver; /* NULL: refused, with the code and the words */
  const char *encoding;
  guint columns;
  guint rows;
  int code;
  const char *words;
} Expected;

#define TEXT(path, encoding, columns, rows) { path, NULL, 0, "CSV", encoding, columns, rows, 0, NULL }
#define SHEET(path, driver, sheet, header, columns, rows) { path, sheet, header, driver, NULL, columns, rows, 0, NULL }
#define REFUSED(path, code, words) { path, NULL, 0, NULL, NULL, 0, 0, code, words }

static const Expected expected[] = {
  TEXT ("tables/datamos/529.csv", "UTF-8", 18, 288),
  TEXT ("tables/datamos/565.csv", "UTF-8", 18, 786),
  TEXT ("tables/datamos/619.csv", "UTF-8", 14, 10213),
  TEXT ("tables/datamos/861.csv", "UTF-8", 9, 132),
  TEXT ("tables/datamos/888.csv", "UTF-8", 41, 31),
  TEXT ("tables/datamos/890.csv", "UTF-8", 41, 208),
  TEXT ("tables/datamos/916.csv", "UTF-8", 10, 97),
  TEXT ("tables/datamos_old/426_muzei.csv", "UTF-8", 10, 263),
  TEXT ("tables/datamos_old/436_parki_vklyuchaya_parki_ne_podvedomstvennye.csv", "UTF-8", 10, 87),
  TEXT ("tables/datamos_old/561_obekty_kapitalnogo_remonta_ulichnodorozhnoj_seti.csv", "UTF-8", 5, 379),
  TEXT ("tables/cp1251_regions_tab.csv", "CP1251", 4, 96),
  TEXT ("tables/cp1251_semicolon_bike_parking.csv", "CP1251", 10, 97),
  TEXT ("tables/census2002_xls/1_TOM_01_05_sh_0.csv", "UTF-8", 11, 1232),
  TEXT ("citizen/moscow_programme_actions_gp14.tsv", "UTF-8", 27, 485),
  TEXT ("citizen/moscow_programme_actions_gp17.tsv", "UTF-8", 27, 258),
  TEXT ("citizen/moscow_renovation_votes_2017.csv", "UTF-8", 18, 29160),
  TEXT ("citizen/ngo_projects_2013.csv", "UTF-8", 11, 535),
  TEXT ("citizen/perm_messages_sample.csv", "UTF-8", 1, 10),
  REFUSED ("citizen/moscow_complaints_by_district.geojson", VECHE_ERROR_UNSUPPORTED, "JSON"),
  REFUSED ("citizen/perm_topics.json", VECHE_ERROR_UNSUPPORTED, "JSON"),
  SHEET ("tables/infogorod_table5.xls", "XLS", NULL, 1, 11, 60),
  SHEET ("tables/infogorod_table5.xlsx", "XLSX", NULL, 1, 11, 60),
  SHEET ("tables/census2002_xls/1_TOM_01_05.xls", "XLS", NULL, 1, 11, 1232),
  SHEET ("tables/calamine/any_sheets.ods", "ODS", "Visible", 1, 2, 3),
  SHEET ("tables/calamine/any_sheets.xls", "XLS", "Visible", 1, 2, 3),
  SHEET ("tables/calamine/any_sheets.xlsx", "XLSX", "Visible", 1, 2, 3),
  SHEET ("tables/calamine/covered.ods", "ODS", NULL, 1, 1, 2),
  SHEET ("tables/calamine/date.ods", "ODS", NULL, 1, 2, 3),
  SHEET ("tables/calamine/date.xls", "XLS", NULL, 1, 2, 2),
  SHEET ("tables/calamine/date.xlsx", "XLSX", NULL, 1, 2, 2),
  SHEET ("tables/calamine/date_iso.xlsx", "XLSX", NULL, 1, 1, 5),
  SHEET ("tables/calamine/empty_shared_string_value.xlsx", "XLSX", NULL, 1, 3, 2),
  SHEET ("tables/calamine/errors.xlsx", "XLSX", "Feuil1", 1, 1, 6),
  SHEET ("tables/calamine/formula.issue.xlsx", "XLSX", NULL, 1, 10, 2),
  SHEET ("tables/calamine/gh548_incorrect_sst_unique_count.xls", "XLS", "System Mapping", 3, 10, 262),
  SHEET ("tables/calamine/gh548_incorrect_sst_unique_count.xls", "XLS", "Acute Trust Mapping", 1, 17, 256),
  SHEET ("tables/calamine/inventory-table.xlsx", "XLSX", NULL, 1, 3, 4),
  SHEET ("tables/calamine/issue438.xlsx", "XLSX", "Sheet1", 1, 2, 4),
  SHEET ("tables/calamine/issue444.xls", "XLS", NULL, 1, 8, 9),
  SHEET ("tables/calamine/issue446.xlsx", "XLSX", NULL, 1, 34, 1),
  SHEET ("tables/calamine/issue644.xlsx", "XLSX", NULL, 1, 2, 9),
  SHEET ("tables/calamine/issue9.xlsx", "XLSX", "Feuil1", 1, 1, 3),
  SHEET ("tables/calamine/issue_174.xlsx", "XLSX", NULL, 1, 11, 1),
  SHEET ("tables/calamine/issue_261.xlsx", "XLSX", NULL, 1, 7, 54),
  SHEET ("tables/calamine/issue_271.xls", "XLS", "sheet1", 1, 5, 1),
  SHEET ("tables/calamine/issue_530.xlsx", "XLSX", NULL, 4, 14, 1),
  SHEET ("tables/calamine/issue_553.xlsx", "XLSX", NULL, 1, 2, 18),
  SHEET ("tables/calamine/malformed_format.xls", "XLS", NULL, 1, 24, 35),
  SHEET ("tables/calamine/merge_cells.xls", "XLS", NULL, 1, 3, 1),
  SHEET ("tables/calamine/merge_cells.xlsx", "XLSX", NULL, 1, 3, 1),
  SHEET ("tables/calamine/merged_range.xls", "XLS", "Sheet2", 1, 6, 2),
  SHEET ("tables/calamine/merged_range.xlsx", "XLSX", "Sheet1", 1, 8, 2),
  SHEET ("tables/calamine/no-header.xlsx", "XLSX", NULL, 1, 2, 1),
  SHEET ("tables/calamine/number_rows_repeated.ods", "ODS", "Sheet1", 1, 2, 4),
  SHEET ("tables/calamine/number_rows_repeated.ods", "ODS", "Sheet2", 1, 2, 4),
  SHEET ("tables/calamine/number_rows_repeated.ods", "ODS", "Sheet3", 1, 2, 4),
  SHEET ("tables/calamine/pivots.xlsx", "XLSX", "PivotSheet2", 1, 4, 9),
  SHEET ("tables/calamine/pivots.xlsx", "XLSX", "DataSheet2", 1, 10, 10),
  SHEET ("tables/calamine/richtext_issue.ods", "ODS", "issue6", 1, 1, 3),
  SHEET ("tables/calamine/richtext_issue.ods", "ODS", "spc_chrs", 1, 1, 7),
  SHEET ("tables/calamine/shared_formula_simple.xlsx", "XLSX", NULL, 1, 2, 2),
  SHEET ("tables/calamine/sst_continue.xls", "XLS", NULL, 1, 1, 135),
  SHEET ("tables/calamine/table-multiple.xlsx", "XLSX", "Sheet3", 1, 2, 9),
  SHEET ("tables/calamine/temperature-table.xlsx", "XLSX", "Sheet2", 1, 2, 2),
  REFUSED ("tables/calamine/biff5_write.xls", VECHE_ERROR_UNSUPPORTED, "older than Excel 97"),
  REFUSED ("tables/calamine/issue_643_biff5_formula.xls", VECHE_ERROR_UNSUPPORTED, "older than Excel 97"),
  REFUSED ("tables/calamine/misc_biff5_parsing.xls", VECHE_ERROR_UNSUPPORTED, "older than Excel 97"),
  REFUSED ("tables/calamine/biff5-rich-text-string.xls", VECHE_ERROR_CORRUPT, "unusual way"),
  REFUSED ("tables/calamine/capitalized_wbook_stream.xls", VECHE_ERROR_CORRUPT, "unusual way"),
  REFUSED ("tables/calamine/xls_cross_sheet_chart.xls", VECHE_ERROR_CORRUPT, "unusual way"),
  REFUSED ("tables/calamine/issue252.xlsx", VECHE_ERROR_CORRUPT, "damaged"),
  REFUSED ("tables/calamine/empty_sheet.xlsx", VECHE_ERROR_INVALID, "not a single row"),
  REFUSED ("tables/calamine/issue127.ods", VECHE_ERROR_INVALID, "not a single row"),
  REFUSED ("tables/calamine/issue127.xls", VECHE_ERROR_INVALID, "not a single row"),
  REFUSED ("tables/calamine/issue127.xlsx", VECHE_ERROR_INVALID, "not a single row"),
  REFUSED ("tables/calamine/issue343.xls", VECHE_ERROR_INVALID, "not a single row"),
};

static char *
real_path (const char *path)
{
  return g_build_filename (data_folder, path, NULL);
}

static void
test_expected (gconstpointer data)
{
  const Expected *file = data;
  g_autofree char *path = real_path (file->path);
  VecheTableOptions options = { .sheet = file->sheet, .header_row = file->header_row };
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTableReader) reader = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (file->driver == NULL)
    {
      exchange_fixture_assert_refused (path, &options, file->code, file->words);
      return;
    }

  reader = veche_table_reader_open (path, &options, NULL, &error);
  g_assert_no_error (error);
  rows = exchange_fixture_read_rows (path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (veche_table_reader_get_driver (reader), ==, file->driver);
  g_assert_cmpstr (veche_table_reader_get_encoding (reader), ==, file->encoding);
  g_assert_cmpuint (veche_table_reader_get_n_columns (reader), ==, file->columns);
  g_assert_cmpuint (rows->len, ==, file->rows);
}

/* The same text, or the same number: other readers print «12.0» and fewer digits. */
static gboolean
same_value (const char *one, const char *two)
{
  g_autofree char *left = g_strstrip (g_strdup (one != NULL ? one : ""));
  g_autofree char *right = g_strstrip (g_strdup (two != NULL ? two : ""));
  char *left_end;
  char *right_end;
  double a = g_ascii_strtod (left, &left_end);
  double b = g_ascii_strtod (right, &right_end);

  if (g_str_equal (left, right))
    return TRUE;

  return left_end != left && right_end != right && *left_end == '\0' && *right_end == '\0' && fabs (a - b) <= 1e-9 * fmax (1, fabs (a));
}

static void
assert_same_rows (const char *one, const char *two)
{
  VecheTableOptions options = { .header_row = VECHE_TABLE_HEADER_NONE };
  g_autofree char *left_path = real_path (one);
  g_autofree char *right_path = real_path (two);
  g_autoptr (GPtrArray) left = exchange_fixture_read_rows (left_path, &options, NULL);
  g_autoptr (GPtrArray) right = exchange_fixture_read_rows (right_path, &options, NULL);

  g_assert_nonnull (left);
  g_assert_nonnull (right);
  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    {
      const VecheTableRow *a = g_ptr_array_index (left, i);
      const VecheTableRow *b = g_ptr_array_index (right, i);

      for (guint column = 0; column < MAX (a->n_cells, b->n_cells); column++)
        if (!same_value (veche_table_row_get (a, column), veche_table_row_get (b, column)))
          g_error ("%s, row %" G_GUINT64_FORMAT ", column %u: “%s” and “%s”", one, a->line, column + 1,
                   veche_table_row_get (a, column), veche_table_row_get (b, column));
    }
}

static void
test_twins (void)
{
  assert_same_rows ("tables/infogorod_table5.xls", "tables/infogorod_table5.xlsx");
  assert_same_rows ("tables/census2002_xls/1_TOM_01_05.xls", "tables/census2002_xls/1_TOM_01_05_sh_0.csv");
  assert_same_rows ("tables/census2002_xls/TOM_13_04.xls", "tables/census2002_xls/TOM_13_04_sh_0.csv");
  assert_same_rows ("tables/census2002_xls/TOM_14_14.xls", "tables/census2002_xls/TOM_14_14_sh_0.csv");
}

/* csv-spectrum: each table has its rows as JSON objects. */
static void
test_spectrum (void)
{
  g_autofree char *folder = real_path ("tables/csv-spectrum/csvs");
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *file;
  guint count = 0;

  g_assert_nonnull (files);
  while ((file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *stem = g_strndup (file, strlen (file) - 4);
      g_autofree char *twin = g_strdup_printf ("%s/tables/csv-spectrum/json/%s.json", data_folder, stem);
      VecheTableOptions options = { .header_row = 1 };
      g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, &options, NULL, NULL);
      g_autoptr (GPtrArray) rows = exchange_fixture_read_rows (path, &options, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonArray *objects;

      /* Its twin is of another row: the phone differs. */
      if (g_str_equal (stem, "location_coordinates"))
        continue;
      g_assert_true (json_parser_load_from_file (parser, twin, NULL));
      objects = json_node_get_array (json_parser_get_root (parser));
      g_assert_cmpuint (rows->len, ==, json_array_get_length (objects));
      for (guint i = 0; i < rows->len; i++)
        for (guint column = 0; column < veche_table_reader_get_n_columns (reader); column++)
          {
            JsonObject *object = json_array_get_object_element (objects, i);
            const char *name = veche_table_reader_get_columns (reader)[column];
            /* The copies of the tables have lost the CRs that their twins still tell of. */
            g_auto (GStrv) parts = g_strsplit (json_object_get_string_member (object, name), "\r", -1);
            g_autofree char *text = g_strjoinv ("", parts);

            g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (rows, i), column), ==, text);
          }
      count++;
    }
  g_assert_cmpuint (count, >=, 11);
}

/* Whatever lies in a folder is read or refused with one line. */
static void
walk (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          walk (path);
          continue;
        }
      rows = exchange_fixture_read_rows (path, NULL, &error);
      if (rows != NULL)
        continue;
      g_assert_cmpuint (error->domain, ==, VECHE_ERROR);
      g_assert_cmpint (error->code, !=, VECHE_ERROR_FAILED);
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_all (gconstpointer data)
{
  g_autofree char *folder = real_path (data);

  walk (folder);
}

/* Layers of maps: the features that have a place, and letters that were in CP1251. */
static void
test_vector (void)
{
  static const struct
  {
    const char *path;
    const char *layer;
    const char *crs;
    guint rows;
    guint placed;
    const char *first; /* the first cell */
  } layers[] = {
    { "gis/moscow_municipal_units.geojson", NULL, NULL, 146, 146, "Киевский" },
    { "gis/derived/units_cp1251.shp", NULL, NULL, 146, 146, "Киевский" },
    { "gis/derived/units_cp1251_no_cpg/units.shp", NULL, NULL, 146, 146, "Киевский" },
    { "gis/derived/units_cp1251.tab", NULL, NULL, 146, 146, "Киевский" },
    { "gis/derived/units_cp1251.mif", NULL, NULL, 146, 146, "Киевский" },
    { "gis/derived/units_epsg3857_crs_member.geojson", NULL, NULL, 146, 146, "Киевский" },
    { "gis/derived/moscow_two_layers.gpkg", "Районы", NULL, 146, 146, "Киевский" },
    { "gis/derived/zelao_waypoints.gpx", "waypoints", NULL, 120, 120, NULL },
    { "gis/derived/moscow_layers.kmz", "СВАО", NULL, 60, 60, NULL },
    { "gis/derived/units_lines.dxf", NULL, "EPSG:32637", 156, 156, NULL },
    { "osm/moscow.osm.pbf", "lines", NULL, 0, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autofree char *path = real_path (layers[i].path);
      VecheTableOptions options = { .vector = TRUE, .sheet = layers[i].layer, .crs = layers[i].crs };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = exchange_fixture_read_rows (path, &options, &error);
      guint placed = 0;

      g_assert_no_error (error);
      for (guint j = 0; j < rows->len; j++)
        placed += ((VecheTableRow *) g_ptr_array_index (rows, j))->geometry != NULL;
      if (layers[i].rows == 0)
        {
          g_assert_cmpuint (placed, >, 100);
          continue;
        }
      g_assert_cmpuint (rows->len, ==, layers[i].rows);
      g_assert_cmpuint (placed, ==, layers[i].placed);
      if (layers[i].first != NULL)
        g_assert_cmpstr (veche_table_row_get (g_ptr_array_index (rows, 0), 0), ==, layers[i].first);
    }
}

int
main (int argc, char **argv)
{
  const char *asked = g_getenv ("VECHE_REAL_DATA");

  g_test_init (&argc, &argv, NULL);

  data_folder = asked != NULL ? g_strdup (asked) : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", NULL);
  if (!g_file_test (data_folder, G_FILE_TEST_IS_DIR))
    {
      g_print ("1..0 # SKIP there is neither $VECHE_REAL_DATA nor ../shared/data\n");
      g_free (data_folder);
      return 0;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *path = g_strdup_printf ("/real/tables/%s%s%s", expected[i].path, expected[i].sheet != NULL ? ":" : "",
                                               expected[i].sheet != NULL ? expected[i].sheet : "");

      g_test_add_data_func (path, &expected[i], test_expected);
    }
  g_test_add_func ("/real/tables/twins", test_twins);
  g_test_add_func ("/real/tables/csv-spectrum", test_spectrum);
  g_test_add_data_func ("/real/tables/all", "tables", test_all);
  g_test_add_data_func ("/real/citizen/all", "citizen", test_all);
  g_test_add_func ("/real/layers", test_vector);

  {
    int result = g_test_run ();

    g_free (data_folder);
    return result;
  }
}
