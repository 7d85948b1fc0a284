/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Templates of programmes: where they are kept, and the year that is made of another. */

#include "config.h"

#include "veche-error.h"
#include "veche-template-programme.h"
#include "veche-template-shelf.h"
#include "veche-template-year.h"
#include "veche-template.h"

static const char *
get_text (VecheEdit *edit, guint op, const char *field)
{
  const VecheValue *value = veche_edit_op_get_cell (veche_edit_get_op (edit, op), field);

  return value != NULL ? value->text : NULL;
}

static VecheEdit *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = veche_template_dup_path (name, &error);
  VecheEdit *edit = path != NULL ? veche_template_programme_load (path, NULL, NULL, &error) : NULL;

  g_assert_no_error (error);
  return edit;
}

/* The end of the stage with this code. */
static const char *
find_end (VecheEdit *edit, const char *code)
{
  for (guint i = 0; i < edit->ops->len; i++)
    if (g_str_equal (veche_edit_get_op (edit, i)->kind->name, "stage") && g_strcmp0 (get_text (edit, i, "code"), code) == 0)
      return get_text (edit, i, "ends");
  return NULL;
}

static void
test_year (void)
{
  g_autoptr (VecheEdit) edit = load ("selection-2020");

  veche_template_year_set (edit, 2022);
  g_assert_cmpstr (get_text (edit, 0, "title"), ==, "Отбор проектов в программу «100 городских лидеров» в 2022 году");
  g_assert_cmpstr (get_text (edit, 0, "number_pattern"), ==, "2022-{theme}-{n:3}");
  g_assert_cmpstr (get_text (edit, 0, "code"), ==, "2022");
  g_assert_cmpint (veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "year")->integer, ==, 2022);
  /* The same hour by the programme's clocks. */
  g_assert_cmpstr (find_end (edit, "intake"), ==, "2022-02-17T20:59:59Z");
}

/* The 29th of February has no fellow in most years: by the clocks of the programme, where it may be the day after that of Greenwich. */
static void
test_leap_day (void)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("новый");
  guint stage;

  veche_edit_insert (edit, veche_kind_find ("programme"), 0);
  veche_edit_set_integer (edit, 0, "year", 2020);
  veche_edit_set_text (edit, 0, "zone", "Asia/Chita");
  stage = veche_edit_insert_child (edit, veche_kind_find ("stage"), 0);
  veche_edit_set_text (edit, stage, "starts", "2020-02-28T15:00:00Z");
  veche_template_year_set (edit, 2021);
  g_assert_cmpstr (get_text (edit, stage, "starts"), ==, "2021-02-27T15:00:00Z");
}

static void
test_year_of_none (void)
{
  g_autoptr (VecheEdit) edit = load ("empty");
  g_autofree char *inside = veche_template_year_replace ("12020 и 2020-2020/20201", 2020, 2021);

  veche_template_year_set (edit, 2021);
  g_assert_cmpint (veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "year")->integer, ==, 2021);
  g_assert_cmpstr (inside, ==, "12020 и 2021-2021/20201");
}

static void
test_shelf (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *own = veche_template_dup_path ("selection-2020", NULL);
  g_autofree char *text = NULL;
  g_autofree char *first = veche_template_shelf_dup_path ("  Кейс/чемпионат ", &error);
  g_autofree char *second = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *hidden = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const VecheTemplateShelfEntry *entry;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first, "/veche/templates/Кейс чемпионат.json"));
  g_assert_true (g_file_get_contents (own, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (first, text, -1, NULL));
  /* What was saved before stays. */
  second = veche_template_shelf_dup_path ("Кейс/чемпионат", NULL);
  g_assert_true (g_str_has_suffix (second, "/Кейс чемпионат (2).json"));
  bad = veche_template_shelf_dup_path ("Чужое", NULL);
  g_assert_true (g_file_set_contents (bad, "{}", -1, NULL));
  hidden = veche_template_shelf_dup_path ("../..", NULL);
  g_assert_true (g_str_has_suffix (hidden, "/templates/_. ...json"));

  /* Veche's two, then ours; what is no template is left out. */
  entries = veche_template_shelf_list ();
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_null (((const VecheTemplateShelfEntry *) g_ptr_array_index (entries, 0))->name);
  g_assert_cmpint (((const VecheTemplateShelfEntry *) g_ptr_array_index (entries, 1))->year, ==, 0);
  entry = g_ptr_array_index (entries, 2);
  g_assert_cmpstr (entry->name, ==, "Кейс чемпионат");
  g_assert_cmpint (entry->year, ==, 2020);

  g_assert_null (veche_template_shelf_dup_path ("  ", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/transfer/templates/year", test_year);
  g_test_add_func ("/transfer/templates/leap-day", test_leap_day);
  g_test_add_func ("/transfer/templates/year-of-none", test_year_of_none);
  g_test_add_func ("/transfer/templates/shelf", test_shelf);
  return g_test_run ();
}
