/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

/** VecheMapTool: what a press on the map means. */
typedef enum
{
  VECHE_MAP_TOOL_SELECT,
  VECHE_MAP_TOOL_BAND,
  VECHE_MAP_TOOL_LASSO,
  VECHE_MAP_TOOL_CORNERS,
  VECHE_MAP_TOOL_POINT,
  VECHE_MAP_TOOL_LINE,
  VECHE_MAP_TOOL_AREA,
  VECHE_MAP_TOOL_HOLE,
  VECHE_MAP_TOOL_MEASURE_LINE,
  VECHE_MAP_TOOL_MEASURE_AREA,
} VecheMapTool;

#define VECHE_TYPE_MAP_TOOLS (veche_map_tools_get_type ())

/**
 * VecheMapTools:
 * Pointer and keyboard on a map. The tool that pans never claims a press, so that libshumate's own gestures work; the others do when the
 * press is theirs. Whatever a click does, Space does in the middle of the map. Coordinates are of mercator's unit square.
 *
 * Property `tool`. Signals: `point` (x, y): there one is to be; `drawn` (of double, GArray: pairs x, y): a line or area is; `moved` (dx, dy): what is
 * selected is to be elsewhere; `draft-changed`: what is being drawn or measured; `cluster` (x, y): it was clicked on;
 * `reshaped` (VecheGeometry, a pointer): corners of what is selected are elsewhere; `delete`.
 */
G_DECLARE_FINAL_TYPE (VecheMapTools, veche_map_tools, VECHE, MAP_TOOLS, GObject)

/** veche_map_tools_new: @view: owns it */
VecheMapTools *veche_map_tools_new (VecheMapView *view) G_GNUC_WARN_UNUSED_RESULT;

VecheMapTool veche_map_tools_get_tool (VecheMapTools *self);
void veche_map_tools_set_tool (VecheMapTools *self, VecheMapTool tool);

/** veche_map_tools_set_writable: whether what is selected may be moved. */
void veche_map_tools_set_writable (VecheMapTools *self, gboolean writable);

/** veche_map_tools_get_draft: of double, pairs x, y: what is being drawn, with the place that the pointer is at. Borrowed. */
const GArray *veche_map_tools_get_draft (VecheMapTools *self);

/** veche_map_tools_cancel: nothing is drawn, nor moved. */
void veche_map_tools_cancel (VecheMapTools *self);

G_END_DECLS
