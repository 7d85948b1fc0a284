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
 * Makes the report as a PDF and shows it in the program for PDF, which prints it.
 */
void veche_report_action_open (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number);

/** veche_report_action_save: asks for a period, where the report is about many records, and a format; writes and shows it. */
void veche_report_action_save (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number);

/**
 * veche_report_action_write:
 * @params: text → text, as the report takes them
 * @target: (nullable): %NULL: a copy to be looked at
 *
 * Writes the report; a copy is opened in the desktop's viewer, a file that was asked for is told by a toast.
 */
void veche_report_action_write (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params, GFile *target);

/** veche_report_action_print_with: sends it to a printer that is asked for. */
void veche_report_action_print_with (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params);

/** veche_report_action_get_title: what people call a report; its name where it has none. Static or @name itself. */
const char *veche_report_action_get_title (const char *name);

G_END_DECLS
