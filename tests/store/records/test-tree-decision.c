/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who decided upon a tree, and when; whose trees those of a number block are. */

#include "config.h"

#include <inttypes.h>

#include "records-fixture.h"
#include "veche-survey.h"
#include "veche-time.h"
#include "veche-tree.h"

static void
expect_field (VecheStore *store, gint64 tree, const char *field, const char *wanted)
{
  g_autofree char *text = records_fixture_get (store, "tree", tree, field);

  g_assert_cmpstr (text, ==, wanted);
}

static gboolean
write_edit (VecheStore *store, gpointer data, GError **error)
{
  return veche_record_repo_apply (store, data, error);
}

static void
write_as (VecheStore *store, VecheStepKind kind, const char *actor, gint64 tree, const char *decision)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("решение");
  g_autoptr (GError) error = NULL;

  veche_edit_set_text (edit, veche_edit_update (edit, &veche_tree_kind, tree), "decision", decision);
  veche_store_write (store, kind, "решение", actor, write_edit, edit, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_signed (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 tree = records_fixture_add (store, "tree", 0, "species", "Липа", NULL);
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *undone = NULL;

  expect_field (store, tree, "decided_by", NULL);
  write_as (store, VECHE_STEP_EDIT, "Иванова Анна", tree, "remove");
  expect_field (store, tree, "decided_by", "Иванова Анна");
  expect_field (store, tree, "decided", today);

  /* The same said again decides nothing; another decision is another's. */
  write_as (store, VECHE_STEP_EDIT, "Петров Пётр", tree, "remove");
  expect_field (store, tree, "decided_by", "Иванова Анна");
  write_as (store, VECHE_STEP_EDIT, "Петров Пётр", tree, "keep");
  expect_field (store, tree, "decided_by", "Петров Пётр");

  /* One step, back and forth. */
  undone = records_fixture_undo (store, FALSE);
  expect_field (store, tree, "decision", "remove");
  expect_field (store, tree, "decided_by", "Иванова Анна");

  write_as (store, VECHE_STEP_EDIT, "Петров Пётр", tree, NULL);
  expect_field (store, tree, "decided_by", NULL);
  expect_field (store, tree, "decided", NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* What is said is kept, and who takes a file in has decided nothing. */
static void
test_said (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 told = records_fixture_add (store, "tree", 0, "species", "Липа", "decision", "prune", "decided_by", "Сидорова", "decided",
                                           "2020-03-12", NULL);
  const gint64 added = records_fixture_add (store, "tree", 0, "species", "Ель", "decision", "keep", NULL);
  const gint64 plain = records_fixture_add (store, "tree", 0, "species", "Дуб", NULL);

  expect_field (store, told, "decided_by", "Сидорова");
  expect_field (store, told, "decided", "2020-03-12");
  expect_field (store, added, "decided_by", "Тест");
  write_as (store, VECHE_STEP_IMPORT, "Петров Пётр", plain, "remove");
  expect_field (store, plain, "decided_by", NULL);
  write_as (store, VECHE_STEP_IMPORT, "Петров Пётр", told, "remove");
  expect_field (store, told, "decided_by", "Сидорова");
  records_fixture_check (store);
  records_fixture_free (store);
}

static void
test_crew (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 survey = records_fixture_add (store, "survey", 0, "title", "Весна", "started", "2020-04-11", "ended", "2020-04-11", NULL);
  const gint64 block = records_fixture_add (store, "survey.block", survey, "workplace", "Бригада А", "first", "1", "last", "9", NULL);
  const gint64 long_one = records_fixture_add (store, "survey", 0, "title", "Год", "started", "2020-01-01", "ended", "2020-12-31", NULL);
  const gint64 other = records_fixture_add (store, "survey.block", long_one, "workplace", "Бригада Б", "first", "1", "last", "9", NULL);
  g_autofree char *in_block = g_strdup_printf ("id:%" PRId64, block);
  g_autofree char *in_other = g_strdup_printf ("id:%" PRId64, other);
  const gint64 tree = records_fixture_add (store, "tree", 0, "species", "Липа", "block", in_block, NULL);
  const gint64 named = records_fixture_add (store, "tree", 0, "species", "Липа", "block", in_block, "volunteer", "Олег", NULL);
  const gint64 unsure = records_fixture_add (store, "tree", 0, "species", "Липа", "block", in_other, NULL);
  const gint64 late = records_fixture_add (store, "tree", 0, "species", "Клён", "number", "77", NULL);
  g_autoptr (VecheRecord) record = NULL;

  /* The block says the survey, its crew and its only day. */
  record = veche_record_repo_get (store, &veche_tree_kind, tree, NULL);
  g_assert_cmpint (veche_record_get_integer (record, "survey"), ==, survey);
  expect_field (store, tree, "volunteer", "Бригада А");
  expect_field (store, tree, "surveyed", "2020-04-11");
  expect_field (store, named, "volunteer", "Олег");
  expect_field (store, unsure, "surveyed", NULL);

  /* A tree that gets into a block later is of its survey too, and keeps its number and whoever recorded it. */
  records_fixture_set (store, "tree", late, "block", in_block);
  g_set_object (&record, NULL);
  record = veche_record_repo_get (store, &veche_tree_kind, late, NULL);
  g_assert_cmpint (veche_record_get_integer (record, "survey"), ==, survey);
  g_assert_cmpstr (veche_record_get_number (record), ==, "77");
  expect_field (store, late, "volunteer", NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tree-decision/signed", test_signed);
  g_test_add_func ("/store/tree-decision/said", test_said);
  g_test_add_func ("/store/tree-decision/crew", test_crew);
  return g_test_run ();
}
