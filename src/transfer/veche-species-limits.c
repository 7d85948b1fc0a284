/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-species-limits.h"

#include "veche-species-lookup.h"

#define PAGE 500u

VecheTreeLimits
veche_species_limits_get (VecheSpeciesNames *names, const char *species)
{
  const VecheSpecies *known = veche_species_names_find (names, species);

  return known != NULL ? known->limits : veche_tree_limits_any;
}

static gboolean
veche_species_limits_is_told (const VecheEditOp *op)
{
  static const char *const fields[] = { "species", "diameter", "height" };

  if (op->kind != &veche_tree_kind || (op->verb != VECHE_EDIT_INSERT && op->verb != VECHE_EDIT_UPDATE))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (veche_edit_op_get_cell (op, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
veche_species_limits_add_doubts (GPtrArray *trees, VecheSpeciesNames *names, GPtrArray *doubts)
{
  for (guint i = 0; i < trees->len; i++)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i);
      const char *species = veche_record_get_text (tree, "species");
      const VecheTreeLimits limits = veche_species_limits_get (names, species);
      char *doubt
        = veche_tree_find_doubt (species, &limits, veche_record_get_real (tree, "diameter"), veche_record_get_real (tree, "height"));

      if (doubt != NULL)
        g_ptr_array_add (doubts, doubt);
    }
}

GPtrArray *
veche_species_limits_find_doubts (VecheWorkspace *workspace, VecheEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VecheSpeciesNames) names = NULL;

  for (guint i = 0; i < edit->ops->len; i++)
    if (veche_species_limits_is_told (veche_edit_get_op (edit, i)))
      g_array_append_val (ids, veche_edit_get_op (edit, i)->id);
  if (ids->len > 0 && (names = veche_species_lookup_load (workspace, error)) == NULL)
    return NULL;
  /* A selection may be of a hundred thousand. */
  for (guint i = 0; i < ids->len; i += PAGE)
    {
      g_autoptr (GPtrArray) trees = dex_await_boxed (
        veche_workspace_get_many (workspace, &veche_tree_kind, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i)), error);

      if (trees == NULL)
        return NULL;
      veche_species_limits_add_doubts (trees, names, doubts);
    }
  return g_steal_pointer (&doubts);
}
