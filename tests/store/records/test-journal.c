/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "records-fixture.h"
#include "veche-error.h"
#include "veche-finding.h"
#include "veche-integrity.h"
#include "veche-journal-chain.h"
#include "veche-journal.h"

static void
test_history (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  VecheJournalEntry *entry;

  records_fixture_set (store, "application", id, "title", "Б");
  records_fixture_add (store, "application.member", id, "name", "Тестова Анна", NULL);
  entries = veche_journal_history (store, &veche_application_kind, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpint (entry->op, ==, 'U');
  g_assert_cmpstr (entry->image, ==, "{\"title\":\"А\"}");
  g_assert_cmpstr (entry->actor, ==, "Тест");
  records_fixture_free (store);
}

static void
test_must_break (VecheStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  g_assert_true (veche_journal_chain_verify (store, NULL, &error));
  g_assert_no_error (error);
  /* A stranger's change, taken back again afterwards, so that each is tried on a whole chain. */
  g_assert_cmpint (sqlite3_exec (veche_db_get_handle (veche_store_get_db (store)), "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (veche_db_exec (veche_store_get_db (store), sql, &error));
  g_assert_no_error (error);
  g_assert_false (veche_journal_chain_verify (store, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
  g_assert_cmpint (sqlite3_exec (veche_db_get_handle (veche_store_get_db (store)), "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Every column of every row counts. */
static void
test_tampering (void)
{
  static const char *const tampering[] = {
    "UPDATE veche_journal SET row = row + 1 WHERE seq = 2",
    "UPDATE veche_journal SET tbl = 'person' WHERE seq = 2",
    "UPDATE veche_journal SET uuid = '00000000-0000-7000-8000-000000000000' WHERE seq = 2",
    "UPDATE veche_journal SET op = 'I' WHERE seq = 2",
    "UPDATE veche_journal SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE seq = 2",
    "UPDATE veche_journal SET digest = NULL WHERE seq = 2",
    "UPDATE veche_journal SET at = 5 WHERE seq = 2",
    "UPDATE veche_journal SET seq = 1000 WHERE seq = 3",
    "UPDATE veche_journal SET step = 1 WHERE seq = 2",
    "DELETE FROM veche_journal WHERE seq = 2",
    "DELETE FROM veche_journal WHERE seq = 1",
    "INSERT INTO veche_journal (step, tbl, row, uuid, op) VALUES (1, 'application', 9, 'x', 'I')",
    "UPDATE veche_journal_image SET image = replace(image, 'А', 'Я') WHERE seq = 2",
    "UPDATE veche_journal_image SET salt = 'aa' WHERE seq = 2",
    "DELETE FROM veche_journal_image WHERE seq = 2",
    "UPDATE veche_step SET title = 'другое' WHERE id = 2",
    "UPDATE veche_step SET actor = 'другой' WHERE id = 2",
    "UPDATE veche_step SET at = at + 1 WHERE id = 2",
    "UPDATE veche_step SET uuid = 'x' WHERE id = 2",
    "UPDATE veche_step SET kind = 'import' WHERE id = 2",
    "UPDATE veche_step SET undoes = 1 WHERE id = 2",
    "UPDATE veche_step SET hash = 'x' WHERE id = 3",
    "UPDATE veche_step SET rows = 7 WHERE id = 1",
    "UPDATE veche_step SET sealed = NULL, state = 0 WHERE id = 2",
    "DELETE FROM veche_step WHERE id = 2",
    /* From the middle, from the end, all of it, and what tells where it ended. */
    "DELETE FROM veche_journal WHERE seq = 3",
    "DELETE FROM veche_step WHERE id = 3",
    "DELETE FROM veche_journal WHERE seq = 3; DELETE FROM veche_journal_image WHERE seq = 3; DELETE FROM veche_step WHERE id = 3",
    "DELETE FROM veche_journal WHERE seq = 2; DELETE FROM veche_journal_image WHERE seq = 2; DELETE FROM veche_step WHERE id = 2",
    "DELETE FROM veche_journal; DELETE FROM veche_journal_image; DELETE FROM veche_step",
    "DELETE FROM veche_journal; DELETE FROM veche_journal_image; DELETE FROM veche_step; DELETE FROM sqlite_sequence",
    "DELETE FROM veche_meta WHERE key = 'chain'",
    "UPDATE veche_meta SET value = '3' WHERE key = 'chain'",
    "UPDATE veche_meta SET value = replace(value, '3 3 ', '2 3 ') WHERE key = 'chain'",
  };
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);

  records_fixture_set (store, "application", id, "title", "Б");
  records_fixture_set (store, "application", id, "title", "В");
  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_test_message ("%s", tampering[i]);
      test_must_break (store, tampering[i]);
    }
  records_fixture_check (store);
  records_fixture_free (store);
}

static gboolean
has_finding (VecheStore *store, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = veche_integrity_check (store, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    found |= g_str_equal (((const VecheFinding *) g_ptr_array_index (findings, i))->code, code);
  return found;
}

/* What was cut off is told when the file is opened, and stays to be found when work has gone on. */
static void
test_truncated (void)
{
  static const char *const cuts[] = {
    "DELETE FROM veche_journal WHERE seq = (SELECT max(seq) FROM veche_journal); "
    "DELETE FROM veche_journal_image WHERE seq = (SELECT max(seq) FROM veche_journal_image)",
    "DELETE FROM veche_journal WHERE step = (SELECT max(id) FROM veche_step); DELETE FROM veche_step WHERE id = (SELECT max(id) FROM veche_step)",
    "DELETE FROM veche_journal; DELETE FROM veche_journal_image; DELETE FROM veche_step",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      VecheStore *store = records_fixture_new ();
      gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);

      g_test_message ("%s", cuts[i]);
      records_fixture_set (store, "application", id, "title", "Б");
      records_fixture_add (store, "application", 0, "title", "В", NULL);
      records_fixture_check (store);
      g_assert_null (veche_store_get_notice (store));
      records_fixture_stranger (store, cuts[i]);
      store = records_fixture_reopen (store);
      g_assert_nonnull (veche_store_get_notice (store));
      g_assert_true (has_finding (store, "journal"));
      records_fixture_set (store, "application", id, "title", "Г");
      records_fixture_add (store, "application", 0, "title", "Д", NULL);
      g_assert_true (has_finding (store, "journal"));
      records_fixture_free (store);
    }
}

/* Rows of other programs are beyond the end until a step gathers them; that is no damage, then or later. */
static void
test_beyond (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autoptr (GError) error = NULL;

  records_fixture_stranger (store, "UPDATE application SET title = 'Извне'; INSERT INTO person (name) VALUES ('Тестова')");
  g_assert_true (veche_journal_chain_verify (store, NULL, &error));
  g_assert_no_error (error);
  store = records_fixture_reopen (store);
  g_assert_null (veche_store_get_notice (store));
  records_fixture_check (store);
  records_fixture_set (store, "application", id, "title", "Б");
  g_free (records_fixture_undo (store, FALSE));
  store = records_fixture_reopen (store);
  g_assert_null (veche_store_get_notice (store));
  records_fixture_check (store);
  records_fixture_free (store);
}

static guint
count_since (VecheStore *store, gint64 id, gint64 since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = veche_journal_list_since (store, &veche_application_kind, id, since, &error);

  g_assert_no_error (error);
  return entries->len;
}

/* The record's own, its children's and those of children that are gone; other records' are not, nor what cannot be read. */
static void
test_since (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  gint64 other = records_fixture_add (store, "application", 0, "title", "Б", NULL);
  gint64 member = records_fixture_add (store, "application.member", id, "name", "Тестова Анна", NULL);
  gint64 theirs = records_fixture_add (store, "application.member", other, "name", "Тестов Иван", NULL);
  gint64 since = veche_db_query_integer (veche_store_get_db (store), "SELECT max(seq) FROM veche_journal", 0);

  g_assert_cmpuint (count_since (store, id, 0), ==, 2);
  g_assert_cmpuint (count_since (store, id, since), ==, 0);
  records_fixture_set (store, "application", id, "title", "В");
  records_fixture_set (store, "application", other, "title", "Г");
  records_fixture_add (store, "application.member", id, "name", "Новый", NULL);
  g_assert_cmpuint (count_since (store, id, since), ==, 2);
  records_fixture_delete (store, "application.member", member);
  records_fixture_delete (store, "application.member", theirs);
  g_assert_cmpuint (count_since (store, id, since), ==, 3);
  records_fixture_stranger (store, "UPDATE veche_journal_image SET image = '{' WHERE seq = (SELECT max(seq) FROM veche_journal_image)");
  g_assert_cmpuint (count_since (store, id, since), ==, 3);
  g_assert_cmpuint (count_since (store, other, since), ==, 1);
  records_fixture_free (store);
}

/* An image can be erased for good without breaking the chain. */
static void
test_erasure (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "application", 0, "title", "А", NULL);
  g_autoptr (GError) error = NULL;

  records_fixture_set (store, "application", id, "title", "Б");
  g_assert_true (veche_db_exec (veche_store_get_db (store), "UPDATE veche_journal_image SET image = NULL, salt = NULL", &error));
  g_assert_true (veche_journal_chain_verify (store, NULL, &error));
  g_assert_no_error (error);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/history", test_history);
  g_test_add_func ("/journal/tampering", test_tampering);
  g_test_add_func ("/journal/truncated", test_truncated);
  g_test_add_func ("/journal/beyond", test_beyond);
  g_test_add_func ("/journal/since", test_since);
  g_test_add_func ("/journal/erasure", test_erasure);
  return g_test_run ();
}
