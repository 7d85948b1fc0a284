/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-features.h"
#include "veche-map-frame.h"
#include "veche-map-style.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_CLUSTERS (veche_map_clusters_get_type ())

/**
 * VecheMapClusters:
 * Points that lie too close to be told apart, as circles with a number. They are gathered on a thread when they are first
 * drawn. Signal `ready`: they are there. Main thread.
 */
G_DECLARE_FINAL_TYPE (VecheMapClusters, veche_map_clusters, VECHE, MAP_CLUSTERS, GObject)

/** veche_map_clusters_new: @widget: whose font numbers are written in. Owned. */
VecheMapClusters *veche_map_clusters_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_clusters_set: what is gathered; a cluster has the colour of the first symbol, an object that is alone its own. */
void veche_map_clusters_set (VecheMapClusters *self, VecheMapFeatures *features, VecheMapStyle *style);

/** veche_map_clusters_snapshot: %FALSE: they are not there yet, and nothing was drawn. */
gboolean veche_map_clusters_snapshot (VecheMapClusters *self, const VecheMapFrame *frame, GtkSnapshot *snapshot);

/** veche_map_clusters_is_settled: whether none are being gathered. */
gboolean veche_map_clusters_is_settled (VecheMapClusters *self);

/** veche_map_clusters_find: the cluster drawn at a place of the widget: where it is and how many it stands for; of 1: @id; %FALSE: none. */
gboolean veche_map_clusters_find (VecheMapClusters *self, const VecheMapFrame *frame, double widget_x, double widget_y, double *x, double *y,
                                  guint *count, gint64 *id);

G_END_DECLS
