/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_map_layer_delete_ask:
 * @place: what the question stands over, and where the toast with «Undo» is shown
 *
 * Deletes a layer of the office, with its objects after a question that tells how many there are. One step.
 */
void veche_map_layer_delete_ask (GtkWidget *place, VecheWorkspace *workspace, gint64 layer);

G_END_DECLS
