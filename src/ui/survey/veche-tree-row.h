/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-record.h"
#include "veche-tree-cell.h"
#include "veche-tree.h"

G_BEGIN_DECLS

/** VecheTreeColumn: one of the table's; a field of a tree, or its place. */
typedef enum
{
  VECHE_TREE_COLUMN_NUMBER,
  VECHE_TREE_COLUMN_SPECIES,
  VECHE_TREE_COLUMN_STEMS,
  VECHE_TREE_COLUMN_HEIGHT,
  VECHE_TREE_COLUMN_CONDITION,
  VECHE_TREE_COLUMN_PROPOSAL,
  VECHE_TREE_COLUMN_DECISION,
  VECHE_TREE_COLUMN_GROUND,
  VECHE_TREE_COLUMN_NOTE,
  VECHE_TREE_COLUMN_PLACE,
  VECHE_TREE_N_COLUMNS,
} VecheTreeColumn;

#define VECHE_TYPE_TREE_ROW (veche_tree_row_get_type ())

/**
 * VecheTreeRow:
 * A tree as a row of cells: one that is in the workspace, or one that is being typed.
 */
G_DECLARE_FINAL_TYPE (VecheTreeRow, veche_tree_row, VECHE, TREE_ROW, GtkBox)

/**
 * veche_tree_row_new:
 * @words: by column, %NULL where there is nothing to complete; borrowed, live longer than the row
 * @key: under which what is typed there is kept until it is saved
 */
GtkWidget *veche_tree_row_new (VecheTreeWords *const words[VECHE_TREE_N_COLUMNS], const char *key) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_row_new_heading: a row of titles as wide as the cells. */
GtkWidget *veche_tree_row_new_heading (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_row_get_field: %NULL of the place, which has no one field that is typed. */
const VecheField *veche_tree_row_get_field (VecheTreeColumn column);

/** veche_tree_row_get_hint: how the column is typed, translated; %NULL where that is plain. Static. */
const char *veche_tree_row_get_hint (VecheTreeColumn column);

VecheTreeCell *veche_tree_row_get_cell (VecheTreeRow *self, VecheTreeColumn column);
const char *veche_tree_row_get_text (VecheTreeRow *self, VecheTreeColumn column);

/** veche_tree_row_find_column: of a cell of this row. */
VecheTreeColumn veche_tree_row_find_column (VecheTreeRow *self, VecheTreeCell *cell);

/** veche_tree_row_set_record: what the row is of; cells that somebody is typing in keep their text. */
void veche_tree_row_set_record (VecheTreeRow *self, VecheRecord *record);

/** veche_tree_row_get_id: 0: it is not in the workspace yet. */
gint64 veche_tree_row_get_id (VecheTreeRow *self);

/** veche_tree_row_set_gone: its tree, @id, is deleted: what stands in the row is a new one; _get_gone(): 0: it was not. */
void veche_tree_row_set_gone (VecheTreeRow *self, gint64 id);
gint64 veche_tree_row_get_gone (VecheTreeRow *self);

const char *veche_tree_row_get_key (VecheTreeRow *self);

/** veche_tree_row_is_written: whether it is being written. */
gboolean veche_tree_row_is_written (VecheTreeRow *self);
void veche_tree_row_set_written (VecheTreeRow *self, gboolean written);

/** veche_tree_row_propose_number: that a person may type over; nothing was typed by it. */
void veche_tree_row_propose_number (VecheTreeRow *self, const char *number);

/** veche_tree_row_set_place: as if it had been typed, but to the last digit. */
void veche_tree_row_set_place (VecheTreeRow *self, double lon, double lat);

/** veche_tree_row_is_touched: whether somebody has typed what the workspace does not have; _is_changed(): the same of one cell. */
gboolean veche_tree_row_is_touched (VecheTreeRow *self);
gboolean veche_tree_row_is_changed (VecheTreeRow *self, VecheTreeColumn column);

/**
 * veche_tree_row_fill:
 * @wrong: (out): the column that could not be read
 *
 * Sets what was typed as cells of the op; %FALSE with @error.
 */
gboolean veche_tree_row_fill (VecheTreeRow *self, VecheEdit *edit, guint op, VecheTreeColumn *wrong, GError **error);

/** veche_tree_row_settle: what stands in the cells is what the workspace is about to have; _unsettle(): it has it not. */
void veche_tree_row_settle (VecheTreeRow *self);
void veche_tree_row_unsettle (VecheTreeRow *self);

/** veche_tree_row_set_doubt: what looks wrong without being refused, or %NULL; _get_doubt(): borrowed. */
void veche_tree_row_set_doubt (VecheTreeRow *self, const char *doubt);
const char *veche_tree_row_get_doubt (VecheTreeRow *self);

/** veche_tree_row_dup_name: «№ 12, Липа мелколистная», as messages call it. Owned. */
char *veche_tree_row_dup_name (VecheTreeRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
