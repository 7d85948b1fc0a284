/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"
#include "veche-application.h"
#include "veche-check-grid.h"
#include "veche-record-dialog.h"
#include "veche-unsaved-question.h"

/* What is typed and cannot be saved: it stays, is said, and can be saved again. */

static const VecheFormSection sections[] = {
  { NULL, "title city budget" },
  { NULL, NULL },
};

static const VecheFormSection member_sections[] = {
  { NULL, "name role" },
  { NULL, NULL },
};

typedef struct
{
  VecheWorkspace *workspace;
  VecheUnsaved *unsaved;
  AdwApplicationWindow *window;
  GtkWidget *place;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->workspace = ui_test_new_workspace ("selection-2020");
  fixture->unsaved = veche_unsaved_get (fixture->workspace);
  fixture->window = ADW_APPLICATION_WINDOW (g_object_ref_sink (adw_application_window_new (NULL)));
  fixture->place = adw_bin_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->place);
  adw_application_window_set_content (fixture->window, overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  ui_test_settle ();
  ui_test_close_workspace (fixture->workspace);
}

static gint64
apply (Fixture *fixture, VecheEdit *edit)
{
  g_auto (GValue) done = G_VALUE_INIT;

  ui_test_await (veche_workspace_apply (fixture->workspace, edit), &done);
  return veche_edit_get_op (g_value_get_boxed (&done), 0)->id;
}

static gint64
add (Fixture *fixture, const VecheKind *kind, gint64 parent, const char *field, const char *text)
{
  VecheEdit *edit = veche_edit_new ("A record");
  guint op = veche_edit_insert (edit, kind, parent);

  veche_edit_set_text (edit, op, field, text);
  return apply (fixture, edit);
}

static VecheRecord *
get (Fixture *fixture, const VecheKind *kind, gint64 id)
{
  g_auto (GValue) value = G_VALUE_INIT;

  ui_test_await (veche_workspace_get (fixture->workspace, kind, id), &value);
  return g_value_dup_object (&value);
}

static void
assert_stored (Fixture *fixture, const VecheKind *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (VecheRecord) record = get (fixture, kind, id);

  g_assert_cmpstr (veche_record_get_text (record, field), ==, text);
}

static void
type (Fixture *fixture, GtkWidget *row, const char *text)
{
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
}

static gboolean
has_failed (gpointer data)
{
  g_autofree char *summary = veche_unsaved_dup_summary (data);

  return summary != NULL;
}

static gboolean
is_saved (gpointer data)
{
  return veche_unsaved_get_value (data, "application:1:title") == NULL;
}

static VecheRecordForm *
new_form (Fixture *fixture)
{
  VecheRecordForm *form = VECHE_RECORD_FORM (veche_record_form_new ());

  veche_record_form_build (form, fixture->workspace, &veche_application_kind, sections);
  adw_bin_set_child (ADW_BIN (fixture->place), GTK_WIDGET (form));
  return form;
}

/* The write fails because the record is gone, and succeeds when it is back. */
static void
test_save_fails (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, &veche_application_kind, 0, "title", "Сквер");
  gint64 second = add (fixture, &veche_application_kind, 0, "title", "Парк");
  g_autoptr (VecheRecord) shown = get (fixture, &veche_application_kind, first);
  g_autoptr (VecheRecord) other = get (fixture, &veche_application_kind, second);
  VecheRecordForm *form = new_form (fixture);
  GtkWidget *title = veche_record_form_get_row (form, "title");
  GtkWidget *city = veche_record_form_get_row (form, "city");
  VecheEdit *edit = veche_edit_new ("Deletion");
  g_autofree char *summary = NULL;

  g_assert_cmpint (first, ==, 1);
  veche_record_form_set_record (form, shown);
  veche_edit_delete (edit, &veche_application_kind, first);
  apply (fixture, edit);

  type (fixture, title, "Сквер у школы");
  gtk_editable_set_text (GTK_EDITABLE (city), "Орёл");
  ui_test_wait (has_failed, fixture->unsaved, "the failure");
  summary = veche_unsaved_dup_summary (fixture->unsaved);
  g_assert_nonnull (strstr (summary, "Сквер"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Сквер у школы");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (city)), ==, "Орёл");
  g_assert_true (gtk_widget_has_css_class (title, "error"));
  g_assert_false (gtk_widget_has_css_class (city, "error"));
  /* A reading of the same record is no reason to forget it. */
  veche_record_form_set_record (form, shown);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Сквер у школы");

  veche_record_form_set_record (form, other);
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Парк");
  g_assert_false (gtk_widget_has_css_class (title, "error"));
  assert_stored (fixture, &veche_application_kind, second, "title", "Парк");

  veche_record_form_set_record (form, shown);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Сквер у школы");
  g_assert_true (gtk_widget_has_css_class (title, "error"));

  ui_test_await (veche_workspace_undo (fixture->workspace, 1), NULL);
  veche_unsaved_retry (fixture->unsaved);
  ui_test_wait (is_saved, fixture->unsaved, "the second try");
  assert_stored (fixture, &veche_application_kind, first, "title", "Сквер у школы");
  assert_stored (fixture, &veche_application_kind, second, "title", "Парк");
  g_assert_false (gtk_widget_has_css_class (title, "error"));
}

/* A text that is not valid waits for whoever has typed it, too. */
static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, &veche_application_kind, 0, "title", "Сквер");
  gint64 second = add (fixture, &veche_application_kind, 0, "title", "Парк");
  g_autoptr (VecheRecord) shown = get (fixture, &veche_application_kind, first);
  g_autoptr (VecheRecord) other = get (fixture, &veche_application_kind, second);
  g_autoptr (VecheRecord) after = NULL;
  VecheRecordForm *form = new_form (fixture);
  GtkWidget *budget = veche_record_form_get_row (form, "budget");
  g_autofree char *summary = NULL;

  veche_record_form_set_record (form, shown);
  type (fixture, budget, "много");
  veche_record_form_set_record (form, other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (budget)), ==, "");
  g_assert_true (has_failed (fixture->unsaved));

  veche_record_form_set_record (form, shown);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (budget)), ==, "много");
  g_assert_true (gtk_widget_has_css_class (budget, "error"));
  type (fixture, budget, "100");
  g_assert_false (has_failed (fixture->unsaved));
  ui_test_await (veche_unsaved_wait (fixture->unsaved), NULL);
  after = get (fixture, &veche_application_kind, first);
  g_assert_cmpint (veche_record_get_integer (after, "budget"), ==, 10000);
}

static gboolean
has_question (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (data));
}

static gboolean
is_decided (gpointer data)
{
  return !dex_future_is_pending (data);
}

static gboolean
leave (Fixture *fixture, const char *response)
{
  DexFuture *future = veche_unsaved_question_leave (fixture->unsaved, fixture->place);
  g_autoptr (GError) error = NULL;
  gboolean left;

  if (response != NULL)
    {
      ui_test_wait (has_question, fixture->window, "the question");
      g_signal_emit_by_name (adw_application_window_get_visible_dialog (fixture->window), "response", response);
    }
  ui_test_wait (is_decided, future, "the answer");
  left = g_value_get_boolean (dex_future_get_value (future, &error));
  g_assert_no_error (error);
  dex_unref (future);
  if (response != NULL)
    adw_dialog_force_close (adw_application_window_get_visible_dialog (fixture->window));
  ui_test_settle ();
  return left;
}

/* Leaving asks about what is typed and not valid, though nobody has left the field; otherwise it does not ask. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VecheRecord) shown = get (fixture, &veche_application_kind, add (fixture, &veche_application_kind, 0, "title", "Сквер"));
  VecheRecordForm *form = new_form (fixture);
  GtkWidget *budget = veche_record_form_get_row (form, "budget");

  veche_record_form_set_record (form, shown);
  gtk_editable_set_text (GTK_EDITABLE (veche_record_form_get_row (form, "city")), "Орёл");
  g_assert_true (leave (fixture, NULL));
  assert_stored (fixture, &veche_application_kind, 1, "city", "Орёл");

  gtk_editable_set_text (GTK_EDITABLE (budget), "много");
  g_assert_false (leave (fixture, "edit"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (budget)), ==, "много");
  g_assert_true (leave (fixture, "discard"));
  g_assert_false (has_failed (fixture->unsaved));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (budget)), ==, "");
}

static gboolean
has_dialog (gpointer data)
{
  return adw_application_window_get_visible_dialog (data) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return !has_dialog (data);
}

/* A dialog writes what a person has changed in it, not what stood there: a colleague has changed that meanwhile. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  const VecheKind *kind = veche_kind_find ("application.member");
  gint64 application = add (fixture, &veche_application_kind, 0, "title", "Сквер");
  gint64 id = add (fixture, kind, application, "name", "Иванова");
  g_autoptr (VecheRecord) record = get (fixture, kind, id);
  AdwDialog *dialog = veche_record_dialog_new (fixture->workspace, kind, member_sections, "Member", application, record);
  VecheEdit *edit = veche_edit_new ("Colleague");

  adw_dialog_present (dialog, fixture->place);
  veche_edit_set_text (edit, veche_edit_update (edit, kind, id), "role", "архитектор");
  apply (fixture, edit);
  gtk_editable_set_text (GTK_EDITABLE (veche_record_form_get_row (veche_record_dialog_get_form (VECHE_RECORD_DIALOG (dialog)), "name")),
                         "Петрова");

  /* Escape asks, and does not take what is typed away. */
  adw_dialog_close (dialog);
  ui_test_wait (has_question, fixture->window, "the question");
  g_signal_emit_by_name (adw_application_window_get_visible_dialog (fixture->window), "response", "save");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (fixture->window));
  ui_test_wait (has_no_dialog, fixture->window, "the dialog to close");
  assert_stored (fixture, kind, id, "name", "Петрова");
  assert_stored (fixture, kind, id, "role", "архитектор");
}

/* --- remarks of a check ---------------------------------------------------------------------------------------------- */

static DexFuture *
load_fiber (gpointer data)
{
  Fixture *fixture = data;
  GError *error = NULL;
  VecheCheckContents *contents = veche_check_contents_load (fixture->workspace, 1, &error);

  g_assert_no_error (error);
  return dex_future_new_for_pointer (contents);
}

static VecheCheckContents *
load (Fixture *fixture)
{
  g_auto (GValue) value = G_VALUE_INIT;

  ui_test_await (dex_scheduler_spawn (NULL, 0, load_fiber, fixture, NULL), &value);
  return g_value_get_pointer (&value);
}

static void
move (Fixture *fixture, gboolean registers)
{
  VecheEdit *edit = veche_edit_new ("A step");

  edit->verb = TRUE;
  if (registers)
    veche_edit_register (edit, 1, 0);
  else
    veche_edit_move (edit, 1, "withdrawn", "передумали");
  apply (fixture, edit);
}

static void
test_remark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VecheCheckContents) contents = NULL;
  g_autoptr (VecheCheckContents) after = NULL;
  VecheCheckGrid *grid = g_object_new (VECHE_TYPE_CHECK_GRID, NULL);
  GtkWidget *remark;

  add (fixture, &veche_application_kind, 0, "title", "Сквер");
  move (fixture, TRUE);
  contents = load (fixture);
  veche_check_grid_set_workspace (grid, fixture->workspace);
  adw_bin_set_child (ADW_BIN (fixture->place), GTK_WIDGET (grid));
  veche_check_grid_show (grid, contents);
  move (fixture, FALSE);

  remark = ui_test_find (GTK_WIDGET (grid), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (remark), "Принесут в пятницу");
  veche_check_grid_commit (grid);
  ui_test_wait (has_failed, fixture->unsaved, "the failure");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (remark)), ==, "Принесут в пятницу");
  g_assert_true (gtk_widget_has_css_class (remark, "error"));
  veche_check_grid_show (grid, NULL);
  veche_check_grid_show (grid, contents);
  remark = ui_test_find (GTK_WIDGET (grid), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (remark)), ==, "Принесут в пятницу");

  ui_test_await (veche_workspace_undo (fixture->workspace, 1), NULL);
  veche_unsaved_retry (fixture->unsaved);
  ui_test_await (veche_unsaved_wait (fixture->unsaved), NULL);
  g_assert_false (has_failed (fixture->unsaved));
  after = load (fixture);
  g_assert_cmpstr (veche_record_get_text (g_ptr_array_index (after->sheet->marks, 0), "remark"), ==, "Принесут в пятницу");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/unsaved/save-fails", Fixture, NULL, set_up, test_save_fails, tear_down);
  g_test_add ("/ui/unsaved/invalid", Fixture, NULL, set_up, test_invalid, tear_down);
  g_test_add ("/ui/unsaved/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add ("/ui/unsaved/touched", Fixture, NULL, set_up, test_touched, tear_down);
  g_test_add ("/ui/unsaved/remark", Fixture, NULL, set_up, test_remark, tear_down);
  return g_test_run ();
}
