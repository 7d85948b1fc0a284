/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/* Letters on paper. @letters: row ids (gint64), in the order in which they are to lie. */

/** veche_letter_paper_open: as one PDF in the program for PDF. */
void veche_letter_paper_open (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters);

/** veche_letter_paper_print: asks for the printer; what was handed to it is marked as printed. */
void veche_letter_paper_print (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters);

/** veche_letter_paper_save: asks for a file, PDF or ODT by its ending, and writes all of them into it. */
void veche_letter_paper_save (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters);

/**
 * veche_letter_paper_save_folder:
 * @ending: «pdf» or «odt»
 *
 * Asks for a folder and writes a file for each.
 */
void veche_letter_paper_save_folder (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters, const char *ending);

/** veche_letter_paper_mark: one step for all; see veche_letter_desk_mark(). */
void veche_letter_paper_mark (GtkWidget *widget, VecheWorkspace *workspace, GArray *letters, const char *state,
                              const char *channel);

G_END_DECLS
