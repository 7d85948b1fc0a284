/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The column of a map file that names the pictures packed with it, one a line. */
#define VECHE_PICTURE_READER_COLUMN "veche_pictures"

/**
 * veche_picture_reader_load:
 * @path: a KMZ
 * @names: as the column has them; ends with %NULL
 *
 * The bytes of pictures that are packed with a map: an owned table of name → #GBytes. What is not there, or is no picture, is not in it.
 * The file is unpacked by `veche-gdal`; blocks. Errors are those of veche_table_reader_open().
 */
GHashTable *veche_picture_reader_load (const char *path, const char *const *names, GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
