/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tools-corners.h"

#include "veche-map-tools-private.h"

/* Pixels around a corner, and around an edge, that a press means it. */
#define REACH 10

static void
veche_map_tools_corners_show (VecheMapTools *self)
{
  const GArray *xy = veche_map_corners_get_xy (self->corners);
  const guint n = xy->len / 2;

  veche_map_overlay_set_handles (veche_map_view_get_overlay (self->view), (const double *) (gpointer) xy->data, n,
                                 self->corner < (int) n ? self->corner : -1);
}

void
veche_map_tools_corners_begin (VecheMapTools *self, const VecheGeometry *shape)
{
  const gboolean going_on = self->corners != NULL && self->tool == VECHE_MAP_TOOL_CORNERS;
  const int corner = going_on ? self->corner : -1;

  if (!going_on)
    veche_map_tools_set_tool (self, VECHE_MAP_TOOL_CORNERS);
  g_clear_pointer (&self->corners, veche_map_corners_free);
  self->corners = veche_map_corners_new (shape);
  self->corner = corner;
  veche_map_tools_corners_show (self);
}

static void
veche_map_tools_corners_to_world (VecheMapTools *self, double widget_x, double widget_y, double *x, double *y, double *reach)
{
  VecheMapFrame frame;

  veche_map_view_init_frame (self->view, &frame);
  veche_map_frame_to_world (&frame, widget_x, widget_y, x, y);
  *reach = REACH / frame.world;
}

gboolean
veche_map_tools_corners_press (VecheMapTools *self, double x, double y)
{
  double reach;

  if (self->corners == NULL)
    return FALSE;
  veche_map_tools_corners_to_world (self, x, y, &x, &y, &reach);
  self->corner = veche_map_corners_find (self->corners, x, y, reach);
  veche_map_tools_corners_show (self);
  return self->corner >= 0;
}

void
veche_map_tools_corners_drag (VecheMapTools *self, double x, double y)
{
  double reach;

  if (self->corners == NULL || self->corner < 0)
    return;
  veche_map_tools_corners_to_world (self, x, y, &x, &y, &reach);
  veche_map_corners_move (self->corners, (guint) self->corner, x, y);
  veche_map_tools_corners_show (self);
}

void
veche_map_tools_corners_release (VecheMapTools *self)
{
  if (self->corners != NULL && self->corner >= 0)
    veche_map_tools_emit_reshaped (self, veche_map_corners_get_shape (self->corners));
}

void
veche_map_tools_corners_insert (VecheMapTools *self, double x, double y)
{
  double reach;
  int corner;

  if (self->corners == NULL)
    return;
  veche_map_tools_corners_to_world (self, x, y, &x, &y, &reach);
  corner = veche_map_corners_insert (self->corners, x, y, reach);
  if (corner < 0)
    return;
  self->corner = corner;
  veche_map_tools_corners_show (self);
  veche_map_tools_corners_release (self);
}

void
veche_map_tools_corners_remove (VecheMapTools *self)
{
  if (self->corners == NULL || self->corner < 0 || !veche_map_corners_remove (self->corners, (guint) self->corner))
    return;
  self->corner = MAX (self->corner - 1, 0);
  veche_map_tools_corners_show (self);
  veche_map_tools_corners_release (self);
}

void
veche_map_tools_corners_step (VecheMapTools *self)
{
  if (self->corners == NULL || veche_map_corners_get_xy (self->corners)->len == 0)
    return;
  self->corner = (self->corner + 1) % (int) (veche_map_corners_get_xy (self->corners)->len / 2);
  veche_map_tools_corners_show (self);
}

void
veche_map_tools_corners_nudge (VecheMapTools *self, double dx, double dy)
{
  VecheMapFrame frame;
  const double *at;

  if (self->corners == NULL || self->corner < 0)
    return;
  veche_map_view_init_frame (self->view, &frame);
  at = &g_array_index (veche_map_corners_get_xy (self->corners), double, 2 * (guint) self->corner);
  veche_map_corners_move (self->corners, (guint) self->corner, at[0] + dx / frame.world, at[1] + dy / frame.world);
  veche_map_tools_corners_show (self);
  veche_map_tools_corners_release (self);
}
