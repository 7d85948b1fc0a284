/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheTreeChoice: which trees a sheet, a plan or a renumbering is about; each may be %NULL: not narrowed. */
typedef struct
{
  const char *territory; /* of a kind «area»: number, uuid, id:N or title */
  const char *survey;
  const char *layer;
} VecheTreeChoice;

/** veche_tree_choice_find: a record of the kind by uuid, code, id:N or title. 0 with @error. In a fiber. */
gint64 veche_tree_choice_find (VecheWorkspace *workspace, const VecheKind *kind, const char *reference, GError **error);

/** veche_tree_choice_narrow: to the rows whose @field is that record of the @kind; a @reference of %NULL narrows nothing. In a fiber. */
gboolean veche_tree_choice_narrow (VecheWorkspace *workspace, VecheQuery *query, const VecheKind *kind, const char *field,
                                   const char *reference, GError **error);

/** veche_tree_choice_narrow_to_area: to what lies within a territory; %NULL: everywhere. In a fiber. */
gboolean veche_tree_choice_narrow_to_area (VecheWorkspace *workspace, VecheQuery *query, const char *reference, GError **error);

/**
 * veche_tree_choice_list:
 *
 * The trees, by number as people count («9» before «10», «12а» after «12»). In a fiber. Owned, of #VecheRecord.
 */
GPtrArray *veche_tree_choice_list (VecheWorkspace *workspace, const VecheTreeChoice *choice, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_choice_sort: the same order, of trees, or of other records with numbers, at hand. */
void veche_tree_choice_sort (GPtrArray *records);

G_END_DECLS
