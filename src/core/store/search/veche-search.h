/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_search_build_match:
 *
 * The FTS5 query for what the user has typed: every word must be there; the last one may be half typed. Words of one to
 * three letters go to the prefix index, longer ones are expanded by the list of stems. %NULL when there is no word in it;
 * an expression that matches nothing where a word is unknown. Owned.
 */
char *veche_search_build_match (VecheStore *store, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_search_has_hits:
 *
 * Whether anything of @kind (%NULL: any) matches @text as typed.
 */
gboolean veche_search_has_hits (VecheStore *store, const VecheKind *kind, const char *text);

/**
 * veche_search_resolve:
 *
 * The text to search for: @text itself, or, where that finds nothing and its other keyboard layout does, that one.
 * *@swapped tells which. Owned.
 */
char *veche_search_resolve (VecheStore *store, const VecheKind *kind, const char *text,
                            gboolean *swapped) G_GNUC_WARN_UNUSED_RESULT;

/** The largest row id that has a place in the index. */
#define VECHE_SEARCH_LAST_ID ((G_GINT64_CONSTANT (1) << 40) - 1)

/**
 * veche_search_rowid_range:
 * @kind: or %NULL for all
 * @first: (out) (optional): rowid of the row 0
 * @last: (out) (optional): rowid of VECHE_SEARCH_LAST_ID
 *
 * The index's rowids of a kind (of its root, where it has a parent): @first to @last.
 */
void veche_search_rowid_range (const VecheKind *kind, gint64 *first, gint64 *last);

/** veche_search_kind_of: the kind of a rowid of the index, or %NULL. */
const VecheKind *veche_search_kind_of (gint64 rowid);

/** veche_search_forget: drops the store's list of stems (after a rebuild or a rollback). */
void veche_search_forget (VecheStore *store);

G_END_DECLS
