/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the rows that one record owns, and codes for new ones. */

#include "config.h"

#include "veche-positions.h"
#include "veche-programme.h"

static GPtrArray *
make (guint n, const gint64 *positions)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      VecheRecord *theme = veche_record_new (&veche_programme_theme_kind, i + 1, "01890000-0000-7000-8000-000000000000");

      if (positions[i] != 0)
        veche_record_set_integer (theme, "position", positions[i]);
      veche_record_set_text (theme, "code", i == 0 ? "theme" : "theme-2");
      g_ptr_array_add (records, theme);
    }
  return records;
}

static void
assert_order (GPtrArray *records, const char *ids)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (found, "%d", (int) veche_record_get_id (g_ptr_array_index (records, i)));
  g_assert_cmpstr (found->str, ==, ids);
}

static void
test_sort (void)
{
  const gint64 positions[] = { 3, 0, 1, 0, 3 };
  g_autoptr (GPtrArray) records = make (5, positions);

  veche_positions_sort (records);
  assert_order (records, "31524");
  g_assert_cmpint (veche_positions_get_next (records), ==, 4);
}

static void
test_move (void)
{
  const gint64 positions[] = { 1, 2, 3, 4 };
  g_autoptr (GPtrArray) records = make (4, positions);
  g_autoptr (VecheEdit) edit = veche_edit_new ("порядок");
  const VecheEditOp *op;

  veche_positions_move (edit, records, 0, 0);
  g_assert_cmpuint (edit->ops->len, ==, 0);
  /* The fourth row stays where it is and is not written. */
  veche_positions_move (edit, records, 0, 2);
  g_assert_cmpuint (edit->ops->len, ==, 3);
  op = veche_edit_get_op (edit, 2);
  g_assert_cmpint (op->id, ==, 1);
  g_assert_cmpint (veche_edit_op_get_cell (op, "position")->integer, ==, 3);
}

/* Rows from a file may have no positions or the same ones: one move puts all of them right. */
static void
test_move_mended (void)
{
  const gint64 positions[] = { 5, 5, 0 };
  g_autoptr (GPtrArray) records = make (3, positions);
  g_autoptr (VecheEdit) edit = veche_edit_new ("порядок");

  veche_positions_move (edit, records, 2, 0);
  g_assert_cmpuint (edit->ops->len, ==, 3);
  g_assert_cmpint (veche_edit_get_op (edit, 0)->id, ==, 3);
  g_assert_cmpint (veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "position")->integer, ==, 1);
}

static void
test_code (void)
{
  const gint64 positions[] = { 1, 2 };
  g_autoptr (GPtrArray) records = make (2, positions);
  g_autofree char *taken = veche_positions_dup_code (records, "theme");
  g_autofree char *free_one = veche_positions_dup_code (records, "stage");

  g_assert_cmpstr (taken, ==, "theme-3");
  g_assert_cmpstr (free_one, ==, "stage");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/positions/sort", test_sort);
  g_test_add_func ("/model/positions/move", test_move);
  g_test_add_func ("/model/positions/move-mended", test_move_mended);
  g_test_add_func ("/model/positions/code", test_code);
  return g_test_run ();
}
