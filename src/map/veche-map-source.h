/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_SOURCE (veche_map_source_get_type ())

/**
 * VecheMapSource:
 * What base maps from wherever have in common. Properties: `muted`: whether squares that are read from now on are made darker; `problem`
 * (read only): why squares could not be had, %NULL: they could. Main thread.
 */
G_DECLARE_DERIVABLE_TYPE (VecheMapSource, veche_map_source, VECHE, MAP_SOURCE, ShumateMapSource)

/* Files can be looked at as a whole: the three are of them, and of any thread but the main one has read. */
struct _VecheMapSourceClass
{
  ShumateMapSourceClass parent_class;

  GdkTexture *(*read) (VecheMapSource *self, guint zoom, guint x, guint y, GError **error);
  guint (*get_closest_zoom) (VecheMapSource *self);
  gboolean (*get_box) (VecheMapSource *self, double box[4]);
};

gboolean veche_map_source_get_muted (VecheMapSource *self);

/** veche_map_source_is_file: whether the following three may be asked. */
gboolean veche_map_source_is_file (VecheMapSource *self);

/**
 * veche_map_source_read:
 * @x, @y: of the square, y from the north
 *
 * Its picture in light colours, or a part of a farther one; %NULL without an error: there is none. Any thread but the main one. Owned.
 */
GdkTexture *veche_map_source_read (VecheMapSource *self, guint zoom, guint x, guint y, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_source_get_closest_zoom: closer than which nothing more is seen. */
guint veche_map_source_get_closest_zoom (VecheMapSource *self);

/** veche_map_source_get_box: what the file says it has, as a box of the unit square: least x, least y, greatest x, y; %FALSE: it does not. */
gboolean veche_map_source_get_box (VecheMapSource *self, double box[4]);

/** veche_map_source_get_problem: borrowed, or %NULL. */
const char *veche_map_source_get_problem (VecheMapSource *self);

/** veche_map_source_set_problem: @problem: (nullable): a sentence for people. */
void veche_map_source_set_problem (VecheMapSource *self, const char *problem);

/** veche_map_source_finish: ends a fill_tile: @result is a GTask that gives a texture, %NULL: there is nothing to be seen there. */
gboolean veche_map_source_finish (ShumateTile *tile, GAsyncResult *result, GError **error);

G_END_DECLS
