/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-area-inside.h"
#include "veche-export-dialog.h"
#include "veche-import-dialog.h"
#include "veche-map-page-private.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-tree.h"

void
veche_map_page_files_import (VecheMapPage *self, const VecheKind *kind)
{
  if (!veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))))
    veche_import_dialog_present (GTK_WIDGET (self), veche_page_get_workspace (VECHE_PAGE (self)), kind);
}

/* What a filter leaves on the map is what is meant. */
static void
veche_map_page_files_narrow (VecheMapPage *self, VecheQuery *query)
{
  GListModel *entries = veche_map_view_list_entries (self->view);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; query->ids != NULL && i < query->ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (query->ids, gint64, i));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);
      VecheMapFeatures *features = veche_map_entry_get_kind (entry)->kind == query->kind ? veche_map_entry_get_features (entry) : NULL;

      for (guint n = 0; features != NULL && n < veche_map_features_get_count (features); n++)
        {
          const gint64 id = veche_map_features_get_id (features, n);

          if (query->ids == NULL || g_hash_table_contains (wanted, &id))
            g_array_append_val (ids, id);
        }
    }
  veche_query_set_ids (query, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* Of one territory that is selected: what lies within it. */
static void
veche_map_page_files_export_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  const VecheKind *kind = data;
  const GArray *selection = veche_map_view_get_selection (self->view);
  const VecheMapPick *pick = selection->len == 1 ? &g_array_index (selection, VecheMapPick, 0) : NULL;
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  if (pick != NULL && pick->kind->kind == &veche_territory_area_kind && kind != &veche_territory_area_kind)
    {
      g_autoptr (VecheAreaInside) inside = dex_await_boxed (veche_area_inside_find (workspace, pick->id, kind, 0), error);

      if (inside == NULL || veche_task_is_over (task))
        return;
      veche_query_set_ids (query, (const gint64 *) (gpointer) inside->ids->data, inside->ids->len);
    }
  if (veche_map_page_layers_are_filtered (self, kind))
    veche_map_page_files_narrow (self, query);
  veche_export_dialog_present (GTK_WIDGET (self), workspace, query);
}

void
veche_map_page_files_export (VecheMapPage *self, const VecheKind *kind)
{
  veche_task_spawn (self, veche_map_page_files_export_fiber, (gpointer) kind, NULL);
}
