/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_packed_open:
 * @fd: a zip with Shapefiles or MapInfo files, maybe in folders, or with one file of another map format
 *
 * Unpacks what belongs to the map into memory: by the last part of each name, so that no name leads anywhere, and up to a size that
 * no honest layer passes. Returns the path to open: of the one main file, or of the folder of several of one format. %NULL when an error
 * was sent: it is no map («archive»), of more formats than one («mixed»), several files that are not layers of one («several»), damaged,
 * a bomb or under a password. Owned.
 */
char *veche_packed_open (VecheEmit *emit, int fd, guint64 size) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_packed_open_kml:
 * @fd: a KMZ
 *
 * Unpacks its one KML into memory, where GDAL reads the fields that it declares, as it does not in a KMZ. %NULL when there are several
 * which refer to each other, or when it cannot be read in this way: then it is GDAL's. Owned.
 */
char *veche_packed_open_kml (int fd, guint64 size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
