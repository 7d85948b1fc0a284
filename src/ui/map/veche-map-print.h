/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-view.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_PRINT (veche_map_print_get_type ())

/** VecheMapPrint: what the map shows on a sheet of paper: how it lies, at which scale, under which title; looked at, saved, printed. */
G_DECLARE_FINAL_TYPE (VecheMapPrint, veche_map_print, VECHE, MAP_PRINT, AdwDialog)

/** veche_map_print_present: it is the view as it is now that is printed, with base map and plans that are files. */
void veche_map_print_present (GtkWidget *parent, VecheWorkspace *workspace, VecheMapView *view);

G_END_DECLS
