/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "opening-fixture.h"
#include "veche-error.h"

/* What other programs put into a workspace: what is tolerated, and what is not. */

#define LAYER \
  "CREATE TABLE \"my layer\" (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"geom\" POINT, \"a\" MEDIUMINT);" \
  "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('my layer', 'features', 'my layer', " \
  "4326);" \
  "INSERT INTO gpkg_geometry_columns VALUES ('my layer', 'geom', 'POINT', 4326, 0, 0);"
#define LAYER_RTREE "CREATE VIRTUAL TABLE \"rtree_my layer_geom\" USING rtree(id, minx, maxx, miny, maxy);"
#define LAYER_INSERT \
  "CREATE TRIGGER \"rtree_my layer_geom_insert\" AFTER INSERT ON \"my layer\" WHEN (new.\"geom\" NOT NULL AND NOT " \
  "ST_IsEmpty(NEW.\"geom\")) " \
  "BEGIN INSERT OR REPLACE INTO \"rtree_my layer_geom\" VALUES (NEW.\"fid\",ST_MinX(NEW.\"geom\"), " \
  "ST_MaxX(NEW.\"geom\")," \
  "ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); "
#define LAYER_UPDATE1 \
  "CREATE TRIGGER \"rtree_my layer_geom_update1\" AFTER UPDATE OF \"geom\" ON \"my layer\" WHEN OLD.\"fid\" = " \
  "NEW.\"fid\" AND " \
  "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")) BEGIN INSERT OR REPLACE INTO \"rtree_my layer_geom\" " \
  "VALUES " \
  "(NEW.\"fid\",ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"),ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END;"
#define COUNTS \
  "CREATE TABLE gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY,feature_count INTEGER DEFAULT NULL);" \
  "CREATE TRIGGER \"trigger_insert_feature_count_tree\" AFTER INSERT ON \"tree\" BEGIN UPDATE gpkg_ogr_contents SET " \
  "feature_count = " \
  "feature_count + 1 WHERE lower(table_name) = lower('tree'); END;" \
  "CREATE TRIGGER \"trigger_delete_feature_count_tree\" AFTER DELETE ON \"tree\" BEGIN UPDATE gpkg_ogr_contents SET " \
  "feature_count = " \
  "feature_count - 1 WHERE lower(table_name) = lower('tree'); END;"

static const struct
{
  const char *name;
  const char *sql;
} tolerated[] = {
  { "styles", "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT(256), styleQML TEXT, update_time "
              "DATETIME DEFAULT "
              "(strftime('%Y-%m-%dT%H:%M:%fZ','now')))" },
  { "projects", "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)" },
  { "metadata", "CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT "
                "NULL DEFAULT 'dataset');"
                "CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, md_file_id INTEGER NOT NULL, "
                "CONSTRAINT crmr_mfi_fk "
                "FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id))" },
  { "layer", LAYER },
  { "layer-rtree", LAYER LAYER_RTREE LAYER_INSERT "END;" LAYER_UPDATE1 },
  { "counts", COUNTS },
  { "index", "CREATE INDEX \"by species\" ON tree (\"species\" COLLATE NOCASE DESC, height)" },
  { "unique-elsewhere", LAYER "CREATE UNIQUE INDEX u ON \"my layer\" (a)" },
  { "column", "ALTER TABLE tree ADD COLUMN \"extra one\" TEXT(10)" },
  { "columns", "ALTER TABLE route ADD COLUMN a MEDIUMINT NOT NULL DEFAULT -5; ALTER TABLE route ADD COLUMN b "
               "DECIMAL(10,2) DEFAULT 1.5;"
               "ALTER TABLE route ADD COLUMN c DATETIME; ALTER TABLE route ADD COLUMN d" },
  { "strict-column", "ALTER TABLE application ADD COLUMN extra TEXT DEFAULT 'x, y)'" },
  { "column-dropped", "ALTER TABLE tree ADD COLUMN extra TEXT; ALTER TABLE tree DROP COLUMN extra" },
  { "analysed", "INSERT INTO project (title) VALUES ('a'); ANALYZE" },
  { "foreign-check",
    LAYER "CREATE TABLE gpkg_2d_gridded_coverage_ancillary (id INTEGER PRIMARY KEY, datatype TEXT CHECK (datatype in "
          "('integer', 'float')))" },
};

static const struct
{
  const char *name;
  const char *sql;
  int code;
  const char *message;
} refused[] = {
  { "trigger", "CREATE TRIGGER evil AFTER INSERT ON tree BEGIN DELETE FROM person; END", VECHE_ERROR_FOREIGN,
    "(trigger “evil”)" },
  { "trigger-elsewhere", LAYER "CREATE TRIGGER evil AFTER DELETE ON \"my layer\" BEGIN DELETE FROM person; END",
    VECHE_ERROR_FOREIGN, "(trigger “evil”)" },
  { "trigger-under-known-name", LAYER LAYER_RTREE LAYER_INSERT "DELETE FROM person; END", VECHE_ERROR_FOREIGN,
    "(trigger “rtree_my layer_geom_insert”)" },
  { "count-under-known-name",
    "CREATE TABLE gpkg_ogr_contents(table_name TEXT, feature_count INTEGER);"
    "CREATE TRIGGER trigger_insert_feature_count_tree AFTER INSERT ON tree BEGIN DELETE FROM person; END",
    VECHE_ERROR_FOREIGN, "(trigger “trigger_insert_feature_count_tree”)" },
  { "trigger-altered",
    "DROP TRIGGER veche_person_jd; CREATE TRIGGER veche_person_jd AFTER DELETE ON person BEGIN SELECT 1; END",
    VECHE_ERROR_CORRUPT, "(trigger “veche_person_jd”)" },
  { "trigger-missing", "DROP TRIGGER veche_tree_ju", VECHE_ERROR_CORRUPT, "missing (trigger “veche_tree_ju”)" },
  { "rtree-trigger-missing", "DROP TRIGGER rtree_tree_geom_update6", VECHE_ERROR_CORRUPT,
    "missing (trigger “rtree_tree_geom_update6”)" },
  { "view", "CREATE VIEW people AS SELECT * FROM person", VECHE_ERROR_FOREIGN, "(view “people”)" },
  { "table", "CREATE TABLE notes (text TEXT)", VECHE_ERROR_FOREIGN, "(table “notes”)" },
  { "virtual-table", "CREATE VIRTUAL TABLE gpkg_notes USING fts5 (text)", VECHE_ERROR_FOREIGN, "(table “gpkg_notes”)" },
  { "rtree-of-nothing", "CREATE VIRTUAL TABLE rtree_x_geom USING rtree(id, minx, maxx, miny, maxy)",
    VECHE_ERROR_FOREIGN, "(table “rtree_x_geom”)" },
  { "table-missing", "DROP TABLE number_count", VECHE_ERROR_CORRUPT, "missing (table “number_count”)" },
  { "feature-table-missing", "PRAGMA foreign_keys=OFF; DROP TABLE tree", VECHE_ERROR_CORRUPT,
    "missing (table “tree”)" },
  { "table-replaced",
    "DROP TABLE tree; CREATE TABLE \"tree\" ( \"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"geom\" POINT)",
    VECHE_ERROR_CORRUPT, "(table “tree”)" },
  { "table-by-view", "DROP TABLE number_count; CREATE VIEW number_count AS SELECT 1 AS programme, 2 AS last",
    VECHE_ERROR_FOREIGN, "(view “number_count”)" },
  { "column-dropped",
    "DROP TRIGGER veche_organisation_ju; DROP TRIGGER veche_organisation_jd; ALTER TABLE organisation DROP COLUMN ogrn",
    VECHE_ERROR_CORRUPT, "changed a part of it (table “organisation”)" },
  { "column-with-check", "ALTER TABLE tree ADD COLUMN x TEXT CHECK (length(x) > 3)", VECHE_ERROR_CORRUPT,
    "changed a part of it (table “tree”)" },
  { "column-with-key", "ALTER TABLE tree ADD COLUMN x INTEGER REFERENCES application (id) ON DELETE CASCADE",
    VECHE_ERROR_CORRUPT, "changed a part of it (table “tree”)" },
  { "column-generated", "ALTER TABLE tree ADD COLUMN x TEXT GENERATED ALWAYS AS (upper(number)) VIRTUAL",
    VECHE_ERROR_CORRUPT, "changed a part of it (table “tree”)" },
  { "column-generated-short", "ALTER TABLE tree ADD COLUMN x AS (upper(number))", VECHE_ERROR_CORRUPT,
    "changed a part of it (table “tree”)" },
  { "column-elsewhere", "ALTER TABLE person ADD COLUMN x TEXT", VECHE_ERROR_CORRUPT,
    "changed a part of it (table “person”)" },
  { "foreign-key-to-ours",
    "CREATE TABLE gpkg_x (id INTEGER PRIMARY KEY, person INTEGER REFERENCES Person (id) ON DELETE CASCADE)",
    VECHE_ERROR_FOREIGN, "(table “gpkg_x”)" },
  { "unique-index", "CREATE UNIQUE INDEX u ON tree (number)", VECHE_ERROR_FOREIGN, "(index “u”)" },
  { "index-of-expression", "CREATE INDEX i ON tree (upper(number))", VECHE_ERROR_FOREIGN, "(index “i”)" },
  { "index-of-second-expression", "CREATE INDEX i ON tree (number, abs(height))", VECHE_ERROR_FOREIGN, "(index “i”)" },
  { "partial-index", "CREATE INDEX i ON tree (number) WHERE length(number) > 3", VECHE_ERROR_FOREIGN, "(index “i”)" },
  { "index-missing", "DROP INDEX attachment_owner", VECHE_ERROR_CORRUPT, "missing (index “attachment_owner”)" },
  { "muted", "UPDATE veche_context SET mute = 1", VECHE_ERROR_CORRUPT, "journal off" },
  { "in-a-step", "UPDATE veche_context SET step = 3", VECHE_ERROR_CORRUPT, "journal off" },
  { "no-context", "DELETE FROM veche_context", VECHE_ERROR_CORRUPT, "journal off" },
  { "broken-rule", "PRAGMA ignore_check_constraints=ON; INSERT INTO tree (number) VALUES (x'00')", VECHE_ERROR_CORRUPT,
    "“tree” is damaged" },
  /* The label of a row of sqlite_schema says one thing, its text another; some of it SQLite itself finds. */
  { "lying-type",
    "CREATE TRIGGER layer_styles AFTER INSERT ON tree BEGIN DELETE FROM person; END; PRAGMA writable_schema=ON;"
    "UPDATE sqlite_schema SET type = 'table' WHERE name = 'layer_styles'",
    VECHE_ERROR_CORRUPT, "damaged" },
  { "lying-name",
    "CREATE TABLE notes (a); PRAGMA writable_schema=ON; UPDATE sqlite_schema SET name = 'layer_styles', tbl_name = "
    "'layer_styles' WHERE name = 'notes'",
    VECHE_ERROR_CORRUPT, "damaged" },
  { "lying-trigger",
    "CREATE TRIGGER evil AFTER INSERT ON tree BEGIN DELETE FROM person; END; PRAGMA writable_schema=ON;"
    "UPDATE sqlite_schema SET name = 'trigger_insert_feature_count_tree' WHERE name = 'evil'",
    VECHE_ERROR_CORRUPT, "damaged" },
  { "temporary-trigger",
    "CREATE TRIGGER evil AFTER INSERT ON tree BEGIN DELETE FROM person; END; PRAGMA writable_schema=ON;"
    "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TRIGGER', 'CREATE TEMP TRIGGER') WHERE name = 'evil'",
    VECHE_ERROR_FOREIGN, "“evil”" },
};

/* Names that look like the marks of the templates must not open a way around the comparison. */
static void
test_foreign_template_names (void)
{
  g_autofree char *path = opening_fixture_make ("template.veche");

  opening_fixture_run (
    path,
    "CREATE TABLE \"a<c>\" (fid INTEGER PRIMARY KEY, \"; DELETE FROM person; --\" BLOB);"
    "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('a<c>', 'features', 'a');"
    "INSERT INTO gpkg_geometry_columns VALUES ('a<c>', '; DELETE FROM person; --', 'POINT', 4326, 0, 0);"
    "CREATE TABLE gpkg_ogr_contents(table_name TEXT, feature_count INTEGER);"
    "CREATE TRIGGER \"trigger_insert_feature_count_a<c>\" AFTER INSERT ON \"a<c>\" BEGIN UPDATE gpkg_ogr_contents SET "
    "feature_count = feature_count + 1 WHERE lower(table_name) = lower('a<c>'); END");
  opening_fixture_accept (path);
  opening_fixture_run (
    path,
    "CREATE TRIGGER \"trigger_delete_feature_count_a<c>\" AFTER DELETE ON \"a<c>\" BEGIN DELETE FROM person; END");
  opening_fixture_reject (path, VECHE_ERROR_FOREIGN, "trigger_delete_feature_count_a<c>");
}

static void
test_foreign_tolerated (gconstpointer data)
{
  const char *sql = data;
  g_autofree char *path = opening_fixture_make ("tolerated.veche");

  opening_fixture_accept (path);
  opening_fixture_run (path, sql);
  opening_fixture_accept (path);
}

static void
test_foreign_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = opening_fixture_make ("refused.veche");

  opening_fixture_accept (path);
  opening_fixture_run (path, refused[i].sql);
  opening_fixture_reject (path, refused[i].code, refused[i].message);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tolerated); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/foreign/tolerated/%s", tolerated[i].name);

      g_test_add_data_func (name, tolerated[i].sql, test_foreign_tolerated);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/foreign/refused/%s", refused[i].name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_foreign_refused);
    }
  g_test_add_func ("/store/foreign/template-names", test_foreign_template_names);
  return g_test_run ();
}
