/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** VecheMapMark: the outline of a point's symbol: what differs by shape too is told apart without colours. */
typedef enum
{
  VECHE_MAP_MARK_CIRCLE,
  VECHE_MAP_MARK_SQUARE,
  VECHE_MAP_MARK_TRIANGLE,
  VECHE_MAP_MARK_DIAMOND,
  VECHE_MAP_MARK_CROSS, /* a circle crossed out */
  VECHE_MAP_MARK_RING,  /* a circle that is not filled */
} VecheMapMark;

/** VecheMapSymbol: how objects of one style look. */
typedef struct
{
  VecheMapMark mark;
  GdkRGBA color;
  double size; /* across, of a point's mark; width of a line: in application pixels */
} VecheMapSymbol;

/** VecheMapStyle: the symbols of a layer, and their pictures. Never changes; reference counted; for any thread. */
typedef struct _VecheMapStyle VecheMapStyle;

/** veche_map_style_new: @scale: pixels of the screen to one of the application. Owned. */
VecheMapStyle *veche_map_style_new (const VecheMapSymbol *symbols, guint n, double scale) G_GNUC_WARN_UNUSED_RESULT;
VecheMapStyle *veche_map_style_ref (VecheMapStyle *self);
void veche_map_style_unref (VecheMapStyle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapStyle, veche_map_style_unref)

guint veche_map_style_get_count (const VecheMapStyle *self);
double veche_map_style_get_scale (const VecheMapStyle *self);

/** veche_map_style_get_symbol: of a style; one that is unknown looks like 0. Borrowed. */
const VecheMapSymbol *veche_map_style_get_symbol (const VecheMapStyle *self, guint16 style);

/** veche_map_style_get_sprite: the picture of a point's mark: premultiplied ARGB, @side × @side pixels of the screen. Borrowed. */
const guint32 *veche_map_style_get_sprite (const VecheMapStyle *self, guint16 style, int *side);

/** VecheMapMask: of 64 pixels of a picture beside each other, the first in the lowest bit. */
typedef struct
{
  guint64 any;   /* those that are there */
  guint64 solid; /* those that hide whatever is below */
} VecheMapMask;

/** veche_map_style_get_masks: of the same picture, row by row, each of @words. Borrowed. */
const VecheMapMask *veche_map_style_get_masks (const VecheMapStyle *self, guint16 style, int *words);

/** veche_map_style_get_texture: the same for the screen. Borrowed. */
GdkTexture *veche_map_style_get_texture (const VecheMapStyle *self, guint16 style);

/** veche_map_style_get_margin: application pixels that a picture reaches beyond its object. */
double veche_map_style_get_margin (const VecheMapStyle *self);

/** veche_map_style_draw_mark: draws a mark around 0, 0. */
void veche_map_style_draw_mark (cairo_t *cr, const VecheMapSymbol *symbol);

G_END_DECLS
