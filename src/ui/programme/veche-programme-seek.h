/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * veche_programme_seek:
 * @target: a field of a form
 *
 * Gives it the focus and scrolls to it, as soon as it stands still: what was opened to show it grows for a while.
 */
void veche_programme_seek (GtkWidget *target);

G_END_DECLS
