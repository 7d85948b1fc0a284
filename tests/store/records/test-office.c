/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of the office itself, and employees' PINs, of which nothing leaves the store. */

#include "config.h"

#include <string.h>

#include "records-fixture.h"
#include "veche-employee-repo.h"
#include "veche-error.h"
#include "veche-journal.h"
#include "veche-office.h"
#include "veche-people.h"
#include "veche-pin.h"

static void
test_single (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "office", 0, "name", "МКУ «Проектный офис»", "phone", "8 (800) 000-00-01", "inn", "7700000000", NULL);
  const VecheKind *kind = veche_kind_find ("office");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) office = NULL;
  g_autofree char *contacts = NULL;
  g_autofree char *codes = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) lacks = NULL;
  g_auto (GStrv) all = veche_office_list_lacks (NULL);
  g_autoptr (VecheEdit) second = veche_edit_new ("второе");
  guint op = veche_edit_insert (second, kind, 0);

  veche_edit_set_text (second, op, "name", "Другое");
  records_fixture_refuse (store, second, VECHE_ERROR_EXISTS);
  records_fixture_set (store, "office", id, "name", "МКУ «Офис»");
  office = veche_record_repo_get (store, kind, id, &error);
  g_assert_no_error (error);
  contacts = veche_office_dup_contacts (office);
  g_assert_cmpstr (contacts, ==, "тел. 8 (800) 000-00-01");
  codes = veche_office_dup_codes (office);
  g_assert_cmpstr (codes, ==, "ИНН\u00a07700000000");
  lacks = veche_office_list_lacks (office);
  g_assert_cmpuint (g_strv_length (lacks), ==, 3);
  g_assert_cmpuint (g_strv_length (all), ==, 5);

  /* It is one more record of the journal: taken back, and there may be another. */
  title = records_fixture_undo (store, FALSE);
  g_free (records_fixture_undo (store, FALSE));
  records_fixture_add (store, "office", 0, "name", "Другое", NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
set_pin (VecheStore *store, gint64 id, const char *hash)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("ПИН");
  guint op = veche_edit_update (edit, &veche_people_employee_kind, id);

  edit->verb = TRUE;
  veche_edit_set_text (edit, op, "pin_hash", hash);
  records_fixture_apply (store, edit);
}

static void
assert_pin (VecheStore *store, gint64 id, const char *pin)
{
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_employee_repo_dup_pin (store, id, &hash, &error));
  g_assert_no_error (error);
  if (pin == NULL)
    g_assert_null (hash);
  else
    g_assert_true (veche_pin_matches (pin, hash));
}

static void
test_pin (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 id = records_fixture_add (store, "employee", 0, "name", "Тестова Анна", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = veche_pin_hash ("2580", &error);
  g_autofree char *other = veche_pin_hash ("1111", &error);
  g_autofree char *shown = NULL;
  g_autoptr (VecheRecord) record = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (VecheEdit) by_hand = veche_edit_new ("рукой");
  guint op = veche_edit_update (by_hand, &veche_people_employee_kind, id);
  gboolean told = FALSE;

  assert_pin (store, id, NULL);
  set_pin (store, id, hash);
  set_pin (store, id, other);
  assert_pin (store, id, "1111");
  veche_edit_set_text (by_hand, op, "pin_hash", hash);
  records_fixture_refuse (store, by_hand, VECHE_ERROR_NOT_ALLOWED);

  shown = records_fixture_get (store, "employee", id, "pin_hash");
  g_assert_cmpstr (shown, ==, VECHE_FIELD_MASK);
  record = veche_record_repo_get (store, &veche_people_employee_kind, id, &error);
  g_assert_no_error (error);
  json = veche_record_to_json (record);
  g_assert_false (json_object_has_member (json, "pin_hash"));
  entries = veche_journal_list (store, &veche_people_employee_kind, 0, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const VecheJournalEntry *entry = g_ptr_array_index (entries, i);

      g_assert_true (entry->image == NULL || strstr (entry->image, "$y$") == NULL);
      told |= entry->image != NULL && strstr (entry->image, VECHE_FIELD_MASK) != NULL;
    }
  g_assert_true (told);

  /* What undoes a step has the hash itself. */
  gone = records_fixture_undo (store, FALSE);
  g_assert_cmpstr (gone, ==, "ПИН");
  assert_pin (store, id, "2580");
  g_free (records_fixture_undo (store, FALSE));
  assert_pin (store, id, NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/office/single", test_single);
  g_test_add_func ("/office/pin", test_pin);
  return g_test_run ();
}
