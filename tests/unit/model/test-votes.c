/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one way in which votes are counted. */

#include "config.h"

#include "veche-application.h"
#include "veche-votes.h"

#define NONE G_MININT64

static void
add (GPtrArray *rows, const char *source, gint64 count, gint64 valid, gint64 voided, gint64 corrects)
{
  VecheRecord *row = veche_record_new (&veche_application_votes_kind, rows->len + 1, NULL);

  veche_record_set_text (row, "source", source);
  veche_record_set_integer (row, "count", count);
  if (valid != NONE)
    veche_record_set_integer (row, "valid", valid);
  if (voided != NONE)
    veche_record_set_integer (row, "void", voided);
  if (corrects != 0)
    veche_record_set_integer (row, "corrects", corrects);
  g_ptr_array_add (rows, row);
}

static void
assert_count (GPtrArray *rows, gint64 platform, gint64 paper, gint64 voided, gint64 total)
{
  VecheVotesCount count;

  veche_votes_count (rows, &count);
  g_assert_cmpint (count.platform, ==, platform);
  g_assert_cmpint (count.paper, ==, paper);
  g_assert_cmpint (count.voided, ==, voided);
  g_assert_cmpint (count.total, ==, total);
}

/* Each row tells what came in since the one before: a second count of the platform adds to the first. */
static void
test_rows (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  assert_count (rows, 0, 0, 0, 0);
  add (rows, "platform", 318, NONE, NONE, 0);
  add (rows, "platform", 350, 340, 10, 0);
  add (rows, "paper", 41, 40, 1, 0);
  add (rows, "paper", 20, NONE, NONE, 0);
  assert_count (rows, 658, 60, 1, 718);
}

static void
test_corrections (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  VecheVotesEntry entry;

  add (rows, "platform", 318, NONE, NONE, 0);
  add (rows, "platform", -18, NONE, NONE, 1);
  assert_count (rows, 300, 0, 0, 300);
  /* A sheet that nobody has looked through: as a whole, less what was wrong, and then what is valid of it. */
  add (rows, "paper", 120, NONE, NONE, 0);
  add (rows, "paper", -10, NONE, NONE, 3);
  assert_count (rows, 300, 110, 0, 410);
  add (rows, "paper", 0, 80, 30, 3);
  assert_count (rows, 300, 80, 30, 380);
  add (rows, "paper", 0, -5, 5, 3);
  assert_count (rows, 300, 75, 35, 375);
  g_assert_true (veche_votes_find_entry (rows, 5, &entry));
  g_assert_cmpint (entry.id, ==, 3);
  g_assert_cmpint (entry.count, ==, 110);
  g_assert_cmpint (entry.valid, ==, 75);
  g_assert_true (entry.examined && entry.paper);
  g_assert_false (veche_votes_find_entry (rows, 77, &entry));
  /* Nothing is below none. */
  add (rows, "platform", -900, NONE, NONE, 1);
  assert_count (rows, 0, 75, 35, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/votes/rows", test_rows);
  g_test_add_func ("/votes/corrections", test_corrections);
  return g_test_run ();
}
