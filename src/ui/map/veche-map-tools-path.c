/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tools-path.h"

#include <math.h>

#include "veche-map-tools-private.h"
#include "veche-polygon.h"

gboolean
veche_map_tools_path_is_drawn (VecheMapTools *self)
{
  return self->tool >= VECHE_MAP_TOOL_LINE;
}

gboolean
veche_map_tools_path_is_area (VecheMapTools *self)
{
  return self->tool == VECHE_MAP_TOOL_AREA || self->tool == VECHE_MAP_TOOL_HOLE || self->tool == VECHE_MAP_TOOL_MEASURE_AREA;
}

static gboolean
veche_map_tools_path_is_measured (VecheMapTools *self)
{
  return self->tool == VECHE_MAP_TOOL_MEASURE_LINE || self->tool == VECHE_MAP_TOOL_MEASURE_AREA;
}

void
veche_map_tools_path_show (VecheMapTools *self, double x, double y)
{
  VecheMapOverlay *overlay = veche_map_view_get_overlay (self->view);

  g_array_set_size (self->draft, 0);
  g_array_append_vals (self->draft, self->path->data, self->path->len);
  if (self->path->len > 0 && !isnan (x))
    g_array_append_vals (self->draft, ((const double[]) { x, y }), 2);
  veche_map_overlay_set_draft (overlay, veche_map_tools_path_is_area (self) ? VECHE_MAP_DRAFT_AREA : VECHE_MAP_DRAFT_LINE,
                               (const double *) (gpointer) self->draft->data, self->draft->len / 2);
  veche_map_overlay_set_handles (overlay, (const double *) (gpointer) self->path->data, self->path->len / 2, -1);
  veche_map_tools_emit_draft_changed (self);
}

void
veche_map_tools_path_clear (VecheMapTools *self)
{
  g_array_set_size (self->path, 0);
  veche_map_tools_path_show (self, NAN, NAN);
}

void
veche_map_tools_path_finish (VecheMapTools *self)
{
  const guint least = veche_map_tools_path_is_area (self) ? 3 : 2;

  if (!veche_map_tools_path_is_drawn (self) || self->path->len / 2 < least)
    return;
  /* What was measured stays to be looked at until the next press. */
  veche_map_tools_path_show (self, NAN, NAN);
  if (veche_map_tools_path_is_measured (self))
    {
      g_array_set_size (self->path, 0);
      return;
    }
  /* It stays as it is drawn, and that is said over the map: the last corners are taken back, not all of them. */
  if (veche_map_tools_path_is_area (self)
      && veche_polygon_crosses_itself ((const double *) (gpointer) self->path->data, self->path->len / 2))
    return;
  veche_map_tools_emit_drawn (self);
  veche_map_tools_path_clear (self);
}
