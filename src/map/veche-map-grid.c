/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-grid.h"

#include <math.h>

#include "veche-map-frame.h"

/* Application pixels that lines are apart, at least, and the share of the text's colour that they have. */
#define APART 48
#define ALPHA 0.10f
#define ALPHA_FIFTH 0.20f

struct _VecheMapGrid
{
  ShumateLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (VecheMapGrid, veche_map_grid, SHUMATE_TYPE_LAYER)

double
veche_map_grid_get_step (double least)
{
  const double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < 3; i++)
    if (((const double[]) { 1, 2, 5 })[i] * power >= least * (1 - 1e-9))
      return ((const double[]) { 1, 2, 5 })[i] * power;
  return 10 * power;
}

static void
veche_map_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VecheMapGrid *self = VECHE_MAP_GRID (widget);
  GdkRGBA thin;
  GdkRGBA thick;
  VecheMapFrame frame;
  double metres;
  double step;
  double box[4];

  veche_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  metres = veche_map_frame_get_metres (&frame);
  /* Of the unit square. In steps of latitude the scale changes too slowly to be seen over a window. */
  step = veche_map_grid_get_step (APART * metres) / metres / frame.world;
  veche_map_frame_get_box (&frame, 0, box);
  gtk_widget_get_color (widget, &thin);
  thick = thin;
  thin.alpha *= ALPHA;
  thick.alpha *= ALPHA_FIFTH;
  for (double i = floor (box[0] / step); i * step <= box[2]; i++)
    {
      double x;
      double y;

      veche_map_frame_to_widget (&frame, i * step, 0, &x, &y);
      gtk_snapshot_append_color (snapshot, fmod (i, 5) == 0 ? &thick : &thin, &GRAPHENE_RECT_INIT ((float) round (x), 0, 1, (float) frame.height));
    }
  for (double i = floor (box[1] / step); i * step <= box[3]; i++)
    {
      double x;
      double y;

      veche_map_frame_to_widget (&frame, 0, i * step, &x, &y);
      gtk_snapshot_append_color (snapshot, fmod (i, 5) == 0 ? &thick : &thin, &GRAPHENE_RECT_INIT (0, (float) round (y), (float) frame.width, 1));
    }
}

static void
veche_map_grid_constructed (GObject *object)
{
  G_OBJECT_CLASS (veche_map_grid_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
veche_map_grid_class_init (VecheMapGridClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = veche_map_grid_constructed;
  GTK_WIDGET_CLASS (klass)->snapshot = veche_map_grid_snapshot;
}

static void
veche_map_grid_init (VecheMapGrid *self)
{
}

VecheMapGrid *
veche_map_grid_new (ShumateViewport *viewport)
{
  return g_object_new (VECHE_TYPE_MAP_GRID, "viewport", viewport, NULL);
}
