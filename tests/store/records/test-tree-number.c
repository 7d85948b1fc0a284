/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that a workplace's block gives to trees: what is proposed is what is given, and nothing is given twice. */

#include "config.h"

#include <inttypes.h>

#include "records-fixture.h"
#include "veche-act.h"
#include "veche-error.h"
#include "veche-survey.h"
#include "veche-tree-number-repo.h"
#include "veche-tree.h"

static void
expect_proposal (VecheStore *store, gint64 block, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *proposed = veche_tree_number_repo_propose (store, block, &error);

  if (number == NULL)
    g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (proposed, ==, number);
}

static void
test_proposed (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 survey = records_fixture_add (store, "survey", 0, "title", "Весна", NULL);
  const gint64 block = records_fixture_add (store, "survey.block", survey, "workplace", "Планшет 1", "first", "11", "last", "14", NULL);
  g_autofree char *in_survey = g_strdup_printf ("id:%" PRId64, survey);
  g_autofree char *in_block = g_strdup_printf ("id:%" PRId64, block);
  gint64 tree;
  g_autofree char *given = NULL;

  expect_proposal (store, block, "11");
  expect_proposal (store, block, "11");
  tree = records_fixture_add (store, "tree", 0, "species", "Липа", "survey", in_survey, "block", in_block, NULL);
  given = records_fixture_get (store, "tree", tree, "number");
  g_assert_cmpstr (given, ==, "11");
  expect_proposal (store, block, "12");

  /* What another tree of the survey has already is passed over; what was given once is not given again. */
  records_fixture_add (store, "tree", 0, "species", "Клён", "survey", in_survey, "number", "12", NULL);
  expect_proposal (store, block, "13");
  records_fixture_delete (store, "tree", tree);
  expect_proposal (store, block, "13");
  records_fixture_add (store, "tree", 0, "species", "Дуб", "survey", in_survey, "number", "14", NULL);
  expect_proposal (store, block, NULL);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* The numbers of a block are one survey's: a tree of another does not get into it, and leaves it when it is moved. */
static void
test_other_survey (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 spring = records_fixture_add (store, "survey", 0, "title", "Весна", NULL);
  const gint64 autumn = records_fixture_add (store, "survey", 0, "title", "Осень", NULL);
  const gint64 block = records_fixture_add (store, "survey.block", spring, "workplace", "Планшет 1", "first", "11", "last", "14", NULL);
  g_autofree char *in_spring = g_strdup_printf ("id:%" PRId64, spring);
  g_autofree char *in_block = g_strdup_printf ("id:%" PRId64, block);
  const gint64 tree = records_fixture_add (store, "tree", 0, "species", "Липа", "survey", in_spring, "block", in_block, NULL);
  g_autoptr (VecheEdit) added = veche_edit_new ("other survey");
  g_autoptr (VecheEdit) moved = veche_edit_new ("moved");
  g_autoptr (VecheEdit) back = veche_edit_new ("back into the block");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheRecord) record = NULL;
  guint op = veche_edit_insert (added, &veche_tree_kind, 0);

  veche_edit_set_integer (added, op, "survey", autumn);
  veche_edit_set_integer (added, op, "block", block);
  records_fixture_refuse (store, added, VECHE_ERROR_INVALID);
  expect_proposal (store, block, "12");

  op = veche_edit_update (moved, &veche_tree_kind, tree);
  veche_edit_set_integer (moved, op, "survey", autumn);
  records_fixture_apply (store, moved);
  record = veche_record_repo_get (store, &veche_tree_kind, tree, &error);
  g_assert_no_error (error);
  g_assert_cmpint (veche_record_get_integer (record, "block"), ==, 0);
  g_assert_cmpstr (veche_record_get_number (record), ==, "11");

  op = veche_edit_update (back, &veche_tree_kind, tree);
  veche_edit_set_integer (back, op, "block", block);
  records_fixture_refuse (store, back, VECHE_ERROR_INVALID);
  records_fixture_check (store);
  records_fixture_free (store);
}

/* A tree stands once in an act, and in as many acts as there are. */
static void
test_once_in_an_act (void)
{
  VecheStore *store = records_fixture_new ();
  const gint64 act = records_fixture_add (store, "inspection-act", 0, "date", "2026-05-01", NULL);
  const gint64 other = records_fixture_add (store, "inspection-act", 0, "date", "2026-06-01", NULL);
  const gint64 tree = records_fixture_add (store, "tree", 0, "species", "Липа", NULL);
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, tree);
  const gint64 row = records_fixture_add (store, "inspection-act.tree", act, "tree", reference, NULL);
  g_autoptr (VecheEdit) twice = veche_edit_new ("twice");
  g_autoptr (VecheEdit) again = veche_edit_new ("the same tree");

  records_fixture_add (store, "inspection-act.tree", other, "tree", reference, NULL);
  veche_edit_set_integer (twice, veche_edit_insert (twice, &veche_act_tree_kind, act), "tree", tree);
  records_fixture_refuse (store, twice, VECHE_ERROR_EXISTS);
  veche_edit_set_integer (again, veche_edit_update (again, &veche_act_tree_kind, row), "tree", tree);
  records_fixture_apply (store, again);
  records_fixture_check (store);
  records_fixture_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tree-number/proposed", test_proposed);
  g_test_add_func ("/store/tree-number/other-survey", test_other_survey);
  g_test_add_func ("/store/tree-number/once-in-an-act", test_once_in_an_act);
  return g_test_run ();
}
