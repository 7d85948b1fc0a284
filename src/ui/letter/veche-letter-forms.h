/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_letter_forms_present:
 * @person: the leader in the directory; 0: is not there yet, and comes there with the forms, unless it is a namesake who is there
 *
 * Asks for the parts and forms of a leader's name, which letters need. Nothing is written before they are saved, as one step.
 */
void veche_letter_forms_present (GtkWidget *widget, VecheWorkspace *workspace, gint64 application, gint64 person);

G_END_DECLS
