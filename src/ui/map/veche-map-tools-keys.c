/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tools-keys.h"

#include <math.h>

#include "veche-map-tools-corners.h"
#include "veche-map-tools-path.h"
#include "veche-map-tools-private.h"

/* Pixels that an arrow moves the map by, and levels of a zoom by keys. */
#define PAN 80
#define ZOOM 0.5
/* Pixels that an arrow moves a corner by. */
#define NUDGE 8

/* Of the frame or lasso whose corners are put by keys, as far as the middle of the map. */
static void
veche_map_tools_keys_show_outline (VecheMapTools *self)
{
  const gboolean band = self->tool == VECHE_MAP_TOOL_BAND;
  g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (double));
  VecheMapFrame frame;

  veche_map_view_init_frame (self->view, &frame);
  g_array_append_vals (outline, self->path->data, self->path->len);
  g_array_append_vals (outline, ((const double[]) { frame.x, frame.y }), 2);
  veche_map_overlay_set_draft (veche_map_view_get_overlay (self->view), band ? VECHE_MAP_DRAFT_BAND : VECHE_MAP_DRAFT_LASSO,
                               (const double *) (gpointer) outline->data, outline->len / 2);
}

static void
veche_map_tools_keys_act_in_middle (VecheMapTools *self, gboolean more)
{
  VecheMapFrame frame;

  veche_map_view_init_frame (self->view, &frame);
  if (self->carrying)
    {
      self->carrying = FALSE;
      veche_map_overlay_set_shift (veche_map_view_get_overlay (self->view), 0, 0);
      veche_map_tools_emit_moved (self, frame.x - self->carry_x, frame.y - self->carry_y);
    }
  else if (self->tool == VECHE_MAP_TOOL_BAND || self->tool == VECHE_MAP_TOOL_LASSO)
    {
      /* A corner at each press; a rectangle has two. */
      g_array_append_vals (self->path, ((const double[]) { frame.x, frame.y }), 2);
      veche_map_tools_keys_show_outline (self);
      if (self->tool == VECHE_MAP_TOOL_BAND && self->path->len == 4)
        {
          const double *xy = (const double *) (gpointer) self->path->data;

          veche_map_tools_select_within (self, ((const double[]) { xy[0], xy[1], xy[2], xy[1], xy[2], xy[3], xy[0], xy[3] }), 4, more);
          veche_map_tools_path_clear (self);
        }
    }
  else
    veche_map_tools_click (self, frame.width / 2, frame.height / 2, more);
}

static void
veche_map_tools_keys_carry (VecheMapTools *self)
{
  VecheMapFrame frame;

  if (!self->writable || veche_map_view_get_selection (self->view)->len == 0)
    return;
  veche_map_view_init_frame (self->view, &frame);
  self->carrying = TRUE;
  self->carry_x = frame.x;
  self->carry_y = frame.y;
}

/* The map goes under the crosshair, and with it what is carried or drawn. */
static void
veche_map_tools_keys_pan (VecheMapTools *self, double dx, double dy)
{
  VecheMapFrame frame;

  veche_map_view_pan_by (self->view, dx, dy);
  veche_map_view_init_frame (self->view, &frame);
  veche_map_overlay_set_crosshair (veche_map_view_get_overlay (self->view), TRUE);
  if (self->carrying)
    veche_map_overlay_set_shift (veche_map_view_get_overlay (self->view), frame.x - self->carry_x, frame.y - self->carry_y);
  else if (veche_map_tools_path_is_drawn (self) && self->path->len > 0)
    veche_map_tools_path_show (self, frame.x, frame.y);
  else if (self->path->len > 0)
    veche_map_tools_keys_show_outline (self);
}

static void
veche_map_tools_keys_accept (VecheMapTools *self)
{
  if (self->tool == VECHE_MAP_TOOL_LASSO)
    {
      veche_map_tools_select_within (self, (const double *) (gpointer) self->path->data, self->path->len / 2, FALSE);
      veche_map_tools_path_clear (self);
    }
  else
    veche_map_tools_path_finish (self);
}

/* With corners at hand, Tab goes from one to the next, arrows move it, Insert puts one into the middle of the map, Delete takes it away, with Shift the
 * hole that it is of. */
static gboolean
veche_map_tools_keys_corners (VecheMapTools *self, guint keyval, gboolean shift)
{
  const double step = shift ? 1 : NUDGE;
  VecheMapFrame frame;

  switch (keyval)
    {
    case GDK_KEY_Tab:
      veche_map_tools_corners_step (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      if (shift)
        veche_map_tools_corners_fill (self);
      else
        veche_map_tools_corners_remove (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert:
      veche_map_view_init_frame (self->view, &frame);
      veche_map_tools_corners_insert (self, frame.width / 2, frame.height / 2);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (self->corner >= 0)
        veche_map_tools_corners_nudge (self, keyval == GDK_KEY_Left ? -step : step, 0);
      return self->corner >= 0;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (self->corner >= 0)
        veche_map_tools_corners_nudge (self, 0, keyval == GDK_KEY_Up ? -step : step);
      return self->corner >= 0;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gboolean
veche_map_tools_keys_pressed_cb (VecheMapTools *self, guint keyval, guint keycode, GdkModifierType state)
{
  const double step = (state & GDK_SHIFT_MASK) != 0 ? PAN / 8.0 : PAN;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->tool == VECHE_MAP_TOOL_CORNERS && veche_map_tools_keys_corners (self, keyval, (state & GDK_SHIFT_MASK) != 0))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Left:
      veche_map_tools_keys_pan (self, -step, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      veche_map_tools_keys_pan (self, step, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      veche_map_tools_keys_pan (self, 0, -step);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      veche_map_tools_keys_pan (self, 0, step);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      veche_map_view_zoom_by (self->view, ZOOM);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      veche_map_view_zoom_by (self->view, -ZOOM);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      veche_map_overlay_set_crosshair (veche_map_view_get_overlay (self->view), TRUE);
      veche_map_tools_keys_act_in_middle (self, (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      veche_map_tools_keys_accept (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F6:
      veche_map_tools_keys_carry (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      if (self->path->len >= 2)
        g_array_set_size (self->path, self->path->len - 2);
      veche_map_tools_path_show (self, NAN, NAN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      veche_map_tools_emit_delete (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->carrying || self->path->len > 0)
        veche_map_tools_cancel (self);
      else if (self->tool != VECHE_MAP_TOOL_SELECT)
        veche_map_tools_set_tool (self, VECHE_MAP_TOOL_SELECT);
      else
        veche_map_view_select (self->view, NULL, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
