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

struct _VecheMapSourceClass
{
  ShumateMapSourceClass parent_class;
};

gboolean veche_map_source_get_muted (VecheMapSource *self);

/** veche_map_source_get_problem: borrowed, or %NULL. */
const char *veche_map_source_get_problem (VecheMapSource *self);

/** veche_map_source_set_problem: @problem: (nullable): a sentence for people. */
void veche_map_source_set_problem (VecheMapSource *self, const char *problem);

/** veche_map_source_finish: ends a fill_tile: @result is a GTask that gives a texture, %NULL: there is nothing to be seen there. */
gboolean veche_map_source_finish (ShumateTile *tile, GAsyncResult *result, GError **error);

G_END_DECLS
