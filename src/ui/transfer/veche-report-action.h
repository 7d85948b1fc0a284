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

/**
 * veche_report_action_save:
 * @query: the applications that a list shows
 * @columns: (nullable): fields of them, parted by commas
 *
 * Asks for a period and a format; writes the report about many applications and shows it. A list prints what stands there; a register
 * is that of the programme which the window shows, whatever the list is looking for.
 */
void veche_report_action_save (GtkWidget *widget, VecheWorkspace *workspace, const char *name, const VecheQuery *query,
                               const char *columns);

/**
 * veche_report_action_write:
 * @params: text → text, as veche_office_report_write() has them
 * @query: (nullable)
 * @target: PDF, ODT or XLSX by its ending
 *
 * Writes the report as a job of the window, and shows it.
 */
void veche_report_action_write (GtkWidget *widget, VecheWorkspace *workspace, const char *name, GHashTable *params,
                                const VecheQuery *query, GFile *target);

/** veche_report_action_get_title: what people call a report; its name where it has none. Static or @name itself. */
const char *veche_report_action_get_title (const char *name);

G_END_DECLS
