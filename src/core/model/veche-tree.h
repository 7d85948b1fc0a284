/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/* What a tree survey records (domain: tree survey, tree plan, tally sheet). */
extern const VecheKind veche_tree_species_kind;
extern const VecheKind veche_tree_kind;
extern const VecheKind veche_tree_stem_kind;
extern const VecheKind veche_tree_inspection_kind;

/** VecheTreeLimits: the most that a tree of a species comes to; 0: not known. */
typedef struct
{
  double diameter; /* cm */
  double height;   /* m */
} VecheTreeLimits;

/** veche_tree_limits_any: for a tree of no listed species: the thickest and the tallest there are (USFS, champion trees). */
extern const VecheTreeLimits veche_tree_limits_any;

/**
 * veche_tree_find_doubt:
 * @diameter: of the trunk, cm; 0 where not measured
 * @height: m; the same
 *
 * A sentence for who has typed a tree larger than its species grows («cm or mm?»), or %NULL. Nothing is refused for it. Owned.
 */
char *veche_tree_find_doubt (const char *species, const VecheTreeLimits *limits, double diameter, double height) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_tree_append_number: old numbers of a tree with one more, oldest first; each stands there once. @old may be %NULL. Owned.
 */
char *veche_tree_append_number (const char *old, const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
