/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * veche_row_name_bind:
 * @row: a GtkListItem or a GtkColumnViewRow whose item is a VecheRecordItem
 *
 * Names the row for a screen reader by the title of its record, which may come after the row: to be called when the row is bound, and
 * veche_row_name_unbind() when it is unbound.
 */
void veche_row_name_bind (GObject *row);
void veche_row_name_unbind (GObject *row);

G_END_DECLS
