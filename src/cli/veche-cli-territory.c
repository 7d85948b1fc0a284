/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-territory.h"

#include "veche-area-inside.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-territory.h"

gboolean
veche_cli_territory_narrow (VecheCliCall *call, VecheQuery *query, GError **error)
{
  const char *territory = veche_cli_call_get (call, "territory");
  g_autoptr (VecheAreaInside) inside = NULL;
  gint64 id;

  if (territory == NULL)
    return TRUE;
  if (query->kind == NULL || veche_kind_get_geometry (query->kind) == NULL)
    return veche_cli_call_set_usage (error, _("“--territory” is for one kind of what stands on the map: trees, spots, places, routes or areas."));
  id = veche_cli_record_find (call, &veche_territory_area_kind, territory, error);
  if (id == 0)
    return FALSE;
  inside = dex_await_boxed (veche_cli_call_guard (call, veche_area_inside_find (call->workspace, id, query->kind, 0)), error);
  if (inside == NULL)
    return FALSE;
  veche_query_set_ids (query, (const gint64 *) (gpointer) inside->ids->data, inside->ids->len);
  return TRUE;
}
