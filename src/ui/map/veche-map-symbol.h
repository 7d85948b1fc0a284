/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-map-style.h"

G_BEGIN_DECLS

/** veche_map_symbol_new: a picture of a symbol for legends; @shape: of lines or areas, as a stroke or a patch. For the eye only. */
GtkWidget *veche_map_symbol_new (const VecheMapSymbol *symbol, const char *geometry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
