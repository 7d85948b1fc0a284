/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_search_index_update:
 *
 * Brings the index up to the journal's end, inside the caller's transaction. To be called after the last row of a
 * transaction: FTS writes and rows must not alternate (a statement that fires a trigger makes FTS5 flush).
 */
gboolean veche_search_index_update (VecheStore *store, GError **error);

/** veche_search_index_has_cursor: whether the journal's cursor in the file is one that the journal can have had. */
gboolean veche_search_index_has_cursor (VecheStore *store);

/** veche_search_index_is_up_to_date: whether all rows of the journal have been looked at. */
gboolean veche_search_index_is_up_to_date (VecheStore *store);

/** veche_search_index_is_unfinished: whether the index is being made anew, or was when somebody died over it. */
gboolean veche_search_index_is_unfinished (VecheStore *store);

/**
 * veche_search_index_is_sound:
 *
 * A short look at an index that another program may have spoilt: counts documents against records and asks for some by their words. FALSE
 * with or without an error: it is to be made anew.
 */
gboolean veche_search_index_is_sound (VecheStore *store, GError **error);

/** veche_search_index_begin_rebuild: drops the index's contents, in the caller's transaction; the slices are to follow. */
gboolean veche_search_index_begin_rebuild (VecheStore *store, GError **error);

/**
 * veche_search_index_rebuild_slice:
 * @budget_ms: about how long to work
 *
 * Makes the next part of a new index from the rows, in the caller's transaction, wherever it has got to and whoever did so. *@done:
 * the index is whole and up to date.
 */
gboolean veche_search_index_rebuild_slice (VecheStore *store, int budget_ms, gboolean *done, GError **error);

/** veche_search_index_rebuild: drops the index's contents and makes it anew from the rows, all in the caller's transaction. */
gboolean veche_search_index_rebuild (VecheStore *store, GError **error);

/**
 * veche_search_index_list_touched:
 *
 * The documents (rowids of the index, sorted) that the journal's rows from @first to @last touch. For who takes rows back
 * with the journal muted: ask before, refresh after. Owned.
 */
GArray *veche_search_index_list_touched (VecheStore *store, gint64 first, gint64 last, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_search_index_refresh: writes the documents of such a list anew as their rows are now. */
gboolean veche_search_index_refresh (VecheStore *store, const GArray *rowids, GError **error);

/** veche_search_index_check: compares the index with the rows; findings (texts) are appended to @findings. */
gboolean veche_search_index_check (VecheStore *store, GPtrArray *findings, GError **error);

G_END_DECLS
