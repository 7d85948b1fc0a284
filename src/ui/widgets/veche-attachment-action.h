/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_attachment_action_open:
 * @file: «attachment»
 *
 * Takes a copy out, which can only be read, and shows it: a film or a sound in a dialog where it can be played here, all else in the
 * program for its type. What may be a program itself is not
 * started: it can be saved.
 */
void veche_attachment_action_open (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file);

/** veche_attachment_action_save: asks where to, and takes a copy out. */
void veche_attachment_action_save (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file);

/** veche_attachment_action_launch: shows a file in the program for its type. */
void veche_attachment_action_launch (GtkWidget *widget, GFile *file);

G_END_DECLS
