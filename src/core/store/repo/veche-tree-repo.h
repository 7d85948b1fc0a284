/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_tree_repo_complete: what a tree has though nobody said so: within a number block the next number; one whose number changes keeps
 * the old one as an alias; diameters said as «12+8» become stems, by ops that are appended to @edit; girths are
 * kept, and diameters computed from them. Checks that blocks of a survey do not overlap, and that a tree's block is its survey's; one that
 * is moved to another survey leaves its block, and one of no survey that gets into a block is of the block's. Decisions are signed
 * (veche_tree_decision_repo_sign()). Does nothing for other kinds. %VECHE_ERROR_INVALID when the block is used up or another
 * survey's.
 */
gboolean veche_tree_repo_complete (VecheStore *store, VecheEdit *edit, guint index, GError **error);

G_END_DECLS
