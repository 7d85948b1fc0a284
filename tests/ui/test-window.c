/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ui-test.h"
#include "veche-application.h"
#include "veche-error.h"
#include "veche-open-copy.h"
#include "veche-record-item.h"
#include "veche-ui.h"
#include "veche-window.h"

static GtkApplication *application;

typedef struct
{
  VecheWindow *window;
  char *path;
  char *folder;
} Fixture;

static gboolean
has_workspace (gpointer data)
{
  return veche_window_get_workspace (data) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = veche_window_new (application, veche_ui_list_pages ());
  gtk_window_present (GTK_WINDOW (fixture->window));

  if (data != NULL)
    {
      VecheWorkspace *workspace = ui_test_new_workspace (data);

      fixture->path = g_strdup (veche_workspace_get_path (workspace));
      fixture->folder = g_path_get_dirname (fixture->path);
      ui_test_await (veche_workspace_close (workspace), NULL);
      g_object_unref (workspace);
      veche_window_open (fixture->window, fixture->path, NULL);
      ui_test_wait (has_workspace, fixture->window, "the workspace to open");
    }
  ui_test_settle ();
}

static gboolean
has_no_window (gpointer data)
{
  return gtk_application_get_windows (data) == NULL;
}

static void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_test_wait (has_no_window, application, "the window to close");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (gtk_application_get_windows (application) != NULL)
    close_window (fixture);
  if (fixture->path != NULL)
    {
      g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

      g_remove (fixture->path);
      g_remove (journal);
      g_rmdir (fixture->folder);
    }
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
assert_all_named (Fixture *fixture)
{
  g_autofree char *nameless = ui_test_list_nameless (GTK_WIDGET (fixture->window));

  g_assert_cmpstr (nameless, ==, "");
}

/* --- the welcome -------------------------------------------------------------------------------------------------- */

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  GtkWidget *create = ui_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Create a workspace…");

  g_assert_nonnull (create);
  ui_test_wait (is_mapped, create, "the welcome to show");
  gtk_test_accessible_assert_role (create, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (veche_window_is_idle (fixture->window));
  assert_all_named (fixture);
}

static gboolean
has_dialog (gpointer data)
{
  return adw_application_window_get_visible_dialog (data) != NULL;
}

static gboolean
is_rejected (gpointer data)
{
  return dex_future_is_rejected (data);
}

/* A file that is none is said, and the window is as before. */
static void
test_open_nonsense (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("veche-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "nonsense.veche", NULL);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, "nonsense", -1, NULL));
  veche_window_open (fixture->window, path, NULL);
  ui_test_wait (has_dialog, fixture->window, "the message");
  g_assert_true (veche_window_is_idle (fixture->window));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), !=, "");
  adw_dialog_force_close (dialog);
  g_remove (path);
  g_rmdir (folder);
}

/* A workspace on a network drive: the copy is made when the offer is taken, beside one of the same name. */
static void
test_open_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VecheWorkspace) workspace = ui_test_new_workspace ("selection-2020");
  g_autofree char *path = g_strdup (veche_workspace_get_path (workspace));
  g_autofree char *folder = veche_open_copy_dup_folder ();
  g_autoptr (GError) why = g_error_new_literal (VECHE_ERROR, VECHE_ERROR_PLACE, "It lies on a network drive.");
  g_auto (GValue) first = G_VALUE_INIT;
  g_auto (GValue) second = G_VALUE_INIT;
  g_autoptr (DexFuture) declined = NULL;
  AdwDialog *dialog;

  ui_test_await (veche_workspace_close (workspace), NULL);
  for (guint i = 0; i < 2; i++)
    {
      DexFuture *copied = veche_open_copy_offer (GTK_WIDGET (fixture->window), path, why);

      ui_test_wait (has_dialog, fixture->window, "the offer");
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
      g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==, why->message);
      g_signal_emit_by_name (dialog, "response", "copy");
      adw_dialog_force_close (dialog);
      ui_test_await (copied, i == 0 ? &first : &second);
      ui_test_settle ();
    }
  g_assert_true (g_str_has_prefix (g_value_get_string (&first), folder));
  g_assert_cmpstr (g_value_get_string (&first), !=, g_value_get_string (&second));
  g_assert_true (g_file_test (g_value_get_string (&first), G_FILE_TEST_IS_REGULAR));

  declined = veche_open_copy_offer (GTK_WIDGET (fixture->window), path, why);
  ui_test_wait (has_dialog, fixture->window, "the offer");
  adw_dialog_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  ui_test_wait (is_rejected, declined, "the offer to be declined");

  g_remove (g_value_get_string (&first));
  g_remove (g_value_get_string (&second));
  g_rmdir (folder);
  g_remove (path);
}

/* --- a workspace ---------------------------------------------------------------------------------------------------- */

/* Rows are there before their page is read; only one that was read can be chosen. */
static gboolean
has_rows (gpointer data)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (data)));
  g_autoptr (VecheRecordItem) first = g_list_model_get_item (model, 0);

  return first != NULL && veche_record_item_get_id (first) != 0;
}

static gboolean
has_title (gpointer data)
{
  GtkWidget *title = ui_test_find (data, ADW_TYPE_ENTRY_ROW, "Title");

  return title != NULL && *gtk_editable_get_text (GTK_EDITABLE (title)) != '\0';
}

/* The first application of the list, shown: its row with the title. */
static GtkWidget *
show_first (Fixture *fixture)
{
  GtkWidget *page;
  GtkWidget *list;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-rows", "(s@a{ss}x)", "applications",
                              g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0), (gint64) 0);
  page = ui_test_find (GTK_WIDGET (fixture->window), g_type_from_name ("VecheApplicationPage"), NULL);
  g_assert_nonnull (page);
  list = ui_test_find (page, GTK_TYPE_LIST_VIEW, NULL);
  ui_test_wait (has_rows, list, "the applications");
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 0, TRUE);
  ui_test_wait (has_title, page, "the card");
  return ui_test_find (page, ADW_TYPE_ENTRY_ROW, "Title");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  show_first (fixture);
  assert_all_named (fixture);
}

static gboolean
has_undo (gpointer data)
{
  return veche_workspace_get_undo_title (data) != NULL;
}

static gboolean
has_redo (gpointer data)
{
  return veche_workspace_get_redo_title (data) != NULL;
}

typedef struct
{
  GtkWidget *row;
  const char *text;
} Expected;

static gboolean
has_text (gpointer data)
{
  const Expected *expected = data;

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (expected->row)), expected->text) == 0;
}

/* Leaving a field saves it as one step, which undo takes back in the field too. */
static void
test_edit_and_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = show_first (fixture);
  VecheWorkspace *workspace = veche_window_get_workspace (fixture->window);
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (title)));

  gtk_widget_grab_focus (title);
  gtk_editable_set_text (GTK_EDITABLE (title), "Другое название");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  ui_test_wait (has_undo, workspace, "the step");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_test_wait (has_redo, workspace, "the undo");
  ui_test_wait (has_text, &(Expected) { title, before }, "the title to be as it was");
  g_assert_null (veche_workspace_get_undo_title (workspace));
}

static gboolean
has_focus (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && gtk_widget_is_ancestor (focus, data);
}

/* F2, and the key for what was typed in the wrong layout. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = show_first (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit", NULL);
  ui_test_wait (has_focus, title, "the title to have the focus");
  gtk_editable_set_text (GTK_EDITABLE (title), "Ghzybxyfz gjxnf");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.swap-layout", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Пряничная почта");
  gtk_editable_select_region (GTK_EDITABLE (title), 10, 15);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.swap-layout", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Пряничная gjxnf");
}

/* A window that is closed while somebody types loses nothing. */
static void
test_close_while_typing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = show_first (fixture);
  g_auto (GValue) opened = G_VALUE_INIT;
  g_auto (GValue) count = G_VALUE_INIT;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  VecheWorkspace *workspace;

  gtk_widget_grab_focus (title);
  gtk_editable_set_text (GTK_EDITABLE (title), "Набрано перед закрытием");
  close_window (fixture);

  ui_test_await (veche_workspace_open (fixture->path), &opened);
  workspace = g_value_get_object (&opened);
  veche_query_add_term (query, "title", "Набрано перед закрытием", FALSE);
  ui_test_await (veche_workspace_count (workspace, query), &count);
  g_assert_cmpint (g_value_get_int64 (&count), ==, 1);
  ui_test_await (veche_workspace_close (workspace), NULL);
}

/* Ctrl+N: a title is enough for a number. */
static void
test_intake (Fixture *fixture, gconstpointer data)
{
  VecheWorkspace *workspace = veche_window_get_workspace (fixture->window);
  AdwDialog *dialog;
  GtkWidget *title;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-rows", "(s@a{ss}x)", "applications",
                              g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0), (gint64) 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_nonnull (dialog);

  /* Without a title there is no number: the field is marked, nothing is written. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "intake.register", NULL);
  ui_test_settle ();
  g_assert_null (veche_workspace_get_undo_title (workspace));

  title = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Title");
  gtk_editable_set_text (GTK_EDITABLE (title), "Скамейки у школы");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "intake.register", NULL);
  ui_test_wait (has_undo, workspace, "the registration");
  ui_test_wait (is_mapped, ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Print the receipt"), "the number");
  adw_dialog_force_close (dialog);
}

static gboolean
has_question (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (data));
}

static void
answer (Fixture *fixture, const char *response)
{
  AdwDialog *question;

  ui_test_wait (has_question, fixture->window, "the question");
  question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_signal_emit_by_name (question, "response", response);
  adw_dialog_force_close (question);
  ui_test_settle ();
}

static void
assert_shows_workspace (Fixture *fixture)
{
  g_assert_nonnull (ui_test_find (GTK_WIDGET (fixture->window), g_type_from_name ("VecheWorkspaceView"), NULL));
}

/* Closing the window asks an open dialog first: what is filled in there is not thrown away. */
static void
test_close_over_dialog (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *title;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-rows", "(s@a{ss}x)", "applications",
                              g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0), (gint64) 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  title = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Title");
  gtk_editable_set_text (GTK_EDITABLE (title), "Скамейки у школы");

  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "cancel");
  g_assert_true (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Скамейки у школы");
  assert_shows_workspace (fixture);
  adw_dialog_force_close (dialog);
  ui_test_settle ();
}

/* Closing the window does not drop a text that is not valid: the person says what becomes of it. */
static void
test_close_invalid (Fixture *fixture, gconstpointer data)
{
  GtkWidget *budget;

  show_first (fixture);
  budget = ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ENTRY_ROW, "Budget");
  gtk_editable_set_text (GTK_EDITABLE (budget), "много");
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "edit");
  assert_shows_workspace (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (budget)), ==, "много");

  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "discard");
  ui_test_wait (has_no_window, application, "the window to close");
}

/* The first application of the demo has a number: it stays in the register. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = show_first (fixture);
  VecheWorkspace *workspace = veche_window_get_workspace (fixture->window);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_auto (GValue) count = G_VALUE_INIT;

  gtk_widget_activate_action (title, "application.delete", NULL);
  ui_test_settle ();
  ui_test_await (veche_workspace_count (workspace, query), &count);
  g_assert_cmpint (g_value_get_int64 (&count), ==, 60);
  g_assert_false (has_dialog (fixture->window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  ui_test_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("org.veche.Test", G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/ui/window/welcome", Fixture, NULL, set_up, test_welcome, tear_down);
  g_test_add ("/ui/window/open-nonsense", Fixture, NULL, set_up, test_open_nonsense, tear_down);
  g_test_add ("/ui/window/open-copy", Fixture, NULL, set_up, test_open_copy, tear_down);
  g_test_add ("/ui/window/names", Fixture, "demo", set_up, test_names, tear_down);
  g_test_add ("/ui/window/keys", Fixture, "demo", set_up, test_keys, tear_down);
  g_test_add ("/ui/window/edit-and-undo", Fixture, "demo", set_up, test_edit_and_undo, tear_down);
  g_test_add ("/ui/window/close-while-typing", Fixture, "demo", set_up, test_close_while_typing, tear_down);
  g_test_add ("/ui/window/close-over-dialog", Fixture, "selection-2020", set_up, test_close_over_dialog, tear_down);
  g_test_add ("/ui/window/close-invalid", Fixture, "demo", set_up, test_close_invalid, tear_down);
  g_test_add ("/ui/window/delete", Fixture, "demo", set_up, test_delete, tear_down);
  g_test_add ("/ui/window/intake", Fixture, "selection-2020", set_up, test_intake, tear_down);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
