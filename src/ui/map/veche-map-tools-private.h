/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-corners.h"
#include "veche-map-tools.h"

G_BEGIN_DECLS

typedef enum
{
  MODE_NONE,
  MODE_CLICK,
  MODE_BAND,
  MODE_LASSO,
  MODE_MOVE,
  MODE_CORNER,
} VecheMapToolMode;

struct _VecheMapTools
{
  GObject parent_instance;

  VecheMapView *view; /* borrowed */
  VecheMapTool tool;
  VecheMapToolMode mode;
  gboolean writable;
  gboolean carrying; /* what is selected is moved by the keyboard: Space puts it down */
  GArray *path;      /* of double: x, y of what is being drawn, or of the lasso */
  GArray *draft;     /* the same and the place of the pointer */
  VecheMapCorners *corners; /* of what is selected, with that tool; or %NULL */
  int corner;               /* the one that is marked, or -1 */
  double corner_x;          /* where it was when it was taken hold of */
  double corner_y;
  guint nudge_id;           /* what the arrows did to it is about to be written */
  double start_x;    /* of the press, in pixels */
  double start_y;
  double carry_x; /* where it was taken up */
  double carry_y;
};

/** veche_map_tools_click: what a click with the present tool does at a place of the widget; @more: to what is selected already. */
void veche_map_tools_click (VecheMapTools *self, double widget_x, double widget_y, gboolean more);

/** veche_map_tools_select_within: selects what lies within a polygon of the unit square. */
void veche_map_tools_select_within (VecheMapTools *self, const double *xy, guint n, gboolean more);

void veche_map_tools_emit_draft_changed (VecheMapTools *self);
void veche_map_tools_emit_drawn (VecheMapTools *self);
void veche_map_tools_emit_moved (VecheMapTools *self, double dx, double dy);
void veche_map_tools_emit_reshaped (VecheMapTools *self, const VecheGeometry *shape);
void veche_map_tools_emit_delete (VecheMapTools *self);

G_END_DECLS
