/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-sheet-dots.h"

#include "veche-map-style.h"

/* To an application's pixel. */
#define DOTS 2.0

void
veche_map_sheet_dots_draw (VecheMapFeatures *features, const GArray *symbols, const VecheMapPlate *plate, double fine, cairo_t *cr)
{
  const double coarse = fine / DOTS;
  const VecheMapPlate dots = { plate->x, plate->y, plate->world / coarse, (int) (plate->width / coarse), (int) (plate->height / coarse) };
  g_autoptr (VecheMapStyle) style
    = veche_map_style_new ((const VecheMapSymbol *) (gpointer) symbols->data, symbols->len, DOTS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, dots.width, dots.height);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      veche_map_painter_paint (features, style, &dots, (guint32 *) (gpointer) cairo_image_surface_get_data (surface));
      cairo_surface_mark_dirty (surface);
      cairo_save (cr);
      cairo_scale (cr, coarse, coarse);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);
}
