/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "opening-fixture.h"
#include "veche-journal-schema.h"
#include "veche-json.h"

#define LAST_IMAGE "SELECT image FROM veche_journal_image ORDER BY seq DESC LIMIT 1"
#define COUNT "SELECT count(*) FROM veche_journal"

static void
assert_answer (sqlite3 *handle, const char *sql, const char *expected)
{
  g_autofree char *answer = opening_fixture_ask (handle, sql);

  g_assert_cmpstr (answer, ==, expected);
}

/* Every column of every journalled table is in its triggers, but id and uuid. */
static void
test_journal_schema_columns (void)
{
  g_autofree char *path = opening_fixture_make ("columns.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);
  g_autoptr (GHashTable) triggers = veche_journal_schema_list_triggers (db, &error);
  const char *const *tables = veche_journal_schema_list_tables ();

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (triggers), ==, 4 * g_strv_length ((char **) tables));
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("veche_%s_jd", tables[i]);
      const char *sql = g_hash_table_lookup (triggers, name);
      char *query
        = sqlite3_mprintf ("SELECT name FROM pragma_table_info(%Q) WHERE name NOT IN ('id', 'uuid')", tables[i]);
      sqlite3_stmt *stmt = NULL;

      sqlite3_prepare_v2 (veche_db_get_handle (db), query, -1, &stmt, NULL);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          g_autofree char *key = g_strdup_printf ("\"%s\":", sqlite3_column_text (stmt, 0));

          if (strstr (sql, key) == NULL)
            g_error ("%s.%s is not journalled", tables[i], sqlite3_column_text (stmt, 0));
        }
      sqlite3_finalize (stmt);
      sqlite3_free (query);
    }
}

/* Nothing that SQLite 3.37, as QGIS on an older system has it, does not know. */
static void
test_journal_schema_old_sqlite (void)
{
  static const char *const newer[]
    = { "unhex", "subsec", "->", "unixepoch", "timediff", "jsonb", "concat(", "format(", "octet_length" };
  g_autofree char *path = opening_fixture_make ("old.veche");
  sqlite3 *handle = opening_fixture_connect (path);

  for (guint i = 0; i < G_N_ELEMENTS (newer); i++)
    {
      char *sql = sqlite3_mprintf ("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND instr(sql, %Q) > 0",
                                   newer[i]);

      assert_answer (handle, sql, "0");
      sqlite3_free (sql);
    }
  sqlite3_close (handle);
}

static void
test_journal_schema_external (void)
{
  g_autofree char *path = opening_fixture_make ("external.veche");
  sqlite3 *handle = opening_fixture_connect (path);
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *at = NULL;

  opening_fixture_exec (handle, "INSERT INTO employee (name, position) VALUES ('Анна', 'архитектор')");
  assert_answer (handle,
                 "SELECT tbl || ' ' || row || ' ' || op || ' ' || (step IS NULL) || ' ' || (j.uuid = p.uuid) "
                 "FROM veche_journal j JOIN employee p ON p.id = j.row",
                 "employee 1 I 1 1");
  at = opening_fixture_ask (handle, "SELECT at FROM veche_journal");
  /* julianday('now') is exact to a millisecond or so. */
  g_assert_cmpint (g_ascii_strtoll (at, NULL, 10), >=, before - 2);
  g_assert_cmpint (g_ascii_strtoll (at, NULL, 10), <=, g_get_real_time () / 1000 + 2);
  assert_answer (handle, "SELECT count(*) FROM veche_journal_image", "0");

  opening_fixture_exec (handle, "UPDATE employee SET position = NULL WHERE id = 1");
  assert_answer (handle, LAST_IMAGE, "{\"position\":\"архитектор\"}");
  opening_fixture_exec (handle, "UPDATE employee SET position = NULL, name = 'Анна' WHERE id = 1");
  assert_answer (handle, COUNT, "2");
  opening_fixture_exec (handle, "DELETE FROM employee");
  assert_answer (handle, LAST_IMAGE, "{\"name\":\"Анна\",\"position\":null,\"pin_hash\":null,\"left_on\":null}");
  assert_answer (handle, "SELECT group_concat(op, '') FROM (SELECT op FROM veche_journal ORDER BY seq)", "IUD");
  assert_answer (handle, "SELECT count(DISTINCT uuid) FROM veche_journal", "1");
  assert_answer (handle, "SELECT max(j.seq) = max(i.seq) FROM veche_journal j, veche_journal_image i", "1");
  sqlite3_close (handle);
}

static void
test_journal_schema_context (void)
{
  g_autofree char *path = opening_fixture_make ("context.veche");
  sqlite3 *handle = opening_fixture_connect (path);

  opening_fixture_exec (handle, "BEGIN; UPDATE veche_context SET step = 7; INSERT INTO project (title) VALUES ('Парк');"
                                "UPDATE project SET text = 'x'; UPDATE veche_context SET step = NULL; COMMIT");
  assert_answer (handle, "SELECT count(*) FROM veche_journal WHERE step = 7 AND at IS NULL", "2");
  opening_fixture_exec (handle,
                        "BEGIN; UPDATE veche_context SET mute = 1; UPDATE project SET text = 'y'; DELETE FROM project;"
                        "INSERT INTO project (title) VALUES ('z'); UPDATE veche_context SET mute = 0; COMMIT");
  assert_answer (handle, COUNT, "2");
  assert_answer (handle, "SELECT count(*) FROM veche_journal_image", "1");
  sqlite3_close (handle);
}

/* What JSON cannot hold comes through the image exactly. */
static void
test_journal_schema_values (void)
{
  static const double reals[] = { 0.1 + 0.2, -2.5e-7, 1e300, 5e-324, 12.5, 1.0 / 3 };
  static const char text[] = "«a»\"\\\n\t\x01/{}',";
  g_autofree char *path = opening_fixture_make ("values.veche");
  sqlite3 *handle = opening_fixture_connect (path);
  sqlite3_stmt *insert = NULL;

  sqlite3_prepare_v2 (handle, "INSERT INTO tree (geom, diameter, note, layer) VALUES (" POINT_39_44 ", ?, ?, ?)", -1,
                      &insert, NULL);
  opening_fixture_exec (handle, "PRAGMA foreign_keys = OFF");
  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      g_autofree char *json = NULL;
      g_autoptr (JsonObject) image = NULL;
      double real;

      sqlite3_bind_double (insert, 1, reals[i]);
      sqlite3_bind_text (insert, 2, text, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (insert, 3, G_MAXINT64 - i);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
      opening_fixture_exec (handle, "DELETE FROM tree");

      json = opening_fixture_ask (handle, LAST_IMAGE);
      image = veche_json_parse_object (json, -1, "image", NULL);
      g_assert_nonnull (image);
      real = g_ascii_strtod (json_object_get_string_member (image, "diameter"), NULL);
      g_assert_cmpmem (&real, sizeof real, &reals[i], sizeof real);
      g_assert_cmpstr (json_object_get_string_member (image, "note"), ==, text);
      g_assert_cmpint (json_object_get_int_member (image, "layer"), ==, G_MAXINT64 - i);
      g_assert_true (json_object_get_null_member (image, "height"));
      g_assert_cmpstr (json_object_get_string_member (image, "geom"), ==,
                       "47500001E6100000010100000000000000008043400000000000004640");
      g_assert_false (json_object_has_member (image, "uuid"));
      g_assert_false (json_object_has_member (image, "id"));
    }
  sqlite3_finalize (insert);
  sqlite3_close (handle);
}

static void
test_journal_schema_geometry (void)
{
  g_autofree char *path = opening_fixture_make ("geometry.veche");
  sqlite3 *handle = opening_fixture_connect (path);

  opening_fixture_exec (handle, "INSERT INTO spot (geom, title) VALUES (" POINT_39_44 ", 'a')");
  opening_fixture_exec (handle, "UPDATE spot SET geom = " POINT_40_45);
  assert_answer (handle, LAST_IMAGE, "{\"geom\":\"47500001E6100000010100000000000000008043400000000000004640\"}");
  opening_fixture_exec (handle, "UPDATE spot SET geom = NULL");
  opening_fixture_exec (handle, "UPDATE spot SET geom = " POINT_40_45);
  assert_answer (handle, LAST_IMAGE, "{\"geom\":null}");
  assert_answer (handle, COUNT, "4");
  sqlite3_close (handle);
}

/* Columns that another program has added are kept, not journalled. */
static void
test_journal_schema_foreign_column (void)
{
  g_autofree char *path = opening_fixture_make ("column.veche");
  sqlite3 *handle = opening_fixture_connect (path);

  opening_fixture_exec (handle,
                        "ALTER TABLE tree ADD COLUMN extra TEXT; INSERT INTO tree (number, extra) VALUES ('1', 'a');"
                        "UPDATE tree SET extra = 'b'");
  assert_answer (handle, COUNT, "1");
  opening_fixture_exec (handle, "DELETE FROM tree");
  assert_answer (handle, "SELECT instr(image, 'extra') FROM veche_journal_image", "0");
  sqlite3_close (handle);
}

static void
test_journal_schema_keys (void)
{
  g_autofree char *path = opening_fixture_make ("keys.veche");
  sqlite3 *handle = opening_fixture_connect (path);

  opening_fixture_exec (handle, "INSERT INTO person (name) VALUES ('a'); INSERT INTO tree (number) VALUES ('1')");
  opening_fixture_refuse (handle, "UPDATE person SET id = 5", "veche: id is immutable");
  opening_fixture_refuse (handle, "UPDATE person SET rowid = 5", "veche: id is immutable");
  opening_fixture_refuse (handle, "UPDATE tree SET id = 5", "veche: id is immutable");
  opening_fixture_refuse (handle, "UPDATE person SET uuid = 'x'", "veche: uuid is immutable");
  opening_fixture_refuse (handle, "UPDATE tree SET uuid = 'x'", "veche: uuid is immutable");
  opening_fixture_refuse (handle, "UPDATE tree SET uuid = NULL", "veche: uuid is immutable");
  opening_fixture_exec (handle, "UPDATE tree SET id = id, uuid = uuid, number = '2'");
  assert_answer (handle, COUNT, "3");
  sqlite3_close (handle);
}

/* QGIS repeats the uuid of a copied feature; ogr2ogr gives none. Healing is part of the insert: one row of the journal,
 * with the uuid that the feature has got. */
static void
test_journal_schema_heal (gconstpointer data)
{
  g_autofree char *path = opening_fixture_make ("heal.veche");
  sqlite3 *handle = opening_fixture_connect (path);
  g_autofree char *first = NULL;

  opening_fixture_exec (handle,
                        GPOINTER_TO_INT (data) ? "PRAGMA recursive_triggers = ON" : "PRAGMA recursive_triggers = OFF");
  opening_fixture_exec (handle, "INSERT INTO tree (number, geom) VALUES ('1', " POINT_39_44 ")");
  first = opening_fixture_ask (handle, "SELECT uuid FROM tree");
  opening_fixture_exec (handle, "INSERT INTO tree (number, geom, uuid) SELECT number, geom, uuid FROM tree");
  opening_fixture_exec (handle, "INSERT INTO tree (number, uuid) VALUES ('3', NULL)");
  opening_fixture_exec (handle, "INSERT INTO tree (number, uuid) VALUES ('4', 'lower(printf(''%08x''))')");
  assert_answer (handle, "SELECT count(DISTINCT uuid) FROM tree WHERE length(uuid) = 36 AND substr(uuid, 15, 1) = '7'",
                 "4");
  assert_answer (handle, "SELECT uuid FROM tree WHERE id = 1", first);
  assert_answer (handle, "SELECT group_concat(op, '') FROM veche_journal", "IIII");
  assert_answer (handle, "SELECT count(*) FROM veche_journal j JOIN tree t ON t.id = j.row AND t.uuid = j.uuid", "4");
  assert_answer (handle, "SELECT count(*) FROM veche_journal_image", "0");
  assert_answer (handle, "SELECT count(*) FROM rtree_tree_geom", "2");
  sqlite3_close (handle);
}

/* On Veche's own connection REPLACE is a deletion and an insertion, and says so. */
static void
test_journal_schema_replace (void)
{
  g_autofree char *path = opening_fixture_make ("replace.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);
  g_autofree char *ops = NULL;

  g_assert_true (veche_db_exec (
    db, "INSERT INTO person (id, name) VALUES (1, 'a'); REPLACE INTO person (id, name) VALUES (1, 'b')", &error));
  ops = veche_db_query_text (db, "SELECT group_concat(op, '') FROM (SELECT op FROM veche_journal ORDER BY seq)");
  g_assert_cmpstr (ops, ==, "IDI");
}

/* An INSERT that fills every column of the table. */
static char *
build_insert (sqlite3 *handle, const char *table)
{
  g_autoptr (GString) names = g_string_new ("uuid");
  g_autoptr (GString) values = g_string_new ("'u'");
  char *query
    = sqlite3_mprintf ("SELECT name, type FROM pragma_table_info(%Q) WHERE name NOT IN ('id', 'uuid')", table);
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v2 (handle, query, -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (stmt, 1);

      g_string_append_printf (names, ", \"%s\"", sqlite3_column_text (stmt, 0));
      g_string_append_printf (values, ", %s",
                              strcmp (type, "INTEGER") == 0 ? "1"
                              : strcmp (type, "REAL") == 0  ? "1.5"
                              : strcmp (type, "TEXT") == 0  ? "'t'"
                                                            : POINT_39_44);
    }
  sqlite3_finalize (stmt);
  sqlite3_free (query);
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, names->str, values->str);
}

/* Every journalled table takes the whole round on Veche's own, limited connection. */
static void
test_journal_schema_all (void)
{
  g_autofree char *path = opening_fixture_make ("all.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);
  const char *const *tables = veche_journal_schema_list_tables ();

  veche_db_exec (db, "PRAGMA foreign_keys = OFF", &error);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *insert = build_insert (veche_db_get_handle (db), tables[i]);

      veche_db_exec (db, insert, &error);
      g_assert_no_error (error);
      veche_db_exec_printf (db, &error, "DELETE FROM \"%w\"", tables[i]);
      g_assert_no_error (error);
    }
  g_assert_cmpint (veche_db_query_integer (db, "SELECT count(*) FROM veche_journal WHERE op = 'D'", 0), ==,
                   g_strv_length ((char **) tables));
  g_assert_cmpint (
    veche_db_query_integer (db, "SELECT count(*) FROM veche_journal_image WHERE NOT json_valid(image)", -1), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/journal-schema/columns", test_journal_schema_columns);
  g_test_add_func ("/store/journal-schema/old-sqlite", test_journal_schema_old_sqlite);
  g_test_add_func ("/store/journal-schema/external", test_journal_schema_external);
  g_test_add_func ("/store/journal-schema/context", test_journal_schema_context);
  g_test_add_func ("/store/journal-schema/values", test_journal_schema_values);
  g_test_add_func ("/store/journal-schema/geometry", test_journal_schema_geometry);
  g_test_add_func ("/store/journal-schema/foreign-column", test_journal_schema_foreign_column);
  g_test_add_func ("/store/journal-schema/keys", test_journal_schema_keys);
  g_test_add_data_func ("/store/journal-schema/heal", GINT_TO_POINTER (FALSE), test_journal_schema_heal);
  g_test_add_data_func ("/store/journal-schema/heal-recursive", GINT_TO_POINTER (TRUE), test_journal_schema_heal);
  g_test_add_func ("/store/journal-schema/replace", test_journal_schema_replace);
  g_test_add_func ("/store/journal-schema/all", test_journal_schema_all);
  return g_test_run ();
}
