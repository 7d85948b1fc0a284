/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tools.h"

#include <math.h>

#include "veche-map-tools-corners.h"
#include "veche-map-tools-keys.h"
#include "veche-map-tools-path.h"
#include "veche-map-tools-private.h"

/* Pixels that a press may wander and still be a click. */
#define SLACK 5

G_DEFINE_FINAL_TYPE (VecheMapTools, veche_map_tools, G_TYPE_OBJECT)

enum
{
  POINT,
  DRAWN,
  MOVED,
  DRAFT_CHANGED,
  CLUSTER,
  DELETE,
  RESHAPED,
  N_SIGNALS,
};

enum
{
  PROP_0,
  PROP_TOOL,
  N_PROPS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

static void
veche_map_tools_to_world (VecheMapTools *self, double widget_x, double widget_y, double *x, double *y)
{
  VecheMapFrame frame;

  veche_map_view_init_frame (self->view, &frame);
  veche_map_frame_to_world (&frame, widget_x, widget_y, x, y);
}

const GArray *
veche_map_tools_get_draft (VecheMapTools *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_TOOLS (self), NULL);
  return self->draft;
}

void
veche_map_tools_cancel (VecheMapTools *self)
{
  g_return_if_fail (VECHE_IS_MAP_TOOLS (self));

  if (self->mode == MODE_CORNER)
    veche_map_tools_corners_put_back (self);
  self->mode = MODE_NONE;
  self->carrying = FALSE;
  veche_map_overlay_set_shift (veche_map_view_get_overlay (self->view), 0, 0);
  veche_map_tools_path_clear (self);
  veche_map_tools_corners_show (self);
}

/* --- presses ------------------------------------------------------------------------------------------------------ */

static void
veche_map_tools_pick (VecheMapTools *self, double x, double y, gboolean more)
{
  VecheMapPick pick;
  GListModel *entries = veche_map_view_list_entries (self->view);

  if (veche_map_view_find_at (self->view, x, y, &pick))
    {
      if (more)
        veche_map_view_toggle (self->view, &pick);
      else
        veche_map_view_select (self->view, &pick, 1);
      return;
    }
  for (guint i = g_list_model_get_n_items (entries); i > 0; i--)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i - 1);
      double cluster_x;
      double cluster_y;
      guint count;

      if (veche_map_layer_find_cluster (veche_map_entry_get_drawing (entry), x, y, &cluster_x, &cluster_y, &count))
        {
          g_signal_emit (self, signals[CLUSTER], 0, cluster_x, cluster_y);
          return;
        }
    }
  if (!more)
    veche_map_view_select (self->view, NULL, 0);
}

void
veche_map_tools_click (VecheMapTools *self, double widget_x, double widget_y, gboolean more)
{
  double x;
  double y;

  veche_map_tools_to_world (self, widget_x, widget_y, &x, &y);
  if (self->tool == VECHE_MAP_TOOL_POINT)
    g_signal_emit (self, signals[POINT], 0, x, y);
  else if (veche_map_tools_path_is_drawn (self))
    {
      g_array_append_vals (self->path, ((const double[]) { x, y }), 2);
      veche_map_tools_path_show (self, x, y);
    }
  else
    veche_map_tools_pick (self, widget_x, widget_y, more);
}

void
veche_map_tools_select_within (VecheMapTools *self, const double *xy, guint n, gboolean more)
{
  const VechePolygon polygon = { xy, &n, 1 };
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (VecheMapPick));

  if (n >= 3)
    veche_map_view_find_polygon (self->view, &polygon, picks);
  if (more)
    veche_map_view_select_more (self->view, (const VecheMapPick *) (gpointer) picks->data, picks->len);
  else
    veche_map_view_select (self->view, (const VecheMapPick *) (gpointer) picks->data, picks->len);
}

static void
veche_map_tools_end_band (VecheMapTools *self, double x, double y, gboolean more)
{
  double corner[4];
  double xy[8];

  veche_map_tools_to_world (self, self->start_x, self->start_y, &corner[0], &corner[1]);
  veche_map_tools_to_world (self, x, y, &corner[2], &corner[3]);
  xy[0] = xy[6] = corner[0];
  xy[1] = xy[3] = corner[1];
  xy[2] = xy[4] = corner[2];
  xy[5] = xy[7] = corner[3];
  veche_map_tools_select_within (self, xy, 4, more);
}

/* --- the pointer -------------------------------------------------------------------------------------------------- */

static gboolean
veche_map_tools_has (GtkGesture *gesture, GdkModifierType modifier)
{
  return (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & modifier) != 0;
}

static VecheMapToolMode
veche_map_tools_choose (VecheMapTools *self, GtkGesture *gesture, double x, double y)
{
  VecheMapPick pick;

  if (self->tool == VECHE_MAP_TOOL_CORNERS && veche_map_tools_corners_press (self, x, y))
    return MODE_CORNER;
  if (self->tool == VECHE_MAP_TOOL_BAND)
    return MODE_BAND;
  if (self->tool == VECHE_MAP_TOOL_LASSO)
    return MODE_LASSO;
  if (self->tool == VECHE_MAP_TOOL_SELECT && veche_map_tools_has (gesture, GDK_SHIFT_MASK))
    return MODE_BAND;
  if (self->tool == VECHE_MAP_TOOL_SELECT && self->writable && veche_map_view_find_at (self->view, x, y, &pick)
      && veche_map_view_is_selected (self->view, &pick))
    return MODE_MOVE;
  return MODE_CLICK;
}

static void
veche_map_tools_drag_begin_cb (VecheMapTools *self, double x, double y, GtkGesture *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  veche_map_overlay_set_crosshair (veche_map_view_get_overlay (self->view), FALSE);
  self->start_x = x;
  self->start_y = y;
  self->mode = veche_map_tools_choose (self, gesture, x, y);
  /* Claimed here, panning stops completely; in any later moment libshumate would have begun it. */
  if (self->mode != MODE_CLICK)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->mode == MODE_LASSO)
    {
      double world[2];

      veche_map_tools_to_world (self, x, y, &world[0], &world[1]);
      g_array_set_size (self->path, 0);
      g_array_append_vals (self->path, world, 2);
    }
}

/* Of a quick hand, or on a slow machine, several places of the pointer come as one event: a lasso would cut its corners. */
static void
veche_map_tools_add_passed (VecheMapTools *self, GtkGesture *gesture, double x, double y)
{
  GdkEvent *event = gtk_gesture_get_last_event (gesture, gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)));
  g_autofree GdkTimeCoord *passed = NULL;
  double at_x;
  double at_y;
  guint n = 0;

  if (event == NULL || gdk_event_get_event_type (event) != GDK_MOTION_NOTIFY || !gdk_event_get_position (event, &at_x, &at_y))
    return;
  passed = gdk_event_get_history (event, &n);
  for (guint i = 0; i < n; i++)
    if ((passed[i].flags & GDK_AXIS_FLAG_X) != 0 && (passed[i].flags & GDK_AXIS_FLAG_Y) != 0)
      {
        double world[2];

        /* Those are of the window: as far from one another as in the widget. */
        veche_map_tools_to_world (self, x + passed[i].axes[GDK_AXIS_X] - at_x, y + passed[i].axes[GDK_AXIS_Y] - at_y, &world[0], &world[1]);
        g_array_append_vals (self->path, world, 2);
      }
}

static void
veche_map_tools_drag_update_cb (VecheMapTools *self, double dx, double dy, GtkGesture *gesture)
{
  VecheMapOverlay *overlay = veche_map_view_get_overlay (self->view);
  double from[2];
  double to[2];

  veche_map_tools_to_world (self, self->start_x, self->start_y, &from[0], &from[1]);
  veche_map_tools_to_world (self, self->start_x + dx, self->start_y + dy, &to[0], &to[1]);
  if (self->mode == MODE_BAND)
    veche_map_overlay_set_draft (overlay, VECHE_MAP_DRAFT_BAND, ((const double[]) { from[0], from[1], to[0], to[1] }), 2);
  else if (self->mode == MODE_MOVE && hypot (dx, dy) > SLACK)
    veche_map_overlay_set_shift (overlay, to[0] - from[0], to[1] - from[1]);
  else if (self->mode == MODE_CORNER && hypot (dx, dy) > SLACK)
    veche_map_tools_corners_drag (self, self->start_x + dx, self->start_y + dy);
  else if (self->mode == MODE_LASSO)
    {
      veche_map_tools_add_passed (self, gesture, self->start_x + dx, self->start_y + dy);
      g_array_append_vals (self->path, to, 2);
      veche_map_overlay_set_draft (overlay, VECHE_MAP_DRAFT_LASSO, (const double *) (gpointer) self->path->data, self->path->len / 2);
    }
}

static void
veche_map_tools_drag_end_cb (VecheMapTools *self, double dx, double dy, GtkGesture *gesture)
{
  const VecheMapToolMode mode = self->mode;
  const gboolean more = veche_map_tools_has (gesture, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  const gboolean still = hypot (dx, dy) <= SLACK;
  VecheMapOverlay *overlay = veche_map_view_get_overlay (self->view);

  self->mode = MODE_NONE;
  if (mode == MODE_BAND || mode == MODE_LASSO)
    veche_map_overlay_set_draft (overlay, VECHE_MAP_DRAFT_NONE, NULL, 0);
  if (mode == MODE_CORNER)
    {
      if (still)
        veche_map_tools_corners_put_back (self);
      else
        veche_map_tools_corners_release (self);
    }
  else if (mode != MODE_NONE && still && self->tool != VECHE_MAP_TOOL_CORNERS)
    veche_map_tools_click (self, self->start_x, self->start_y, more);
  else if (mode == MODE_BAND)
    veche_map_tools_end_band (self, self->start_x + dx, self->start_y + dy, more);
  else if (mode == MODE_LASSO)
    veche_map_tools_select_within (self, (const double *) (gpointer) self->path->data, self->path->len / 2, more);
  else if (mode == MODE_MOVE)
    {
      double from[2];
      double to[2];

      veche_map_tools_to_world (self, self->start_x, self->start_y, &from[0], &from[1]);
      veche_map_tools_to_world (self, self->start_x + dx, self->start_y + dy, &to[0], &to[1]);
      g_signal_emit (self, signals[MOVED], 0, to[0] - from[0], to[1] - from[1]);
    }
  if (mode == MODE_LASSO)
    g_array_set_size (self->path, 0);
}

/* Something else has taken the press: it means nothing here. */
static void
veche_map_tools_drag_cancel_cb (VecheMapTools *self)
{
  /* A path that is drawn click by click goes on after the map was dragged. */
  if (self->mode != MODE_CLICK && self->mode != MODE_NONE)
    veche_map_tools_cancel (self);
  self->mode = MODE_NONE;
}

/* libshumate 1.4 zooms by a double click whatever `zoom-on-double-click` says: only claiming it stops that. */
static void
veche_map_tools_pressed_cb (VecheMapTools *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (n_press < 2)
    return;
  self->mode = MODE_NONE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->tool == VECHE_MAP_TOOL_CORNERS)
    veche_map_tools_corners_insert (self, x, y);
  else
    veche_map_tools_path_finish (self);
}

static void
veche_map_tools_secondary_cb (VecheMapTools *self, int n_press, double x, double y)
{
  veche_map_tools_cancel (self);
}

static void
veche_map_tools_motion_cb (VecheMapTools *self, double widget_x, double widget_y)
{
  double x;
  double y;

  if (!veche_map_tools_path_is_drawn (self) || self->path->len == 0)
    return;
  veche_map_tools_to_world (self, widget_x, widget_y, &x, &y);
  veche_map_tools_path_show (self, x, y);
}

void
veche_map_tools_emit_moved (VecheMapTools *self, double dx, double dy)
{
  g_signal_emit (self, signals[MOVED], 0, dx, dy);
}

void
veche_map_tools_emit_reshaped (VecheMapTools *self, const VecheGeometry *shape)
{
  g_signal_emit (self, signals[RESHAPED], 0, shape);
}

void
veche_map_tools_emit_draft_changed (VecheMapTools *self)
{
  g_signal_emit (self, signals[DRAFT_CHANGED], 0);
}

void
veche_map_tools_emit_drawn (VecheMapTools *self)
{
  g_signal_emit (self, signals[DRAWN], 0, self->path);
}

void
veche_map_tools_emit_delete (VecheMapTools *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

/* --- the object --------------------------------------------------------------------------------------------------- */

VecheMapTool
veche_map_tools_get_tool (VecheMapTools *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_TOOLS (self), VECHE_MAP_TOOL_SELECT);
  return self->tool;
}

void
veche_map_tools_set_tool (VecheMapTools *self, VecheMapTool tool)
{
  g_return_if_fail (VECHE_IS_MAP_TOOLS (self));

  veche_map_tools_corners_flush (self);
  if (self->mode == MODE_CORNER)
    self->mode = MODE_NONE;
  g_clear_pointer (&self->corners, veche_map_corners_free);
  veche_map_tools_cancel (self);
  self->tool = tool;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), tool == VECHE_MAP_TOOL_SELECT ? NULL : "crosshair");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOL]);
}

void
veche_map_tools_set_writable (VecheMapTools *self, gboolean writable)
{
  g_return_if_fail (VECHE_IS_MAP_TOOLS (self));

  self->writable = writable;
}

static void
veche_map_tools_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TOOL)
    g_value_set_uint (value, VECHE_MAP_TOOLS (object)->tool);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
veche_map_tools_finalize (GObject *object)
{
  VecheMapTools *self = VECHE_MAP_TOOLS (object);

  g_clear_handle_id (&self->nudge_id, g_source_remove);
  g_clear_pointer (&self->corners, veche_map_corners_free);
  g_array_unref (self->path);
  g_array_unref (self->draft);

  G_OBJECT_CLASS (veche_map_tools_parent_class)->finalize (object);
}

static void
veche_map_tools_class_init (VecheMapToolsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_map_tools_finalize;
  object_class->get_property = veche_map_tools_get_property;

  properties[PROP_TOOL] = g_param_spec_uint ("tool", NULL, NULL, 0, VECHE_MAP_TOOL_MEASURE_AREA, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[POINT]
    = g_signal_new ("point", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[MOVED]
    = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[DRAFT_CHANGED] = g_signal_new ("draft-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLUSTER]
    = g_signal_new ("cluster", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[RESHAPED]
    = g_signal_new ("reshaped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DELETE] = g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_tools_init (VecheMapTools *self)
{
  self->path = g_array_new (FALSE, FALSE, sizeof (double));
  self->draft = g_array_new (FALSE, FALSE, sizeof (double));
}

VecheMapTools *
veche_map_tools_new (VecheMapView *view)
{
  VecheMapTools *self = g_object_new (VECHE_TYPE_MAP_TOOLS, NULL);
  GtkWidget *map = GTK_WIDGET (veche_map_view_get_map (view));
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = view;
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (veche_map_tools_drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (veche_map_tools_drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (veche_map_tools_drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (veche_map_tools_drag_cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (veche_map_tools_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (veche_map_tools_secondary_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (secondary));
  g_signal_connect_object (motion, "motion", G_CALLBACK (veche_map_tools_motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (map, motion);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_map_tools_keys_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (view, "unmap", G_CALLBACK (veche_map_tools_corners_flush), self, G_CONNECT_SWAPPED);
  return self;
}
