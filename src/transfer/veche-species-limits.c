/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-species-limits.h"

#include "veche-species.h"
#include "veche-text.h"

#define PAGE 500u

GHashTable *
veche_species_limits_load (VecheWorkspace *workspace, GError **error)
{
  static const char *const names[] = { "name", "latin", "aliases" };
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_species_kind);
  g_autoptr (GPtrArray) records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  GHashTable *own;

  if (records == NULL)
    return NULL;
  own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const VecheTreeLimits limits = { veche_record_get_real (record, "max_diameter"), veche_record_get_real (record, "max_height") };

      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        {
          const char *text = veche_record_get_text (record, names[n]);
          g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);

          for (guint p = 0; parts[p] != NULL; p++)
            g_hash_table_insert (own, veche_text_fold (g_strstrip (parts[p])), g_memdup2 (&limits, sizeof limits));
        }
    }
  return own;
}

VecheTreeLimits
veche_species_limits_get (GHashTable *own, const char *species)
{
  g_autofree char *folded = species != NULL ? veche_text_fold (species) : NULL;
  const VecheTreeLimits *said = folded != NULL && own != NULL ? g_hash_table_lookup (own, folded) : NULL;
  const VecheSpecies *listed = veche_species_find (species);
  VecheTreeLimits limits = listed != NULL ? listed->limits : veche_tree_limits_any;

  if (said != NULL && said->diameter > 0)
    limits.diameter = said->diameter;
  if (said != NULL && said->height > 0)
    limits.height = said->height;
  return limits;
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
veche_species_limits_add_doubts (GPtrArray *trees, GHashTable *own, GPtrArray *doubts)
{
  for (guint i = 0; i < trees->len; i++)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i);
      const char *species = veche_record_get_text (tree, "species");
      const VecheTreeLimits limits = veche_species_limits_get (own, species);
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
  g_autoptr (GHashTable) own = NULL;

  for (guint i = 0; i < edit->ops->len; i++)
    if (veche_species_limits_is_told (veche_edit_get_op (edit, i)))
      g_array_append_val (ids, veche_edit_get_op (edit, i)->id);
  if (ids->len > 0 && (own = veche_species_limits_load (workspace, error)) == NULL)
    return NULL;
  /* A selection may be of a hundred thousand. */
  for (guint i = 0; i < ids->len; i += PAGE)
    {
      g_autoptr (GPtrArray) trees = dex_await_boxed (
        veche_workspace_get_many (workspace, &veche_tree_kind, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i)), error);

      if (trees == NULL)
        return NULL;
      veche_species_limits_add_doubts (trees, own, doubts);
    }
  return g_steal_pointer (&doubts);
}
