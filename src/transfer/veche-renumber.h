/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-tree-choice.h"

G_BEGIN_DECLS

/** VecheRenumberRow: a tree of the crosswalk table. */
typedef struct
{
  gint64 id;
  char *uuid;
  char *species; /* or %NULL, as the next */
  char *before;
  gint64 after;
  double along; /* m, where it stands on the way */
} VecheRenumberRow;

/** VecheRenumber: trees in the order in which somebody who walks along the path meets them. */
typedef struct
{
  GPtrArray *rows; /* of VecheRenumberRow */
  guint n_without_place; /* chosen, but on no map: they keep their numbers */
} VecheRenumber;

void veche_renumber_free (VecheRenumber *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheRenumber, veche_renumber_free)

/**
 * veche_renumber_plan:
 * @route: a record of the kind «route», by uuid, id:N or title
 * @first: the number of the first tree
 *
 * Who gets which number. %VECHE_ERROR_EXISTS where one of them belongs to a tree that is not chosen. In a fiber. Owned.
 */
VecheRenumber *veche_renumber_plan (VecheWorkspace *workspace, const VecheTreeChoice *choice, const char *route, gint64 first,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_renumber_new_edit: the step that does it; the numbers that were stay known as old ones. Owned. */
VecheEdit *veche_renumber_new_edit (VecheRenumber *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_renumber_write_table: the crosswalk, old number and new, as CSV, XLSX or ODS by the ending of @path. */
gboolean veche_renumber_write_table (VecheRenumber *self, const char *path, GError **error);

G_END_DECLS
