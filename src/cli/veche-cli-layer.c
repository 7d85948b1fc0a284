/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-layer.h"

#include "veche-cli-record.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-territory.h"

void
veche_cli_layer_free (VecheCliLayer *self)
{
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static gint64
veche_cli_layer_find_record (VecheCliCall *call, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_layer_kind);
  g_autoptr (GPtrArray) records = NULL;
  gint64 id = veche_cli_record_find (call, &veche_territory_layer_kind, name, &local);

  if (id != 0)
    return id;
  veche_query_add_term (query, "title", name, FALSE);
  records = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_query (call->workspace, query)), error);
  if (records == NULL)
    return 0;
  if (records->len == 1)
    return veche_record_get_id (g_ptr_array_index (records, 0));
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not find the layer “%s”: there is none. Name trees, spots, places, routes, areas, or a layer by its code or title."),
               name);
  return 0;
}

VecheCliLayer *
veche_cli_layer_find (VecheCliCall *call, const char *name, GError **error)
{
  const VecheKind *kind = veche_kind_find (name);
  g_autoptr (VecheCliLayer) self = g_new0 (VecheCliLayer, 1);

  self->kinds = g_ptr_array_new ();
  if (kind != NULL && veche_kind_get_geometry (kind) != NULL)
    {
      g_ptr_array_add (self->kinds, (gpointer) kind);
      return g_steal_pointer (&self);
    }
  self->layer = veche_cli_layer_find_record (call, name, error);
  if (self->layer == 0)
    return NULL;
  for (const VecheKind *const *other = veche_kind_list (); *other != NULL; other++)
    if (veche_kind_get_geometry (*other) != NULL)
      g_ptr_array_add (self->kinds, (gpointer) *other);
  return g_steal_pointer (&self);
}
