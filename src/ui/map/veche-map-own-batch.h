/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-edit.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_OWN_BATCH (veche_map_own_batch_get_type ())

/** VecheMapOwnBatch: what the form of a layer asks, for many of its objects at once; a field that is left empty stays as each of them has it. */
G_DECLARE_FINAL_TYPE (VecheMapOwnBatch, veche_map_own_batch, VECHE, MAP_OWN_BATCH, AdwBin)

GtkWidget *veche_map_own_batch_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_own_batch_build: once; @title: of the layer; @fields: of #VecheOwnField, not used any more afterwards */
void veche_map_own_batch_build (VecheMapOwnBatch *self, const char *title, GPtrArray *fields);

/** veche_map_own_batch_fill_edit: what is filled in goes into @op. %FALSE when a field is not valid: it is marked and has the focus. */
gboolean veche_map_own_batch_fill_edit (VecheMapOwnBatch *self, VecheEdit *edit, guint op);

G_END_DECLS
