/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** vector_tile_fixture_put_number, _put_bytes: a field of a protocol buffer behind what there is. */
void vector_tile_fixture_put_number (GByteArray *to, guint field, guint64 value);
void vector_tile_fixture_put_bytes (GByteArray *to, guint field, gconstpointer data, gsize size);

/** vector_tile_fixture_pack: numbers one after another, as tags and geometries are. Owned. */
GByteArray *vector_tile_fixture_pack (const guint32 *numbers, guint n) G_GNUC_WARN_UNUSED_RESULT;

/** vector_tile_fixture_put_layer: with one feature of the @type, whose `class` is «primary»; the extent is 4096. */
void vector_tile_fixture_put_layer (GByteArray *tile, const char *name, guint type, const guint32 *geometry, guint n);

/** vector_tile_fixture_put_square: a layer with a filled rectangle. */
void vector_tile_fixture_put_square (GByteArray *tile, const char *name, guint left, guint top, guint width, guint height);

/** vector_tile_fixture_gzip: Owned. */
GBytes *vector_tile_fixture_gzip (const GByteArray *tile) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
