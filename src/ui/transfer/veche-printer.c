/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-printer.h"

#include <gtk/gtkunixprint.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-settings.h"

/* Nobody waits longer for a printer that may be gone: the dialog asks then. */
#define SEARCH_SECONDS 4
#define KEY "print-settings"

typedef struct
{
  GtkWidget *widget;
  GFile *file;
  char *title;
  gboolean ask;
} VechePrinterJob;

static void
veche_printer_job_free (gpointer data)
{
  VechePrinterJob *job = data;

  g_object_unref (job->widget);
  g_object_unref (job->file);
  g_free (job->title);
  g_free (job);
}

/* --- what was chosen last ----------------------------------------------------------------------------------------- */

static GtkPrintSettings *
veche_printer_dup_settings (void)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) stored = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;

  return stored != NULL && g_variant_n_children (stored) > 0 ? gtk_print_settings_new_from_gvariant (stored) : NULL;
}

/* How many copies and which pages belong to the one job. */
static void
veche_printer_remember (GtkPrintSettings *chosen)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GtkPrintSettings) kept = gtk_print_settings_copy (chosen);

  if (settings == NULL)
    return;
  gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_N_COPIES);
  gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_PRINT_PAGES);
  gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_PAGE_RANGES);
  g_settings_set_value (settings, KEY, gtk_print_settings_to_gvariant (kept));
}

char *
veche_printer_dup_name (void)
{
  g_autoptr (GtkPrintSettings) settings = veche_printer_dup_settings ();

  return settings != NULL ? g_strdup (gtk_print_settings_get_printer (settings)) : NULL;
}

void
veche_printer_forget (void)
{
  if (veche_settings_get () != NULL)
    g_settings_reset (veche_settings_get (), KEY);
}

/* --- the printer, without a dialog ------------------------------------------------------------------------------- */

typedef struct
{
  DexPromise *promise; /* of a GtkPrinter */
  char *name;
  gboolean found;
} VechePrinterSearch;

static gboolean
veche_printer_search_cb (GtkPrinter *printer, gpointer data)
{
  VechePrinterSearch *search = data;

  if (g_strcmp0 (gtk_printer_get_name (printer), search->name) != 0 || !gtk_printer_is_active (printer)
      || !gtk_printer_is_accepting_jobs (printer))
    return FALSE;
  search->found = TRUE;
  dex_promise_resolve_object (search->promise, g_object_ref (printer));
  return TRUE;
}

static void
veche_printer_search_free (gpointer data)
{
  VechePrinterSearch *search = data;

  if (!search->found)
    dex_promise_reject (search->promise, g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No printer “%s”", search->name));
  dex_unref (search->promise);
  g_free (search->name);
  g_free (search);
}

/* %NULL: it is not there, or not within a time that somebody would wait. */
static GtkPrinter *
veche_printer_find (const char *name)
{
  g_autoptr (DexPromise) promise = dex_promise_new ();
  VechePrinterSearch *search = g_new0 (VechePrinterSearch, 1);

  search->promise = dex_ref (promise);
  search->name = g_strdup (name);
  gtk_enumerate_printers (veche_printer_search_cb, search, veche_printer_search_free, FALSE);
  return dex_await_object (dex_future_first (dex_ref (DEX_FUTURE (promise)), dex_timeout_new_seconds (SEARCH_SECONDS), NULL), NULL);
}

/* What a printer can do is asked of it before the first job. */
static void
veche_printer_details_cb (GtkPrinter *printer, gboolean success, DexPromise *promise)
{
  dex_promise_resolve_boolean (promise, success);
}

static gboolean
veche_printer_has_details (GtkPrinter *printer)
{
  g_autoptr (DexPromise) promise = dex_promise_new ();
  gboolean got;
  gulong handler;

  if (gtk_printer_has_details (printer))
    return TRUE;
  handler = g_signal_connect_data (printer, "details-acquired", G_CALLBACK (veche_printer_details_cb), dex_ref (promise),
                                   (GClosureNotify) dex_unref, 0);
  gtk_printer_request_details (printer);
  got = dex_await_boolean (dex_future_first (dex_ref (DEX_FUTURE (promise)), dex_timeout_new_seconds (SEARCH_SECONDS), NULL), NULL);
  g_signal_handler_disconnect (printer, handler);
  return got;
}

static void
veche_printer_sent_cb (GtkPrintJob *job, gpointer data, const GError *error)
{
  if (error != NULL)
    dex_promise_reject (data, g_error_copy (error));
  else
    dex_promise_resolve_boolean (data, TRUE);
}

/* The folder that was chosen last; a name that no file has there. */
static char *
veche_printer_dup_target (GtkPrintSettings *settings, const char *title)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autoptr (GFile) last = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autoptr (GFile) folder = last != NULL ? g_file_get_parent (last) : NULL;
  g_autofree char *safe = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n\t", ' ');

  if (folder == NULL || g_file_peek_path (folder) == NULL || !g_file_query_exists (folder, NULL))
    return NULL;
  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s.pdf", safe) : g_strdup_printf ("%s (%u).pdf", safe, n);
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      if (!g_file_query_exists (file, NULL))
        return g_file_get_uri (file);
    }
}

static char *
veche_printer_dup_file_name (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Where it went, or %NULL: the dialog has to ask (@error stays), or it failed. */
static char *
veche_printer_send (const VechePrinterJob *job, GtkPrintSettings *settings, GError **error)
{
  g_autoptr (GtkPrinter) printer = veche_printer_find (gtk_print_settings_get_printer (settings));
  g_autoptr (DexPromise) promise = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintJob) sent = NULL;
  g_autofree char *target = NULL;

  if (printer == NULL || !veche_printer_has_details (printer) || !gtk_printer_accepts_pdf (printer))
    return NULL;
  if (gtk_printer_is_virtual (printer))
    {
      target = veche_printer_dup_target (settings, job->title);
      if (target == NULL)
        return NULL;
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, target);
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
    }
  setup = gtk_page_setup_new ();
  sent = gtk_print_job_new (job->title, printer, settings, setup);
  if (!gtk_print_job_set_source_file (sent, g_file_peek_path (job->file), error))
    return NULL;
  promise = dex_promise_new ();
  gtk_print_job_send (sent, veche_printer_sent_cb, dex_ref (promise), dex_unref);
  if (!dex_await (dex_ref (DEX_FUTURE (promise)), error))
    return NULL;
  return target != NULL ? veche_printer_dup_file_name (target) : g_strdup (gtk_printer_get_name (printer));
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;
  GtkPrintSetup *setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), result, &error);

  if (setup == NULL)
    dex_promise_reject (promise, error);
  else
    dex_promise_resolve_boxed (promise, GTK_TYPE_PRINT_SETUP, setup);
}

static void
veche_printer_printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;

  if (gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, error);
}

static GtkWindow *
veche_printer_get_window (const VechePrinterJob *job)
{
  GtkRoot *root = gtk_widget_get_root (job->widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What was chosen in the dialog, to be unreferenced. */
static GtkPrintSetup *
veche_printer_choose (const VechePrinterJob *job, GtkPrintDialog *dialog, GtkPrintSettings *settings, GError **error)
{
  g_autoptr (DexPromise) chosen = dex_promise_new ();

  gtk_print_dialog_set_title (dialog, job->title);
  if (settings != NULL)
    gtk_print_dialog_set_print_settings (dialog, settings);
  gtk_print_dialog_setup (dialog, veche_printer_get_window (job), NULL, veche_printer_chosen_cb, dex_ref (chosen));
  return dex_await_boxed (dex_ref (DEX_FUTURE (chosen)), error);
}

static char *
veche_printer_ask (const VechePrinterJob *job, GtkPrintSettings *settings, GError **error)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GtkPrintSettings) answer = NULL;
  g_autoptr (DexPromise) printed = dex_promise_new ();
  GtkPrintSetup *setup = veche_printer_choose (job, dialog, settings, error);
  const char *name;

  if (setup == NULL)
    return NULL;
  answer = g_object_ref (gtk_print_setup_get_print_settings (setup));
  veche_printer_remember (answer);
  gtk_print_dialog_print_file (dialog, veche_printer_get_window (job), setup, job->file, NULL, veche_printer_printed_cb,
                               dex_ref (printed));
  gtk_print_setup_unref (setup);
  if (!dex_await (dex_ref (DEX_FUTURE (printed)), error))
    return NULL;
  name = gtk_print_settings_get_printer (answer);
  return g_strdup (name != NULL ? name : _("the printer"));
}

static DexFuture *
veche_printer_fiber (gpointer data)
{
  const VechePrinterJob *job = data;
  g_autoptr (GtkPrintSettings) settings = veche_printer_dup_settings ();
  g_autoptr (GError) error = NULL;
  char *where = NULL;

  if (!job->ask && settings != NULL && gtk_print_settings_get_printer (settings) != NULL)
    where = veche_printer_send (job, settings, &error);
  if (where == NULL && error == NULL)
    where = veche_printer_ask (job, settings, &error);
  if (where != NULL)
    return dex_future_new_take_string (where);
  if (error->domain != GTK_DIALOG_ERROR)
    {
      g_autofree char *why = g_strdup (error->message);

      g_clear_error (&error);
      g_set_error (&error, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not print “%s”: %s. Look whether the printer is switched on, or "
                                                              "save the paper as a file."),
                   job->title, why);
    }
  return dex_future_new_for_error (g_steal_pointer (&error));
}

DexFuture *
veche_printer_print (GtkWidget *widget, GFile *file, const char *title, gboolean ask)
{
  VechePrinterJob *job;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && title != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL, NULL);

  job = g_new0 (VechePrinterJob, 1);
  job->widget = g_object_ref (widget);
  job->file = g_object_ref (file);
  job->title = g_strdup (title);
  job->ask = ask;
  return dex_scheduler_spawn (NULL, 256 * 1024, veche_printer_fiber, job, veche_printer_job_free);
}
