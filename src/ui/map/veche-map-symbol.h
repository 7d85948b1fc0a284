/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-map-style.h"

G_BEGIN_DECLS

/**
 * veche_map_symbol_new:
 * @geometry: «POINT», «LINESTRING» or «MULTIPOLYGON», static: lines and areas are drawn as a stroke or a patch
 *
 * A picture of a symbol for legends. For the eye only.
 */
GtkWidget *veche_map_symbol_new (const VecheMapSymbol *symbol, const char *geometry) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_symbol_draw: the same around 0, 0, within 20 × 20 pixels. */
void veche_map_symbol_draw (const VecheMapSymbol *symbol, const char *geometry, cairo_t *cr);

G_END_DECLS
