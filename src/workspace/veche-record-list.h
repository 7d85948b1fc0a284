/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-item.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD_LIST (veche_record_list_get_type ())

/**
 * VecheRecordList:
 * A #GListModel of #VecheRecordItem over a query of any length: the order is an array of row ids (8 bytes a row), rows come in pages as
 * they are looked at. Newest first unless the query sorts. Follows the workspace's changes. Properties: `n-items`, `loading`,
 * `swapped` (the search text was taken in the other keyboard layout), `error` (text, or %NULL).
 */
G_DECLARE_FINAL_TYPE (VecheRecordList, veche_record_list, VECHE, RECORD_LIST, GObject)

VecheRecordList *veche_record_list_new (VecheWorkspace *workspace, const VecheQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_list_set_query: shows another query; what is shown stays until the new order is there. */
void veche_record_list_set_query (VecheRecordList *self, const VecheQuery *query);
const VecheQuery *veche_record_list_get_query (VecheRecordList *self);

/** veche_record_list_find: position of a row, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint veche_record_list_find (VecheRecordList *self, gint64 id);

/** veche_record_list_get_id: the row at a position, without asking for its record; 0 beyond the end. */
gint64 veche_record_list_get_id (VecheRecordList *self, guint position);

G_END_DECLS
