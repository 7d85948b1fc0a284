/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that a workplace's block gives to trees: what is proposed is what is given, and nothing is given twice. */

#include "config.h"

#include <inttypes.h>

#include "records-fixture.h"
#include "veche-error.h"
#include "veche-tree-number-repo.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tree-number/proposed", test_proposed);
  return g_test_run ();
}
