/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geometry-blob.h"

#include <math.h>
#include <string.h>

#define HEADER_SIZE 8
#define SRS 4326
#define MAX_DEPTH 8
#define LITTLE 1
#define FLAG_LITTLE 1
#define FLAG_BOUNDS 2

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean swap;
} VecheGeometryBlob;

static gboolean
veche_geometry_blob_take_u32 (VecheGeometryBlob *self, guint32 *value)
{
  if (self->size - self->at < 4)
    return FALSE;
  memcpy (value, self->data + self->at, 4);
  self->at += 4;
  if (self->swap)
    *value = GUINT32_SWAP_LE_BE (*value);
  return TRUE;
}

static gboolean
veche_geometry_blob_take_double (VecheGeometryBlob *self, double *value)
{
  guint64 bits;

  if (self->size - self->at < 8)
    return FALSE;
  memcpy (&bits, self->data + self->at, 8);
  self->at += 8;
  if (self->swap)
    bits = GUINT64_SWAP_LE_BE (bits);
  memcpy (value, &bits, 8);
  return TRUE;
}

static gboolean
veche_geometry_blob_take_run (VecheGeometryBlob *self, guint32 count, guint dimensions, VecheGeometry *geometry)
{
  for (guint32 i = 0; i < count; i++)
    {
      double values[4];

      for (guint d = 0; d < dimensions; d++)
        if (!veche_geometry_blob_take_double (self, &values[d]))
          return FALSE;
      veche_geometry_add (geometry, values[0], values[1]);
    }
  veche_geometry_end_ring (geometry);
  return TRUE;
}

/* The point of all NaN is how an empty one is written. */
static gboolean
veche_geometry_blob_take_point (VecheGeometryBlob *self, guint dimensions, VecheGeometry *geometry)
{
  double values[4];

  for (guint d = 0; d < dimensions; d++)
    if (!veche_geometry_blob_take_double (self, &values[d]))
      return FALSE;
  if (isnan (values[0]) && isnan (values[1]))
    return TRUE;
  veche_geometry_add (geometry, values[0], values[1]);
  veche_geometry_end_ring (geometry);
  veche_geometry_end_part (geometry);
  return TRUE;
}

static gboolean
veche_geometry_blob_take_polygon (VecheGeometryBlob *self, guint dimensions, VecheGeometry *geometry)
{
  guint32 rings, count;

  if (!veche_geometry_blob_take_u32 (self, &rings))
    return FALSE;
  for (guint32 i = 0; i < rings; i++)
    if (!veche_geometry_blob_take_u32 (self, &count) || !veche_geometry_blob_take_run (self, count, dimensions, geometry))
      return FALSE;
  if (rings > 0)
    veche_geometry_end_part (geometry);
  return TRUE;
}

static gboolean veche_geometry_blob_take (VecheGeometryBlob *self, VecheGeometry *geometry, guint depth, guint32 *type);

/* What a collection is depends on its parts: of one type, they are a multi-shape of it. */
static gboolean
veche_geometry_blob_take_parts (VecheGeometryBlob *self, VecheGeometry *geometry, guint depth, guint32 *type)
{
  guint32 count, common = 0;

  if (!veche_geometry_blob_take_u32 (self, &count))
    return FALSE;
  for (guint32 i = 0; i < count; i++)
    {
      guint32 part;

      if (!veche_geometry_blob_take (self, geometry, depth + 1, &part))
        return FALSE;
      if (part > 3 && part < 7)
        part -= 3;
      common = common == 0 || common == part ? part : (guint32) VECHE_GEOMETRY_COLLECTION;
    }
  if (*type == VECHE_GEOMETRY_COLLECTION && common >= 1 && common <= 3)
    *type = common + 3;
  return TRUE;
}

/* Types in the thousands are ISO's for Z, M and both; the high bits are the older way of saying it. */
static gboolean
veche_geometry_blob_take (VecheGeometryBlob *self, VecheGeometry *geometry, guint depth, guint32 *type)
{
  guint dimensions = 2;
  guint32 word, count;

  if (depth > MAX_DEPTH || self->at >= self->size)
    return FALSE;
  self->swap = (self->data[self->at++] == LITTLE) != (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  if (!veche_geometry_blob_take_u32 (self, &word))
    return FALSE;
  dimensions += ((word & 0x80000000u) != 0) + ((word & 0x40000000u) != 0);
  if ((word & 0x20000000u) != 0 && !veche_geometry_blob_take_u32 (self, &count))
    return FALSE;
  word &= 0x0fffffffu;
  dimensions += word / 1000 == 3 ? 2 : word / 1000 == 1 || word / 1000 == 2;
  *type = word % 1000;
  if (dimensions > 4)
    return FALSE;

  switch (*type)
    {
    case VECHE_GEOMETRY_POINT:
      return veche_geometry_blob_take_point (self, dimensions, geometry);
    case VECHE_GEOMETRY_LINE:
      if (!veche_geometry_blob_take_u32 (self, &count))
        return FALSE;
      if (count == 0)
        return TRUE;
      if (!veche_geometry_blob_take_run (self, count, dimensions, geometry))
        return FALSE;
      veche_geometry_end_part (geometry);
      return TRUE;
    case VECHE_GEOMETRY_POLYGON:
      return veche_geometry_blob_take_polygon (self, dimensions, geometry);
    case VECHE_GEOMETRY_MULTI_POINT:
    case VECHE_GEOMETRY_MULTI_LINE:
    case VECHE_GEOMETRY_MULTI_POLYGON:
    case VECHE_GEOMETRY_COLLECTION:
      return veche_geometry_blob_take_parts (self, geometry, depth, type);
    default:
      return FALSE;
    }
}

VecheGeometry *
veche_geometry_blob_read_wkb (const guint8 *data, gsize size)
{
  g_autoptr (VecheGeometry) geometry = veche_geometry_new (VECHE_GEOMETRY_POINT);
  VecheGeometryBlob self = { data, size, 0, FALSE };
  guint32 type;

  if (!veche_geometry_blob_take (&self, geometry, 0, &type))
    return NULL;
  geometry->type = (VecheGeometryType) type;
  return g_steal_pointer (&geometry);
}

/* Where the well-known binary begins; 0 when it is no geometry of a GeoPackage. */
static gsize
veche_geometry_blob_skip_header (const guint8 *data, gsize size)
{
  static const guint8 bounds_sizes[] = { 0, 32, 48, 48, 64 };
  gsize bounds;

  if (size < HEADER_SIZE || data[0] != 'G' || data[1] != 'P')
    return 0;
  bounds = (data[3] >> 1) & 7;
  if (bounds >= G_N_ELEMENTS (bounds_sizes) || (gsize) HEADER_SIZE + bounds_sizes[bounds] >= size)
    return 0;
  return (gsize) HEADER_SIZE + bounds_sizes[bounds];
}

VecheGeometry *
veche_geometry_blob_read (GBytes *blob)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (blob, &size);
  const gsize start = veche_geometry_blob_skip_header (data, size);

  return start > 0 ? veche_geometry_blob_read_wkb (data + start, size - start) : NULL;
}

gboolean
veche_geometry_blob_read_point (const guint8 *data, gsize size, double *lon, double *lat)
{
  VecheGeometryBlob self = { data, size, veche_geometry_blob_skip_header (data, size), FALSE };
  guint32 type;

  if (self.at == 0)
    return FALSE;
  self.swap = (data[self.at++] == LITTLE) != (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  return veche_geometry_blob_take_u32 (&self, &type) && (type & 0x0fffffffu) % 1000 == VECHE_GEOMETRY_POINT
         && veche_geometry_blob_take_double (&self, lon) && veche_geometry_blob_take_double (&self, lat) && isfinite (*lon)
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
