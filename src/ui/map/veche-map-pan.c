/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-pan.h"

typedef struct
{
  double dx; /* of the gesture so far, in pixels */
  double dy;
} VecheMapPan;

static void
veche_map_pan_begin_cb (GtkGesture *gesture, double x, double y, gpointer data)
{
  VecheMapPan *self = data;

  *self = (VecheMapPan) { 0, 0 };
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
veche_map_pan_update_cb (GtkGesture *gesture, double dx, double dy, gpointer data)
{
  VecheMapPan *self = data;
  GtkWidget *view = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), VECHE_TYPE_MAP_VIEW);

  veche_map_view_pan_by (VECHE_MAP_VIEW (view), self->dx - dx, self->dy - dy);
  *self = (VecheMapPan) { dx, dy };
}

static void
veche_map_pan_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
veche_map_pan_connect (VecheMapView *view)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  VecheMapPan *self = g_new0 (VecheMapPan, 1);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_data (drag, "drag-begin", G_CALLBACK (veche_map_pan_begin_cb), self, veche_map_pan_free, 0);
  g_signal_connect (drag, "drag-update", G_CALLBACK (veche_map_pan_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (veche_map_view_get_map (view)), GTK_EVENT_CONTROLLER (drag));
}
