/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-frame.h"

#include <math.h>

#include "veche-mercator.h"

/* Circumference of the sphere of web mercator, in metres. */
#define EQUATOR 40075016.685578488

void
veche_map_frame_init (VecheMapFrame *self, ShumateViewport *viewport, GtkWidget *widget)
{
  self->x = veche_mercator_x (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)));
  self->y = veche_mercator_y (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)));
  self->world = VECHE_MAP_FRAME_TILE * exp2 (shumate_viewport_get_zoom_level (viewport));
  self->width = gtk_widget_get_width (widget);
  self->height = gtk_widget_get_height (widget);
}

void
veche_map_frame_to_widget (const VecheMapFrame *self, double x, double y, double *widget_x, double *widget_y)
{
  *widget_x = (x - self->x) * self->world + self->width / 2;
  *widget_y = (y - self->y) * self->world + self->height / 2;
}

void
veche_map_frame_to_world (const VecheMapFrame *self, double widget_x, double widget_y, double *x, double *y)
{
  *x = (widget_x - self->width / 2) / self->world + self->x;
  *y = (widget_y - self->height / 2) / self->world + self->y;
}

void
veche_map_frame_get_box (const VecheMapFrame *self, double margin, double box[4])
{
  veche_map_frame_to_world (self, -margin, -margin, &box[0], &box[1]);
  veche_map_frame_to_world (self, self->width + margin, self->height + margin, &box[2], &box[3]);
}

double
veche_map_frame_get_metres (const VecheMapFrame *self)
{
  return EQUATOR / self->world / veche_mercator_scale (veche_mercator_lat (self->y));
}

double
veche_map_frame_fit_zoom (const VecheMapFrame *self, const double box[4], double margin)
{
  const double width = MAX (self->width - 2 * margin, 64);
  const double height = MAX (self->height - 2 * margin, 64);
  const double wide = MAX ((box[2] - box[0]) / width, (box[3] - box[1]) / height);

  return wide > 0 ? log2 (1 / wide / VECHE_MAP_FRAME_TILE) : G_MAXDOUBLE;
}
