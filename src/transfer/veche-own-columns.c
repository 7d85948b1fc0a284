/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-own-columns.h"

#include "veche-territory.h"
#include "veche-workspace-map.h"

static gboolean
veche_own_columns_has (GArray *layers, gint64 id)
{
  for (guint i = 0; i < layers->len; i++)
    if (g_array_index (layers, gint64, i) == id)
      return TRUE;
  return FALSE;
}

GPtrArray *
veche_own_columns_load (VecheWorkspace *workspace, const VecheKind *kind, gint64 layer, GError **error)
{
  g_autoptr (GPtrArray) fields = veche_own_form_new_list ();
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_layer_kind);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) used = NULL;

  if (veche_kind_find_field (kind, VECHE_OWN_FORM_FIELD) < 0)
    return g_steal_pointer (&fields);
  veche_query_set_sort (query, "position", FALSE);
  records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  used = records != NULL ? dex_await_boxed (veche_workspace_map_list_layers (workspace, kind), error) : NULL;
  if (used == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const gint64 id = veche_record_get_id (record);

      if (layer != 0 ? id == layer
                     : veche_own_columns_has (used, id) || veche_territory_guess_kind (veche_record_get_text (record, "geometry")) == kind)
        veche_own_form_add_all (fields, veche_record_get_text (record, "form"));
    }
  return g_steal_pointer (&fields);
}

const VecheOwnField *
veche_own_columns_find (GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((const VecheOwnField *) g_ptr_array_index (fields, i))->name, name))
      return g_ptr_array_index (fields, i);
  return NULL;
}
