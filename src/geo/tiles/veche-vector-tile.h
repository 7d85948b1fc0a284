/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * veche_vector_tile_unpack:
 * @packed: a square as it is in a file: a stranger's bytes, gzip or plain
 *
 * Its protocol buffer (Mapbox Vector Tile 2.1), looked at from end to end: a renderer that believes what is written in it neither reads
 * beyond its tables, nor asserts, nor draws for minutes. %VECHE_ERROR_CORRUPT with a sentence. Any thread. Owned.
 */
GBytes *veche_vector_tile_unpack (GBytes *packed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
