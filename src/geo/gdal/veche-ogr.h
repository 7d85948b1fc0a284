/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdal.h>
#include <glib.h>
#include <ogr_api.h>

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_ogr_init:
 * @folder: where the files are; it is taken out of messages
 *
 * Starts GDAL with the drivers of the list alone, without plugins; its own messages go to @emit, each once.
 * To be called before the sandbox is entered.
 */
void veche_ogr_init (VecheEmit *emit, const char *folder);

/** veche_ogr_last_message: what GDAL complained of last; "" when it did not. Borrowed. */
const char *veche_ogr_last_message (void);

/** veche_ogr_has_failed: GDAL has complained of an error: what it gives may not be all. */
gboolean veche_ogr_has_failed (void);

/**
 * veche_ogr_choose_layer:
 *
 * The layer of this name, or of this number from 1; without @name the first that has a feature. Adds `sheets` and `sheet`
 * to @header. %NULL when there is none: an error was sent.
 */
OGRLayerH veche_ogr_choose_layer (VecheEmit *emit, GDALDatasetH dataset, const char *name, JsonObject *header);

G_END_DECLS
