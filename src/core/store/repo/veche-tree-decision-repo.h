/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_tree_decision_repo_sign:
 *
 * Who and when, where the op does not say it itself: a specialist's decision that changes is signed by who makes the step, today; one that
 * is taken back has no signature any more. A new tree of a number block is its workplace's, and of the day of the survey where that is
 * plain. An import says what its source says, and nothing else. For ops of trees.
 */
gboolean veche_tree_decision_repo_sign (VecheStore *store, VecheEdit *edit, guint index, GError **error);

G_END_DECLS
