/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** VecheUndoKeysFunc: whether nothing is being typed in @widget that could be taken back (@redo: brought back) first. */
typedef gboolean (*VecheUndoKeysFunc) (GtkWidget *widget, gboolean redo);

/**
 * veche_undo_keys_watch: Ctrl+Z and Ctrl+Shift+Z anywhere in @widget take back and bring back steps while @is_free says so. An entry keeps
 * these keys for itself even where it has nothing to undo, and Tab always leads into the next entry.
 */
void veche_undo_keys_watch (GtkWidget *widget, VecheUndoKeysFunc is_free);

G_END_DECLS
