/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-tree.h"

#include <math.h>

#include "veche-report-text.h"
#include "veche-species.h"

VecheReportTree *
veche_report_tree_new (void)
{
  VecheReportTree *tree = g_new0 (VecheReportTree, 1);

  tree->lon = NAN;
  tree->lat = NAN;
  return tree;
}

void
veche_report_tree_free (VecheReportTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->number);
  g_free (tree->old_numbers);
  g_free (tree->species);
  g_free (tree->listed);
  g_free (tree->group);
  g_free (tree->form);
  g_free (tree->stems);
  g_free (tree->condition);
  g_free (tree->decision);
  g_free (tree->proposal);
  g_free (tree->ground);
  g_free (tree->note);
  g_free (tree->unit);
  g_free (tree->surveyed);
  g_free (tree->felling);
  g_free (tree);
}

const char *
veche_report_tree_get_species (const VecheReportTree *tree)
{
  const VecheSpecies *listed = tree->listed == NULL ? veche_species_find (tree->species) : NULL;

  if (tree->listed != NULL)
    return tree->listed;
  if (listed != NULL)
    return listed->name;
  return veche_report_text_is_blank (tree->species) || g_str_equal (tree->species, "?") ? "не определена" : tree->species;
}

const char *
veche_report_tree_get_group (const VecheReportTree *tree)
{
  const VecheSpecies *listed = tree->group == NULL ? veche_species_find (tree->species) : NULL;

  return tree->group != NULL ? tree->group : listed != NULL ? listed->value_group : NULL;
}

gboolean
veche_report_tree_is_shrub (const VecheReportTree *tree)
{
  const VecheSpecies *listed = tree->form == NULL ? veche_species_find (tree->species) : NULL;
  const char *form = tree->form != NULL ? tree->form : listed != NULL ? listed->form : "tree";

  return !g_str_equal (form, "tree");
}

gboolean
veche_report_tree_is_counted (const VecheReportTree *tree)
{
  return tree->unit == NULL || g_str_equal (tree->unit, "pcs");
}

double
veche_report_tree_get_count (const VecheReportTree *tree)
{
  return tree->count > 0 ? tree->count : 1;
}

static const struct
{
  const char *code;
  const char *text;
} veche_report_tree_decisions[VECHE_REPORT_TREE_N_DECISIONS] = {
  [VECHE_REPORT_TREE_KEEP] = { "keep", "сохранить" },
  [VECHE_REPORT_TREE_TRANSPLANT] = { "transplant", "пересадить" },
  [VECHE_REPORT_TREE_REMOVE] = { "remove", "предлагается к вырубке" },
  [VECHE_REPORT_TREE_FELL] = { NULL, "вырубить" },
  [VECHE_REPORT_TREE_PRUNE] = { "prune", "обрезать" },
  [VECHE_REPORT_TREE_INSPECT] = { "inspect", "обследовать" },
  [VECHE_REPORT_TREE_UNDECIDED] = { NULL, "нет решения" },
};

VecheReportTreeDecision
veche_report_tree_get_decision (const VecheReportTree *tree)
{
  for (guint i = 0; tree->decision != NULL && i < VECHE_REPORT_TREE_UNDECIDED; i++)
    if (g_strcmp0 (tree->decision, veche_report_tree_decisions[i].code) == 0)
      return i == VECHE_REPORT_TREE_REMOVE && tree->acted ? VECHE_REPORT_TREE_FELL : (VecheReportTreeDecision) i;
  return VECHE_REPORT_TREE_UNDECIDED;
}

const char *
veche_report_tree_decision_get_text (VecheReportTreeDecision decision)
{
  g_return_val_if_fail (decision < VECHE_REPORT_TREE_N_DECISIONS, NULL);
  return veche_report_tree_decisions[decision].text;
}

const char *
veche_report_tree_get_unit (const VecheReportTree *tree)
{
  if (veche_report_tree_is_counted (tree))
    return "шт.";
  return g_str_equal (tree->unit, "m") ? "пог. м" : "м²";
}

char *
veche_report_tree_dup_diameter (const VecheReportTree *tree)
{
  char *text = tree->stems != NULL ? g_strdup (tree->stems) : veche_report_tree_dup_number (tree->diameter);

  return g_strdelimit (text, ".", ',');
}

char *
veche_report_tree_dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return value > 0 ? g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", round (value * 100) / 100)) : g_strdup ("");
}
