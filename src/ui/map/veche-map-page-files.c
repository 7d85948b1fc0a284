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
  veche_export_dialog_present (GTK_WIDGET (self), workspace, query);
}

void
veche_map_page_files_export (VecheMapPage *self, const VecheKind *kind)
{
  veche_task_spawn (self, veche_map_page_files_export_fiber, (gpointer) kind, NULL);
}
