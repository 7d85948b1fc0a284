/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-blank.h"

#include "veche-map-frame.h"

#define MAX_ZOOM 22

struct _VecheMapBlank
{
  ShumateMapSource parent_instance;
};

G_DEFINE_FINAL_TYPE (VecheMapBlank, veche_map_blank, SHUMATE_TYPE_MAP_SOURCE)

static void
veche_map_blank_class_init (VecheMapBlankClass *klass)
{
}

static void
veche_map_blank_init (VecheMapBlank *self)
{
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), VECHE_MAP_FRAME_TILE);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), MAX_ZOOM);
}

ShumateMapSource *
veche_map_blank_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_BLANK, NULL);
}
