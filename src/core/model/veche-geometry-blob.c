/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geometry-blob.h"

#include <math.h>
#include <string.h>

#include "veche-wkb-cursor.h"

#define SRS 4326
#define MAX_DEPTH 8
#define LITTLE 1
#define FLAG_LITTLE 1
#define FLAG_BOUNDS 2

static gboolean
veche_geometry_blob_take_run (VecheWkbCursor *cursor, guint32 count, guint dimensions, VecheGeometry *geometry)
{
  for (guint32 i = 0; i < count; i++)
    {
      double x, y;

      if (!veche_wkb_cursor_take_point (cursor, dimensions, &x, &y))
        return FALSE;
      veche_geometry_add (geometry, x, y);
    }
  veche_geometry_end_ring (geometry);
  return TRUE;
}

/* The point of all NaN is how an empty one is written. */
static gboolean
veche_geometry_blob_take_point (VecheWkbCursor *cursor, guint dimensions, VecheGeometry *geometry)
{
  double x, y;

  if (!veche_wkb_cursor_take_point (cursor, dimensions, &x, &y))
    return FALSE;
  if (isnan (x) && isnan (y))
    return TRUE;
  veche_geometry_add (geometry, x, y);
  veche_geometry_end_ring (geometry);
  veche_geometry_end_part (geometry);
  return TRUE;
}

static gboolean
veche_geometry_blob_take_polygon (VecheWkbCursor *cursor, guint dimensions, VecheGeometry *geometry)
{
  guint32 rings, count;

  if (!veche_wkb_cursor_take_u32 (cursor, &rings))
    return FALSE;
  for (guint32 i = 0; i < rings; i++)
    if (!veche_wkb_cursor_take_u32 (cursor, &count) || !veche_geometry_blob_take_run (cursor, count, dimensions, geometry))
      return FALSE;
  if (rings > 0)
    veche_geometry_end_part (geometry);
  return TRUE;
}

static gboolean veche_geometry_blob_take (VecheWkbCursor *cursor, VecheGeometry *geometry, guint depth, guint32 *type);

/* What a collection is depends on its parts: of one type, they are a multi-shape of it. */
static gboolean
veche_geometry_blob_take_parts (VecheWkbCursor *cursor, VecheGeometry *geometry, guint depth, guint32 *type)
{
  guint32 count, common = 0;

  if (!veche_wkb_cursor_take_u32 (cursor, &count))
    return FALSE;
  for (guint32 i = 0; i < count; i++)
    {
      guint32 part;

      if (!veche_geometry_blob_take (cursor, geometry, depth + 1, &part))
        return FALSE;
      if (part > 3 && part < 7)
        part -= 3;
      common = common == 0 || common == part ? part : (guint32) VECHE_GEOMETRY_COLLECTION;
    }
  if (*type == VECHE_GEOMETRY_COLLECTION && common >= 1 && common <= 3)
    *type = common + 3;
  return TRUE;
}

static gboolean
veche_geometry_blob_take (VecheWkbCursor *cursor, VecheGeometry *geometry, guint depth, guint32 *type)
{
  guint dimensions;
  guint32 count;

  if (depth > MAX_DEPTH || !veche_wkb_cursor_begin (cursor, type, &dimensions))
    return FALSE;
  switch (*type)
    {
    case VECHE_GEOMETRY_POINT:
      return veche_geometry_blob_take_point (cursor, dimensions, geometry);
    case VECHE_GEOMETRY_LINE:
      if (!veche_wkb_cursor_take_u32 (cursor, &count))
        return FALSE;
      if (count == 0)
        return TRUE;
      if (!veche_geometry_blob_take_run (cursor, count, dimensions, geometry))
        return FALSE;
      veche_geometry_end_part (geometry);
      return TRUE;
    case VECHE_GEOMETRY_POLYGON:
      return veche_geometry_blob_take_polygon (cursor, dimensions, geometry);
    case VECHE_GEOMETRY_MULTI_POINT:
    case VECHE_GEOMETRY_MULTI_LINE:
    case VECHE_GEOMETRY_MULTI_POLYGON:
    case VECHE_GEOMETRY_COLLECTION:
      return veche_geometry_blob_take_parts (cursor, geometry, depth, type);
    default:
      return FALSE;
    }
}

static VecheGeometry *
veche_geometry_blob_read_cursor (VecheWkbCursor *cursor)
{
  g_autoptr (VecheGeometry) geometry = veche_geometry_new (VECHE_GEOMETRY_POINT);
  guint32 type;

  if (!veche_geometry_blob_take (cursor, geometry, 0, &type))
    return NULL;
  geometry->type = (VecheGeometryType) type;
  return g_steal_pointer (&geometry);
}

VecheGeometry *
veche_geometry_blob_read_wkb (const guint8 *data, gsize size)
{
  VecheWkbCursor cursor;

  veche_wkb_cursor_init (&cursor, data, size);
  return veche_geometry_blob_read_cursor (&cursor);
}

VecheGeometry *
veche_geometry_blob_read (GBytes *blob)
{
  VecheWkbCursor cursor;
  gsize size;
  const guint8 *data = g_bytes_get_data (blob, &size);

  return veche_wkb_cursor_init_blob (&cursor, data, size) ? veche_geometry_blob_read_cursor (&cursor) : NULL;
}

gboolean
veche_geometry_blob_read_point (const guint8 *data, gsize size, double *lon, double *lat)
{
  VecheWkbCursor cursor;
  guint32 type;
  guint dimensions;

  return veche_wkb_cursor_init_blob (&cursor, data, size) && veche_wkb_cursor_begin (&cursor, &type, &dimensions)
         && type == VECHE_GEOMETRY_POINT && veche_wkb_cursor_take_point (&cursor, dimensions, lon, lat) && isfinite (*lon)
         && isfinite (*lat);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void
veche_geometry_blob_put_u32 (GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

static void
veche_geometry_blob_put_double (GByteArray *out, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

static void
veche_geometry_blob_put_head (GByteArray *out, guint32 type)
{
  const guint8 order = LITTLE;

  g_byte_array_append (out, &order, 1);
  veche_geometry_blob_put_u32 (out, type);
}

static void
veche_geometry_blob_put_ring (GByteArray *out, const VecheGeometry *self, guint ring, gboolean counted)
{
  const guint first = ring == 0 ? 0 : g_array_index (self->rings, guint, ring - 1);
  const guint end = g_array_index (self->rings, guint, ring);

  if (counted)
    veche_geometry_blob_put_u32 (out, end - first);
  for (guint i = 2 * first; i < 2 * end; i++)
    veche_geometry_blob_put_double (out, g_array_index (self->xy, double, i));
}

static void
veche_geometry_blob_put_part (GByteArray *out, const VecheGeometry *self, guint part, guint32 type)
{
  const guint first = part == 0 ? 0 : g_array_index (self->parts, guint, part - 1);
  const guint end = g_array_index (self->parts, guint, part);

  veche_geometry_blob_put_head (out, type);
  if (type == VECHE_GEOMETRY_POLYGON)
    veche_geometry_blob_put_u32 (out, end - first);
  for (guint ring = first; ring < end; ring++)
    veche_geometry_blob_put_ring (out, self, ring, type != VECHE_GEOMETRY_POINT);
}

static void
veche_geometry_blob_put (GByteArray *out, const VecheGeometry *self)
{
  const gboolean multi = self->type > VECHE_GEOMETRY_POLYGON;

  if (multi)
    {
      veche_geometry_blob_put_head (out, self->type);
      veche_geometry_blob_put_u32 (out, self->parts->len);
    }
  for (guint part = 0; part < self->parts->len; part++)
    veche_geometry_blob_put_part (out, self, part, multi ? self->type - 3 : self->type);
}

GBytes *
veche_geometry_blob_write (const VecheGeometry *self)
{
  GByteArray *out = g_byte_array_new ();
  const gboolean boxed = self->type != VECHE_GEOMETRY_POINT;
  const guint8 head[4] = { 'G', 'P', 0, FLAG_LITTLE | (boxed ? FLAG_BOUNDS : 0) };
  double bounds[4] = { 0 };

  g_byte_array_append (out, head, sizeof head);
  veche_geometry_blob_put_u32 (out, SRS);
  if (boxed)
    {
      veche_geometry_get_bounds (self, bounds);
      veche_geometry_blob_put_double (out, bounds[0]);
      veche_geometry_blob_put_double (out, bounds[2]);
      veche_geometry_blob_put_double (out, bounds[1]);
      veche_geometry_blob_put_double (out, bounds[3]);
    }
  veche_geometry_blob_put (out, self);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
veche_geometry_blob_write_wkb (const VecheGeometry *self)
{
  GByteArray *out = g_byte_array_new ();

  veche_geometry_blob_put (out, self);
  return g_byte_array_free_to_bytes (out);
}
