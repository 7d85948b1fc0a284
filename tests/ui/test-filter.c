/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter of applications: what is filtered by can be seen and taken off. */

#include "config.h"

#include "ui-test.h"
#include "veche-application-filter.h"
#include "veche-people.h"
#include "veche-programme-choice.h"

typedef struct
{
  VecheWorkspace *workspace;
  GtkWidget *widget;
  VecheApplicationFilter *filter;
  guint changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->changes++;
}

/* What was asked of the workspace before this is answered: a test's own questions wait in the same queue. */
static void
await_answers (Fixture *fixture)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (&veche_people_employee_kind);

      ui_test_await (veche_workspace_count (fixture->workspace, query), NULL);
      ui_test_settle ();
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workspace = ui_test_new_workspace ("demo");
  fixture->widget = g_object_ref_sink (g_object_new (VECHE_TYPE_APPLICATION_FILTER, NULL));
  fixture->filter = VECHE_APPLICATION_FILTER (fixture->widget);
  g_signal_connect_swapped (fixture->filter, "changed", G_CALLBACK (changed_cb), fixture);
  veche_application_filter_set_workspace (fixture->filter, fixture->workspace);
  await_answers (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->widget);
  ui_test_settle ();
  ui_test_close_workspace (fixture->workspace);
}

static void
filter_by (Fixture *fixture, const char *field, const char *value)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) filter = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", field, value);
  filter = g_variant_ref_sink (g_variant_builder_end (&builder));
  veche_application_filter_set (fixture->filter, filter);
}

/* Nobody can be shown to be chosen who is not there: neither by a saved filter, nor when an employee is deleted. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  VecheEdit *edit = veche_edit_new ("Employee");
  g_autofree char *employee = NULL;
  gint64 id;
  guint op = veche_edit_insert (edit, &veche_people_employee_kind, 0);
  g_auto (GValue) value = G_VALUE_INIT;

  veche_edit_set_text (edit, op, "name", "Гость");
  ui_test_await (veche_workspace_apply (fixture->workspace, edit), &value);
  id = veche_edit_get_op (g_value_get_boxed (&value), op)->id;
  employee = g_strdup_printf ("id:%" G_GINT64_FORMAT, id);
  await_answers (fixture);
  filter_by (fixture, "responsible", employee);
  g_assert_cmpuint (veche_application_filter_get_active (fixture->filter), ==, 1);

  fixture->changes = 0;
  edit = veche_edit_new ("Employee");
  veche_edit_delete (edit, &veche_people_employee_kind, id);
  ui_test_await (veche_workspace_apply (fixture->workspace, edit), NULL);
  await_answers (fixture);
  g_assert_cmpuint (veche_application_filter_get_active (fixture->filter), ==, 0);
  g_assert_cmpuint (fixture->changes, ==, 1);

  filter_by (fixture, "responsible", employee);
  g_assert_cmpuint (veche_application_filter_get_active (fixture->filter), ==, 0);
  filter_by (fixture, "state", "draft");
  g_assert_cmpuint (veche_application_filter_get_active (fixture->filter), ==, 1);
}

/* What depends on the day is asked anew when another begins, and nothing else is. */
static void
test_new_day (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *value;
    guint changes;
  } cases[] = { { "term", "overdue", 1 }, { "mark", "no-consent", 1 }, { "mark", "repeated", 0 }, { "state", "draft", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      filter_by (fixture, cases[i].field, cases[i].value);
      g_assert_cmpuint (veche_application_filter_get_active (fixture->filter), ==, 1);
      fixture->changes = 0;
      g_signal_emit_by_name (veche_programme_choice_get (fixture->workspace), "day");
      g_assert_cmpuint (fixture->changes, ==, cases[i].changes);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/filter/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/ui/filter/new-day", Fixture, NULL, set_up, test_new_day, tear_down);
  return g_test_run ();
}
