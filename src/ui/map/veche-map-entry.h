/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-kinds.h"
#include "veche-map-layer.h"
#include "veche-own-filter.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_ENTRY (veche_map_entry_get_type ())

/**
 * VecheMapEntry:
 * One line of the layer panel: objects of a kind that are of one layer of the office, or of none, and what draws them. It follows what
 * changes in the workspace. Property `count`: how many there are. Signal `loaded`: other objects than before may be there.
 */
G_DECLARE_FINAL_TYPE (VecheMapEntry, veche_map_entry, VECHE, MAP_ENTRY, GObject)

/** veche_map_entry_new: @layer: the record of a layer; %NULL: objects of none */
VecheMapEntry *veche_map_entry_new (VecheWorkspace *workspace, const VecheKind *kind, VecheRecord *layer,
                                    ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_entry_load: reads everything. */
void veche_map_entry_load (VecheMapEntry *self);

/** veche_map_entry_set_layer: the record of its layer has changed. */
void veche_map_entry_set_layer (VecheMapEntry *self, VecheRecord *layer);

/**
 * veche_map_entry_get_style_field: the coded field by which its objects are coloured: the one that the layer's form has for that, else the kind's;
 * %NULL: all of them look the same. Borrowed.
 */
const VecheField *veche_map_entry_get_style_field (VecheMapEntry *self);

/** veche_map_entry_count_styles: how many different ones there are, the one for none included. */
guint veche_map_entry_count_styles (VecheMapEntry *self);

/** veche_map_entry_get_fields: of #VecheOwnField: what the layer asks of its objects. Borrowed. */
GPtrArray *veche_map_entry_get_fields (VecheMapEntry *self);

/** veche_map_entry_set_filter: (nullable): only these objects are there from now on; as long as the form of the layer stays the same. */
void veche_map_entry_set_filter (VecheMapEntry *self, VecheOwnFilter *filter);

/** veche_map_entry_get_filter: %NULL: all are. Borrowed. */
VecheOwnFilter *veche_map_entry_get_filter (VecheMapEntry *self);

/** veche_map_entry_dup_caption: the title, and which objects are shown if not all are. Owned. */
char *veche_map_entry_dup_caption (VecheMapEntry *self) G_GNUC_WARN_UNUSED_RESULT;

const VecheMapKind *veche_map_entry_get_kind (VecheMapEntry *self);
gint64 veche_map_entry_get_layer_id (VecheMapEntry *self);
const char *veche_map_entry_get_title (VecheMapEntry *self);
guint veche_map_entry_get_count (VecheMapEntry *self);
gboolean veche_map_entry_is_loaded (VecheMapEntry *self);

/** veche_map_entry_get_key: what settings know it by: «tree», «place:3». */
const char *veche_map_entry_get_key (VecheMapEntry *self);

/** veche_map_entry_get_drawing: what draws it. Borrowed. */
VecheMapLayer *veche_map_entry_get_drawing (VecheMapEntry *self);

/** veche_map_entry_get_features: %NULL as long as nothing is loaded. Borrowed. */
VecheMapFeatures *veche_map_entry_get_features (VecheMapEntry *self);

gboolean veche_map_entry_is_shown (VecheMapEntry *self);
void veche_map_entry_set_shown (VecheMapEntry *self, gboolean shown);
double veche_map_entry_get_opacity (VecheMapEntry *self);
void veche_map_entry_set_opacity (VecheMapEntry *self, double opacity);

/** veche_map_entry_is_labelled: whether its objects have numbers or names beside them, where the map is close enough. */
gboolean veche_map_entry_is_labelled (VecheMapEntry *self);
void veche_map_entry_set_labelled (VecheMapEntry *self, gboolean labelled);

G_END_DECLS
