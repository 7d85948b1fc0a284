/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheWkbCursor: a place in well-known binary (OGC 06-103r4), ISO or with the flags of PostGIS. The bytes are another program's:
 * nothing is read past their end. On the stack; the bytes are borrowed.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean swap; /* the geometry at hand is in the other byte order */
} VecheWkbCursor;

/** veche_wkb_cursor_init: at the beginning of @data. */
void veche_wkb_cursor_init (VecheWkbCursor *self, const guint8 *data, gsize size);

/**
 * veche_wkb_cursor_init_blob: behind the header of a GeoPackage's blob (OGC 12-128r19, 2.1.3).
 *
 * Returns: %FALSE when @data is no such blob
 */
gboolean veche_wkb_cursor_init_blob (VecheWkbCursor *self, const guint8 *data, gsize size);

/**
 * veche_wkb_cursor_begin: the head of a geometry, of which every part of a collection has its own.
 * @type: (out): its type without dimensions, 1 for a point
 * @dimensions: (out): numbers to a point, 2 to 4
 *
 * Returns: %FALSE when there is none
 */
gboolean veche_wkb_cursor_begin (VecheWkbCursor *self, guint32 *type, guint *dimensions);

/** veche_wkb_cursor_take_u32: the next count. Returns: %FALSE at the end of the bytes */
gboolean veche_wkb_cursor_take_u32 (VecheWkbCursor *self, guint32 *value);

/**
 * veche_wkb_cursor_take_point: the next point, its height and measure passed over.
 * @dimensions: as veche_wkb_cursor_begin() told it
 *
 * Returns: %FALSE at the end of the bytes
 */
gboolean veche_wkb_cursor_take_point (VecheWkbCursor *self, guint dimensions, double *x, double *y);

G_END_DECLS
