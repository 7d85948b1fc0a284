/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/* Crews of a survey overlap: trees that two of them have recorded, and numbers that were given twice or not at all. For fibers. */

/** VecheTreeDouble: two records that may be of one tree. */
typedef struct
{
  VecheRecord *first; /* the older record */
  VecheRecord *second;
  double metres;      /* between them */
} VecheTreeDouble;

/**
 * veche_tree_doubles_find:
 * @survey: row id
 *
 * Pairs of trees from different number blocks (no block is one too) that are no farther apart than 3 m (or than both places may be off), of
 * one genus, their diameters within a quarter of the thicker; what nobody has told of either does not part them. The nearest first, at most
 * 200. Owned, of #VecheTreeDouble.
 */
GPtrArray *veche_tree_doubles_find (VecheWorkspace *workspace, gint64 survey, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_tree_doubles_merge:
 * @first, @second: row ids
 *
 * One record of the two, as one step: the one that has files stays, else the first. It keeps its own fields, is given those that it lacks,
 * the other's inspections and its place in acts of inspection, and the other's numbers as old ones. %VECHE_ERROR_NOT_ALLOWED where both have
 * files, or stand in one act. What was done; owned.
 */
VecheEdit *veche_tree_doubles_merge (VecheWorkspace *workspace, gint64 first, gint64 second, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_tree_doubles_describe_numbers:
 *
 * A line for each number block of the survey in which a number was left out, or was given to two trees. Owned, of text.
 */
GPtrArray *veche_tree_doubles_describe_numbers (VecheWorkspace *workspace, gint64 survey, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
