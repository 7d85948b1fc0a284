/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheActChoice: which trees are taken into an act of inspection; ids are row ids, 0: not narrowed. */
typedef struct
{
  gint64 survey;
  gint64 block;
  const char *decision; /* code of the specialist's, or %NULL */
  const char *numbers;  /* «12, 15–20», or %NULL */
} VecheActChoice;

/** veche_act_trees_list_ids: row ids (gint64) of the trees of the choice, in no order. In a fiber. Owned. */
GArray *veche_act_trees_list_ids (VecheWorkspace *workspace, const VecheActChoice *choice, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_act_trees_list: the trees of the choice, by number. In a fiber. Owned, of #VecheRecord. */
GPtrArray *veche_act_trees_list (VecheWorkspace *workspace, const VecheActChoice *choice, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_act_trees_add:
 * @act: row id; 0: a new act, of today
 * @trees: of #VecheRecord
 *
 * Takes those trees into an act that are not in it yet, each with the decision about it. In a fiber. One step, or none; @title is of it.
 * What was done, with the act as its first op where it was made. Owned.
 */
VecheEdit *veche_act_trees_add (VecheWorkspace *workspace, gint64 act, GPtrArray *trees, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_act_trees_list_taken: row ids (gint64) of the trees that are in an act. In a fiber. A set, owned. */
GHashTable *veche_act_trees_list_taken (VecheWorkspace *workspace, gint64 act, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_act_trees_list_felled:
 *
 * Row ids (gint64) of the trees of which an act with a number and a date says that they are to be felled. In a fiber. A set, owned.
 */
GHashTable *veche_act_trees_list_felled (VecheWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
