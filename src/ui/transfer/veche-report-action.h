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

/** veche_report_action_save: the same into a file that the user chooses; PDF, ODT or XLSX by its ending. */
void veche_report_action_save (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const char *number);

G_END_DECLS
