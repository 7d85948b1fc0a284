/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The index follows the rows, whoever changes them and however it ends. */

#include "config.h"

#include "files-fixture.h"
#include "veche-application.h"
#include "veche-search-index.h"
#include "veche-search.h"
#include "veche-transaction.h"
#include "veche-undo.h"

static void
index_check (FilesFixture *fixture, guint expected)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_search_index_check (fixture->store, findings, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len && findings->len != expected; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, expected);
}

/* Whether the word finds the application, and no other. */
static gboolean
index_finds (FilesFixture *fixture, const char *word, gint64 id)
{
  g_autofree char *match = veche_search_build_match (fixture->store, word);
  g_autofree char *sql = NULL;
  gint64 first;

  veche_search_rowid_range (&veche_application_kind, &first, NULL);
  sql = g_strdup_printf ("SELECT count (*) = 1 AND max (rowid) = %" G_GINT64_FORMAT " FROM veche_search WHERE veche_search MATCH '%s'",
                         first + id, match);
  return files_fixture_count (fixture->store, sql) != 0;
}

static gboolean
index_finds_nothing (FilesFixture *fixture, const char *word)
{
  return !veche_search_has_hits (fixture->store, NULL, word);
}

static void
test_index_rows (FilesFixture *fixture, gconstpointer data)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (2, 'Каток'), (3, NULLIF ('—', ''))");
  g_assert_true (index_finds (fixture, "сквер", 1));
  files_fixture_run (fixture, "UPDATE application SET title = 'Бульвар' WHERE id = 1");
  g_assert_true (index_finds_nothing (fixture, "сквер"));
  g_assert_true (index_finds (fixture, "бульвар", 1));
  files_fixture_run (fixture, "DELETE FROM application WHERE id = 1; UPDATE application SET state = 'registered' WHERE id = 2");
  g_assert_true (index_finds_nothing (fixture, "бульвар"));
  g_assert_true (index_finds (fixture, "каток", 2));
  index_check (fixture, 0);
}

static void
test_index_children (FilesFixture *fixture, gconstpointer data)
{
  files_fixture_run (fixture, "INSERT INTO programme (id, title) VALUES (1, 'Отбор'); "
                              "INSERT INTO item (id, programme, code, title) VALUES (1, 1, 'cv', 'Анкета'); "
                              "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (2, 'Каток'); "
                              "INSERT INTO application_member (id, application, name) VALUES (5, 1, 'Сидорова Анна'); "
                              "INSERT INTO tech_check (id, application, remark) VALUES (6, 2, 'Без сметы'); "
                              "INSERT INTO check_item (id, tech_check, item, remark) VALUES (7, 6, 1, 'Нет подписи')");
  g_assert_true (index_finds (fixture, "сидорова", 1));
  g_assert_true (index_finds (fixture, "смета", 2));
  g_assert_true (index_finds (fixture, "подпись", 2));

  files_fixture_run (fixture, "UPDATE application_member SET application = 2 WHERE id = 5");
  g_assert_true (index_finds (fixture, "сидорова", 2));
  files_fixture_run (fixture, "UPDATE application_member SET name = 'Петрова' WHERE id = 5; DELETE FROM check_item");
  g_assert_true (index_finds (fixture, "петрова", 2));
  g_assert_true (index_finds_nothing (fixture, "сидорова"));
  g_assert_true (index_finds_nothing (fixture, "подпись"));
  files_fixture_run (fixture, "DELETE FROM application_member; DELETE FROM tech_check");
  g_assert_true (index_finds_nothing (fixture, "петрова"));
  g_assert_true (index_finds (fixture, "каток", 2));

  /* Both steps of the way are gone at once. */
  files_fixture_run (fixture, "INSERT INTO tech_check (id, application) VALUES (8, 1); "
                              "INSERT INTO check_item (tech_check, item, remark) VALUES (8, 1, 'Печать')");
  g_assert_true (index_finds (fixture, "печать", 1));
  files_fixture_run (fixture, "DELETE FROM check_item; DELETE FROM tech_check");
  g_assert_true (index_finds_nothing (fixture, "печать"));
  index_check (fixture, 0);
}

static void
test_index_files (FilesFixture *fixture, gconstpointer data)
{
  gint64 file;
  g_autofree char *rename = NULL;

  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (2, 'Каток'); "
                              "INSERT INTO application_member (id, application, name) VALUES (5, 2, 'Анна')");
  file = files_fixture_attach (fixture, 1, "Смета расходов.xlsx", "1", 1);
  g_assert_true (index_finds (fixture, "смета", 1));
  rename = g_strdup_printf ("UPDATE attachment SET owner = 2 WHERE id = %" G_GINT64_FORMAT, file);
  files_fixture_run (fixture, rename);
  g_assert_true (index_finds (fixture, "смета", 2));
  /* A file of a child, and what was the application's before. */
  files_fixture_run (fixture, "UPDATE attachment SET owner_kind = 'application.member', owner = 5, name = 'Согласие.pdf'");
  g_assert_true (index_finds (fixture, "согласие", 2));
  g_assert_true (index_finds_nothing (fixture, "смета"));
  files_fixture_run (fixture, "DELETE FROM attachment");
  g_assert_true (index_finds_nothing (fixture, "согласие"));
  index_check (fixture, 0);
}

static gboolean
index_fail_cb (VecheStore *store, gpointer data, GError **error)
{
  /* As far as the index, so that the stems are taken in and then lost. */
  if (!veche_db_exec (veche_store_get_db (store), data, error) || !veche_search_index_update (store, error))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "test");
  return FALSE;
}

static void
test_index_rollback (FilesFixture *fixture, gconstpointer data)
{
  const char *sql = "INSERT INTO application (id, title) VALUES (1, 'Велодорожка')";
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_store_write (fixture->store, VECHE_STEP_EDIT, "test", NULL, index_fail_cb, (gpointer) sql, NULL, NULL,
                                     &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_true (index_finds_nothing (fixture, "велодорож"));
  index_check (fixture, 0);

  files_fixture_run (fixture, sql);
  g_assert_true (index_finds (fixture, "велодорож", 1));
  /* The list of stems in the file, not the one in memory. */
  veche_search_forget (fixture->store);
  g_assert_true (index_finds (fixture, "велодорож", 1));
}

static void
test_index_other_program (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheDb) other = NULL;
  gboolean changed;

  files_fixture_run (fixture, "INSERT INTO tree (id, number, species) VALUES (1, '17', 'тополь')");
  other = veche_db_open (veche_store_get_path (fixture->store), 0, &error);
  g_assert_no_error (error);
  /* An id that has no place in the index is no reason to fail. */
  g_assert_true (veche_db_exec (other,
                                "UPDATE tree SET species = 'липа'; INSERT INTO tree (id, species) VALUES (-3, 'вяз'), "
                                "(9000000000000, 'клён'), (4, 'ясень')",
                                &error));
  g_assert_no_error (error);
  g_assert_true (index_finds_nothing (fixture, "липа"));
  g_assert_true (veche_store_poll (fixture->store, &changed, &error));
  g_assert_no_error (error);
  g_assert_true (changed);
  g_assert_true (veche_search_has_hits (fixture->store, NULL, "липа"));
  g_assert_true (veche_search_has_hits (fixture->store, NULL, "ясень"));
  g_assert_true (index_finds_nothing (fixture, "тополь"));
  index_check (fixture, 0);
}

static void
test_index_undo (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер')");
  files_fixture_run (fixture, "UPDATE application SET title = 'Бульвар'; "
                              "INSERT INTO application_member (application, name) VALUES (1, 'Сидорова')");
  g_assert_cmpint (veche_undo_apply (fixture->store, FALSE, NULL, NULL, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (index_finds (fixture, "сквер", 1));
  g_assert_true (index_finds_nothing (fixture, "сидорова"));
  g_assert_cmpint (veche_undo_apply (fixture->store, TRUE, NULL, NULL, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (index_finds (fixture, "бульвар", 1));
  g_assert_true (index_finds (fixture, "сидорова", 1));
  index_check (fixture, 0);
}

static gboolean
index_slice_cb (VecheStore *store, gpointer data, GError **error)
{
  return veche_db_exec (veche_store_get_db (store), data, error);
}

/* A step that is taken back with the journal muted: new rows, changed ones, and a child of a record that was there before. */
static void
test_index_refresh (FilesFixture *fixture, gconstpointer data)
{
  const char *sql = "INSERT INTO application (id, title) VALUES (2, 'Каток'); UPDATE application SET title = 'Бульвар' WHERE id = 1; "
                    "INSERT INTO application_member (id, application, name) VALUES (9, 3, 'Сидорова')";
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) touched = NULL;
  g_autoptr (VecheTransaction) transaction = NULL;
  gint64 before;

  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (3, 'Фонтан')");
  before = files_fixture_count (fixture->store, "SELECT max (seq) FROM veche_journal");
  g_assert_true (veche_store_write (fixture->store, VECHE_STEP_IMPORT, "test", NULL, index_slice_cb, (gpointer) sql, NULL, NULL,
                                    &error));
  g_assert_no_error (error);
  g_assert_true (index_finds (fixture, "сидорова", 3));

  touched = veche_search_index_list_touched (fixture->store, before + 1, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (touched->len, ==, 3);
  transaction = veche_transaction_begin (veche_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_true (veche_db_exec (veche_store_get_db (fixture->store),
                                "UPDATE veche_context SET mute = 1; DELETE FROM application_member; DELETE FROM application WHERE "
                                "id = 2; UPDATE application SET title = 'Сквер' WHERE id = 1; UPDATE veche_context SET mute = 0",
                                &error));
  g_assert_true (veche_search_index_refresh (fixture->store, touched, &error));
  g_assert_no_error (error);
  g_assert_true (veche_transaction_commit (g_steal_pointer (&transaction), &error));

  g_assert_true (index_finds (fixture, "сквер", 1));
  g_assert_true (index_finds (fixture, "фонтан", 3));
  g_assert_true (index_finds_nothing (fixture, "сидорова"));
  g_assert_true (index_finds_nothing (fixture, "каток"));
  index_check (fixture, 0);
}

static void
index_tamper (FilesFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_db_exec (veche_store_get_db (fixture->store), sql, &error));
  g_assert_no_error (error);
}

static void
index_rebuild (FilesFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (veche_store_get_db (fixture->store), &error);

  g_assert_no_error (error);
  g_assert_true (veche_search_index_rebuild (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_true (veche_transaction_commit (g_steal_pointer (&transaction), &error));
}

static void
test_index_check (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO application (title) VALUES ('Сквер')");
  gint64 first;
  g_autofree char *missing = NULL;
  g_autofree char *stranger = NULL;
  g_autofree char *other_words = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (sql, ", ('Проект %u')", i);
  files_fixture_run (fixture, sql->str);
  index_check (fixture, 0);

  veche_search_rowid_range (&veche_application_kind, &first, NULL);
  missing = g_strdup_printf ("DELETE FROM veche_search WHERE rowid = %" G_GINT64_FORMAT, first + 1);
  stranger = g_strdup_printf ("INSERT INTO veche_search (rowid, stems) VALUES (%" G_GINT64_FORMAT ", 'чужой')", first + 5000);
  other_words = g_strdup_printf ("INSERT INTO veche_search (rowid, stems) VALUES (%" G_GINT64_FORMAT ", 'чужой')", first + 1);

  index_tamper (fixture, missing);
  index_check (fixture, 2); /* not there, and not found */
  index_tamper (fixture, other_words);
  index_check (fixture, 1);
  index_tamper (fixture, stranger);
  index_check (fixture, 2);
  index_tamper (fixture, "UPDATE veche_search_state SET seq = 0");
  index_check (fixture, 3);

  index_rebuild (fixture);
  index_check (fixture, 0);
  g_assert_true (index_finds (fixture, "сквер", 1));
  g_assert_true (index_finds_nothing (fixture, "чужой"));

  /* From the journal alone, as after the restoring of a backup. */
  index_tamper (fixture, "INSERT INTO veche_search (veche_search) VALUES ('delete-all'); DELETE FROM veche_search_term; "
                         "UPDATE veche_search_state SET seq = 0");
  veche_search_forget (fixture->store);
  g_assert_true (index_finds_nothing (fixture, "сквер"));
  files_fixture_run (fixture, "INSERT INTO application (title) VALUES ('Каток')");
  g_assert_true (index_finds (fixture, "скве", 1));
  index_check (fixture, 0);
}

/* A file that may only be read is checked all the same. */
static void
test_index_read_only (FilesFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (veche_store_get_path (fixture->store));
  g_autoptr (GError) error = NULL;

  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер')");
  veche_store_close (fixture->store);
  fixture->store = veche_store_open (path, VECHE_STORE_READ_ONLY | VECHE_STORE_INSPECT, NULL, &error);
  g_assert_no_error (error);
  index_check (fixture, 0);
  g_assert_true (index_finds (fixture, "сквер", 1));
}

static void
index_reopen (FilesFixture *fixture)
{
  g_autofree char *path = g_strdup (veche_store_get_path (fixture->store));
  g_autoptr (GError) error = NULL;

  veche_store_close (fixture->store);
  fixture->store = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
}

static void
index_run_stranger (FilesFixture *fixture, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (veche_store_get_path (fixture->store), &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

/* A stem that no record has: it is there as long as the index has not been made anew. */
#define MARK_SQL "INSERT OR IGNORE INTO veche_search_term (stem) VALUES ('zzzz')"

static gboolean
index_is_marked (FilesFixture *fixture)
{
  return files_fixture_count (fixture->store, "SELECT count(*) FROM veche_search_term WHERE stem = 'zzzz'") == 1;
}

/* Another program has written: its rows are indexed, the others are not once more. */
static void
test_index_kept (FilesFixture *fixture, gconstpointer data)
{
  files_fixture_run (fixture, "INSERT INTO application (title) VALUES ('Сквер'), ('Каток')");
  index_run_stranger (fixture, MARK_SQL "; UPDATE application SET title = 'Родник' WHERE title = 'Каток'");
  index_reopen (fixture);
  g_assert_true (index_is_marked (fixture));
  g_assert_true (index_finds (fixture, "родник", 2));
  g_assert_true (index_finds_nothing (fixture, "каток"));
  index_check (fixture, 0);

  /* Not with the file closed either. */
  {
    g_autofree char *path = g_strdup (veche_store_get_path (fixture->store));

    veche_store_close (fixture->store);
    fixture->store = veche_store_open (path, VECHE_STORE_READING, NULL, NULL);
    g_assert_true (veche_store_is_read_only (fixture->store));
    index_run_stranger (fixture, "INSERT INTO application (title) VALUES ('Батут')");
    index_reopen (fixture);
  }
  g_assert_true (index_is_marked (fixture));
  g_assert_true (index_finds (fixture, "батут", 3));
  index_check (fixture, 0);
}

/* An index that another program has spoilt, or whose cursor cannot be right, is made anew. */
static void
test_index_spoilt (FilesFixture *fixture, gconstpointer data)
{
  static const char *const ways[] = {
    "INSERT INTO veche_search (veche_search) VALUES ('delete-all')",
    "DELETE FROM veche_search WHERE rowid = (SELECT max(rowid) FROM veche_search)",
    "UPDATE veche_search_state SET seq = 1000000",
    "DELETE FROM veche_search_state",
    "DELETE FROM veche_search_data WHERE id > 10",
  };

  files_fixture_run (fixture, "INSERT INTO application (title) VALUES ('Сквер'), ('Каток')");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *sql = g_strdup_printf (MARK_SQL "; %s", ways[i]);

      g_test_message ("%s", ways[i]);
      index_run_stranger (fixture, sql);
      index_reopen (fixture);
      g_assert_false (index_is_marked (fixture));
      g_assert_true (index_finds (fixture, "сквер", 1));
      g_assert_true (index_finds (fixture, "каток", 2));
      index_check (fixture, 0);
    }
}

/* A new index that was begun and left is gone on with, by whoever comes; what has changed meanwhile is in it. */
static void
test_index_resumed (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO application (title) VALUES ('Сквер')");
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (sql, ", ('Проект %u')", i);
  files_fixture_run (fixture, sql->str);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (VecheTransaction) transaction = veche_transaction_begin (veche_store_get_db (fixture->store), &error);

      g_assert_true (veche_search_index_begin_rebuild (fixture->store, &error));
      g_assert_true (veche_search_index_rebuild_slice (fixture->store, 1, &done, &error));
      g_assert_no_error (error);
      g_assert_true (veche_transaction_commit (g_steal_pointer (&transaction), &error));
      g_assert_false (done);
      files_fixture_run (fixture, "UPDATE application SET title = 'Родник' WHERE id = 1; UPDATE application SET title = 'Фонтан' "
                                  "WHERE id = 390; DELETE FROM application WHERE id = 2");
      if (round == 0)
        index_reopen (fixture);
      else
        for (gboolean more = TRUE; more;)
          {
            g_assert_true (veche_store_tidy (fixture->store, 1, &more, &error));
            g_assert_no_error (error);
          }
    }
  g_assert_true (index_finds (fixture, "родник", 1));
  g_assert_true (index_finds (fixture, "фонтан", 390));
  g_assert_true (index_finds_nothing (fixture, "сквер"));
  index_check (fixture, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  files_fixture_add ("/search-index/rows", test_index_rows);
  files_fixture_add ("/search-index/children", test_index_children);
  files_fixture_add ("/search-index/files", test_index_files);
  files_fixture_add ("/search-index/rollback", test_index_rollback);
  files_fixture_add ("/search-index/other-program", test_index_other_program);
  files_fixture_add ("/search-index/undo", test_index_undo);
  files_fixture_add ("/search-index/refresh", test_index_refresh);
  files_fixture_add ("/search-index/check", test_index_check);
  files_fixture_add ("/search-index/read-only", test_index_read_only);
  files_fixture_add ("/search-index/kept", test_index_kept);
  files_fixture_add ("/search-index/spoilt", test_index_spoilt);
  files_fixture_add ("/search-index/resumed", test_index_resumed);
  return g_test_run ();
}
