/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"
#include "veche-application.h"
#include "veche-field-editor.h"
#include "veche-programme.h"
#include "veche-text-row.h"

static const VecheField *
get_field (const char *name)
{
  return veche_kind_get_field (&veche_application_kind, name, NULL);
}

static void
edited_cb (VecheFieldEditor *editor, guint *count)
{
  (*count)++;
}

static void
test_money (void)
{
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (get_field ("budget"));
  GtkWidget *row = veche_field_editor_get_widget (editor);
  guint edits = 0;

  g_signal_connect (editor, "edited", G_CALLBACK (edited_cb), &edits);
  gtk_editable_set_text (GTK_EDITABLE (row), "1,5 млн");
  g_assert_true (veche_field_editor_commit (editor));
  g_assert_cmpuint (edits, ==, 1);
  g_assert_cmpint (veche_field_editor_get_value (editor)->integer, ==, 150000000);

  /* A bare number is roubles. */
  gtk_editable_set_text (GTK_EDITABLE (row), "1250000,50");
  g_assert_true (veche_field_editor_commit (editor));
  g_assert_cmpint (veche_field_editor_get_value (editor)->integer, ==, 125000050);
  gtk_editable_set_text (GTK_EDITABLE (row), "1,5 млн");
  g_assert_true (veche_field_editor_commit (editor));
  edits = 1;

  /* The same again is no edit. */
  g_assert_true (veche_field_editor_commit (editor));
  g_assert_cmpuint (edits, ==, 1);
}

/* Stages are told by the clocks of their programme, wherever the office is. */
static void
test_zone (void)
{
  const VecheField *field = veche_kind_get_field (&veche_programme_stage_kind, "ends", NULL);
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (field);
  g_autoptr (GTimeZone) chita = g_time_zone_new_identifier ("Asia/Chita");
  GtkEditable *row = GTK_EDITABLE (veche_field_editor_get_widget (editor));
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  veche_value_set_text (&value, "2020-02-17T14:59:59Z");
  veche_field_editor_set_value (editor, &value);
  veche_field_editor_set_zone (editor, chita);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "17.02.2020, 23:59");

  /* The minute that is named belongs to the stage; seconds that are written are meant. */
  veche_field_editor_type (editor, "18.02.2020 18:00");
  g_assert_cmpstr (veche_field_editor_get_value (editor)->text, ==, "2020-02-18T09:00:59Z");
  veche_field_editor_type (editor, "18.02.2020 18:00:00");
  g_assert_cmpstr (veche_field_editor_get_value (editor)->text, ==, "2020-02-18T09:00:00Z");
  /* A day alone is for the store. */
  veche_field_editor_type (editor, "19.02.2020");
  g_assert_cmpstr (veche_field_editor_get_value (editor)->text, ==, "2020-02-19");
  veche_field_editor_type (editor, "31.02.2020 10:00");
  g_assert_cmpstr (veche_field_editor_get_value (editor)->text, ==, "2020-02-19");
}

static void
test_invalid (void)
{
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (get_field ("due"));
  GtkWidget *row = veche_field_editor_get_widget (editor);
  /* Not the row: a screen reader tells of what has the focus. */
  GtkAccessible *typed_in = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  g_autofree char *error = NULL;
  guint edits = 0;

  g_signal_connect (editor, "edited", G_CALLBACK (edited_cb), &edits);
  gtk_editable_set_text (GTK_EDITABLE (row), "31.02.2020");
  g_assert_false (veche_field_editor_commit (editor));
  g_object_get (editor, "error", &error, NULL);
  g_assert_nonnull (error);
  g_assert_cmpuint (edits, ==, 0);
  gtk_test_accessible_assert_state (typed_in, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_true (veche_field_editor_commit (editor));
  g_assert_cmpuint (edits, ==, 0);
  gtk_test_accessible_assert_state (typed_in, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);

  gtk_editable_set_text (GTK_EDITABLE (row), "29.02.2020");
  g_assert_true (veche_field_editor_commit (editor));
  g_assert_cmpuint (edits, ==, 1);
  g_assert_cmpstr (veche_field_editor_get_value (editor)->text, ==, "2020-02-29");
  gtk_test_accessible_assert_state (typed_in, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_required (void)
{
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (get_field ("title"));
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  g_assert_false (veche_field_editor_commit (editor));
  veche_value_set_text (&value, "Лестница");
  veche_field_editor_set_value (editor, &value);
  g_assert_true (veche_field_editor_commit (editor));
  gtk_editable_set_text (GTK_EDITABLE (veche_field_editor_get_widget (editor)), "   ");
  g_assert_false (veche_field_editor_commit (editor));
  g_assert_cmpstr (veche_field_editor_get_value (editor)->text, ==, "Лестница");
}

/* What is being typed is not overwritten by what comes from the file; a reset does. */
static void
test_touched (void)
{
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (get_field ("city"));
  GtkWidget *row = veche_field_editor_get_widget (editor);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  veche_value_set_text (&value, "Глазов");
  veche_field_editor_set_value (editor, &value);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Глазов");
  gtk_editable_set_text (GTK_EDITABLE (row), "Гла");
  veche_field_editor_set_value (editor, &value);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Гла");
  veche_field_editor_reset (editor, &value);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Глазов");
}

static void
test_code (void)
{
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (get_field ("channel"));
  AdwComboRow *row = ADW_COMBO_ROW (veche_field_editor_get_widget (editor));
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  guint edits = 0;

  g_signal_connect (editor, "edited", G_CALLBACK (edited_cb), &edits);
  veche_value_set_text (&value, "visit");
  veche_field_editor_set_value (editor, &value);
  g_assert_cmpuint (edits, ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
  adw_combo_row_set_selected (row, 0);
  g_assert_cmpuint (edits, ==, 1);
  g_assert_cmpint (veche_field_editor_get_value (editor)->type, ==, VECHE_VALUE_NULL);
}

/* Users' texts are no markup, and Tab leaves a long text. */
static void
test_long_text (void)
{
  g_autoptr (VecheFieldEditor) editor = veche_field_editor_new (get_field ("summary"));
  VecheTextRow *row = VECHE_TEXT_ROW (veche_field_editor_get_widget (editor));
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *text = NULL;

  veche_value_set_text (&value, "<b>раз</b> & два\n\nтри");
  veche_field_editor_set_value (editor, &value);
  text = veche_text_row_dup_text (row);
  g_assert_cmpstr (text, ==, "<b>раз</b> & два\n\nтри");
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (veche_text_row_get_view (row))));
  gtk_test_accessible_assert_role (veche_text_row_get_view (row), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (veche_text_row_get_view (row)),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/field-editor/money", test_money);
  g_test_add_func ("/ui/field-editor/zone", test_zone);
  g_test_add_func ("/ui/field-editor/invalid", test_invalid);
  g_test_add_func ("/ui/field-editor/required", test_required);
  g_test_add_func ("/ui/field-editor/touched", test_touched);
  g_test_add_func ("/ui/field-editor/code", test_code);
  g_test_add_func ("/ui/field-editor/long-text", test_long_text);
  return g_test_run ();
}
