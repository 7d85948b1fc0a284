/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tools-corners.h"

#include "veche-map-tools-private.h"

/* Milliseconds after the last press of an arrow until all that they did is written, as one step. */
#define NUDGE_DELAY 400
/* Pixels around a corner, and around an edge, that a press means it. */
#define REACH 10

void
veche_map_tools_corners_show (VecheMapTools *self)
{
  const GArray *xy;
  guint n;

  if (self->corners == NULL)
    return;
  xy = veche_map_corners_get_xy (self->corners);
  n = xy->len / 2;

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
  self->corner = corner < (int) (veche_map_corners_get_xy (self->corners)->len / 2) ? corner : -1;
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

/* --- arrows: a series of them is one step --- */

void
veche_map_tools_corners_flush (VecheMapTools *self)
{
  if (self->nudge_id == 0)
    return;
  veche_map_tools_corners_release (self);
}

static gboolean
veche_map_tools_corners_flush_cb (gpointer data)
{
  VecheMapTools *self = data;

  self->nudge_id = 0;
  veche_map_tools_corners_release (self);
  return G_SOURCE_REMOVE;
}

void
veche_map_tools_corners_put_back (VecheMapTools *self)
{
  if (self->corners == NULL || self->corner < 0)
    return;
  veche_map_corners_move (self->corners, (guint) self->corner, self->corner_x, self->corner_y);
  veche_map_tools_corners_show (self);
}

gboolean
veche_map_tools_corners_is_busy (VecheMapTools *self)
{
  return self->nudge_id != 0 || self->mode == MODE_CORNER;
}

gboolean
veche_map_tools_corners_press (VecheMapTools *self, double x, double y)
{
  double reach;

  if (self->corners == NULL)
    return FALSE;
  veche_map_tools_corners_to_world (self, x, y, &x, &y, &reach);
  veche_map_tools_corners_flush (self);
  self->corner = veche_map_corners_find (self->corners, x, y, reach);
  if (self->corner >= 0)
    {
      const double *at = &g_array_index (veche_map_corners_get_xy (self->corners), double, 2 * (guint) self->corner);

      self->corner_x = at[0];
      self->corner_y = at[1];
    }
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
  g_clear_handle_id (&self->nudge_id, g_source_remove);
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
  /* A hole of three corners goes with the one. */
  self->corner = CLAMP (self->corner - 1, 0, (int) (veche_map_corners_get_xy (self->corners)->len / 2) - 1);
  veche_map_tools_corners_show (self);
  veche_map_tools_corners_release (self);
}

void
veche_map_tools_corners_fill (VecheMapTools *self)
{
  if (self->corners == NULL || self->corner < 0 || !veche_map_corners_fill (self->corners, (guint) self->corner))
    return;
  self->corner = 0;
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
  g_clear_handle_id (&self->nudge_id, g_source_remove);
  self->nudge_id = g_timeout_add (NUDGE_DELAY, veche_map_tools_corners_flush_cb, self);
}
