/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-selection.h"

struct _VecheMapSelection
{
  GArray *picks;
  GHashTable *known; /* of VecheMapPick, copies: a lasso added to a lasso may have a hundred thousand */
};

static guint
veche_map_selection_hash (gconstpointer data)
{
  const VecheMapPick *pick = data;

  return g_direct_hash (pick->kind) ^ g_int64_hash (&pick->id);
}

static gboolean
veche_map_selection_equal (gconstpointer a, gconstpointer b)
{
  const VecheMapPick *first = a;
  const VecheMapPick *second = b;

  return first->kind == second->kind && first->id == second->id;
}

VecheMapSelection *
veche_map_selection_new (void)
{
  VecheMapSelection *self = g_new0 (VecheMapSelection, 1);

  self->picks = g_array_new (FALSE, FALSE, sizeof (VecheMapPick));
  self->known = g_hash_table_new_full (veche_map_selection_hash, veche_map_selection_equal, g_free, NULL);
  return self;
}

void
veche_map_selection_free (VecheMapSelection *self)
{
  g_array_unref (self->picks);
  g_hash_table_unref (self->known);
  g_free (self);
}

const GArray *
veche_map_selection_get_picks (const VecheMapSelection *self)
{
  return self->picks;
}

void
veche_map_selection_clear (VecheMapSelection *self)
{
  g_array_set_size (self->picks, 0);
  g_hash_table_remove_all (self->known);
}

void
veche_map_selection_add (VecheMapSelection *self, const VecheMapPick *picks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (self->known, &picks[i]))
      {
        g_hash_table_add (self->known, g_memdup2 (&picks[i], sizeof picks[i]));
        g_array_append_vals (self->picks, &picks[i], 1);
      }
}

void
veche_map_selection_toggle (VecheMapSelection *self, const VecheMapPick *pick)
{
  if (!g_hash_table_remove (self->known, pick))
    {
      veche_map_selection_add (self, pick, 1);
      return;
    }
  for (guint i = 0; i < self->picks->len; i++)
    if (veche_map_selection_equal (&g_array_index (self->picks, VecheMapPick, i), pick))
      {
        g_array_remove_index (self->picks, i);
        return;
      }
}

gboolean
veche_map_selection_contains (const VecheMapSelection *self, const VecheMapPick *pick)
{
  return g_hash_table_contains (self->known, pick);
}
