/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-sheet-base.h"

#include <gdk/gdk.h>
#include <math.h>

/* Dots to a millimetre, about 170 an inch: then the closest zoom that there is, but for pages of more than that many dots a side. */
#define DENSITY 6.7
#define MOST_DOTS 6000
/* Of the type, mm. */
#define CREDIT 2.4

static void
veche_map_sheet_base_draw_tile (GdkTexture *texture, double x, double y, double side, cairo_t *cr)
{
  const int width = gdk_texture_get_width (texture);
  const int height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gdk_texture_download (texture, cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface));
      cairo_surface_mark_dirty (surface);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, side / width, side / height);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);
}

static guint
veche_map_sheet_base_choose_zoom (VecheMapSource *base, const double box[4], double width)
{
  const double tile = shumate_map_source_get_tile_size (SHUMATE_MAP_SOURCE (base));
  const double wanted = log2 (width * DENSITY / ((box[2] - box[0]) * tile));
  const double most = log2 (MOST_DOTS / (MAX (box[2] - box[0], box[3] - box[1]) * tile));

  return (guint) CLAMP (MIN (round (wanted), floor (most)), 0, (double) veche_map_source_get_closest_zoom (base));
}

typedef struct
{
  VecheMapSource *source;
  const double *box;
  guint zoom;
  double tile;      /* dots of a square to a side */
  double left, top; /* of the picture, dots of the whole world at that zoom */
  GCancellable *cancellable;
  cairo_t *cr;
} VecheMapSheetBase;

/* By quarters: squares that are parts of one farther picture come one after the other, so that it is read once. */
static void
veche_map_sheet_base_draw_quarter (const VecheMapSheetBase *self, guint level, guint x, guint y)
{
  const double side = exp2 (-(double) level);

  if (x * side >= self->box[2] || (x + 1) * side <= self->box[0] || y * side >= self->box[3] || (y + 1) * side <= self->box[1]
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (level == self->zoom)
    {
      g_autoptr (GdkTexture) texture = veche_map_source_read (self->source, level, x, y, NULL);

      if (texture != NULL)
        veche_map_sheet_base_draw_tile (texture, x * self->tile - self->left, y * self->tile - self->top, self->tile, self->cr);
      return;
    }
  for (guint quarter = 0; quarter < 4; quarter++)
    veche_map_sheet_base_draw_quarter (self, level + 1, 2 * x + quarter % 2, 2 * y + quarter / 2);
}

void
veche_map_sheet_base_draw (VecheMapSource *base, double opacity, const double box[4], double width, double height,
                           GCancellable *cancellable, cairo_t *cr)
{
  const guint zoom = veche_map_sheet_base_choose_zoom (base, box, width);
  const double tile = shumate_map_source_get_tile_size (SHUMATE_MAP_SOURCE (base));
  const double dots = exp2 (zoom) * tile;
  /* Whole dots: squares that begin between two of them would show where they meet. */
  const double left = floor (box[0] * dots);
  const double top = floor (box[1] * dots);
  const int dots_wide = (int) (ceil (box[2] * dots) - left);
  const int dots_high = (int) (ceil (box[3] * dots) - top);
  /* Where a plan ends, what is below is seen. */
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (dots_wide, 1), MAX (dots_high, 1));
  cairo_t *inner = cairo_create (picture);
  const VecheMapSheetBase drawing = { base, box, zoom, tile, left, top, cancellable, inner };

  veche_map_sheet_base_draw_quarter (&drawing, 0, 0, 0);
  cairo_destroy (inner);
  cairo_save (cr);
  cairo_scale (cr, width / ((box[2] - box[0]) * dots), height / ((box[3] - box[1]) * dots));
  cairo_set_source_surface (cr, picture, left - box[0] * dots, top - box[1] * dots);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
}

void
veche_map_sheet_base_draw_credit (const char *credit, const VecheLabelBox *map, VechePlanPen *pen, cairo_t *cr)
{
  double width;
  double height;

  veche_plan_pen_measure (pen, credit, CREDIT, &width, &height);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.85);
  cairo_rectangle (cr, map->x1 - width - 2, map->y1 - height - 0.8, width + 2, height + 0.8);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  veche_plan_pen_write_line (pen, cr, map->x1 - width - 1, map->y1 - height - 0.4, CREDIT, credit);
}
