/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "ui-test.h"
#include "veche-application.h"
#include "veche-attachment-action.h"
#include "veche-backup-page.h"
#include "veche-backup-text.h"
#include "veche-chosen-file.h"
#include "veche-job.h"
#include "veche-plain-row.h"
#include "veche-record-item.h"
#include "veche-row-name.h"
#include "veche-shown-copies.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  AdwApplicationWindow *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->workspace = ui_test_new_workspace ("demo");
  fixture->window = ADW_APPLICATION_WINDOW (g_object_ref_sink (adw_application_window_new (NULL)));
  fixture->page = adw_bin_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
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
  veche_shown_copies_remove ();
}

/* A file of the first application. Owned. */
static VecheRecord *
attach (Fixture *fixture, const char *name, const char *contents)
{
  g_autofree char *folder = g_dir_make_tmp ("veche-ui-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (VecheEdit) edit = veche_edit_new ("A file");
  g_auto (GValue) files = G_VALUE_INIT;
  VecheRecord *found = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), contents, -1, NULL));
  veche_edit_attach (edit, &veche_application_kind, 1, file, NULL, NULL);
  ui_test_await (veche_workspace_apply (fixture->workspace, g_steal_pointer (&edit)), NULL);
  ui_test_await (veche_workspace_list_attachments (fixture->workspace, &veche_application_kind, 1), &files);
  for (guint i = 0; i < ((GPtrArray *) g_value_get_boxed (&files))->len; i++)
    {
      VecheRecord *record = g_ptr_array_index ((GPtrArray *) g_value_get_boxed (&files), i);

      if (g_str_equal (veche_record_get_title (record), name))
        found = g_object_ref (record);
    }
  g_remove (g_file_peek_path (file));
  g_rmdir (folder);
  g_assert_nonnull (found);
  return found;
}

static gboolean
has_question (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (data));
}

/* Neither a name nor contents that may be run are shown by another program: there is a question instead. */
static void
test_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VecheRecord) named = attach (fixture, "Смета <b>&.desktop", "[Desktop Entry]\nType=Application\nExec=true\n");
  g_autoptr (VecheRecord) nameless = attach (fixture, "Письмо", "#!/bin/sh\ntrue\n");
  VecheRecord *const files[] = { named, nameless };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      AdwDialog *dialog;

      veche_attachment_action_open (fixture->page, fixture->workspace, files[i]);
      ui_test_wait (has_question, fixture->window, "the question");
      dialog = adw_application_window_get_visible_dialog (fixture->window);
      g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), veche_record_get_title (files[i])));
      g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "save"));
      adw_dialog_force_close (dialog);
      ui_test_settle ();
    }
}

/* A copy is the user's alone, cannot be written, and goes with the rest. */
static void
test_copies (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = veche_shown_copies_dup_place ("../Смета.xlsx", &error);
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (copy));
  g_autofree char *name = g_file_get_basename (copy);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, ".._Смета.xlsx");
  g_assert_true (g_file_set_contents (g_file_peek_path (copy), "1", -1, NULL));
  veche_shown_copies_seal (copy);
  g_assert_cmpint (g_stat (g_file_peek_path (copy), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  veche_shown_copies_remove ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* What is said while a dialog is open is said in it: it covers the window. */
static void
test_toast (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), adw_bin_new ());
  adw_dialog_set_child (dialog, overlay);
  veche_toast_show (fixture->page, "in the <window>");
  g_assert_nonnull (ui_test_find (adw_application_window_get_content (fixture->window), GTK_TYPE_LABEL, "in the <window>"));

  adw_dialog_present (dialog, fixture->page);
  veche_toast_show (fixture->page, "in the & dialog");
  veche_toast_show (GTK_WIDGET (dialog), "in the dialog too");
  g_assert_nonnull (ui_test_find (overlay, GTK_TYPE_LABEL, "in the & dialog"));

  adw_dialog_force_close (dialog);
  veche_toast_show (fixture->page, "in the window again");
  g_assert_null (adw_application_window_get_visible_dialog (fixture->window));
}

/* Words of users are no markup: a bad one would end the test by its warning. */
static void
test_plain_row (void)
{
  GtkWidget *row = g_object_ref_sink (veche_plain_row_new ("ООО «Свет & тень» <b>", "<i>не курсив"));

  g_assert_nonnull (ui_test_find (row, GTK_TYPE_LABEL, "ООО «Свет & тень» <b>"));
  g_assert_nonnull (ui_test_find (row, GTK_TYPE_LABEL, "<i>не курсив"));
  g_object_unref (row);
}

static void
row_name_bind_cb (GtkListItemFactory *factory, GtkListItem *item, GtkListItem **bound)
{
  veche_row_name_bind (G_OBJECT (item));
  *bound = item;
}

static void
row_name_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  veche_row_name_unbind (G_OBJECT (item));
}

/* A row is named as soon as its record comes, and by nothing that comes to a place which it has left. */
static void
test_row_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) places = g_list_store_new (VECHE_TYPE_RECORD_ITEM);
  g_autoptr (VecheRecordItem) place = veche_record_item_new (1);
  g_autoptr (VecheRecord) record = veche_record_new (&veche_application_kind, 1, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *window = gtk_window_new ();
  GtkListItem *bound = NULL;
  GtkWidget *list;

  g_signal_connect (factory, "bind", G_CALLBACK (row_name_bind_cb), &bound);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_name_unbind_cb), NULL);
  g_list_store_append (places, place);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (places)))), factory);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  while (bound == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_list_item_get_accessible_label (bound), ==, "");
  veche_record_set_text (record, "title", "Сквер у реки");
  veche_record_item_set_record (place, record);
  g_assert_cmpstr (gtk_list_item_get_accessible_label (bound), ==, "Сквер у реки");
  g_list_store_remove_all (places);
  veche_record_item_set_record (place, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A place without a path is told, and so is a dialog that failed; one that was left is not. */
static void
test_chosen_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
    = veche_chosen_file_take_path (fixture->page, g_file_new_for_path ("/srv/a.veche"), NULL);

  g_assert_cmpstr (path, ==, "/srv/a.veche");
  g_assert_null (veche_chosen_file_take_path (fixture->page, NULL,
                                              g_error_new_literal (GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED, "left")));
  g_assert_false (has_question (fixture->window));
  g_assert_null (veche_chosen_file_take_path (fixture->page, g_file_new_for_uri ("smb://server/office/a.veche"), NULL));
  g_assert_true (has_question (fixture->window));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (adw_application_window_get_visible_dialog (fixture->window))),
                            "smb://server/office/a.veche"));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (fixture->window));
  ui_test_settle ();
  g_assert_false (has_question (fixture->window));
  g_assert_null (veche_chosen_file_take_path (fixture->page, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "no portal")));
  g_assert_true (has_question (fixture->window));
}

/* The page of a backup goes on with its work where a dialog gets another shape, and stops where it is left. */
static void
test_backup_page (Fixture *fixture, gconstpointer data)
{
  VecheBackupItem item = { .path = (char *) "/srv/none.veche", .made = (char *) "2020-02-17T09:30:00Z", .applications = -1 };
  g_autoptr (AdwNavigationPage) page = g_object_ref_sink (veche_backup_page_new (&item, fixture->workspace));
  g_autoptr (VecheJob) job = veche_job_start (page, "A check");

  adw_bin_set_child (ADW_BIN (fixture->page), GTK_WIDGET (page));
  ui_test_settle ();
  adw_bin_set_child (ADW_BIN (fixture->page), NULL);
  adw_bin_set_child (ADW_BIN (fixture->page), GTK_WIDGET (page));
  ui_test_settle ();
  g_assert_false (g_cancellable_is_cancelled (veche_job_get_cancellable (job)));
  adw_bin_set_child (ADW_BIN (fixture->page), NULL);
  ui_test_settle ();
  g_assert_true (g_cancellable_is_cancelled (veche_job_get_cancellable (job)));
  veche_job_end (job);
}

static char *
find_free (const char *path)
{
  g_auto (GValue) value = G_VALUE_INIT;

  ui_test_await (veche_backup_text_find_free (path), &value);
  return g_value_dup_string (&value);
}

/* A copy never takes the place of a file, though the file dialog has asked whether it may. */
static void
test_backup_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("veche-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Copy 2020.02.veche", NULL);
  g_autofree char *second = g_build_filename (folder, "Copy 2020.02 (2).veche", NULL);
  g_autofree char *free_path = find_free (path);
  g_autofree char *numbered = NULL;

  g_assert_cmpstr (free_path, ==, path);
  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  numbered = find_free (path);
  g_assert_cmpstr (numbered, ==, second);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("veche-ui-XXXXXX", NULL);
  g_autofree char *copies = g_build_filename (cache, "veche", NULL);
  int result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/widgets/attachment-is-program", Fixture, NULL, set_up, test_program, tear_down);
  g_test_add_func ("/ui/widgets/copies", test_copies);
  g_test_add ("/ui/widgets/toast", Fixture, NULL, set_up, test_toast, tear_down);
  g_test_add ("/ui/widgets/row-name", Fixture, NULL, set_up, test_row_name, tear_down);
  g_test_add ("/ui/widgets/chosen-file", Fixture, NULL, set_up, test_chosen_file, tear_down);
  g_test_add ("/ui/widgets/backup-page", Fixture, NULL, set_up, test_backup_page, tear_down);
  g_test_add ("/ui/widgets/backup-name", Fixture, NULL, set_up, test_backup_name, tear_down);
  g_test_add_func ("/ui/widgets/plain-row", test_plain_row);
  result = g_test_run ();
  g_rmdir (copies);
  g_rmdir (cache);
  return result;
}
