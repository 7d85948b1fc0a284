/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_LAYER_DIALOG (veche_map_layer_dialog_get_type ())

/** VecheMapLayerDialog: a layer of the office, new or old: how it is called and looks, and which fields its objects have. One step. */
G_DECLARE_FINAL_TYPE (VecheMapLayerDialog, veche_map_layer_dialog, VECHE, MAP_LAYER_DIALOG, AdwDialog)

/** veche_map_layer_dialog_new: @layer: (nullable): %NULL: a new one */
AdwDialog *veche_map_layer_dialog_new (VecheWorkspace *workspace, VecheRecord *layer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
