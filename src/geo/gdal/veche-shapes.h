/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/**
 * veche_shapes_place:
 * @fd: shapes as WKB, each after its length (32 bits, little-endian)
 * @crs: what they are in
 *
 * Sends a row without cells for each, with the shape in WGS84: the coordinates of a table come into their place so. %FALSE when an error
 * was sent.
 */
gboolean veche_shapes_place (VecheEmit *emit, int fd, guint64 size, const char *crs, gboolean swap_xy);

G_END_DECLS
