/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * veche_layout_swap_apply:
 * @widget: what has the focus
 *
 * What was typed with the keyboard in the wrong layout, as it was meant: the selection of an entry or text, else all of it.
 * Whether there was anything to change.
 */
gboolean veche_layout_swap_apply (GtkWidget *widget);

G_END_DECLS
