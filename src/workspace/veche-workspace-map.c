/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-map.h"

#include "veche-map-repo.h"
#include "veche-workspace-private.h"

/* Some ten milliseconds. */
#define SLICE 20000
/* The same where a text of each object is read too. */
#define OWN_SLICE 2000

typedef struct
{
  const VecheKind *kind;
  gint64 layer;
  gint64 after;
  VecheMapColumns *columns;
  GArray *ids; /* of gint64: these rows only, or %NULL */
} VecheWorkspaceMapLoad;

static void
veche_workspace_map_load_free (gpointer data)
{
  VecheWorkspaceMapLoad *load = data;

  g_clear_pointer (&load->columns, veche_map_columns_unref);
  g_clear_pointer (&load->ids, g_array_unref);
  g_free (load);
}

static VecheJobResult
veche_workspace_map_load_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheWorkspaceMapLoad *load = data;
  gboolean more = FALSE;

  if (load->ids == NULL)
    {
      const gboolean own = load->columns->own_style != NULL || load->columns->own_filter != NULL;

      if (!veche_map_repo_load (*store, load->columns, load->layer, &load->after, own ? OWN_SLICE : SLICE, &more, error))
        return VECHE_JOB_FAILED;
    }
  else if (!veche_map_repo_load_rows (*store, load->columns, load->layer, (const gint64 *) (gpointer) load->ids->data, load->ids->len, error))
    return VECHE_JOB_FAILED;
  if (more)
    return VECHE_JOB_AGAIN;
  g_value_init (result, VECHE_TYPE_MAP_COLUMNS);
  g_value_set_boxed (result, load->columns);
  return VECHE_JOB_DONE;
}

static VecheWorkspaceMapLoad *
veche_workspace_map_load_new (const VecheKind *kind, gint64 layer, const VecheOwnField *style, VecheOwnFilter *filter)
{
  VecheWorkspaceMapLoad *load = g_new0 (VecheWorkspaceMapLoad, 1);

  load->kind = kind;
  load->layer = layer;
  load->columns = veche_map_columns_new (kind);
  veche_map_columns_set_own (load->columns, style, filter);
  return load;
}

DexFuture *
veche_workspace_map_load (VecheWorkspace *self, const VecheKind *kind, gint64 layer, const VecheOwnField *style, VecheOwnFilter *filter)
{
  return veche_workspace_push (self, VECHE_JOB_SOON | VECHE_JOB_READS, veche_workspace_map_load_thread,
                               veche_workspace_map_load_new (kind, layer, style, filter), veche_workspace_map_load_free);
}

DexFuture *
veche_workspace_map_load_rows (VecheWorkspace *self, const VecheKind *kind, gint64 layer, const VecheOwnField *style, VecheOwnFilter *filter,
                               const gint64 *ids, guint n_ids)
{
  VecheWorkspaceMapLoad *load = veche_workspace_map_load_new (kind, layer, style, filter);

  load->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  return veche_workspace_push (self, VECHE_JOB_SOON | VECHE_JOB_READS, veche_workspace_map_load_thread, load,
                               veche_workspace_map_load_free);
}

static VecheJobResult
veche_workspace_map_layers_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheKind *const *kind = data;
  GArray *layers = veche_map_repo_list_layers (*store, *kind, error);

  if (layers == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, layers);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_map_list_layers (VecheWorkspace *self, const VecheKind *kind)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_map_layers_thread,
                               g_memdup2 (&kind, sizeof (kind)), g_free);
}
