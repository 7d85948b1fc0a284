/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-features.h"
#include "veche-point-grid.h"

G_BEGIN_DECLS

struct _VecheMapFeatures
{
  gatomicrefcount refs;
  const VecheKind *kind;
  guint n;
  gint64 *ids;
  double *x;
  double *y;
  guint16 *styles;
  VecheMapShape *shapes; /* each owns its arrays; %NULL for points */
  VechePointGrid *grid;  /* of points */
};

/** veche_map_features_alloc: arrays for @n, not filled in; veche_map_features_finish() makes what follows from them. */
VecheMapFeatures *veche_map_features_alloc (const VecheKind *kind, guint n) G_GNUC_WARN_UNUSED_RESULT;
void veche_map_features_finish (VecheMapFeatures *self);

/** veche_map_features_take_column: the object at @from of the columns becomes the one at @to; %FALSE: it is nowhere, as POLYGON EMPTY is. */
gboolean veche_map_features_take_column (VecheMapFeatures *self, guint to, const VecheMapColumns *columns, guint from);

/** veche_map_features_take_feature: the same from other features. */
void veche_map_features_take_feature (VecheMapFeatures *self, guint to, const VecheMapFeatures *other, guint from);

G_END_DECLS
