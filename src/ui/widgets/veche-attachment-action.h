/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_attachment_action_open: takes a copy out and shows it in the program for its type. @file: «attachment». */
void veche_attachment_action_open (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file);

/** veche_attachment_action_save: asks where to, and takes a copy out. */
void veche_attachment_action_save (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *file);

/** veche_attachment_action_dup_place: a new file @name in a private folder of the cache, for other programs to show. Owned. */
GFile *veche_attachment_action_dup_place (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_attachment_action_launch: shows a file in the program for its type. */
void veche_attachment_action_launch (GtkWidget *widget, GFile *file);

G_END_DECLS
