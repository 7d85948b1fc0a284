/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * veche_shape_placer_run:
 * @what: name of the source, for error texts
 * @shapes: of GBytes: WKB in the source's coordinates
 * @crs: WKT, PROJ or «EPSG:…»
 *
 * The same shapes in WGS84, by `veche-gdal`. Owned array of GBytes; what cannot be placed is the point of two infinities, what cannot be
 * read an empty one.
 */
GPtrArray *veche_shape_placer_run (const char *what, GPtrArray *shapes, const char *crs, gboolean swap_xy, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
