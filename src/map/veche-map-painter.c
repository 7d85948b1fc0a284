/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-painter.h"

#include <cairo.h>
#include <math.h>

#define AREA_ALPHA 0.16
/* Runs of pixels that memory needs to come. */
#define AHEAD 12

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

/* --- points ------------------------------------------------------------------------------------------------------- */

/* Pixels beside each other, of which some are seen of a mark. */
typedef struct
{
  guint32 out; /* where they begin on the plate, */
  guint32 in;  /* and in the picture of the mark */
  guint16 n;
  guint16 style;
} VecheMapPainterRun;

typedef struct
{
  const VecheMapPlate *plate;
  const VecheMapStyle *style;
  guint64 *cover; /* a bit for each pixel through which nothing is seen of what lies below; so are those left and right of the plate */
  int words;      /* of it in a row, a whole one before the plate's first pixel */
  GArray *runs;   /* of VecheMapPainterRun, from above */
} VecheMapPainterPoints;

static void
veche_map_painter_points_init (VecheMapPainterPoints *self, const VecheMapStyle *style, const VecheMapPlate *plate)
{
  self->plate = plate;
  self->style = style;
  self->words = plate->width / 64 + 3;
  self->cover = g_new0 (guint64, (gsize) self->words * (gsize) plate->height);
  self->runs = g_array_new (FALSE, FALSE, sizeof (VecheMapPainterRun));
  for (int row = 0; row < plate->height; row++)
    {
      guint64 *cover = self->cover + (gsize) row * (gsize) self->words;

      cover[0] = G_MAXUINT64;
      cover[self->words - 2] = G_MAXUINT64 << plate->width % 64;
      cover[self->words - 1] = G_MAXUINT64;
    }
}

static void
veche_map_painter_points_clear (VecheMapPainterPoints *self)
{
  g_free (self->cover);
  g_array_unref (self->runs);
}

/* 64 pixels of a row of a mark, the first at @x: what is seen of them becomes a run, and nothing will be seen below what is solid. */
static inline void
veche_map_painter_add_row (VecheMapPainterPoints *self, const VecheMapMask *mask, int x, int y, guint32 in, guint16 style)
{
  guint64 *cover = self->cover + (gsize) y * (gsize) self->words + (x + 64) / 64;
  const int shift = (x + 64) % 64;
  /* By two steps: a shift by 64 is none. */
  const guint64 seen = mask->any & ~(cover[0] >> shift | cover[1] << 1 << (63 - shift));
  VecheMapPainterRun run;
  int first;

  if (seen == 0)
    return;
  cover[0] |= mask->solid << shift;
  cover[1] |= mask->solid >> 1 >> (63 - shift);
  first = __builtin_ctzll (seen);
  run = (VecheMapPainterRun) { (guint32) (y * self->plate->width + x + first), in + (guint32) first,
                               (guint16) (64 - __builtin_clzll (seen) - first), style };
  g_array_append_val (self->runs, run);
}

static void
veche_map_painter_add_point (VecheMapPainterPoints *self, const VecheMapFeatures *features, guint index)
{
  const guint16 style = veche_map_features_get_style (features, index);
  const VecheMapPlate *plate = self->plate;
  int words;
  const VecheMapMask *masks = veche_map_style_get_masks (self->style, style, &words);
  int side;
  double world_x;
  double world_y;
  int x;
  int y;

  veche_map_style_get_sprite (self->style, style, &side);
  veche_map_features_get_point (features, index, &world_x, &world_y);
  x = (int) lround ((world_x - plate->x) * plate->world - side / 2.0);
  y = (int) lround ((world_y - plate->y) * plate->world - side / 2.0);
  for (int word = 0; word < words; word++)
    if (x + word * 64 > -64 && x + word * 64 < plate->width)
      for (int row = MAX (-y, 0); row < MIN (side, plate->height - y); row++)
        veche_map_painter_add_row (self, &masks[row * words + word], x + word * 64, y + row, (guint32) (row * side + word * 64), style);
}

/* Where thousands lie over each other most of them are not seen: what is seen is found from above, and painted from below. */
static void
veche_map_painter_paint_points (const VecheMapFeatures *features, const VecheMapStyle *style, const VecheMapPlate *plate, const GArray *found,
                                guint32 *pixels)
{
  VecheMapPainterPoints points;

  veche_map_painter_points_init (&points, style, plate);
  for (guint i = found->len; i > 0; i--)
    veche_map_painter_add_point (&points, features, g_array_index (found, guint, i - 1));
  for (guint i = points.runs->len; i > 0; i--)
    {
      const VecheMapPainterRun *run = &g_array_index (points.runs, VecheMapPainterRun, i - 1);
      int side;
      const guint32 *in = veche_map_style_get_sprite (style, run->style, &side) + run->in;
      guint32 *out = pixels + run->out;

      /* Neighbours in the list lie anywhere: the next ones are fetched in time. */
      if (i > AHEAD)
        __builtin_prefetch (pixels + run[-AHEAD].out, 1);
      for (guint pixel = 0; pixel < run->n; pixel++)
        out[pixel] = in[pixel] >> 24 == 255 ? in[pixel] : veche_map_painter_over (out[pixel], in[pixel]);
    }
  veche_map_painter_points_clear (&points);
}

/* --- shapes ------------------------------------------------------------------------------------------------------- */

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
  veche_map_painter_paint_points (features, style, plate, found, pixels);
  return TRUE;
}
