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

/** veche_tree_decisions: what can become of a tree. */
extern const VecheCode veche_tree_decisions[];

/**
 * VECHE_TREE_QUEUE_FIELD: what trees wait for a specialist for, as a term of a query: no field of theirs. «species»: it is not said, or no
 * list knows it; «inspect»: the decision is to have a look; «proposal»: a volunteer has proposed something, and nobody has decided;
 * «any» of these. A tree that was removed waits for nobody.
 */
#define VECHE_TREE_QUEUE_FIELD "queue"

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
 * veche_tree_parse_stems:
 *
 * Diameters as a surveyor writes them, «12+8», in the unit they are written in; decimal comma or point; those that follow from girths,
 * «обхват 63+40». %NULL where one is not a number above zero. Owned, of double.
 */
GArray *veche_tree_parse_stems (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_parse_girths: the girths themselves, in their order; %NULL where the text is of diameters or cannot be read. Owned. */
GArray *veche_tree_parse_girths (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_join_sizes: «12+8», with points. Owned. */
char *veche_tree_join_sizes (GArray *sizes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_dup_diameters: the diameters of a text of sizes, joined; %NULL where they cannot be read. Owned. */
char *veche_tree_dup_diameters (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_get_thickest: of these stems: what the tree's own diameter is. */
double veche_tree_get_thickest (GArray *stems);

/** veche_tree_has_number: whether @number is one of the old ones. */
gboolean veche_tree_has_number (const char *old, const char *number);

/**
 * veche_tree_append_number: old numbers of a tree with one more, oldest first; each stands there once. @old may be %NULL. Owned.
 */
char *veche_tree_append_number (const char *old, const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
