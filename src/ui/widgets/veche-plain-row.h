/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * veche_plain_row_new:
 * @subtitle: (nullable)
 *
 * An AdwActionRow whose texts are shown as they are, be they of users: never markup.
 */
GtkWidget *veche_plain_row_new (const char *title, const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
