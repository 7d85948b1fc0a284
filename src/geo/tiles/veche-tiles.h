/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VecheTiles:
 * A file with a map in squares of web mercator: MBTiles 1.3, with pictures or vector tiles, or the tiles of a GeoPackage (OGC 12-128r19,
 * 2.2). Read only; reference counted; any thread may read, one at a time.
 */
typedef struct _VecheTiles VecheTiles;

/**
 * veche_tiles_open:
 * @path: a file that whoever calls has found to be no open workspace
 *
 * %VECHE_ERROR_INVALID with a sentence for what is no such file or has other squares; %VECHE_ERROR_NOT_FOUND.
 */
VecheTiles *veche_tiles_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheTiles *veche_tiles_ref (VecheTiles *self);
void veche_tiles_unref (VecheTiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTiles, veche_tiles_unref)

/** veche_tiles_is_vector: whether its squares are no pictures, but what veche_vector_tile_unpack() reads. */
gboolean veche_tiles_is_vector (const VecheTiles *self);

/** veche_tiles_get_min_zoom, _max_zoom: of the squares that there are. */
guint veche_tiles_get_min_zoom (const VecheTiles *self);
guint veche_tiles_get_max_zoom (const VecheTiles *self);

/** veche_tiles_get_title: what the file calls itself, or its name. */
const char *veche_tiles_get_title (const VecheTiles *self);

/** veche_tiles_get_credit: who has to be named on the map, without markup; %NULL: nobody is said. */
const char *veche_tiles_get_credit (const VecheTiles *self);

/** veche_tiles_get_box: what it covers, of mercator's unit square: least x, least y, greatest x, greatest y; %FALSE: it does not say. */
gboolean veche_tiles_get_box (const VecheTiles *self, double box[4]);

/**
 * veche_tiles_read:
 * @x, @y: of the square, y from the north
 *
 * The square as it is in the file: a stranger's bytes. %NULL without an error: there is none.
 */
GBytes *veche_tiles_read (VecheTiles *self, guint zoom, guint x, guint y, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
