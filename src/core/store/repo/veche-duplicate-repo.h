/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-duplicate-cards.h"
#include "veche-kind.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_duplicate_repo_read_slice:
 *
 * Reads shown people or organisations into @cards, behind those that are there, for about @budget_ms. *@more: whether to call again.
 * veche_duplicate_cards_find() then tells the doubles, without the store.
 */
gboolean veche_duplicate_repo_read_slice (VecheStore *store, VecheDuplicateCards *cards, int budget_ms, gboolean *more, GError **error);

/**
 * veche_duplicate_repo_find_repeats:
 *
 * Other applications of the same programme of which @application may be a second filing, likeliest first; `a` of a pair is the other
 * one, `b` this one. One whose relation is written down already (`repeats`) is left out. Owned array of #VecheDuplicatePair.
 */
GArray *veche_duplicate_repo_find_repeats (VecheStore *store, gint64 application, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_duplicate_repo_find_like:
 * @card: what has been typed of an application that is not there yet
 *
 * Applications of the programme of which it may be a second filing, likeliest first; `a` of a pair is the other one, `b` 0. Owned array of
 * #VecheDuplicatePair.
 */
GArray *veche_duplicate_repo_find_like (VecheStore *store, gint64 programme, const VecheDuplicateCard *card,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
