/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-features.h"
#include "veche-map-style.h"

G_BEGIN_DECLS

/** VecheMapPlate: a rectangle of the screen that is painted on a thread. */
typedef struct
{
  double x; /* of its corner at the top left, in the unit square */
  double y;
  double world; /* pixels of the screen that the unit square is wide */
  int width;    /* in pixels of the screen */
  int height;
} VecheMapPlate;

/**
 * veche_map_painter_paint:
 * @pixels: width × height, premultiplied ARGB, cleared
 *
 * Paints what is of the features on the plate. %FALSE: there is nothing, and nothing was touched. Any thread.
 */
gboolean veche_map_painter_paint (const VecheMapFeatures *features, const VecheMapStyle *style, const VecheMapPlate *plate, guint32 *pixels);

/** veche_map_painter_trace: appends a shape's rings to the path, as they lie on the plate; vertices nearer than half a pixel are left out. */
void veche_map_painter_trace (const VecheMapShape *shape, const VecheMapPlate *plate, cairo_t *cr);

/** veche_map_painter_draw_shape: fills and outlines a shape. */
void veche_map_painter_draw_shape (const VecheMapShape *shape, const VecheMapSymbol *symbol, const VecheMapPlate *plate, double scale, cairo_t *cr);

G_END_DECLS
