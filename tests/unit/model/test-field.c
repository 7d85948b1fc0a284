/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"
#include "veche-edit.h"
#include "veche-error.h"
#include "veche-girth.h"
#include "veche-query.h"
#include "veche-record.h"
#include "veche-tree.h"

static const VecheField *
test_field (const char *name)
{
  return &veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, name)];
}

static void
test_parse (void)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_field_parse (test_field ("budget"), "12345678", &value, &error));
  g_assert_cmpint (value.integer, ==, 12345678);
  g_assert_true (veche_field_parse (test_field ("due"), "17.02.2020", &value, &error));
  g_assert_cmpstr (value.text, ==, "2020-02-17");
  g_assert_true (veche_field_parse (test_field ("state"), "in-check", &value, &error));
  g_assert_cmpstr (value.text, ==, "in-check");
  g_assert_true (veche_field_parse (test_field ("title"), "  Каток\302\240 ", &value, &error));
  g_assert_cmpstr (value.text, ==, "Каток");
  g_assert_true (veche_field_parse (test_field ("city"), "   ", &value, &error));
  g_assert_cmpint (value.type, ==, VECHE_VALUE_NULL);
  g_assert_no_error (error);
}

/* A girth is told from a diameter by its word alone; the numbers go on as they are. */
static void
test_girth (void)
{
  static const struct
  {
    const char *text;
    const char *kept; /* or %NULL: a number */
    const char *shown;
  } sizes[] = {
    { "24", NULL, "24" },
    { "12 + 8,5", "12+8.5", "12+8,5" },
    { "обхват 63", "C63", "girth 63 (20,1 cm)" },
    { "О63", "C63", "girth 63 (20,1 cm)" },
    { "окр. 63 + 40 см", "C63+40", "girth 63+40 (20,1+12,7 cm)" },
    { "Girth 31.4 cm", "C31.4", "girth 31,4 (10 cm)" },
    { "обхват 63 (20,1 см)", "C63", "girth 63 (20,1 cm)" },
  };
  static const char *const wrong[] = { "о", "обхват", "объём 63", "63 о", "о 63+", "о -" };
  const VecheField *field = &veche_tree_kind.fields[veche_kind_find_field (&veche_tree_kind, "diameter")];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (veche_field_parse (field, sizes[i].text, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (value.text, ==, sizes[i].kept);
      shown = veche_field_format (field, &value);
      g_assert_cmpstr (shown, ==, sizes[i].shown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      g_test_message ("%s", wrong[i]);
      g_assert_false (veche_field_parse (field, wrong[i], &value, NULL));
    }
}

/* A field of girths has them without a word. */
static void
test_girths (void)
{
  static const char *const sizes[][2] = { { "63+40", "C63+40" }, { "63,5 + 40 см", "C63.5+40" }, { "обхват 63+40", "C63+40" } };
  static const char *const single[] = { "63", "63 см", "обхват 63", "о63" };
  static const char *const wrong[] = { "63+", "63+a", "около", "63 м" };
  const VecheField *field = &veche_tree_kind.fields[veche_kind_find_field (&veche_tree_kind, "girth")];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_assert_true (veche_field_parse (field, sizes[i][0], &value, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (value.text, ==, sizes[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      g_assert_true (veche_field_parse (field, single[i], &value, NULL));
      g_assert_cmpint (value.type, ==, VECHE_VALUE_REAL);
      g_assert_cmpfloat (value.real, ==, 63);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      g_test_message ("%s", wrong[i]);
      g_assert_false (veche_field_parse (field, wrong[i], &value, NULL));
    }
}

static void
test_median (void)
{
  static const double sizes[] = { 90, 12, 70, 64 };
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (few, sizes, 2);
  g_array_append_vals (many, sizes, G_N_ELEMENTS (sizes));
  g_assert_cmpfloat (veche_girth_find_median (few), ==, 0);
  g_assert_cmpfloat (veche_girth_find_median (many), ==, 67);
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *field;
    const char *text;
  } wrong[] = { { "budget", "много" }, { "due", "31.02.2020" }, { "state", "кипит" }, { "title", "" }, { "received", "вчерась" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s=%s", wrong[i].field, wrong[i].text);
      g_assert_false (veche_field_parse (test_field (wrong[i].field), wrong[i].text, &value, &error)
                      && veche_field_check (test_field (wrong[i].field), &value, &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, veche_field_get_label (test_field (wrong[i].field))));
    }
}

static void
test_bytes (void)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  veche_value_set_text (&value, "\xff\xfe");
  g_assert_false (veche_field_check (test_field ("title"), &value, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_clear_error (&error);
  veche_value_take_text (&value, g_strnfill (17 * 1024 * 1024, 'x'));
  g_assert_false (veche_field_check (test_field ("summary"), &value, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

static void
test_values (void)
{
  g_auto (VecheValue) a = VECHE_VALUE_INIT;
  g_auto (VecheValue) b = VECHE_VALUE_INIT;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_true (veche_value_equal (&a, &b));
  veche_value_set_ref (&a, 5, "smart", "Умный город");
  veche_value_copy (&a, &b);
  g_assert_true (veche_value_equal (&a, &b));
  g_assert_cmpstr (b.label, ==, "Умный город");
  veche_value_set_ref (&b, 5, b.text, b.label); /* its own texts */
  g_assert_cmpstr (b.text, ==, "smart");
  veche_value_set_bytes (&a, bytes);
  g_assert_false (veche_value_equal (&a, &b));
  veche_value_copy (&a, &b);
  g_assert_true (veche_value_equal (&a, &b));
  veche_value_set_real (&a, 0.5);
  veche_value_set_integer (&b, 0);
  g_assert_false (veche_value_equal (&a, &b));
}

static void
test_record (void)
{
  g_autoptr (VecheRecord) record = veche_record_new (&veche_application_kind, 7, "0190a000-0000-7000-8000-000000000000");
  g_autoptr (JsonObject) json = NULL;

  g_assert_cmpstr (veche_record_get_title (record), !=, NULL);
  veche_record_set_text (record, "title", "Каток");
  veche_record_set_integer (record, "budget", 150);
  json = veche_record_to_json (record);
  g_assert_cmpstr (json_object_get_string_member (json, "title"), ==, "Каток");
  g_assert_cmpint (json_object_get_int_member (json, "budget"), ==, 150);
  g_assert_cmpint (json_object_get_int_member (json, "id"), ==, 7);
  g_assert_true (json_object_get_null_member (json, "number"));
  g_assert_true (json_object_get_null_member (json, "city"));
}

static void
test_edit (void)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("правка");
  guint op = veche_edit_insert (edit, &veche_application_kind, 0);
  guint child = veche_edit_insert_child (edit, &veche_application_member_kind, op);
  g_autoptr (GError) error = NULL;

  veche_edit_set_text (edit, op, "title", "А");
  veche_edit_set_text (edit, op, "title", "Б");
  g_assert_cmpuint (veche_edit_get_op (edit, op)->cells->len, ==, 1);
  g_assert_cmpstr (veche_edit_op_get_cell (veche_edit_get_op (edit, op), "title")->text, ==, "Б");
  g_assert_null (veche_edit_op_get_cell (veche_edit_get_op (edit, op), "city"));
  g_assert_cmpint (veche_edit_get_op (edit, child)->parent_op, ==, (int) op);
  g_assert_false (veche_edit_parse (edit, op, "нет", "x", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
}

static void
test_query (void)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (VecheQuery) copy = NULL;

  veche_query_set_text (query, "каток");
  veche_query_set_sort (query, "title", TRUE);
  veche_query_add_term (query, "state", "draft", TRUE);
  copy = veche_query_copy (query);
  g_assert_true (veche_query_equal (query, copy));
  veche_query_add_term (copy, "city", "", FALSE);
  g_assert_false (veche_query_equal (query, copy));
  veche_query_set_text (query, "");
  g_assert_null (query->text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/girth", test_girth);
  g_test_add_func ("/field/girths", test_girths);
  g_test_add_func ("/field/median", test_median);
  g_test_add_func ("/field/refuse", test_refuse);
  g_test_add_func ("/field/bytes", test_bytes);
  g_test_add_func ("/field/values", test_values);
  g_test_add_func ("/field/record", test_record);
  g_test_add_func ("/field/edit", test_edit);
  g_test_add_func ("/field/query", test_query);
  return g_test_run ();
}
