/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "veche-report-tree.h"

G_BEGIN_DECLS

/** VechePlanSpecies: a line of the legend: a species and its symbol. */
typedef struct
{
  const char *name; /* borrowed from a tree or from Veche's list */
  char *key;
  guint symbol;
  guint count;
} VechePlanSpecies;

/** VechePlanSymbols: which symbol each tree has: its shape tells the species, its colour and strokes the decision. */
typedef struct
{
  GPtrArray *species;  /* of VechePlanSpecies, by name */
  GPtrArray *by_tree;  /* of VechePlanSpecies, borrowed, one for each tree */
  guint decisions[VECHE_REPORT_TREE_N_DECISIONS]; /* how many trees have each */
} VechePlanSymbols;

/** veche_plan_symbols_new: @trees: of #VecheReportTree. The commonest species have the plainest symbols. */
VechePlanSymbols *veche_plan_symbols_new (GPtrArray *trees) G_GNUC_WARN_UNUSED_RESULT;
void veche_plan_symbols_free (VechePlanSymbols *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VechePlanSymbols, veche_plan_symbols_free)

/** veche_plan_symbols_trace: the outline of a symbol of @diameter as a path; no new point, no paint. */
void veche_plan_symbols_trace (cairo_t *cr, guint symbol, double x, double y, double diameter);

/** veche_plan_symbols_paint: a symbol as it stands on the plan. */
void veche_plan_symbols_paint (cairo_t *cr, guint symbol, VecheReportTreeDecision decision, double x, double y, double diameter);

/** veche_plan_symbols_get_color: red, green, blue of a decision, 0 to 1. */
const double *veche_plan_symbols_get_color (VecheReportTreeDecision decision);

/** veche_plan_symbols_get_corners: how many corners the outline of a symbol has, and where the first is (radians); 0: a circle. */
guint veche_plan_symbols_get_corners (guint symbol, double *start);

/** veche_plan_symbols_get_mark: what stands within the outline: 0 nothing, 1 a dot, 2 a level stroke, 3 an upright one. */
guint veche_plan_symbols_get_mark (guint symbol);

G_END_DECLS
