/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of a letter: what is typed while it is put together anew stays. */

#include "config.h"

#include <string.h>

#include "ui-test.h"
#include "veche-application.h"
#include "veche-letter-dialog.h"

typedef struct
{
  VecheWorkspace *workspace;
  AdwApplicationWindow *window;
  AdwDialog *dialog;
} Fixture;

static GtkEditable *
get_entry (Fixture *fixture, const char *title)
{
  GtkWidget *entry = ui_test_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

static gboolean
has_subject (gpointer data)
{
  return *gtk_editable_get_text (get_entry (data, "Subject")) != '\0';
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workspace = ui_test_new_workspace ("demo");
  fixture->window = ADW_APPLICATION_WINDOW (g_object_ref_sink (adw_application_window_new (NULL)));
  adw_application_window_set_content (fixture->window, adw_bin_new ());
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = veche_letter_dialog_new (fixture->workspace, 1, 0);
  adw_dialog_present (fixture->dialog, GTK_WIDGET (fixture->window));
  ui_test_wait (has_subject, fixture, "the letter");
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

/* What was asked of the workspace before this is answered: an answer is some ten questions, one after the other, and those of a test
 * wait in the same queue. */
static void
await_answers (Fixture *fixture)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);

      ui_test_await (veche_workspace_count (fixture->workspace, query), NULL);
      ui_test_settle ();
    }
}

/* Number and day stand in the text, so each of their keys puts it together anew. */
static void
test_typed_stays (Fixture *fixture, gconstpointer data)
{
  GtkEditable *number = get_entry (fixture, "Outgoing no.");
  GtkEditable *subject = get_entry (fixture, "Subject");

  gtk_editable_set_text (number, "12-05/7");
  gtk_editable_set_text (subject, "Typed by hand");
  await_answers (fixture);
  g_assert_cmpstr (gtk_editable_get_text (subject), ==, "Typed by hand");
  g_assert_cmpstr (gtk_editable_get_text (number), ==, "12-05/7");
}

/* As long as nobody types, the text follows. */
static void
test_text_follows (Fixture *fixture, gconstpointer data)
{
  GtkTextView *addressee = GTK_TEXT_VIEW (ui_test_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_TEXT_VIEW, NULL));
  VecheEdit *edit = veche_edit_new ("Leader");
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  veche_edit_set_text (edit, veche_edit_update (edit, &veche_application_kind, 1), "leader", "Петров Иван Ильич");
  ui_test_await (veche_workspace_apply (fixture->workspace, edit), NULL);
  await_answers (fixture);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (addressee), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (addressee), &start, &end, TRUE);
  g_assert_nonnull (strstr (text, "Петрову"));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/letter/typed-stays", Fixture, NULL, set_up, test_typed_stays, tear_down);
  g_test_add ("/ui/letter/text-follows", Fixture, NULL, set_up, test_text_follows, tear_down);
  return g_test_run ();
}
