/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-record.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_ITEM_ROW (veche_check_item_row_get_type ())

/**
 * VecheCheckItemRow:
 * A required item in the grid: its state, as a person set it or as the contents say, and a remark.
 *
 * Signals: `marked` (code of the state), `remarked` (text), `left`: Enter in the remark.
 */
G_DECLARE_FINAL_TYPE (VecheCheckItemRow, veche_check_item_row, VECHE, CHECK_ITEM_ROW, GtkListBoxRow)

GtkWidget *veche_check_item_row_new (VecheRecord *item) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_check_item_row_show:
 * @marked: (nullable): the state that a person set
 * @derived: the state that follows from the contents
 *
 * Shows what is known. A remark that is just being typed stays.
 */
void veche_check_item_row_show (VecheCheckItemRow *self, const char *marked, const char *derived, const char *remark,
                                gboolean editable);

/** veche_check_item_row_mark: as if a person had chosen the nth state (from 0). */
void veche_check_item_row_mark (VecheCheckItemRow *self, guint state);

/** veche_check_item_row_set_mark: (nullable): why the remark that stands there is not saved. */
void veche_check_item_row_set_mark (VecheCheckItemRow *self, const char *message);

/** veche_check_item_row_commit: takes the remark as if it had been left. */
void veche_check_item_row_commit (VecheCheckItemRow *self);

G_END_DECLS
