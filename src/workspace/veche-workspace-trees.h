/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_workspace_trees_find_number:
 * @except: of gint64, ascending: trees that do not count
 *
 * A number from @first to @last that some other tree has. Resolves with a text, empty where all are free.
 */
DexFuture *veche_workspace_trees_find_number (VecheWorkspace *self, gint64 first, gint64 last, GArray *except) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_trees_propose_number: what the next tree of the number block will be numbered unless another workplace comes first.
 * Resolves with a text; %VECHE_ERROR_INVALID when the block is used up.
 */
DexFuture *veche_workspace_trees_propose_number (VecheWorkspace *self, gint64 block) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_trees_list_numbered:
 * @query: of trees; copied
 * @numbers: (nullable): «12, 15–20», as veche_act_has_number() reads it
 *
 * Which trees have one of these numbers is found out on the DB thread. Resolves with a boxed #GArray of row ids (gint64), in no order.
 */
DexFuture *veche_workspace_trees_list_numbered (VecheWorkspace *self, const VecheQuery *query, const char *numbers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
