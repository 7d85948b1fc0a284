/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheReportTree: a tree of a survey, as sheets and plans print it. Strings may be %NULL; numbers are 0 where nobody measured. */
typedef struct
{
  char *number;
  char *old_numbers;
  char *species;   /* as the surveyor wrote it */
  char *listed;    /* what the office's list calls it; %NULL: that has not said anything */
  char *group;     /* code of its value group by the same list */
  char *form;      /* code: tree, shrub, hedge, suckers */
  char *stems;     /* «12+8», where it has several */
  char *condition;
  char *decision;  /* code of the specialist's */
  char *proposal;  /* code of the volunteer's */
  char *ground;
  char *note;
  char *unit;      /* code: pcs, m, m2 */
  char *surveyed;  /* ISO day on which it was looked at */
  char *felling;   /* permit, day, what was planted instead, as one text */
  gboolean acted;  /* an act of inspection says that it is to be felled */
  double diameter; /* cm, of the thickest stem */
  double height;   /* m */
  double crown;    /* m */
  double accuracy; /* of its place, m */
  gint64 age;
  double count;
  double lon, lat; /* NaN: on no map */
} VecheReportTree;

/** VecheReportTreeDecision: what is to become of a tree; the last is for those nobody has decided on. */
typedef enum
{
  VECHE_REPORT_TREE_KEEP,
  VECHE_REPORT_TREE_TRANSPLANT,
  VECHE_REPORT_TREE_REMOVE, /* proposed: no act says so yet */
  VECHE_REPORT_TREE_FELL,   /* by an act */
  VECHE_REPORT_TREE_PRUNE,
  VECHE_REPORT_TREE_INSPECT,
  VECHE_REPORT_TREE_UNDECIDED,
  VECHE_REPORT_TREE_N_DECISIONS,
} VecheReportTreeDecision;

VecheReportTree *veche_report_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_tree_free (VecheReportTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportTree, veche_report_tree_free)

/** veche_report_tree_get_species: the name of its species in the office's list, in Veche's, else as it was written; «не определена» where nothing was. */
const char *veche_report_tree_get_species (const VecheReportTree *tree);

/** veche_report_tree_get_group: code of the group of value that its species belongs to; %NULL: not known. */
const char *veche_report_tree_get_group (const VecheReportTree *tree);

/** veche_report_tree_is_shrub: a shrub, hedge or suckers; where nobody says so, by its species. */
gboolean veche_report_tree_is_shrub (const VecheReportTree *tree);

/** veche_report_tree_is_counted: whether it is counted by the piece; a hedge in metres is not. */
gboolean veche_report_tree_is_counted (const VecheReportTree *tree);

/** veche_report_tree_get_count: pieces, metres or square metres; 1 where nothing is said. */
double veche_report_tree_get_count (const VecheReportTree *tree);

/** veche_report_tree_get_decision: the specialist's; a volunteer's proposal is none. */
VecheReportTreeDecision veche_report_tree_get_decision (const VecheReportTree *tree);

/**
 * veche_report_tree_decision_get_text:
 *
 * «сохранить» …; what is to be felled is «предлагается к вырубке» until an act of inspection says «вырубить».
 */
const char *veche_report_tree_decision_get_text (VecheReportTreeDecision decision);

/** veche_report_tree_get_unit: «шт.», «пог. м», «м²». */
const char *veche_report_tree_get_unit (const VecheReportTree *tree);

/** veche_report_tree_dup_diameter: «12+8» or «24», decimal comma; "" where nobody measured. Owned. */
char *veche_report_tree_dup_diameter (const VecheReportTree *tree) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_tree_dup_number: a number of at most two decimals with a point; "" for 0 and below. Owned. */
char *veche_report_tree_dup_number (double value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
