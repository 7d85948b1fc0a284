/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-source.h"

G_BEGIN_DECLS

/** veche_map_file_dup_style_path: where a style of its own is looked for: «town.style.json» beside «town.mbtiles». Owned. */
char *veche_map_file_dup_style_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_file_open:
 * @path, @style_path: no workspace that is open
 * @style_path: (nullable): of a style for vector tiles; need not be there
 * @flat: see veche_map_vector_style_make()
 *
 * A base map or plan from a file, whatever its squares are; errors as veche_tiles_open() and veche_map_vector_source_new() have them.
 * Blocking, but short.
 */
ShumateMapSource *veche_map_file_open (const char *path, const char *style_path, gboolean flat, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
