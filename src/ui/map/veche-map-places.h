/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/* Bookmarks: places of the map that a person wants to come back to in this workspace. Settings of that person. */

/** VecheMapPlace: one of them. */
typedef struct
{
  char *name;
  double lon;
  double lat;
  double zoom;
} VecheMapPlace;

VecheMapPlace *veche_map_places_new_place (const char *name, double lon, double lat, double zoom) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_places_load: of VecheMapPlace, in the order of their names. Owned. */
GPtrArray *veche_map_places_load (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_places_save: sorts them, and keeps them instead of what was kept. */
void veche_map_places_save (VecheWorkspace *workspace, GPtrArray *places);

G_END_DECLS
