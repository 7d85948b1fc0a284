/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * veche_printer_print:
 * @widget: in whose window a dialog opens
 * @file: a PDF on this machine
 * @title: of the dialog, and of the job at the printer
 * @ask: open the desktop's print dialog in any case
 *
 * Prints on the printer that was chosen last, without a question; where none was, or it is not to be found or takes no jobs, the
 * dialog asks, with what was chosen last filled in, and its answer is remembered. «Print to a file» is a printer too: there each job gets a new
 * file beside the one before, nothing is written over.
 *
 * Returns: (transfer full): a future of a text: where it went, for people; rejects with %GTK_DIALOG_ERROR where the dialog was
 * dismissed (which veche_task_show_error() does not show)
 */
DexFuture *veche_printer_print (GtkWidget *widget, GFile *file, const char *title, gboolean ask) G_GNUC_WARN_UNUSED_RESULT;

/** veche_printer_dup_name: the printer that was chosen last, as people know it; %NULL: none was. Owned. */
char *veche_printer_dup_name (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_printer_forget: the next job asks. */
void veche_printer_forget (void);

G_END_DECLS
