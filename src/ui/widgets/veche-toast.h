/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** veche_toast_show: a short message over the window of @widget, or the dialog on top of it. Not markup. */
void veche_toast_show (GtkWidget *widget, const char *text);

/** veche_toast_show_undo: the same with a button that takes the step back, as long as it is the newest. */
void veche_toast_show_undo (GtkWidget *widget, const char *text, gint64 step);

/** veche_toast_show_way_out: the same with a button of the label (with a mnemonic) that activates an action of @widget. */
void veche_toast_show_way_out (GtkWidget *widget, const char *text, const char *label, const char *action);

G_END_DECLS
