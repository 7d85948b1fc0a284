/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-species-lookup.h"

VecheSpeciesNames *
veche_species_lookup_load (VecheWorkspace *workspace, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_species_kind);
  g_autoptr (GPtrArray) records = NULL;
  VecheSpeciesNames *names;

  veche_query_set_sort (query, VECHE_QUERY_BY_ID, FALSE);
  records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (records == NULL)
    return NULL;
  names = veche_species_names_new ();
  for (guint i = 0; i < records->len; i++)
    veche_species_names_add (names, g_ptr_array_index (records, i));
  return names;
}
