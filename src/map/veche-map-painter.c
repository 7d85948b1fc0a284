/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-painter.h"

#include <cairo.h>
#include <math.h>

#define AREA_ALPHA 0.16

/* a × b / 255 of all four channels, two at a time (Blinn, «Three wrongs make a right», 1995). */
static inline guint32
veche_map_painter_over (guint32 below, guint32 above)
{
  const guint32 rest = 255 - (above >> 24);
  guint32 even = (below & 0x00ff00ff) * rest + 0x00800080;
  guint32 odd = ((below >> 8) & 0x00ff00ff) * rest + 0x00800080;

  even = ((even + ((even >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
  odd = (odd + ((odd >> 8) & 0x00ff00ff)) & 0xff00ff00;
  return above + (even | odd);
}

static void
veche_map_painter_blit (guint32 *pixels, const VecheMapPlate *plate, const guint32 *sprite, int side, int x, int y)
{
  const int left = MAX (x, 0);
  const int right = MIN (x + side, plate->width);
  const int top = MAX (y, 0);
  const int bottom = MIN (y + side, plate->height);

  for (int row = top; row < bottom; row++)
    {
      guint32 *out = pixels + (gsize) row * (gsize) plate->width;
      const guint32 *in = sprite + (gsize) (row - y) * (gsize) side;

      for (int column = left; column < right; column++)
        {
          const guint32 pixel = in[column - x];

          if (pixel >> 24 == 255)
            out[column] = pixel;
          else if (pixel >> 24 != 0)
            out[column] = veche_map_painter_over (out[column], pixel);
        }
    }
}

void
veche_map_painter_trace (const VecheMapShape *shape, const VecheMapPlate *plate, cairo_t *cr)
{
  const VechePolygon *rings = &shape->rings;
  guint start = 0;

  for (guint ring = 0; ring < rings->n_rings; start = rings->ring_ends[ring++])
    {
      const guint end = rings->ring_ends[ring];
      double last_x = 0;
      double last_y = 0;

      for (guint i = start; i < end; i++)
        {
          const double x = (rings->xy[2 * i] - plate->x) * plate->world;
          const double y = (rings->xy[2 * i + 1] - plate->y) * plate->world;

          if (i == start)
            cairo_move_to (cr, x, y);
          else if (i + 1 == end || fabs (x - last_x) + fabs (y - last_y) >= 0.5)
            cairo_line_to (cr, x, y);
          else
            continue;
          last_x = x;
          last_y = y;
        }
      if (shape->area)
        cairo_close_path (cr);
    }
}

void
veche_map_painter_draw_shape (const VecheMapShape *shape, const VecheMapSymbol *symbol, const VecheMapPlate *plate, double scale, cairo_t *cr)
{
  GdkRGBA color = symbol->color;

  cairo_new_path (cr);
  veche_map_painter_trace (shape, plate, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (shape->area)
    {
      color.alpha *= (float) AREA_ALPHA;
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_fill_preserve (cr);
    }
  else
    {
      cairo_set_source_rgba (cr, 1, 1, 1, 0.85);
      cairo_set_line_width (cr, (symbol->size + 3) * scale);
      cairo_stroke_preserve (cr);
    }
  gdk_cairo_set_source_rgba (cr, &symbol->color);
  cairo_set_line_width (cr, symbol->size * scale);
  cairo_stroke (cr);
}

static void
veche_map_painter_paint_shapes (const VecheMapFeatures *features, const VecheMapStyle *style, const VecheMapPlate *plate, const GArray *found,
                                guint32 *pixels)
{
  cairo_surface_t *surface
    = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, plate->width, plate->height, plate->width * 4);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < found->len; i++)
    {
      const guint index = g_array_index (found, guint, i);

      veche_map_painter_draw_shape (veche_map_features_get_shape (features, index),
                                    veche_map_style_get_symbol (style, veche_map_features_get_style (features, index)), plate,
                                    veche_map_style_get_scale (style), cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

gboolean
veche_map_painter_paint (const VecheMapFeatures *features, const VecheMapStyle *style, const VecheMapPlate *plate, guint32 *pixels)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const double margin = veche_map_style_get_margin (style) * veche_map_style_get_scale (style) / plate->world;
  const double box[4] = { plate->x - margin, plate->y - margin, plate->x + plate->width / plate->world + margin,
                          plate->y + plate->height / plate->world + margin };

  veche_map_features_find_box (features, box, found);
  if (found->len == 0)
    return FALSE;
  if (veche_map_features_has_shapes (features))
    {
      veche_map_painter_paint_shapes (features, style, plate, found, pixels);
      return TRUE;
    }
  for (guint i = 0; i < found->len; i++)
    {
      const guint index = g_array_index (found, guint, i);
      int side;
      const guint32 *sprite = veche_map_style_get_sprite (style, veche_map_features_get_style (features, index), &side);
      double x;
      double y;

      veche_map_features_get_point (features, index, &x, &y);
      veche_map_painter_blit (pixels, plate, sprite, side, (int) lround ((x - plate->x) * plate->world - side / 2.0),
                              (int) lround ((y - plate->y) * plate->world - side / 2.0));
    }
  return TRUE;
}
