/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-sheet.h"
#include "veche-map-view.h"

G_BEGIN_DECLS

/**
 * veche_map_print_labels_load:
 * @numbered: the sheet is: others than trees have a number, in the order of their places, and their names stand in its key
 *
 * @dense: (out) (nullable): titles of the layers of which too much lies there: they have none. %NULL: there is no such layer
 *
 * Numbers of trees, names of others: of what lies on the sheet, of the layers that have labels on the map. In a fiber. %FALSE with @error.
 */
gboolean veche_map_print_labels_load (VecheWorkspace *workspace, VecheMapView *view, gboolean numbered, VecheMapSheet *sheet, char **dense,
                                      GError **error);

G_END_DECLS
