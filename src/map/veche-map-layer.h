/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "veche-map-features.h"
#include "veche-map-style.h"

G_BEGIN_DECLS

/** VecheMapWay: how a layer draws what is seen of it just now. */
typedef enum
{
  VECHE_MAP_WAY_NOTHING,
  VECHE_MAP_WAY_DIRECT,   /* object by object: there are few */
  VECHE_MAP_WAY_TILES,    /* pictures painted on threads: there are many */
  VECHE_MAP_WAY_CLUSTERS, /* circles with numbers: there are too many to be told apart */
} VecheMapWay;

#define VECHE_TYPE_MAP_LAYER (veche_map_layer_get_type ())

/** VecheMapLayer: the objects of one layer on a map. It has no widgets in it, however many objects there are. */
G_DECLARE_FINAL_TYPE (VecheMapLayer, veche_map_layer, VECHE, MAP_LAYER, ShumateLayer)

VecheMapLayer *veche_map_layer_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_layer_set_symbols: how its styles look; at least one. Nothing is painted anew if they look so already. */
void veche_map_layer_set_symbols (VecheMapLayer *self, const VecheMapSymbol *symbols, guint n);

/**
 * veche_map_layer_set_features:
 * @ids: the rows that are different from before; with 0 of them, everything may be
 */
void veche_map_layer_set_features (VecheMapLayer *self, VecheMapFeatures *features, const gint64 *ids, guint n_ids);

/** veche_map_layer_get_features: %NULL as long as there are none. Borrowed. */
VecheMapFeatures *veche_map_layer_get_features (VecheMapLayer *self);

const VecheMapSymbol *veche_map_layer_get_symbol (VecheMapLayer *self, guint16 style);

/** veche_map_layer_get_way: as it was drawn last. */
VecheMapWay veche_map_layer_get_way (VecheMapLayer *self);

/** veche_map_layer_is_settled: whether nothing is being painted. */
gboolean veche_map_layer_is_settled (VecheMapLayer *self);

/** veche_map_layer_find_at: the object drawn at a place of the widget, by its place in the features; -1: none. Clusters of several are none. */
gint64 veche_map_layer_find_at (VecheMapLayer *self, double widget_x, double widget_y);

/** veche_map_layer_find_cluster: likewise a cluster: where it is in the unit square, and of how many. */
gboolean veche_map_layer_find_cluster (VecheMapLayer *self, double widget_x, double widget_y, double *x, double *y, guint *count);

G_END_DECLS
