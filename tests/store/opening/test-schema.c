/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "opening-fixture.h"
#include "veche-error.h"
#include "veche-schema.h"
#include "veche-sql-text.h"
#include "veche-uuid.h"

static void
test_schema_new (void)
{
  g_autofree char *path = opening_fixture_make ("new.veche");
  sqlite3 *handle = opening_fixture_connect (path);
  g_autofree char *id = opening_fixture_ask (handle, "PRAGMA application_id");
  g_autofree char *version = opening_fixture_ask (handle, "PRAGMA user_version");
  g_autofree char *page = opening_fixture_ask (handle, "PRAGMA page_size");
  g_autofree char *vacuum = opening_fixture_ask (handle, "PRAGMA auto_vacuum");
  g_autofree char *mark = opening_fixture_ask (handle, "SELECT value FROM veche_meta WHERE key = 'mark'");
  g_autofree char *schema = opening_fixture_ask (handle, "SELECT value FROM veche_meta WHERE key = 'schema'");
  g_autofree char *uuid = opening_fixture_ask (handle, "SELECT value FROM veche_meta WHERE key = 'uuid'");
  g_autofree char *created = opening_fixture_ask (handle, "SELECT value FROM veche_meta WHERE key = 'created'");
  g_autofree char *check = opening_fixture_ask (handle, "PRAGMA integrity_check");

  g_assert_cmpstr (id, ==, "1196444487");
  g_assert_cmpstr (version, ==, "10400");
  g_assert_cmpstr (page, ==, "4096");
  g_assert_cmpstr (vacuum, ==, "0");
  g_assert_cmpstr (mark, ==, "org.veche.workspace");
  g_assert_cmpint (atoi (schema), ==, VECHE_SCHEMA_VERSION);
  g_assert_true (veche_uuid_is_valid (uuid));
  g_assert_true (g_str_has_suffix (created, "Z"));
  g_assert_cmpstr (check, ==, "ok");
  sqlite3_close (handle);
}

/* Migrating what is up to date changes not a byte. */
static void
test_schema_twice (void)
{
  g_autofree char *path = opening_fixture_make ("twice.veche");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  VecheDb *db;
  gsize n_before, n_after;

  g_file_get_contents (path, &before, &n_before, NULL);
  db = veche_db_open (path, 0, &error);
  g_assert_cmpint (veche_schema_get_version (db), ==, VECHE_SCHEMA_VERSION);
  g_assert_true (veche_schema_migrate (db, &error));
  g_assert_no_error (error);
  veche_db_close (db);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_schema_occupied (void)
{
  g_autofree char *path = opening_fixture_path ("occupied.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = NULL;

  opening_fixture_run (path, "CREATE TABLE notes (text TEXT)");
  db = veche_db_open (path, 0, &error);
  g_assert_cmpint (veche_schema_get_version (db), ==, 0);
  g_assert_false (veche_schema_migrate (db, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN);
  g_assert_cmpint (veche_db_query_integer (db, "SELECT count(*) FROM sqlite_schema", -1), ==, 1);
}

/* After migrating, the schema is shut again. */
static void
test_schema_locked (void)
{
  g_autofree char *path = opening_fixture_make ("locked.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);

  g_assert_true (veche_schema_migrate (db, &error));
  g_assert_false (veche_db_exec (db, "CREATE TABLE x (a)", &error));
  g_assert_nonnull (error);
}

static void
test_schema_objects (void)
{
  g_autofree char *path = opening_fixture_make ("objects.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) db = veche_db_open (path, 0, &error);
  g_autoptr (GHashTable) objects = veche_schema_list_objects (db, &error);
  sqlite3_stmt *stmt = NULL;
  guint seen = 0;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_prepare_v2 (veche_db_get_handle (db),
                                       "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL", -1,
                                       &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_autofree char *text = veche_sql_text_normalise ((const char *) sqlite3_column_text (stmt, 1));

      g_assert_cmpstr (g_hash_table_lookup (objects, sqlite3_column_text (stmt, 0)), ==, text);
      seen++;
    }
  sqlite3_finalize (stmt);
  g_assert_cmpuint (seen, ==, g_hash_table_size (objects));
  g_assert_true (g_hash_table_contains (objects, "trigger veche_application_ju"));
  g_assert_true (g_hash_table_contains (objects, "trigger rtree_tree_geom_update6"));
}

static void
test_schema_text (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } cases[] = {
    { "CREATE TABLE t(a,b)", "create  table T ( A ,\n\tb ) -- end", TRUE },
    { "SELECT a||b", "select a /* x */ || b", TRUE },
    { "SELECT 'A  b'", "SELECT 'a  b'", FALSE },
    { "SELECT 'a  b'", "SELECT 'a b'", FALSE },
    { "SELECT \"A\"", "SELECT \"a\"", FALSE },
    { "SELECT x'00'", "SELECT x '00'", FALSE },
    { "SELECT 'it''s'", "SELECT 'it' 's'", FALSE },
    { "SELECT a -- b\n, c", "SELECT a, c", TRUE },
    { "SELECT a --b", "SELECT a - -b", FALSE },
    { "SELECT ab", "SELECT a b", FALSE },
    { "SELECT [a b]", "SELECT [a  b]", FALSE },
    { "SELECT 'unfinished", "SELECT 'unfinished'", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = veche_sql_text_normalise (cases[i].a);
      g_autofree char *b = veche_sql_text_normalise (cases[i].b);

      g_assert_cmpint (strcmp (a, b) == 0, ==, cases[i].same);
    }
}

static void
test_schema_unquote (void)
{
  static const char *const cases[][2] = {
    { "plain", "plain" },  { "\"my \"\"layer\"\"\"", "my \"layer\"" },
    { "'it''s'", "it's" }, { "[a b]", "a b" },
    { "`a``b`", "a`b" },   { "\"", "\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = veche_sql_text_unquote (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/schema/new", test_schema_new);
  g_test_add_func ("/store/schema/twice", test_schema_twice);
  g_test_add_func ("/store/schema/occupied", test_schema_occupied);
  g_test_add_func ("/store/schema/locked", test_schema_locked);
  g_test_add_func ("/store/schema/objects", test_schema_objects);
  g_test_add_func ("/store/schema/text", test_schema_text);
  g_test_add_func ("/store/schema/unquote", test_schema_unquote);
  return g_test_run ();
}
