/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map reads: objects by layer, a slice at a time, as the layer's own fields say. */

#include "config.h"

#include "records-fixture.h"
#include "veche-error.h"
#include "veche-geometry-blob.h"
#include "veche-map-repo.h"
#include "veche-territory.h"
#include "veche-tree.h"

static guint
load (VecheStore *store, gint64 layer, guint limit, guint *slices)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_tree_kind);
  gint64 after = 0;
  gboolean more = TRUE;

  for (*slices = 0; more; ++*slices)
    {
      const guint before = columns->ids->len;
      g_autoptr (GError) error = NULL;

      veche_map_repo_load (store, columns, layer, &after, limit, &more, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (columns->ids->len - before, <=, limit);
    }
  for (guint i = 1; i < columns->ids->len; i++)
    g_assert_cmpint (g_array_index (columns->ids, gint64, i - 1), <, g_array_index (columns->ids, gint64, i));
  return columns->ids->len;
}

static void
add_tree (VecheEdit *edit, const char *layer)
{
  g_autoptr (VecheGeometry) point = veche_geometry_new_point (37.6, 55.7);
  g_autoptr (GBytes) blob = veche_geometry_blob_write (point);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  guint op = veche_edit_insert (edit, &veche_tree_kind, 0);

  veche_value_set_bytes (&value, blob);
  veche_edit_set_text (edit, op, "species", "Липа");
  veche_edit_set_value (edit, op, "geom", &value);
  if (layer != NULL)
    veche_edit_set_text (edit, op, "layer", layer);
}

/* Objects of a layer beside many of another: neither is walked through for the sake of the other in one go. */
static void
test_slices (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 layer = records_fixture_add (store, "layer", 0, "title", "Аллея", NULL);
  g_autofree char *reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, layer);
  g_autoptr (VecheEdit) edit = veche_edit_new ("деревья");
  g_autoptr (VecheEdit) far = veche_edit_new ("дерево");
  guint slices;

  for (guint i = 0; i < 200; i++)
    {
      add_tree (edit, i >= 3 && i < 197 ? reference : NULL);
    }
  records_fixture_apply (store, edit);
  g_assert_cmpuint (load (store, 0, 2, &slices), ==, 6);
  /* Of two wanted rows each slice walks sixteen. */
  g_assert_cmpuint (slices, >=, 200 / 16);
  g_assert_cmpuint (load (store, layer, 50, &slices), ==, 194);
  g_assert_cmpuint (slices, ==, 4);
  g_assert_cmpuint (load (store, layer + 1, 50, &slices), ==, 0);
  g_assert_cmpuint (slices, ==, 1);

  /* Another program gives row ids as it likes. */
  records_fixture_stranger (store, "UPDATE sqlite_sequence SET seq = 4000000000000 WHERE name = 'tree'");
  add_tree (far, NULL);
  records_fixture_apply (store, far);
  g_assert_cmpuint (load (store, 0, 2, &slices), ==, 7);
  g_assert_cmpuint (slices, <, 30);
  records_fixture_free (store);
}

static void
assert_own (VecheStore *store, gint64 layer, const VecheOwnField *style, VecheOwnFilter *filter, const char *wanted)
{
  g_autoptr (VecheMapColumns) columns = veche_map_columns_new (&veche_tree_kind);
  g_autoptr (VecheMapColumns) rows = veche_map_columns_new (&veche_tree_kind);
  g_autoptr (GString) styles = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { 1, 2, 3 };
  gboolean more;
  gint64 after = 0;

  veche_map_columns_set_own (columns, style, filter);
  veche_map_columns_set_own (rows, style, filter);
  veche_map_repo_load (store, columns, layer, &after, 100, &more, &error);
  g_assert_no_error (error);
  veche_map_repo_load_rows (store, rows, layer, ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < columns->ids->len; i++)
    g_string_append_printf (styles, "%" G_GINT64_FORMAT ":%u ", g_array_index (columns->ids, gint64, i), g_array_index (columns->styles, guint16, i));
  for (guint i = 0; i < rows->ids->len; i++)
    g_string_append_printf (again, "%" G_GINT64_FORMAT ":%u ", g_array_index (rows->ids, gint64, i), g_array_index (rows->styles, guint16, i));
  g_assert_cmpstr (styles->str, ==, wanted);
  g_assert_cmpstr (again->str, ==, wanted);
}

/* Coloured and chosen by what its own fields say, and not by what trees are coloured by. */
static void
test_own (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 layer = records_fixture_add (store, "layer", 0, "title", "Аллея", NULL);
  g_autofree char *reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, layer);
  g_autoptr (VecheEdit) edit = veche_edit_new ("деревья");
  g_autoptr (VecheOwnField) style = veche_own_form_field_new ("Ряд", "Ряд", VECHE_FIELD_CODE, (const char *const[]) { "левый", "правый", NULL });
  g_autoptr (VecheOwnFilter) filter = veche_own_filter_new ();
  g_auto (VecheValue) from = VECHE_VALUE_INIT;
  g_auto (VecheValue) to = VECHE_VALUE_INIT;

  for (guint i = 0; i < 3; i++)
    {
      add_tree (edit, reference);
      veche_edit_set_text (edit, i, "decision", "remove");
    }
  veche_edit_set_own (edit, 0, "{\"Ряд\":\"правый\"}");
  veche_edit_set_own (edit, 1, "{\"Ряд\":\"средний\"}");
  records_fixture_apply (store, edit);

  assert_own (store, layer, NULL, NULL, "1:3 2:3 3:3 ");
  assert_own (store, layer, style, NULL, "1:2 2:0 3:0 ");
  veche_value_set_text (&from, "правый");
  veche_own_filter_add (filter, style, &from, &to);
  assert_own (store, layer, style, filter, "1:2 ");
  assert_own (store, layer, NULL, filter, "1:3 ");
  records_fixture_free (store);
}

/* Whoever writes the form of a layer: as the dialog would. */
static void
test_form (void)
{
  VecheStore *store = records_fixture_new ();
  gint64 layer = records_fixture_add (store, "layer", 0, "title", "Аллея", "geometry", "point", "form", "[{\"name\":\"Ряд\"}]", NULL);
  const char *const forms[] = { "[{\"name\":\"Долгота\"}]", "[{\"name\":\"a\"},{\"name\":\"a\"}]", "[{\"name\":\"\"}]", "ряд" };
  g_autofree char *kept = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (VecheEdit) edit = veche_edit_new ("слой");

      veche_edit_set_text (edit, veche_edit_update (edit, &veche_territory_layer_kind, layer), "form", forms[i]);
      records_fixture_refuse (store, edit, VECHE_ERROR_INVALID);
    }
  kept = records_fixture_get (store, "layer", layer, "form");
  g_assert_cmpstr (kept, ==, "[{\"name\":\"Ряд\"}]");
  records_fixture_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map/slices", test_slices);
  g_test_add_func ("/map/own", test_own);
  g_test_add_func ("/map/form", test_form);
  return g_test_run ();
}
