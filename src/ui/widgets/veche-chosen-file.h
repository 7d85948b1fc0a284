/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * veche_chosen_file_take_path:
 * @widget: in the window that asked; who hears of a failure
 * @file: (nullable) (transfer full): what a file dialog has answered
 * @error: (nullable) (transfer full): why it has answered nothing
 *
 * The path of what was chosen. %NULL where nothing was, in silence, and, with a sentence, where the dialog failed or the place has no
 * path (a share of the network that is not mounted). Owned.
 */
char *veche_chosen_file_take_path (GtkWidget *widget, GFile *file, GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
