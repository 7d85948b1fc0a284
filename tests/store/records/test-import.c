/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "records-fixture.h"
#include "veche-error.h"
#include "veche-import-repo.h"
#include "veche-leader-repo.h"
#include "veche-people.h"

#define ONE "8 900 000-00-01"
#define TWO "8 900 000-00-02"

typedef struct
{
  VecheImportSpec *spec;
  GPtrArray *rows;
} TestImport;

static TestImport *
test_import_new (const char *series, gboolean dry_run)
{
  TestImport *import = g_new0 (TestImport, 1);
  const VecheImportSpec spec = { &veche_application_kind, (char *) series, NULL, (char *) "загрузка", NULL, 0, dry_run, TRUE };

  import->spec = veche_import_spec_copy (&spec);
  import->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);
  return import;
}

static VecheImportRow *
test_import_add (TestImport *import, const char *key, const char *title, const char *city)
{
  VecheImportRow *row = veche_import_row_new (import->rows->len + 2);
  const char *texts[] = { title, city };
  const char *fields[] = { "title", "city" };

  row->key = g_strdup (key);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      veche_value_set_text (&value, texts[i]);
      veche_import_row_set (row, &veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, fields[i])],
                            &value);
    }
  g_ptr_array_add (import->rows, row);
  return row;
}

/* @person: %NULL: the source does not tell it. */
static VecheImportRow *
test_import_add_leader (TestImport *import, const char *key, const char *leader, const char *phone, const char *person)
{
  VecheImportRow *row = test_import_add (import, key, "Каток", "Орёл");
  const char *texts[] = { leader, phone, person };
  const char *fields[] = { "leader", "leader_phone", "leader_person" };

  for (guint i = 0; i < (person != NULL ? 3 : 2); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      veche_value_set_text (&value, texts[i]);
      veche_import_row_set (row, &veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, fields[i])],
                            &value);
    }
  return row;
}

static gboolean
test_import_write (VecheStore *store, gpointer data, GError **error)
{
  TestImport *import = data;
  g_autoptr (VecheImportRepo) repo = veche_import_repo_new (store, import->spec);

  for (guint i = 0; i < import->rows->len; i++)
    if (!veche_import_repo_take (repo, store, g_ptr_array_index (import->rows, i), error))
      return FALSE;
  return TRUE;
}

static gint64
test_import_run (VecheStore *store, TestImport *import)
{
  g_autoptr (GError) error = NULL;
  gint64 step;

  veche_store_write (store, VECHE_STEP_IMPORT, "загрузка", NULL, test_import_write, import, NULL, &step, &error);
  g_assert_no_error (error);
  return step;
}

static void
test_import_free (TestImport *import)
{
  veche_import_spec_free (import->spec);
  g_ptr_array_unref (import->rows);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestImport, test_import_free)

static void
test_twice (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (TestImport) first = test_import_new ("сайт.csv", FALSE);
  g_autoptr (TestImport) second = test_import_new ("сайт.csv", FALSE);
  VecheImportRow *row;

  row = test_import_add (first, "1", "Каток", "Орёл");
  test_import_add (first, "2", "Сцена", NULL);
  test_import_add (first, "2", "Сцена ещё раз", NULL);
  test_import_add (first, "3", NULL, "Тверь");
  g_assert_cmpint (test_import_run (store, first), !=, 0);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_CREATED);
  row = g_ptr_array_index (first->rows, 2);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_REFUSED);
  g_assert_error (row->error, VECHE_ERROR, VECHE_ERROR_EXISTS);
  row = g_ptr_array_index (first->rows, 3);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_REFUSED);
  g_assert_error (row->error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_cmpint (veche_record_repo_count (store, &veche_application_kind), ==, 2);

  row = test_import_add (second, "1", "Каток", "Орёл");
  test_import_add (second, "2", "Сцена", NULL);
  g_assert_cmpint (test_import_run (store, second), ==, 0);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_UNCHANGED);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* What the office has touched stays; what only the source has changed is taken. */
static void
test_clash (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (TestImport) first = test_import_new ("сайт.csv", FALSE);
  g_autoptr (TestImport) dry = test_import_new ("сайт.csv", TRUE);
  g_autoptr (TestImport) second = test_import_new ("сайт.csv", FALSE);
  g_autoptr (TestImport) third = test_import_new ("сайт.csv", FALSE);
  VecheImportRow *row = test_import_add (first, "1", "Каток", "Орёл");
  const VecheImportClash *change;
  g_autofree char *title = NULL;
  g_autofree char *city = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  test_import_run (store, first);
  id = row->id;
  records_fixture_set (store, "application", id, "title", "Каток у школы");

  before = records_fixture_hash (store);
  row = test_import_add (dry, "1", "Каток с прокатом", "Тверь");
  g_assert_cmpint (test_import_run (store, dry), ==, 0);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_UPDATED);
  g_assert_cmpuint (row->clashes->len, ==, 1);
  g_assert_cmpuint (row->changes->len, ==, 1);
  change = g_ptr_array_index (row->changes, 0);
  g_assert_cmpstr (change->field->name, ==, "city");
  g_assert_cmpstr (change->ours.text, ==, "Орёл");
  g_assert_cmpstr (change->theirs.text, ==, "Тверь");
  after = records_fixture_hash (store);
  g_assert_cmpstr (before, ==, after);

  row = test_import_add (second, "1", "Каток с прокатом", "Тверь");
  g_assert_cmpint (test_import_run (store, second), !=, 0);
  title = records_fixture_get (store, "application", id, "title");
  city = records_fixture_get (store, "application", id, "city");
  g_assert_cmpstr (title, ==, "Каток у школы");
  g_assert_cmpstr (city, ==, "Тверь");
  g_assert_cmpuint (row->clashes->len, ==, 1);

  row = test_import_add (third, "1", "Каток с прокатом", "Тверь");
  row->take_theirs = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (row->take_theirs, (gpointer) "title");
  g_assert_cmpint (test_import_run (store, third), !=, 0);
  taken = records_fixture_get (store, "application", id, "title");
  g_assert_cmpstr (taken, ==, "Каток с прокатом");
  records_fixture_check (store);
  records_fixture_free (store);
}

/* An undone import comes again as if it had never been; what the office deleted does not. */
static void
test_undone_and_deleted (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (TestImport) first = test_import_new ("сайт.csv", FALSE);
  g_autoptr (TestImport) second = test_import_new ("сайт.csv", FALSE);
  g_autoptr (TestImport) third = test_import_new ("сайт.csv", FALSE);
  VecheImportRow *row;

  test_import_add (first, "1", "Каток", "Орёл");
  test_import_run (store, first);
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpint (veche_record_repo_count (store, &veche_application_kind), ==, 0);

  row = test_import_add (second, "1", "Каток", "Орёл");
  test_import_run (store, second);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_CREATED);
  records_fixture_delete (store, "application", row->id);

  row = test_import_add (third, "1", "Каток", "Орёл");
  g_assert_cmpint (test_import_run (store, third), ==, 0);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_UNCHANGED);
  g_assert_cmpuint (row->warnings->len, ==, 1);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* The same key under another name is another thing, and said to be. */
static void
test_series (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (TestImport) first = test_import_new ("а.csv", FALSE);
  g_autoptr (TestImport) second = test_import_new ("б.csv", FALSE);
  VecheImportRow *row;

  test_import_add (first, "1", "Каток", "Орёл");
  test_import_run (store, first);
  row = test_import_add (second, "1", "Каток", "Орёл");
  test_import_run (store, second);
  g_assert_cmpint (row->outcome, ==, VECHE_IMPORT_CREATED);
  g_assert_cmpuint (row->warnings->len, ==, 1);
  g_assert_cmpint (veche_record_repo_count (store, &veche_application_kind), ==, 2);
  records_fixture_free (store);
}

static gint64
leader_of (VecheStore *store, const VecheImportRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, &veche_application_kind, row->id, &error);

  g_assert_no_error (error);
  return veche_record_get_integer (record, "leader_person");
}

/* Another leader is not whom the row referred to; the same one is, and a source that tells the reference means it. */
static void
test_other_leader (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (TestImport) first = test_import_new ("сайт.csv", FALSE);
  g_autoptr (TestImport) second = test_import_new ("сайт.csv", FALSE);
  g_autofree char *ref
    = g_strdup_printf ("id:%" G_GINT64_FORMAT, records_fixture_add (store, "person", 0, "name", "Дубов Пётр", NULL));
  VecheImportRow *rows[3];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = test_import_add_leader (first, (const char *[]) { "1", "2", "3" }[i], "Дубов Пётр", ONE, i == 2 ? ref : NULL);
  test_import_run (store, first);
  records_fixture_set (store, "application", rows[0]->id, "leader_person", ref);
  records_fixture_set (store, "application", rows[1]->id, "leader_person", ref);

  test_import_add_leader (second, "1", "Кравец Иван", TWO, NULL);
  test_import_add_leader (second, "2", "Дубов Пётр", TWO, NULL);
  test_import_add_leader (second, "3", "Дубов Пётр Ильич", ONE, ref);
  test_import_run (store, second);
  g_assert_cmpint (leader_of (store, rows[0]), ==, 0);
  g_assert_cmpint (leader_of (store, rows[1]), !=, 0);
  g_assert_cmpint (leader_of (store, rows[2]), !=, 0);
  g_free (records_fixture_undo (store, FALSE));
  g_assert_cmpint (leader_of (store, rows[0]), !=, 0);

  /* Somebody who corrects a typo on the card means the same person. */
  records_fixture_set (store, "application", rows[0]->id, "leader", "Дубов Пётр Ильич");
  g_assert_cmpint (leader_of (store, rows[0]), !=, 0);
  records_fixture_check (store);
  records_fixture_free (store);
}

typedef struct
{
  GArray *links;
  guint linked;
} TestLinks;

static gboolean
test_links_write (VecheStore *store, gpointer data, GError **error)
{
  TestLinks *test = data;

  for (guint i = 0; i < test->links->len; i++)
    {
      gboolean linked = FALSE;

      if (!veche_leader_repo_link (store, &g_array_index (test->links, VecheLeaderLink, i), &linked, error))
        return FALSE;
      test->linked += linked;
    }
  return TRUE;
}

/* People work between the match and its writing: what they have changed is left alone, and the import goes on. */
static void
test_links_meanwhile (void)
{
  VecheStore *store = records_fixture_new ();
  g_autoptr (TestImport) import = test_import_new ("сайт.csv", FALSE);
  static const char *const names[] = { "Один", "Два", "Три", "Четыре", "Пять", "Шесть", "Семь" };
  gint64 people[G_N_ELEMENTS (names)];
  VecheImportRow *rows[G_N_ELEMENTS (names)];
  g_autoptr (GArray) applications = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new ("объединение");
  TestLinks test = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      people[i] = records_fixture_add (store, "person", 0, "name", names[i], "phone", ONE, NULL);
      rows[i] = test_import_add_leader (import, names[i], names[i], ONE, NULL);
    }
  other = g_strdup_printf ("id:%" G_GINT64_FORMAT, people[0]);
  test_import_run (store, import);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_array_append_val (applications, rows[i]->id);
  test.links = veche_leader_repo_match (store, applications, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test.links->len, ==, G_N_ELEMENTS (names));

  records_fixture_delete (store, "application", rows[1]->id);
  records_fixture_set (store, "application", rows[2]->id, "leader_person", other);
  records_fixture_set (store, "application", rows[3]->id, "leader", "Другой");
  records_fixture_set (store, "application", rows[4]->id, "leader_phone", TWO);
  records_fixture_delete (store, "person", people[5]);
  veche_edit_merge (edit, &veche_people_person_kind, people[6], people[0]);
  records_fixture_apply (store, edit);
  veche_store_write (store, VECHE_STEP_IMPORT, "загрузка", NULL, test_links_write, &test, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test.linked, ==, 1);
  g_assert_cmpint (leader_of (store, rows[0]), ==, people[0]);
  g_assert_cmpint (leader_of (store, rows[2]), ==, people[0]);
  for (guint i = 3; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (leader_of (store, rows[i]), ==, 0);
  g_array_unref (test.links);
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/twice", test_twice);
  g_test_add_func ("/import/clash", test_clash);
  g_test_add_func ("/import/undone-and-deleted", test_undone_and_deleted);
  g_test_add_func ("/import/series", test_series);
  g_test_add_func ("/import/other-leader", test_other_leader);
  g_test_add_func ("/import/links-meanwhile", test_links_meanwhile);
  return g_test_run ();
}
