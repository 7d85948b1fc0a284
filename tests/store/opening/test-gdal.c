/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdarg.h>
#include <string.h>

#include "opening-fixture.h"
#include "veche-error.h"
#include "veche-geopackage.h"

/* The real ogr2ogr and ogrinfo on a real workspace. */

static const char trees[]
  = "{\"type\": \"FeatureCollection\", \"features\": ["
    "{\"type\": \"Feature\", \"properties\": {\"number\": \"1\", \"species\": \"Липа\", \"diameter\": 12.5}, "
    "\"geometry\": {\"type\": \"Point\", \"coordinates\": [39.1, 44.6]}},"
    "{\"type\": \"Feature\", \"properties\": {\"number\": \"2\", \"species\": \"Дуб\", \"diameter\": 40}, "
    "\"geometry\": {\"type\": \"Point\", \"coordinates\": [39.2, 44.7]}},"
    "{\"type\": \"Feature\", \"properties\": {\"number\": \"3\", \"species\": null, \"diameter\": null}, \"geometry\": "
    "null}]}";

static gboolean
has_gdal (void)
{
  g_autofree char *convert = g_find_program_in_path ("ogr2ogr");
  g_autofree char *info = g_find_program_in_path ("ogrinfo");

  if (convert != NULL && info != NULL)
    return TRUE;
  g_test_skip ("GDAL's programs (ogr2ogr, ogrinfo) are not installed");
  return FALSE;
}

/* Runs a program, which must succeed. Its output is owned. */
static char *G_GNUC_NULL_TERMINATED
run (const char *program, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  va_list list;
  int status;

  g_ptr_array_add (args, (gpointer) program);
  va_start (list, program);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  g_spawn_sync (NULL, (char **) args->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s%s", program, output, errors);
  return output;
}

static char *
write_trees (void)
{
  char *path = opening_fixture_path ("trees.geojson");

  g_assert_true (g_file_set_contents (path, trees, -1, NULL));
  return path;
}

static void
assert_number (const char *path, const char *sql, const char *expected)
{
  sqlite3 *handle = opening_fixture_connect (path);
  g_autofree char *answer = opening_fixture_ask (handle, sql);

  g_assert_cmpstr (answer, ==, expected);
  sqlite3_close (handle);
}

/* The file opens, its R*Trees are right, and SQLite finds nothing wrong. */
static void
assert_sound (const char *path)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = NULL;

  opening_fixture_accept (path);
  assert_number (path, "PRAGMA integrity_check", "ok");
  db = veche_db_open (path, 0, &error);
  g_assert_true (veche_geopackage_check (db, findings, &error));
  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (findings, 0));
}

static void
test_gdal_edit (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = NULL;
  g_autofree char *input = NULL;
  g_autofree char *list = NULL;
  const char *const layers[]
    = { "area (Multi Polygon)", "tree (Point)", "spot (Point)", "place (Point)", "route (Line String)" };

  if (!has_gdal ())
    return;
  path = opening_fixture_make (name);
  input = write_trees ();

  list = run ("ogrinfo", "-if", "GPKG", path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    g_assert_nonnull (strstr (list, layers[i]));
  g_assert_null (strstr (list, ": veche_"));

  g_free (run ("ogr2ogr", "-f", "GPKG", "-update", "-append", path, input, "-nln", "tree", NULL));
  assert_sound (path);
  /* Of its own accord GDAL fills in the words of the DEFAULT. */
  assert_number (path, "SELECT count(DISTINCT uuid) FROM tree WHERE length(uuid) = 36 AND substr(uuid, 15, 1) = '7'", "3");
  assert_number (path, "SELECT group_concat(op, '') FROM veche_journal WHERE step IS NULL AND at > 0 AND tbl = 'tree'",
                 "III");
  assert_number (path, "SELECT count(*) FROM veche_journal j JOIN tree t ON t.id = j.row AND t.uuid = j.uuid", "3");
  assert_number (path, "SELECT count(*) FROM rtree_tree_geom", "2");

  g_free (run ("ogrinfo", "-if", "GPKG", path, "-sql",
               "UPDATE tree SET diameter = 13.1, number = '1а' WHERE number = '1'", NULL));
  assert_number (path, "SELECT image FROM veche_journal_image ORDER BY seq DESC LIMIT 1",
                 "{\"number\":\"1\",\"diameter\":\"12.5\"}");
  g_free (
    run ("ogrinfo", "-if", "GPKG", path, "-sql", "UPDATE tree SET geom = " POINT_40_45 " WHERE number = '2'", NULL));
  g_free (run ("ogrinfo", "-if", "GPKG", path, "-sql", "DELETE FROM tree WHERE number = '3'", NULL));
  assert_sound (path);
  assert_number (
    path, "SELECT group_concat(op, '') FROM (SELECT op FROM veche_journal WHERE step IS NULL ORDER BY seq)", "IIIUUD");
  assert_number (path, "SELECT count(*) FROM rtree_tree_geom WHERE minx = 40 AND maxy = 45", "1");
}

/* A layer of their own, a column on one of ours, styles' bookkeeping: the file still opens. */
static void
test_gdal_add (void)
{
  g_autofree char *path = NULL;
  g_autofree char *input = NULL;

  if (!has_gdal ())
    return;
  path = opening_fixture_make ("add.veche");
  input = write_trees ();
  g_free (run ("ogr2ogr", "-f", "GPKG", "-update", path, input, "-nln", "my layer", "-lco", "DESCRIPTION=x", NULL));
  g_free (run ("ogr2ogr", "-f", "GPKG", "-update", path, input, "-nln", "list", "-nlt", "NONE", NULL));
  g_free (run ("ogrinfo", "-if", "GPKG", path, "-sql", "ALTER TABLE tree ADD COLUMN shade REAL", NULL));
  g_free (run ("ogr2ogr", "-f", "GPKG", "-update", "-append", path, input, "-nln", "tree", NULL));
  assert_sound (path);
  assert_number (path, "SELECT count(*) FROM \"my layer\"", "3");
  assert_number (path, "SELECT count(*) FROM tree", "3");
}

/* Each feature table takes features with its own fields, edits and copies from a map program: all are journalled, the R*Tree follows, and
 * a uuid that comes twice is healed. */
static void
test_gdal_tables (void)
{
  static const struct
  {
    const char *table;
    const char *shape;
    const char *fields;
    const char *set;
  } tables[] = {
    { "tree", "{\"type\":\"Point\",\"coordinates\":[39.1,44.6]}",
      "\"number\":\"1\",\"form\":\"shrub\",\"crown\":2.5,\"age\":30", "crown = 3" },
    { "spot", "{\"type\":\"Point\",\"coordinates\":[39.1,44.6]}",
      "\"title\":\"Яма\",\"category\":\"road\",\"severity\":\"high\",\"state\":\"new\"", "state = 'solved'" },
    { "place", "{\"type\":\"Point\",\"coordinates\":[39.1,44.6]}", "\"title\":\"Клуб\",\"address\":\"Садовая, 1\"",
      "address = 'Садовая, 2'" },
    { "route", "{\"type\":\"LineString\",\"coordinates\":[[39.1,44.6],[39.2,44.7]]}", "\"title\":\"Тропа\"",
      "title = 'Дорога'" },
    { "area", "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[39,44],[40,44],[40,45],[39,44]]]]}", "\"title\":\"Парк\",\"category\":\"territory\"", "category = 'sector'" },
  };
  g_autofree char *path = NULL;
  g_autofree char *input = NULL;

  if (!has_gdal ())
    return;
  path = opening_fixture_make ("tables.veche");
  input = opening_fixture_path ("one.geojson");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      static const char uuid[] = "01a2066a-ab9b-70b1-843b-64018093a1d8";
      g_autofree char *text
        = g_strdup_printf ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"uuid\":\"%s\",%s},"
                           "\"geometry\":%s}]}",
                           uuid, tables[i].fields, tables[i].shape);
      g_autofree char *set = g_strdup_printf ("UPDATE %s SET %s WHERE id = 2", tables[i].table, tables[i].set);
      g_autofree char *uuids = g_strdup_printf ("SELECT count(DISTINCT uuid) || sum(uuid = '%s') FROM %s", uuid, tables[i].table);
      g_autofree char *ops = g_strdup_printf ("SELECT group_concat(op, '') FROM (SELECT op FROM veche_journal WHERE step IS NULL AND tbl = '%s' "
                                              "ORDER BY seq)",
                                              tables[i].table);
      g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM rtree_%s_geom", tables[i].table);
      g_autofree char *delete = g_strdup_printf ("DELETE FROM %s WHERE id = 1", tables[i].table);
      g_autofree char *image = g_strdup_printf ("SELECT length(i.image) > 2 FROM veche_journal j JOIN veche_journal_image i USING (seq) "
                                                "WHERE j.tbl = '%s' AND j.op = 'U' ORDER BY seq LIMIT 1",
                                                tables[i].table);

      g_assert_true (g_file_set_contents (input, text, -1, NULL));
      for (guint copy = 0; copy < 2; copy++)
        g_free (run ("ogr2ogr", "-f", "GPKG", "-update", "-append", path, input, "-nln", tables[i].table, NULL));
      assert_number (path, uuids, "21");
      g_free (run ("ogrinfo", "-if", "GPKG", path, "-sql", set, NULL));
      assert_number (path, image, "1");
      g_free (run ("ogr2ogr", "-f", "GPKG", "-update", "-append", path, input, "-nln", tables[i].table, NULL));
      g_free (run ("ogrinfo", "-if", "GPKG", path, "-sql", delete, NULL));
      assert_number (path, ops, "IIUID");
      assert_number (path, count, "2");
    }
  assert_sound (path);
}

/* A plain GeoPackage of every version is not ours; its layers and triggers inside a workspace are known. */
static void
test_gdal_versions (void)
{
  static const char *const versions[] = { "1.0", "1.2", "1.3", "1.4" };
  g_autofree char *input = NULL;

  if (!has_gdal ())
    return;
  input = write_trees ();
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *name = g_strdup_printf ("plain-%s.gpkg", versions[i]);
      g_autofree char *plain = opening_fixture_path (name);
      g_autofree char *option = g_strdup_printf ("VERSION=%s", versions[i]);
      g_autofree char *path = opening_fixture_make (versions[i]);
      sqlite3 *handle;
      sqlite3_stmt *stmt = NULL;

      g_free (run ("ogr2ogr", "-f", "GPKG", plain, input, "-nln", "they're \"mine\"", "-dsco", option, NULL));
      opening_fixture_reject (plain, VECHE_ERROR_FOREIGN, "not a Veche workspace");

      handle = opening_fixture_connect (path);
      opening_fixture_exec (
        handle, "CREATE TABLE gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER);"
                "CREATE TABLE \"they're \"\"mine\"\"\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, "
                "number TEXT);"
                "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('they''re \"mine\"', 'features');"
                "INSERT INTO gpkg_geometry_columns VALUES ('they''re \"mine\"', 'geom', 'POINT', 4326, 0, 0);"
                "CREATE VIRTUAL TABLE \"rtree_they're \"\"mine\"\"_geom\" USING rtree(id, minx, maxx, miny, maxy)");
      g_assert_cmpint (sqlite3_exec (handle, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
      {
        sqlite3 *source = opening_fixture_connect (plain);
        guint copied = 0;

        sqlite3_prepare_v2 (source, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'they%'",
                            -1, &stmt, NULL);
        while (sqlite3_step (stmt) == SQLITE_ROW)
          {
            opening_fixture_exec (handle, (const char *) sqlite3_column_text (stmt, 0));
            copied++;
          }
        sqlite3_finalize (stmt);
        sqlite3_close (source);
        g_assert_cmpuint (copied, >=, 8);
      }
      opening_fixture_exec (handle, "COMMIT");
      sqlite3_close (handle);
      opening_fixture_accept (path);
    }
}

/* -overwrite drops our table with its triggers: the file is refused, the table named. */
static void
test_gdal_overwrite (void)
{
  g_autofree char *path = NULL;
  g_autofree char *input = NULL;

  if (!has_gdal ())
    return;
  path = opening_fixture_make ("overwrite.veche");
  input = write_trees ();
  g_free (run ("ogr2ogr", "-f", "GPKG", "-update", "-overwrite", path, input, "-nln", "tree", NULL));
  opening_fixture_reject (path, VECHE_ERROR_CORRUPT, "(table “tree”)");
}

/* What the check of the R*Trees is for. */
static void
test_gdal_check (void)
{
  static const char *const damages[]
    = { "DELETE FROM rtree_tree_geom WHERE id = 1", "UPDATE rtree_tree_geom SET minx = 10 WHERE id = 1",
        "INSERT INTO rtree_tree_geom VALUES (77, 1, 2, 1, 2)" };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strdup_printf ("check-%u.veche", i);
      g_autofree char *path = opening_fixture_make (name);
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheDb) db = NULL;

      opening_fixture_run (path, "INSERT INTO tree (geom) VALUES (" POINT_39_44 "), (" POINT_40_45 "), (NULL)");
      assert_sound (path);
      opening_fixture_run (path, damages[i]);
      db = veche_db_open (path, 0, &error);
      g_assert_true (veche_geopackage_check (db, findings, &error));
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), "“tree”"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/store/gdal/edit", "edit.veche", test_gdal_edit);
  g_test_add_data_func ("/store/gdal/edit-gpkg", "edit.gpkg", test_gdal_edit);
  g_test_add_func ("/store/gdal/add", test_gdal_add);
  g_test_add_func ("/store/gdal/tables", test_gdal_tables);
  g_test_add_func ("/store/gdal/versions", test_gdal_versions);
  g_test_add_func ("/store/gdal/overwrite", test_gdal_overwrite);
  g_test_add_func ("/store/gdal/check", test_gdal_check);
  return g_test_run ();
}
