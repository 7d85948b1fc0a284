/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-tree-words.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TREE_CELL (veche_tree_cell_get_type ())

/**
 * VecheTreeCell:
 * A cell of a table that is typed into: completes words, and tells where a key leads. Signals: `advance` (how many cells to go, −1 or 1;
 * %FALSE: there is no such cell, the focus goes where it goes by itself), `step` (how many rows, −1 or 1), `repeat` (what stands above is
 * wanted), `finish` (the row is done), `entered`, `left` (of the focus).
 */
G_DECLARE_FINAL_TYPE (VecheTreeCell, veche_tree_cell, VECHE, TREE_CELL, GtkEntry)

/** veche_tree_cell_new: @words: (nullable): borrowed, lives longer than the cell */
GtkWidget *veche_tree_cell_new (VecheTreeWords *words) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_cell_set_text: without a person having typed it. */
void veche_tree_cell_set_text (VecheTreeCell *self, const char *text);

/** veche_tree_cell_take: takes the word that is marked in the list of what it may be, if any, and closes the list. */
void veche_tree_cell_take (VecheTreeCell *self);

/** veche_tree_cell_begin: the cell is of something else now: it gets the keyboard as if it had just come, and nothing has been typed. */
void veche_tree_cell_begin (VecheTreeCell *self);

/** veche_tree_cell_set_error: what is wrong with it, or %NULL. */
void veche_tree_cell_set_error (VecheTreeCell *self, const char *message);

G_END_DECLS
