/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-style.h"

#include <cairo.h>
#include <math.h>

/* Of the white rim, which sets a mark apart from whatever is below, light or dark. */
#define RIM 1.5

typedef struct
{
  VecheMapSymbol symbol;
  int side;
  guint32 *pixels;
  VecheMapMask *masks;
  int words; /* of masks in a row */
  GdkTexture *texture;
} VecheMapSprite;

struct _VecheMapStyle
{
  gatomicrefcount refs;
  double scale;
  double margin;
  guint n;
  VecheMapSprite *sprites;
};

static void
veche_map_style_trace (cairo_t *cr, VecheMapMark mark, double r)
{
  cairo_new_path (cr);
  switch (mark)
    {
    case VECHE_MAP_MARK_SQUARE:
      cairo_rectangle (cr, -0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
      break;
    case VECHE_MAP_MARK_TRIANGLE:
      cairo_move_to (cr, 0, -1.1 * r);
      cairo_line_to (cr, 1.08 * r, 0.82 * r);
      cairo_line_to (cr, -1.08 * r, 0.82 * r);
      cairo_close_path (cr);
      break;
    case VECHE_MAP_MARK_DIAMOND:
      cairo_move_to (cr, 0, -1.15 * r);
      cairo_line_to (cr, 1.15 * r, 0);
      cairo_line_to (cr, 0, 1.15 * r);
      cairo_line_to (cr, -1.15 * r, 0);
      cairo_close_path (cr);
      break;
    case VECHE_MAP_MARK_CIRCLE:
    case VECHE_MAP_MARK_CROSS:
    case VECHE_MAP_MARK_RING:
    default:
      cairo_arc (cr, 0, 0, r, 0, 2 * G_PI);
    }
}

void
veche_map_style_draw_mark (cairo_t *cr, const VecheMapSymbol *symbol)
{
  const double r = symbol->size / 2;
  const gboolean ring = symbol->mark == VECHE_MAP_MARK_RING;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  veche_map_style_trace (cr, symbol->mark, r);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 2 * RIM);
  cairo_stroke_preserve (cr);
  if (ring)
    cairo_fill (cr);
  else
    {
      gdk_cairo_set_source_rgba (cr, &symbol->color);
      cairo_fill (cr);
    }
  if (ring)
    {
      veche_map_style_trace (cr, symbol->mark, 0.72 * r);
      gdk_cairo_set_source_rgba (cr, &symbol->color);
      cairo_set_line_width (cr, 0.56 * r);
      cairo_stroke (cr);
    }
  if (symbol->mark == VECHE_MAP_MARK_CROSS)
    {
      const double d = 0.5 * r;

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_set_line_width (cr, MAX (1.5, 0.26 * r));
      cairo_move_to (cr, -d, -d);
      cairo_line_to (cr, d, d);
      cairo_move_to (cr, -d, d);
      cairo_line_to (cr, d, -d);
      cairo_stroke (cr);
    }
}

static void
veche_map_style_measure (VecheMapSprite *sprite)
{
  sprite->words = (sprite->side + 63) / 64;
  sprite->masks = g_new0 (VecheMapMask, (gsize) sprite->words * (gsize) sprite->side);
  for (int row = 0; row < sprite->side; row++)
    for (int column = 0; column < sprite->side; column++)
      {
        const guint32 alpha = sprite->pixels[row * sprite->side + column] >> 24;
        VecheMapMask *mask = &sprite->masks[row * sprite->words + column / 64];

        mask->any |= (guint64) (alpha > 0) << column % 64;
        mask->solid |= (guint64) (alpha == 255) << column % 64;
      }
}

static void
veche_map_style_draw_sprite (VecheMapStyle *self, VecheMapSprite *sprite)
{
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  sprite->side = (int) ceil ((sprite->symbol.size * 1.2 + 2 * RIM + 2) * self->scale);
  sprite->pixels = g_new0 (guint32, (gsize) sprite->side * (gsize) sprite->side);
  surface = cairo_image_surface_create_for_data ((guchar *) sprite->pixels, CAIRO_FORMAT_ARGB32, sprite->side, sprite->side, sprite->side * 4);
  cr = cairo_create (surface);
  cairo_translate (cr, sprite->side / 2.0, sprite->side / 2.0);
  cairo_scale (cr, self->scale, self->scale);
  veche_map_style_draw_mark (cr, &sprite->symbol);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  veche_map_style_measure (sprite);
  bytes = g_bytes_new (sprite->pixels, (gsize) sprite->side * (gsize) sprite->side * 4);
  sprite->texture = gdk_memory_texture_new (sprite->side, sprite->side, GDK_MEMORY_DEFAULT, bytes, (gsize) sprite->side * 4);
}

VecheMapStyle *
veche_map_style_new (const VecheMapSymbol *symbols, guint n, double scale)
{
  VecheMapStyle *self = g_new0 (VecheMapStyle, 1);

  g_return_val_if_fail (n > 0 && scale > 0, NULL);

  g_atomic_ref_count_init (&self->refs);
  self->scale = scale;
  self->n = n;
  self->sprites = g_new0 (VecheMapSprite, n);
  for (guint i = 0; i < n; i++)
    {
      self->sprites[i].symbol = symbols[i];
      veche_map_style_draw_sprite (self, &self->sprites[i]);
      self->margin = MAX (self->margin, self->sprites[i].side / scale / 2 + 1);
    }
  return self;
}

VecheMapStyle *
veche_map_style_ref (VecheMapStyle *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
veche_map_style_unref (VecheMapStyle *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->sprites[i].pixels);
      g_free (self->sprites[i].masks);
      g_clear_object (&self->sprites[i].texture);
    }
  g_free (self->sprites);
  g_free (self);
}

guint
veche_map_style_get_count (const VecheMapStyle *self)
{
  return self->n;
}

double
veche_map_style_get_scale (const VecheMapStyle *self)
{
  return self->scale;
}

static const VecheMapSprite *
veche_map_style_get (const VecheMapStyle *self, guint16 style)
{
  return &self->sprites[style < self->n ? style : 0];
}

const VecheMapSymbol *
veche_map_style_get_symbol (const VecheMapStyle *self, guint16 style)
{
  return &veche_map_style_get (self, style)->symbol;
}

const guint32 *
veche_map_style_get_sprite (const VecheMapStyle *self, guint16 style, int *side)
{
  const VecheMapSprite *sprite = veche_map_style_get (self, style);

  *side = sprite->side;
  return sprite->pixels;
}

const VecheMapMask *
veche_map_style_get_masks (const VecheMapStyle *self, guint16 style, int *words)
{
  const VecheMapSprite *sprite = veche_map_style_get (self, style);

  *words = sprite->words;
  return sprite->masks;
}

GdkTexture *
veche_map_style_get_texture (const VecheMapStyle *self, guint16 style)
{
  return veche_map_style_get (self, style)->texture;
}

double
veche_map_style_get_margin (const VecheMapStyle *self)
{
  return self->margin;
}
