/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "veche-map-features.h"

G_BEGIN_DECLS

/** VecheMapDraft: what a path that is under way will be. */
typedef enum
{
  VECHE_MAP_DRAFT_NONE,
  VECHE_MAP_DRAFT_LINE,
  VECHE_MAP_DRAFT_AREA,
  VECHE_MAP_DRAFT_BAND,  /* a rectangle to select by: two corners */
  VECHE_MAP_DRAFT_LASSO,
} VecheMapDraft;

#define VECHE_TYPE_MAP_OVERLAY (veche_map_overlay_get_type ())

/**
 * VecheMapOverlay:
 * What is alive on a map, over everything else: what is selected, what is being drawn or moved. The layers below are not drawn anew for it.
 * Coordinates are of mercator's unit square; arrays are copied.
 */
G_DECLARE_FINAL_TYPE (VecheMapOverlay, veche_map_overlay, VECHE, MAP_OVERLAY, ShumateLayer)

VecheMapOverlay *veche_map_overlay_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_overlay_clear_selection: nothing is selected; _add_point(), _add_shape() then say what is. */
void veche_map_overlay_clear_selection (VecheMapOverlay *self);
void veche_map_overlay_add_point (VecheMapOverlay *self, double x, double y, double size);
void veche_map_overlay_add_shape (VecheMapOverlay *self, const VecheMapShape *shape);

/** veche_map_overlay_set_shift: what is selected is shown that far from where it is, as long as it is dragged; 0, 0: where it is. */
void veche_map_overlay_set_shift (VecheMapOverlay *self, double dx, double dy);

/** veche_map_overlay_set_draft: a path under way: pairs x, y. */
void veche_map_overlay_set_draft (VecheMapOverlay *self, VecheMapDraft draft, const double *xy, guint n);

/**
 * veche_map_overlay_set_handles:
 * @active: the one that is marked, or -1
 *
 * Vertices that can be taken hold of; 0 of them: none.
 */
void veche_map_overlay_set_handles (VecheMapOverlay *self, const double *xy, guint n, int active);

/** veche_map_overlay_set_crosshair: whether the middle is marked: there the keyboard acts. */
void veche_map_overlay_set_crosshair (VecheMapOverlay *self, gboolean shown);

G_END_DECLS
