/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_LABELER (veche_map_labeler_get_type ())

/**
 * VecheMapLabeler:
 * Puts numbers of trees and names of other objects beside them where the map is so close that there is room: those of the layers that
 * have labels. Texts are read for what is seen only.
 */
G_DECLARE_FINAL_TYPE (VecheMapLabeler, veche_map_labeler, VECHE, MAP_LABELER, GObject)

VecheMapLabeler *veche_map_labeler_new (VecheMapView *view, VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_labeler_update: other objects, layers or places than before are seen: soon. */
void veche_map_labeler_update (VecheMapLabeler *self);

G_END_DECLS
