/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_report_action_open:
 * @name: of the report («receipt»)
 * @number: (nullable): of the record that it is about
 *
 * Makes the report as a PDF and shows it in the program for PDF.
 */
void veche_report_action_open (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number);

/**
 * veche_report_action_print:
 *
 * Makes the report as a PDF and prints it as veche_printer_print() does: at once where it is known on which printer.
 */
void veche_report_action_print (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number);

/** veche_report_action_save: asks for a format, and what else the report wants to know; writes it, shows it or prints it. */
void veche_report_action_save (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number);

/**
 * veche_report_action_save_list:
 * @query: the applications that a list shows
 * @columns: (nullable): fields of them, parted by commas
 *
 * The same for a report about many applications: asks for the period too. A list prints what stands there; a register is that of the
 * programme which the window shows, whatever the list is looking for.
 */
void veche_report_action_save_list (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const VecheQuery *query,
                                    const char *columns);

/** veche_report_action_save_each: the same for papers about each of the applications of a @query, in one document. */
void veche_report_action_save_each (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const VecheQuery *query);

/**
 * veche_report_action_write:
 * @params: text → text, as the report takes them
 * @query: (nullable): of applications, see veche_office_report_write_list()
 * @target: (nullable): %NULL: a copy to be looked at
 *
 * Writes the report; a copy is opened in the desktop's viewer, a file that was asked for is told by a toast.
 */
void veche_report_action_write (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params,
                                const VecheQuery *query, GFile *target);

/** veche_report_action_print_with: sends it to a printer that is asked for. */
void veche_report_action_print_with (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params,
                                     const VecheQuery *query);

/** veche_report_action_get_title: what people call a report; its name where it has none. Static or @name itself. */
const char *veche_report_action_get_title (const char *name);

G_END_DECLS
