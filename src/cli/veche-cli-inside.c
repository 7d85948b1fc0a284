/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-area-inside.h"
#include "veche-cli-layer.h"
#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-territory.h"

static gboolean
veche_cli_inside_run (VecheCliCall *call, GError **error)
{
  g_autoptr (VecheCliLayer) layer = NULL;
  g_autofree char *ground = NULL;
  gint64 area;
  gint64 count = 0;
  double area_m2 = 0;

  if (veche_cli_call_open_to_read (call, error) == NULL)
    return FALSE;
  area = veche_cli_record_find (call, &veche_territory_area_kind, veche_cli_call_get_argument (call, 1), error);
  layer = area != 0 ? veche_cli_layer_find (call, veche_cli_call_get_argument (call, 2), error) : NULL;
  if (layer == NULL)
    return FALSE;
  for (guint i = 0; i < layer->kinds->len; i++)
    {
      g_autoptr (VecheAreaInside) inside = dex_await_boxed (
        veche_cli_call_guard (call, veche_area_inside_find (call->workspace, area, g_ptr_array_index (layer->kinds, i), layer->layer)), error);

      if (inside == NULL)
        return FALSE;
      count += inside->ids->len;
      area_m2 = inside->area_m2;
    }

  if (call->json)
    {
      JsonObject *result = json_object_new ();

      json_object_set_int_member (result, "count", count);
      json_object_set_double_member (result, "area_m2", area_m2);
      veche_cli_output_json (result);
      return TRUE;
    }
  ground = g_strdup_printf ("%.0f", area_m2);
  veche_cli_output_text (_("Inside: %" PRId64 "; the territory has %s m² (%.2f ha)\n"), count, ground, area_m2 / 10000);
  return TRUE;
}

const VecheCliVerb veche_cli_inside = {
  .name = "inside",
  .arguments = "FILE AREA LAYER",
  .min_arguments = 3,
  .max_arguments = 3,
  .summary = N_("count what lies within a territory, and measure it"),
  .details = N_("LAYER is trees, spots, places, routes, areas, or the code or title of a layer of the office. Lines and territories count "
                "where they lie within as a whole."),
  .run = veche_cli_inside_run,
};
