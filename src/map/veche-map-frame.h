/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

/** Side of a tile of zoom 0, in application pixels: what zoom levels are counted by. */
#define VECHE_MAP_FRAME_TILE 256

/**
 * VecheMapFrame:
 * What a map shows, as plain numbers: mercator's unit square to pixels of a widget and back, without a logarithm for each point and in
 * doubles throughout. The map is never turned.
 */
typedef struct
{
  double x; /* in the middle of the widget */
  double y;
  double world; /* pixels that the unit square is wide */
  double width; /* of the widget */
  double height;
} VecheMapFrame;

/** veche_map_frame_init: as the widget shows it now. */
void veche_map_frame_init (VecheMapFrame *self, ShumateViewport *viewport, GtkWidget *widget);

/** veche_map_frame_to_widget, _to_world: from the one to the other. */
void veche_map_frame_to_widget (const VecheMapFrame *self, double x, double y, double *widget_x, double *widget_y);
void veche_map_frame_to_world (const VecheMapFrame *self, double widget_x, double widget_y, double *x, double *y);

/** veche_map_frame_get_box: least x, least y, greatest x, greatest y of what is seen and @margin pixels around it. */
void veche_map_frame_get_box (const VecheMapFrame *self, double margin, double box[4]);

/** veche_map_frame_get_metres: that a pixel in the middle is wide on the ground. */
double veche_map_frame_get_metres (const VecheMapFrame *self);

/** veche_map_frame_fit_zoom: the closest zoom at which a box of the unit square is seen whole, with @margin pixels around it. */
double veche_map_frame_fit_zoom (const VecheMapFrame *self, const double box[4], double margin);

G_END_DECLS
