/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-query.h"
#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_tree_number_repo_take: the next number of a block, %VECHE_ERROR_INVALID when it is used up. A number that was given once is never
 * given again, though its tree be deleted or numbered anew. Owned.
 */
char *veche_tree_number_repo_take (VecheStore *store, gint64 block, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_number_repo_propose: the number that veche_tree_number_repo_take() would give; it is not given yet. Owned. */
char *veche_tree_number_repo_propose (VecheStore *store, gint64 block, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_tree_number_repo_note: a tree has got @number: the block that it lies in counts on from there.
 * @survey, @block: of the tree; 0: none
 */
gboolean veche_tree_number_repo_note (VecheStore *store, gint64 survey, gint64 block, const char *number, GError **error);

/**
 * veche_tree_number_repo_find_taken:
 * @except: of gint64, ascending: trees that do not count
 *
 * A number from @first to @last that some other tree has; %NULL where all are free, and with @error. Owned.
 */
char *veche_tree_number_repo_find_taken (VecheStore *store, gint64 first, gint64 last, GArray *except, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_tree_number_repo_list:
 * @query: of trees
 * @numbers: (nullable): see veche_act_has_number()
 *
 * Row ids (gint64) of the trees that the query leaves and whose number is one of those, in no order. Owned.
 */
GArray *veche_tree_number_repo_list (VecheStore *store, const VecheQuery *query, const char *numbers, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_number_repo_find_old: the tree that once had this number; 0 where there is none, or with %VECHE_ERROR_AMBIGUOUS several. */
gint64 veche_tree_number_repo_find_old (VecheStore *store, const char *number, GError **error);

G_END_DECLS
