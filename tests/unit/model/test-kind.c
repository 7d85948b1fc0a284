/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"
#include "veche-error.h"
#include "veche-kind.h"

/* The table of kinds is data: what the rest of the program takes for granted is checked here once. */
static void
test_table (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);

  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    {
      g_test_message ("%s", (*kind)->name);
      g_assert_true (g_hash_table_add (codes, GUINT_TO_POINTER ((*kind)->code)));
      g_assert_true (g_hash_table_add (tables, (gpointer) (*kind)->table));
      g_assert_cmpuint ((*kind)->code, >, 0);
      g_assert_cmpuint ((*kind)->code, <, 1 << 22);
      g_assert_cmpint (veche_kind_find_field (*kind, (*kind)->title_field), >=, 0);
      if ((*kind)->key_field != NULL)
        g_assert_cmpint (veche_kind_find_field (*kind, (*kind)->key_field), >=, 0);
      g_assert_true (veche_kind_find ((*kind)->name) == *kind);
      g_assert_true (veche_kind_find ((*kind)->plural) == *kind);
      g_assert_true (veche_kind_find_table ((*kind)->table) == *kind);
      g_assert_true (veche_kind_find_code ((*kind)->code) == *kind);
      if ((*kind)->parent != NULL)
        {
          g_assert_nonnull (veche_kind_find ((*kind)->parent));
          g_assert_nonnull ((*kind)->parent_column);
        }
    }
}

static void
test_fields (void)
{
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < veche_kind_count_fields (*kind); i++)
      {
        const VecheField *field = &(*kind)->fields[i];

        g_assert_nonnull (field->label);
        g_assert_cmpint (veche_kind_find_field (*kind, field->name), ==, (int) i);
        g_assert_true ((field->type == VECHE_FIELD_CODE) == (field->codes != NULL));
        g_assert_true ((field->type == VECHE_FIELD_REF || field->type == VECHE_FIELD_GEOMETRY) == (field->target != NULL));
        if (field->type == VECHE_FIELD_REF)
          g_assert_nonnull (veche_kind_find (field->target));
      }
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (veche_kind_find_checked ("заявка", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "application"));
  g_clear_error (&error);
  g_assert_null (veche_kind_get_field (&veche_application_kind, "цвет", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "audience"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/table", test_table);
  g_test_add_func ("/kind/fields", test_fields);
  g_test_add_func ("/kind/unknown", test_unknown);
  return g_test_run ();
}
