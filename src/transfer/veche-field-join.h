/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/* A crew brings home numbers on paper and points in a receiver: trees are met with the points that bear their numbers. */

typedef enum
{
  VECHE_FIELD_JOIN_PLACED,   /* the tree had no place */
  VECHE_FIELD_JOIN_MOVED,    /* it had one, elsewhere */
  VECHE_FIELD_JOIN_DOUBLE,   /* several trees or several points have the number: nothing is done */
  VECHE_FIELD_JOIN_NO_TREE,  /* a point that no tree is met by */
  VECHE_FIELD_JOIN_NO_POINT, /* a tree without a place that no point is met by */
} VecheFieldJoinState;

/** VecheFieldJoinRow: one meeting; what is borrowed lives in the lists that were matched. */
typedef struct
{
  VecheFieldJoinState state;
  VecheRecord *tree;           /* or %NULL; borrowed */
  const VecheImportRow *point; /* or %NULL; borrowed */
  const char *number;          /* as the file or else the tree has it; may be %NULL. Borrowed */
  double lon, lat;             /* of the point */
  double metres;               /* of a tree that moves: how far */
} VecheFieldJoinRow;

/**
 * veche_field_join_read:
 * @path: of a map file, or of a table with coordinates
 *
 * In a fiber: its points as rows of trees: number, place, accuracy. The number is in the column of that name, else in «name». Owned, of
 * #VecheImportRow. %VECHE_ERROR_INVALID where no column can hold it.
 */
GPtrArray *veche_field_join_read (VecheWorkspace *workspace, const char *path, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_field_join_match:
 * @trees: of #VecheRecord
 * @points: of veche_field_join_read()
 *
 * In a fiber; the work is done on a thread. Numbers are the same whatever signs, letters of a receiver («WPT012») or zeros stand before them. Trees whose place is within 0.1 m of
 * their point are left out. By state, then as in the file. Owned, of #VecheFieldJoinRow.
 */
GPtrArray *veche_field_join_match (GPtrArray *trees, GPtrArray *points, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_field_join_new_edit: one step: trees get their places, with @moved also those that had another. Owned. */
VecheEdit *veche_field_join_new_edit (GPtrArray *rows, gboolean moved) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
