/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-paper.h"

#include "veche-attachment-action.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-letter-desk.h"
#include "veche-office-report.h"
#include "veche-printer.h"
#include "veche-shown-copies.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-transfer-place.h"

typedef struct
{
  VecheWorkspace *workspace;
  GArray *letters;
  GtkWidget *widget; /* who asked, while a dialog is open */
  GFile *target;     /* %NULL: a copy to be shown or printed */
  gboolean print;
  char *ending;      /* of the files in a folder */
  char *state;
  char *channel;
} VecheLetterPaper;

static VecheLetterPaper *
veche_letter_paper_new (VecheWorkspace *workspace, GArray *letters)
{
  VecheLetterPaper *paper = g_new0 (VecheLetterPaper, 1);

  paper->workspace = g_object_ref (workspace);
  paper->letters = g_array_ref (letters);
  return paper;
}

static void
veche_letter_paper_free (gpointer data)
{
  VecheLetterPaper *paper = data;

  g_object_unref (paper->workspace);
  g_array_unref (paper->letters);
  g_clear_object (&paper->widget);
  g_clear_object (&paper->target);
  g_free (paper->ending);
  g_free (paper->state);
  g_free (paper->channel);
  g_free (paper);
}

static GHashTable *
veche_letter_paper_new_params (GArray *letters)
{
  GHashTable *params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < letters->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (letters, gint64, i));
  g_hash_table_insert (params, g_strdup ("letters"), g_string_free_and_steal (ids));
  return params;
}

static const char *
veche_letter_paper_get_title (GArray *letters)
{
  return letters->len == 1 ? _("Letter") : _("Letters");
}

static void
veche_letter_paper_say_saved (GtkWidget *widget, guint count, guint all)
{
  g_autofree char *text = count == all
                            ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter saved", "%u letters saved", count), count)
                            : g_strdup_printf (_("Stopped: %u of %u letters are saved"), count, all);

  veche_toast_show (widget, text);
}

/* --- marks --------------------------------------------------------------------------------------------------------- */

static void
veche_letter_paper_mark_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterPaper *paper = data;
  g_autoptr (VecheEdit) done
    = dex_await_boxed (veche_letter_desk_mark (paper->workspace, paper->letters, paper->state, paper->channel), error);

  gboolean sent = g_str_equal (paper->state, "sent");

  if (done == NULL || veche_task_is_over (task))
    return;
  if (done->step != 0)
    veche_toast_show_undo (object, sent ? _("Marked as sent") : _("Marked as printed"), done->step);
  else if (sent)
    veche_toast_show (object, _("Marked as sent already"));
}

void
veche_letter_paper_mark (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters, const char *state, const char *channel)
{
  VecheLetterPaper *paper = veche_letter_paper_new (workspace, letters);

  paper->state = g_strdup (state);
  paper->channel = g_strdup (channel);
  veche_task_spawn (widget, veche_letter_paper_mark_fiber, paper, veche_letter_paper_free);
}

/* --- one file ------------------------------------------------------------------------------------------------------ */

/* Letters may lie in a bulk: the printer is asked for each time. */
static void
veche_letter_paper_send (GtkWidget *widget, const VecheLetterPaper *paper, GError **error)
{
  const char *title = veche_letter_paper_get_title (paper->letters);
  g_autofree char *where = dex_await_string (veche_printer_print (widget, paper->target, title, TRUE), error);

  if (where != NULL)
    veche_letter_paper_mark (widget, paper->workspace, paper->letters, "printed", NULL);
}

static void
veche_letter_paper_write_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterPaper *paper = data;
  const char *title = veche_letter_paper_get_title (paper->letters);
  g_autoptr (GHashTable) params = veche_letter_paper_new_params (paper->letters);
  g_autoptr (VecheOfficeReport) report = NULL;
  g_autoptr (VecheJob) shown = NULL;
  gboolean copy = paper->target == NULL;

  if (copy)
    {
      g_autofree char *name = g_strdup_printf ("%s.pdf", title);

      paper->target = veche_shown_copies_dup_place (name, error);
      if (paper->target == NULL)
        return;
    }
  shown = veche_job_start (paper->workspace, title);
  report = dex_await_boxed (veche_office_report_write_with (paper->workspace, "letters", g_file_peek_path (paper->target), params,
                                                            veche_job_get_cancellable (shown)),
                            error);
  veche_job_end (shown);
  if (report == NULL)
    return;
  if (copy)
    veche_shown_copies_seal (paper->target);
  if (veche_task_is_over (task))
    return;
  if (paper->print)
    veche_letter_paper_send (object, paper, error);
  else if (copy)
    veche_attachment_action_launch (object, paper->target);
  else
    veche_letter_paper_say_saved (object, paper->letters->len, paper->letters->len);
}

void
veche_letter_paper_open (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters)
{
  veche_task_spawn (widget, veche_letter_paper_write_fiber, veche_letter_paper_new (workspace, letters), veche_letter_paper_free);
}

void
veche_letter_paper_print (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters)
{
  VecheLetterPaper *paper = veche_letter_paper_new (workspace, letters);

  paper->print = TRUE;
  veche_task_spawn (widget, veche_letter_paper_write_fiber, paper, veche_letter_paper_free);
}

static void
veche_letter_paper_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheLetterPaper *paper = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GtkWidget) widget = g_steal_pointer (&paper->widget);

  if (file == NULL || g_file_peek_path (file) == NULL)
    {
      veche_letter_paper_free (paper);
      return;
    }
  paper->target = g_object_ref (file);
  veche_task_spawn (widget, veche_letter_paper_write_fiber, paper, veche_letter_paper_free);
}

void
veche_letter_paper_save (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.pdf", veche_letter_paper_get_title (letters));
  VecheLetterPaper *paper = veche_letter_paper_new (workspace, letters);

  paper->widget = g_object_ref (veche_transfer_place_find (widget));
  gtk_file_dialog_set_title (dialog, _("Save as PDF or ODT"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_letter_paper_chosen_cb, paper);
}

/* --- a folder ------------------------------------------------------------------------------------------------------ */

static void
veche_letter_paper_folder_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterPaper *paper = data;
  g_autoptr (VecheJob) shown = veche_job_start (paper->workspace, veche_letter_paper_get_title (paper->letters));
  gint64 count = dex_await_int64 (veche_letter_desk_write_folder (paper->workspace, paper->letters, g_file_peek_path (paper->target),
                                                                  paper->ending, veche_job_get_cancellable (shown)),
                                  error);

  veche_job_end (shown);
  if (*error == NULL && !veche_task_is_over (task))
    veche_letter_paper_say_saved (object, (guint) count, paper->letters->len);
}

static void
veche_letter_paper_folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheLetterPaper *paper = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GtkWidget) widget = g_steal_pointer (&paper->widget);

  if (folder == NULL || g_file_peek_path (folder) == NULL)
    {
      veche_letter_paper_free (paper);
      return;
    }
  paper->target = g_object_ref (folder);
  veche_task_spawn (widget, veche_letter_paper_folder_fiber, paper, veche_letter_paper_free);
}

void
veche_letter_paper_save_folder (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters, const char *ending)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  VecheLetterPaper *paper = veche_letter_paper_new (workspace, letters);

  paper->widget = g_object_ref (widget);
  paper->ending = g_strdup (ending);
  gtk_file_dialog_set_title (dialog, _("Folder for the letters"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_letter_paper_folder_cb, paper);
}
