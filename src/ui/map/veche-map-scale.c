/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-scale.h"

#include <math.h>

#include "veche-i18n.h"
#include "veche-map-grid.h"
#include "veche-map-words.h"

/* Application pixels that the bar is long, at least; it may be up to two and a half times that. */
#define LEAST 48
#define TICK 5

struct _VecheMapScale
{
  GtkWidget parent_instance;

  VecheMapView *view; /* borrowed: stands beside it */
  double metres;      /* that the bar stands for */
  double length;      /* of the bar, in pixels */
};

G_DEFINE_FINAL_TYPE (VecheMapScale, veche_map_scale, GTK_TYPE_WIDGET)

static void
veche_map_scale_update (VecheMapScale *self)
{
  g_autofree char *text = NULL;
  VecheMapFrame frame;
  double metres;

  veche_map_view_init_frame (self->view, &frame);
  metres = veche_map_frame_get_metres (&frame);
  self->metres = veche_map_grid_get_step (LEAST * metres);
  self->length = self->metres / metres;
  text = veche_map_words_dup_length (self->metres);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
veche_map_scale_set_view (VecheMapScale *self, VecheMapView *view)
{
  g_return_if_fail (VECHE_IS_MAP_SCALE (self));

  self->view = view;
  g_signal_connect_object (view, "view-changed", G_CALLBACK (veche_map_scale_update), self, G_CONNECT_SWAPPED);
  veche_map_scale_update (self);
}

static PangoLayout *
veche_map_scale_new_layout (VecheMapScale *self)
{
  g_autofree char *text = self->metres >= 1000 ? g_strdup_printf ("%g", self->metres / 1000) : g_strdup_printf ("%g", self->metres);
  g_autofree char *label = NULL;
  PangoLayout *layout;

  /* Steps are whole numbers but for those below a metre. */
  if (self->metres >= 1)
    label = g_strdup_printf (self->metres >= 1000 ? _("%s km") : _("%s m"), text);
  else
    label = veche_map_words_dup_length (self->metres);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), label);
  return layout;
}

static void
veche_map_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VecheMapScale *self = VECHE_MAP_SCALE (widget);
  const float bottom = (float) gtk_widget_get_height (widget) - 3;
  const float length = (float) round (self->length);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA color;
  int width;

  if (self->view == NULL)
    return;
  layout = veche_map_scale_new_layout (self);
  gtk_widget_get_color (widget, &color);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, bottom, length, 2));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, bottom - TICK, 2, TICK));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (length - 2, bottom - TICK, 2, TICK));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MAX (4, (length - (float) width) / 2), 0));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
veche_map_scale_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  VecheMapScale *self = VECHE_MAP_SCALE (widget);
  g_autoptr (PangoLayout) layout = veche_map_scale_new_layout (self);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX ((int) ceil (self->length), width + 8) : height + 4;
}

static void
veche_map_scale_class_init (VecheMapScaleClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = veche_map_scale_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = veche_map_scale_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "scalebar");
}

static void
veche_map_scale_init (VecheMapScale *self)
{
}

GtkWidget *
veche_map_scale_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_SCALE, NULL);
}
