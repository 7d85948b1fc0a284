/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opening-fixture.h"
#include "veche-backup.h"
#include "veche-error.h"
#include "veche-finding.h"
#include "veche-integrity.h"
#include "veche-journal-chain.h"
#include "veche-journal.h"
#include "veche-record-repo.h"
#include "veche-schema.h"
#include "veche-store-private.h"
#include "veche-undo.h"

#define OLD 1

static gboolean
run_sql (VecheStore *store, gpointer data, GError **error)
{
  return veche_db_exec (veche_store_get_db (store), data, error);
}

static void
write_step (VecheStore *store, const char *title, const char *sql)
{
  g_autoptr (GError) error = NULL;

  veche_store_write (store, VECHE_STEP_EDIT, title, "Тест", run_sql, (gpointer) sql, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A workspace of the first layout with three sealed steps. The store is made by hand, since opening would migrate. */
static char *
make_old (const char *name)
{
  char *path = opening_fixture_path (name);
  g_autoptr (GError) error = NULL;
  VecheStore store = { 0 };

  store.db = veche_db_open (path, VECHE_DB_CREATE, &error);
  store.path = path;
  store.stemmer = veche_stemmer_new ();
  veche_db_allow (store.db, TRUE);
  veche_schema_migrate_to (store.db, OLD, &error);
  veche_db_allow (store.db, FALSE);
  g_assert_no_error (error);

  write_step (&store, "первый",
              "INSERT INTO programme (title, code) VALUES ('Лидеры', '2020');"
              "INSERT INTO application (number, title, state, programme, leader) VALUES ('1', 'Набережная', 'registered', 1, 'Иванов');"
              "INSERT INTO application_votes (application, count) VALUES (1, 40);"
              "INSERT INTO person (name, phone) VALUES ('Анна Ветрова', '+7 900 000-00-00');"
              "INSERT INTO tech_check (application, decision) VALUES (1, 'accept')");
  write_step (&store, "второй", "UPDATE application SET title = 'Набережная и парк'; DELETE FROM person");
  write_step (&store, "третий", "UPDATE application_votes SET count = 41; DELETE FROM tech_check");

  veche_store_set_search_state (&store, NULL, NULL);
  veche_db_close (store.db);
  veche_stemmer_free (store.stemmer);
  return path;
}

static VecheStore *
open_store (const char *path, VecheStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  VecheStore *store = veche_store_open (path, flags, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_cell (VecheStore *store, const char *sql, const char *expected)
{
  g_autofree char *text = veche_db_query_text (veche_store_get_db (store), sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_sound (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = veche_integrity_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((VecheFinding *) g_ptr_array_index (findings, i))->message);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (veche_journal_chain_verify (store, NULL, &error));
}

/* The one backup in the workspace's folder, or %NULL. */
static char *
find_backup (VecheStore *store)
{
  g_autofree char *folder = veche_backup_dup_folder (veche_store_get_uuid (store), NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, "migration") != NULL && g_str_has_suffix (name, ".veche-backup"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_migration_rows (void)
{
  g_autofree char *path = make_old ("rows.veche");
  g_autoptr (VecheStore) store = open_store (path, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) fresh = veche_db_open (":memory:", VECHE_DB_CREATE, NULL);
  g_autofree char *trigger = NULL;

  g_assert_cmpint (veche_store_get_schema (store), ==, VECHE_SCHEMA_VERSION);
  assert_cell (store, "SELECT number || title || state || leader FROM application", "1Набережная и паркregisteredИванов");
  assert_cell (store, "SELECT count FROM application_votes", "41");
  assert_cell (store, "SELECT count(*) FROM letter", "0");
  assert_sound (store);
  /* Nothing of the office's was written by it. */
  assert_cell (store, "SELECT count(*) FROM veche_step", "3");

  g_assert_true (veche_schema_migrate (fresh, &error));
  trigger = veche_db_query_text (fresh, "SELECT sql FROM sqlite_schema WHERE name = 'veche_application_jd'");
  assert_cell (store, "SELECT sql FROM sqlite_schema WHERE name = 'veche_application_jd'", trigger);
}

/* The chain goes on where it was, and steps from before the migration are taken back and done again. */
static void
test_migration_journal (void)
{
  g_autofree char *path = make_old ("journal.veche");
  sqlite3 *handle = opening_fixture_connect (path);
  g_autofree char *head = opening_fixture_ask (handle, "SELECT hash FROM veche_step WHERE sealed = 3");
  g_autoptr (VecheStore) store = NULL;
  g_autoptr (GError) error = NULL;

  sqlite3_close (handle);
  store = open_store (path, 0);
  assert_cell (store, "SELECT hash FROM veche_step WHERE sealed = 3", head);
  write_step (store, "согласие", "UPDATE application SET leader_consent = '2020-02-01'; "
                                 "INSERT INTO letter (application, subject) VALUES (1, 'О возврате')");
  for (guint i = 0; i < 4; i++)
    {
      veche_undo_apply (store, FALSE, "Тест", NULL, NULL, &error);
      g_assert_no_error (error);
      if (i == 0)
        assert_cell (store, "SELECT count(*) FROM letter", "0");
      if (i == 2)
        {
          assert_cell (store, "SELECT title FROM application", "Набережная");
          assert_cell (store, "SELECT name || phone || ifnull(merged_into, '-') FROM person", "Анна Ветрова+7 900 000-00-00-");
          assert_cell (store, "SELECT decision FROM tech_check", "accept");
        }
    }
  assert_cell (store, "SELECT count(*) FROM application", "0");
  for (guint i = 0; i < 4; i++)
    {
      veche_undo_apply (store, TRUE, "Тест", NULL, NULL, &error);
      g_assert_no_error (error);
    }
  assert_cell (store, "SELECT title || leader_consent FROM application", "Набережная и парк2020-02-01");
  assert_cell (store, "SELECT subject FROM letter", "О возврате");
  assert_sound (store);
}

static void
test_migration_backup (void)
{
  g_autofree char *path = make_old ("backup.veche");
  g_autofree char *restored = opening_fixture_path ("restored.veche");
  g_autofree char *backup = NULL;
  g_autoptr (VecheStore) store = open_store (path, 0);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  backup = find_backup (store);
  g_assert_nonnull (backup);
  g_assert_true (veche_backup_restore (backup, restored, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
  handle = opening_fixture_connect (restored);
  g_autofree char *schema = opening_fixture_ask (handle, "SELECT value FROM veche_meta WHERE key = 'schema'");
  g_autofree char *title = opening_fixture_ask (handle, "SELECT title FROM application");
  g_assert_cmpstr (schema, ==, "1");
  g_assert_cmpstr (title, ==, "Набережная и парк");
  sqlite3_close (handle);
}

/* No backup, no migration. */
static void
test_migration_no_backup (void)
{
  g_autofree char *path = make_old ("no-backup.veche");
  g_autofree char *in_the_way = g_build_filename (g_get_user_data_dir (), "veche", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  g_assert_null (veche_store_open (path, 0, NULL, &error));
  g_assert_nonnull (strstr (error->message, "after a backup"));
  handle = opening_fixture_connect (path);
  g_autofree char *schema = opening_fixture_ask (handle, "SELECT value FROM veche_meta WHERE key = 'schema'");
  g_assert_cmpstr (schema, ==, "1");
  sqlite3_close (handle);
}

/* Columns that QGIS added before the migration stand between ours afterwards; the file opens again and again. */
static void
test_migration_foreign_column (void)
{
  g_autofree char *path = make_old ("foreign.veche");

  opening_fixture_run (path, "ALTER TABLE application ADD COLUMN \"оценка QGIS\" REAL; ALTER TABLE application ADD extra TEXT");
  opening_fixture_run (path, "UPDATE application SET extra = 'x'");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VecheStore) store = open_store (path, 0);

      assert_cell (store, "SELECT extra FROM application", "x");
      write_step (store, "согласие", i == 0 ? "UPDATE application SET leader_consent = '2020-02-01'"
                                            : "UPDATE application SET leader_consent = NULL");
      assert_sound (store);
    }
  opening_fixture_run (path, "ALTER TABLE application ADD COLUMN later INTEGER DEFAULT 3");
  opening_fixture_accept (path);
  opening_fixture_run (path, "ALTER TABLE application ADD COLUMN bad TEXT CHECK (bad <> 'x')");
  opening_fixture_reject (path, VECHE_ERROR_CORRUPT, "application");
}

/* Read with a notice that names what is in the way; nothing is written, and nothing backed up, however often it is tried. */
static void
assert_barred (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (VecheStore) store = open_store (path, i % 2 == 0 ? 0 : VECHE_STORE_READING);

      g_assert_true (veche_store_is_read_only (store));
      g_assert_nonnull (strstr (veche_store_get_notice (store), name));
      g_assert_nonnull (strstr (veche_store_get_notice (store), "Rename"));
      g_assert_null (find_backup (store));
      for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
        {
          g_autoptr (VecheQuery) query = veche_query_new (*kind);
          g_autoptr (GPtrArray) records = veche_record_repo_query (store, query, &error);

          g_assert_no_error (error);
          if (g_str_equal ((*kind)->name, "application"))
            g_assert_true (veche_record_is_null (g_ptr_array_index (records, 0), "repeats"));
          if (g_str_equal ((*kind)->name, "application.letter"))
            g_assert_cmpuint (records->len, ==, 0);
        }
    }
}

static void
test_migration_taken_names (void)
{
  g_autofree char *column = make_old ("taken-column.veche");
  g_autofree char *layer = make_old ("taken-layer.veche");

  opening_fixture_run (column, "ALTER TABLE application ADD COLUMN Repeats TEXT; UPDATE application SET Repeats = 'да'");
  assert_barred (column, "“Repeats”");
  opening_fixture_run (column, "ALTER TABLE application RENAME COLUMN Repeats TO \"повтор\"");
  {
    g_autoptr (VecheStore) store = open_store (column, 0);

    g_assert_cmpint (veche_store_get_schema (store), ==, VECHE_SCHEMA_VERSION);
    assert_cell (store, "SELECT \"повтор\" FROM application", "да");
    assert_sound (store);
  }

  opening_fixture_run (layer, "CREATE TABLE Letter (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id INTEGER);"
                              "INSERT INTO Letter (id) VALUES (1);"
                              "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('Letter', 'attributes', 'Letter')");
  assert_barred (layer, "“Letter”");
}

/* A file of the first layout with a part of the second, or without a part of its own, is not what it says. */
static void
test_migration_wrong_parts (void)
{
  g_autofree char *early = make_old ("early.veche");
  g_autofree char *late = make_old ("late.veche");

  opening_fixture_run (early, "CREATE TABLE letter (id INTEGER)");
  opening_fixture_reject (early, VECHE_ERROR_FOREIGN, "letter");
  opening_fixture_run (late, "DROP TRIGGER veche_person_jd");
  opening_fixture_reject (late, VECHE_ERROR_CORRUPT, "veche_person_jd");
}

/* What cannot be written is read as if it were new. */
static void
test_migration_read_only (void)
{
  g_autofree char *path = make_old ("read-only.veche");
  g_autofree char *copy = opening_fixture_path ("read-only-copy.veche");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) record = NULL;

  g_file_get_contents (path, &before, &n_before, NULL);
  {
    g_autoptr (VecheStore) store = open_store (path, VECHE_STORE_READ_ONLY);

    g_assert_cmpint (veche_store_get_schema (store), ==, OLD);
    for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
      {
        g_autoptr (VecheQuery) query = veche_query_new (*kind);
        g_autoptr (GPtrArray) records = veche_record_repo_query (store, query, &error);

        g_assert_no_error (error);
      }
    record = veche_record_repo_get (store, veche_kind_find ("application"), 1, &error);
    g_assert_cmpstr (veche_record_get_text (record, "title"), ==, "Набережная и парк");
    g_assert_true (veche_record_is_null (record, "leader_consent"));
    assert_sound (store);
    g_assert_true (veche_backup_write (store, copy, NULL, NULL, &error));
    g_assert_no_error (error);
    g_assert_null (find_backup (store));
  }
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
  {
    g_autoptr (VecheStore) store = open_store (copy, 0);

    g_assert_cmpint (veche_store_get_schema (store), ==, VECHE_SCHEMA_VERSION);
    assert_sound (store);
  }
}

/* Who only reads brings an old file up to date too; where there can be no backup, it is read as it is, and that is said. */
static void
test_migration_reader (void)
{
  g_autofree char *path = make_old ("reader.veche");
  g_autofree char *barred = make_old ("reader-barred.veche");
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "veche", "backups", NULL);
  g_autofree char *moved = g_strconcat (backups, "-moved", NULL);
  g_autoptr (VecheStore) store = open_store (path, VECHE_STORE_READING);

  g_assert_cmpint (veche_store_get_schema (store), ==, VECHE_SCHEMA_VERSION);
  g_clear_pointer (&store, veche_store_close);
  store = open_store (path, VECHE_STORE_READING);
  g_assert_true (veche_store_is_read_only (store));
  g_clear_pointer (&store, veche_store_close);

  g_assert_cmpint (g_rename (backups, moved), ==, 0);
  g_assert_true (g_file_set_contents (backups, "", 0, NULL));
  store = open_store (barred, VECHE_STORE_READING);
  g_assert_cmpint (veche_store_get_schema (store), ==, OLD);
  g_assert_nonnull (strstr (veche_store_get_notice (store), "after a backup"));
  assert_cell (store, "SELECT title || ifnull(leader_consent, '-') FROM application", "Набережная и парк-");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/migration/rows", test_migration_rows);
  g_test_add_func ("/store/migration/journal", test_migration_journal);
  g_test_add_func ("/store/migration/backup", test_migration_backup);
  g_test_add_func ("/store/migration/no-backup", test_migration_no_backup);
  g_test_add_func ("/store/migration/foreign-column", test_migration_foreign_column);
  g_test_add_func ("/store/migration/taken-names", test_migration_taken_names);
  g_test_add_func ("/store/migration/wrong-parts", test_migration_wrong_parts);
  g_test_add_func ("/store/migration/read-only", test_migration_read_only);
  g_test_add_func ("/store/migration/reader", test_migration_reader);
  return g_test_run ();
}
