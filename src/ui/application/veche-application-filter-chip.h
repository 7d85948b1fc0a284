/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** veche_application_filter_chip_new: a button that says what narrows a list, and takes it off. */
GtkWidget *veche_application_filter_chip_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_application_filter_chip_count:
 *
 * Shows on the button of a filter how many of them are on: the list is seen to be narrowed where the chips have wrapped or scrolled
 * away, and heard.
 */
void veche_application_filter_chip_count (GtkMenuButton *button, guint count);

G_END_DECLS
