/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The quick intake: nothing that a visitor has brought is lost or comes to the next one. */

#include "config.h"

#include "ui-test.h"
#include "veche-application.h"
#include "veche-contents.h"
#include "veche-day-button.h"
#include "veche-intake-arrival.h"
#include "veche-intake-dialog.h"
#include "veche-intake-files.h"
#include "veche-intake-paper.h"
#include "veche-paper-dialog.h"
#include "veche-programme.h"
#include "veche-settings.h"
#include "veche-time.h"

typedef struct
{
  VecheWorkspace *workspace;
  AdwApplicationWindow *window;
  AdwDialog *dialog;
} Fixture;

static gpointer
find (Fixture *fixture, GType type, const char *label)
{
  GtkWidget *widget = ui_test_find (GTK_WIDGET (fixture->dialog), type, label);

  g_assert_nonnull (widget);
  return widget;
}

static gboolean
has_paper (gpointer data)
{
  GtkWidget *folder = ui_test_find (GTK_WIDGET (((Fixture *) data)->dialog), ADW_TYPE_EXPANDER_ROW, "On paper");

  return folder != NULL && gtk_widget_get_mapped (folder);
}

static gboolean
is_done (gpointer data)
{
  GtkWidget *page = ui_test_find (GTK_WIDGET (((Fixture *) data)->dialog), ADW_TYPE_STATUS_PAGE, NULL);

  return page != NULL && gtk_widget_get_mapped (page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (veche_settings_get (), "print-receipt", FALSE);
  fixture->workspace = ui_test_new_workspace ("demo");
  fixture->window = ADW_APPLICATION_WINDOW (g_object_ref_sink (adw_application_window_new (NULL)));
  adw_application_window_set_content (fixture->window, adw_bin_new ());
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = veche_intake_dialog_new (fixture->workspace);
  adw_dialog_present (fixture->dialog, GTK_WIDGET (fixture->window));
  ui_test_wait (has_paper, fixture, "what the programme asks for");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  ui_test_settle ();
  ui_test_close_workspace (fixture->workspace);
}

/* What was asked of the workspace before this is answered: a test's own questions wait in the same queue. */
static void
await_answers (Fixture *fixture)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);

      ui_test_await (veche_workspace_count (fixture->workspace, query), NULL);
      ui_test_settle ();
    }
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL));
}

/* Whether a file that is dropped on the dialog is taken. */
static gboolean
drop (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->dialog));
  g_autoptr (GFile) file = g_file_new_for_path ("plan.pdf");
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;
  gboolean found = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
      found = TRUE;
    }
  g_assert_true (found);
  return taken;
}

/* A file is taken where it goes with an application that is seen, and nowhere else. */
static void
test_drops (Fixture *fixture, gconstpointer data)
{
  VecheIntakeFiles *files = find (fixture, VECHE_TYPE_INTAKE_FILES, NULL);

  g_assert_true (drop (fixture));
  g_assert_false (veche_intake_files_is_empty (files));
  veche_intake_files_clear (files);
  gtk_editable_set_text (find (fixture, ADW_TYPE_ENTRY_ROW, "Title"), "Каток");
  activate (fixture, "intake.register");
  g_assert_false (drop (fixture));
  ui_test_wait (is_done, fixture, "the number");
  g_assert_false (drop (fixture));
  g_assert_true (veche_intake_files_is_empty (files));
  activate (fixture, "intake.next");
  g_assert_true (drop (fixture));
  await_answers (fixture);
}

/* Its number is told to whoever stands there. */
static void
test_close_while_registered (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (find (fixture, ADW_TYPE_ENTRY_ROW, "Title"), "Каток");
  activate (fixture, "intake.register");
  adw_dialog_close (fixture->dialog);
  g_assert_true (adw_application_window_get_visible_dialog (fixture->window) == fixture->dialog);
  ui_test_wait (is_done, fixture, "the number");
  await_answers (fixture);
}

static GtkSpinButton *
open_paper (Fixture *fixture)
{
  adw_expander_row_set_expanded (find (fixture, ADW_TYPE_EXPANDER_ROW, "On paper"), TRUE);
  return find (fixture, GTK_TYPE_SPIN_BUTTON, NULL);
}

/* What one visitor has brought is not filed with the next one's, and what is typed at once is not wiped by an answer that comes late. */
static void
test_paper_of_the_next (Fixture *fixture, gconstpointer data)
{
  VecheIntakePaper *paper = find (fixture, VECHE_TYPE_INTAKE_PAPER, NULL);

  gtk_editable_set_text (find (fixture, ADW_TYPE_ENTRY_ROW, "Title"), "Каток");
  gtk_spin_button_set_value (open_paper (fixture), 7);
  g_assert_true (veche_intake_paper_is_changed (paper));
  activate (fixture, "intake.register");
  ui_test_wait (is_done, fixture, "the number");
  activate (fixture, "intake.next");
  g_assert_false (veche_intake_paper_is_changed (paper));
  gtk_spin_button_set_value (open_paper (fixture), 3);
  await_answers (fixture);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (open_paper (fixture)), ==, 3);
}

static gint64
get_last (Fixture *fixture, const char *field)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_auto (GValue) value = G_VALUE_INIT;
  GPtrArray *found;

  ui_test_await (veche_workspace_query (fixture->workspace, query), &value);
  found = g_value_get_boxed (&value);
  return veche_record_get_integer (g_ptr_array_index (found, 0), field);
}

/* Somebody adds the programme of the next year, which is chosen where nobody has chosen another. */
static void
test_programme_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("Programme");
  guint op = veche_edit_insert (edit, &veche_programme_kind, 0);
  gint64 programme = get_last (fixture, "programme");

  gtk_editable_set_text (find (fixture, ADW_TYPE_ENTRY_ROW, "Title"), "Каток");
  veche_edit_set_text (edit, op, "title", "Следующая");
  veche_edit_set_integer (edit, op, "year", 2035);
  ui_test_await (veche_workspace_apply (fixture->workspace, veche_edit_ref (edit)), NULL);
  await_answers (fixture);
  activate (fixture, "intake.register");
  ui_test_wait (is_done, fixture, "the number");
  g_assert_cmpint (get_last (fixture, "programme"), ==, programme);
}

static GPtrArray *
list (Fixture *fixture, const VecheKind *kind, gint64 parent)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_auto (GValue) value = G_VALUE_INIT;

  query->parent_id = parent;
  ui_test_await (veche_workspace_query (fixture->workspace, query), &value);
  return g_value_dup_boxed (&value);
}

static VecheRecord *
find_item (GPtrArray *items, const char *kind)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (items, i), "item_kind"), kind) == 0)
      return g_ptr_array_index (items, i);
  g_assert_not_reached ();
}

/* The paper is taken back that stood for a part; what somebody has told for it since then stays. */
static void
test_told_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = list (fixture, &veche_programme_item_kind, 1);
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) after = NULL;
  VecheRecord *item = find_item (items, "text");
  g_autoptr (VecheEdit) edit = veche_edit_new ("Paper");
  guint op = veche_edit_insert (edit, &veche_contents_kind, 1);
  AdwDialog *paper;

  veche_edit_set_integer (edit, op, "item", veche_record_get_id (item));
  veche_edit_set_integer (edit, op, "sheets", 2);
  ui_test_await (veche_workspace_apply (fixture->workspace, veche_edit_ref (edit)), NULL);
  told = list (fixture, &veche_contents_kind, 1);
  g_ptr_array_add (asked, item);
  paper = veche_paper_dialog_new (GTK_WIDGET (fixture->window), fixture->workspace, 1, asked, told);
  adw_dialog_present (paper, GTK_WIDGET (fixture->window));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_test_find (GTK_WIDGET (paper), GTK_TYPE_SPIN_BUTTON, NULL)), 0);

  g_clear_pointer (&edit, veche_edit_unref);
  edit = veche_edit_new ("Told");
  veche_edit_set_text (edit, veche_edit_update (edit, &veche_contents_kind, veche_record_get_id (g_ptr_array_index (told, 0))), "value",
                       "Принесут");
  ui_test_await (veche_workspace_apply (fixture->workspace, veche_edit_ref (edit)), NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (paper), "paper.save", NULL));
  await_answers (fixture);
  after = list (fixture, &veche_contents_kind, 1);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (veche_record_get_text (g_ptr_array_index (after, 0), "value"), ==, "Принесут");
  g_assert_true (veche_record_is_null (g_ptr_array_index (after, 0), "sheets"));
}

/* Other programs may have counted further than a person would. */
static void
test_many_sheets (void)
{
  GtkWidget *paper = g_object_ref_sink (veche_intake_paper_new (FALSE));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, veche_record_new (&veche_programme_item_kind, 5, NULL));
  g_ptr_array_add (told, veche_record_new (&veche_contents_kind, 1, NULL));
  veche_record_set_text (g_ptr_array_index (items, 0), "title", "Смета");
  veche_record_set_integer (g_ptr_array_index (told, 0), "item", 5);
  veche_record_set_integer (g_ptr_array_index (told, 0), "sheets", 12000);
  veche_intake_paper_set (VECHE_INTAKE_PAPER (paper), items, told);
  g_assert_false (veche_intake_paper_is_changed (VECHE_INTAKE_PAPER (paper)));
  g_object_unref (paper);
}

/* Of the day that has begun the moment is now, whenever that is; none is taken that is still to come. */
static void
test_arrival (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (VECHE_TYPE_INTAKE_ARRIVAL, NULL));
  VecheIntakeArrival *arrival = VECHE_INTAKE_ARRIVAL (widget);
  GtkWidget *days = ui_test_find (widget, VECHE_TYPE_DAY_BUTTON, NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("Arrival");
  guint op = veche_edit_insert (edit, &veche_application_kind, 0);
  g_autofree char *before = veche_time_now_iso ();
  g_autofree char *day = veche_time_format_date (before, NULL);
  g_autofree char *received = NULL;
  g_autofree char *after = NULL;

  g_signal_emit_by_name (days, "chosen", day);
  received = veche_intake_arrival_dup_received (arrival);
  after = veche_time_now_iso ();
  g_assert_cmpstr (received, <=, after);
  g_assert_true (veche_intake_arrival_fill_edit (arrival, edit, op));
  veche_intake_arrival_reset (arrival);
  g_signal_emit_by_name (days, "chosen", "17.02.2035");
  g_assert_false (veche_intake_arrival_fill_edit (arrival, edit, op));
  g_signal_emit_by_name (days, "chosen", "17.02.2020");
  g_assert_true (veche_intake_arrival_fill_edit (arrival, edit, op));
  g_object_unref (widget);
}

int
main (int argc, char *argv[])
{
  /* In the morning: noon is still to come. */
  g_setenv ("VECHE_TEST_CLOCK", "2020-02-20T06:00:00Z", TRUE);
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/intake/drops", Fixture, NULL, set_up, test_drops, tear_down);
  g_test_add ("/ui/intake/close-while-registered", Fixture, NULL, set_up, test_close_while_registered, tear_down);
  g_test_add ("/ui/intake/paper-of-the-next", Fixture, NULL, set_up, test_paper_of_the_next, tear_down);
  g_test_add ("/ui/intake/programme-meanwhile", Fixture, NULL, set_up, test_programme_meanwhile, tear_down);
  g_test_add ("/ui/intake/told-meanwhile", Fixture, NULL, set_up, test_told_meanwhile, tear_down);
  g_test_add_func ("/ui/intake/many-sheets", test_many_sheets);
  g_test_add_func ("/ui/intake/arrival", test_arrival);
  return g_test_run ();
}
