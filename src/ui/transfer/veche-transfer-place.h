/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * veche_transfer_place_find:
 * @widget: a dialog, or in one
 *
 * The contents of the window that a dialog is over: it stays when the dialog goes. Borrowed.
 */
GtkWidget *veche_transfer_place_find (GtkWidget *widget);

G_END_DECLS
