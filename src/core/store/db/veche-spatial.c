/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-spatial.h"

#include <math.h>
#include <string.h>

/* GeoPackage blobs (OGC 12-128r19, 2.1.3): «GP», version, flags, srs, envelope, then WKB. */

#define HEADER_SIZE 8
#define MAX_DEPTH 8

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean swap;
  gboolean any;
  double min_x, max_x, min_y, max_y;
} VecheSpatial;

static gboolean
veche_spatial_read_u32 (VecheSpatial *self, guint32 *value)
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
veche_spatial_read_double (VecheSpatial *self, double *value)
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
veche_spatial_read_points (VecheSpatial *self, guint32 count, guint dimensions)
{
  for (guint32 i = 0; i < count; i++)
    {
      double x, y, skipped;

      if (!veche_spatial_read_double (self, &x) || !veche_spatial_read_double (self, &y))
        return FALSE;
      for (guint d = 2; d < dimensions; d++)
        if (!veche_spatial_read_double (self, &skipped))
          return FALSE;
      /* An empty point is written as NaN. */
      if (isnan (x) || isnan (y))
        continue;
      self->min_x = self->any ? MIN (self->min_x, x) : x;
      self->max_x = self->any ? MAX (self->max_x, x) : x;
      self->min_y = self->any ? MIN (self->min_y, y) : y;
      self->max_y = self->any ? MAX (self->max_y, y) : y;
      self->any = TRUE;
    }
  return TRUE;
}

static gboolean
veche_spatial_read_wkb (VecheSpatial *self, guint depth)
{
  guint32 type, count, points;
  guint dimensions;

  if (depth > MAX_DEPTH || self->at >= self->size)
    return FALSE;
  self->swap = (self->data[self->at++] == 1) != (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  if (!veche_spatial_read_u32 (self, &type))
    return FALSE;

  dimensions = 2 + (type / 1000 == 1 || type / 1000 == 2) + 2 * (type / 1000 == 3);
  switch (type % 1000)
    {
    case 1: /* Point */
      return veche_spatial_read_points (self, 1, dimensions);
    case 2: /* LineString */
    case 8: /* CircularString */
      return veche_spatial_read_u32 (self, &count) && veche_spatial_read_points (self, count, dimensions);
    case 3: /* Polygon */
      if (!veche_spatial_read_u32 (self, &count))
        return FALSE;
      for (guint32 i = 0; i < count; i++)
        if (!veche_spatial_read_u32 (self, &points) || !veche_spatial_read_points (self, points, dimensions))
          return FALSE;
      return TRUE;
    default: /* the collections: geometries that each start anew */
      if (!veche_spatial_read_u32 (self, &count))
        return FALSE;
      for (guint32 i = 0; i < count; i++)
        if (!veche_spatial_read_wkb (self, depth + 1))
          return FALSE;
      return TRUE;
    }
}

/* Whether the blob is a geometry; its bounds in @self, `any` unset when it is empty. */
static gboolean
veche_spatial_read (VecheSpatial *self, sqlite3_value *value)
{
  static const guint8 envelope_sizes[] = { 0, 32, 48, 48, 64 };
  guint envelope;

  memset (self, 0, sizeof *self);
  if (sqlite3_value_type (value) != SQLITE_BLOB)
    return FALSE;
  self->data = sqlite3_value_blob (value);
  self->size = (gsize) sqlite3_value_bytes (value);
  if (self->size < HEADER_SIZE || self->data[0] != 'G' || self->data[1] != 'P')
    return FALSE;
  envelope = (self->data[3] >> 1) & 7;
  if (envelope >= G_N_ELEMENTS (envelope_sizes))
    return FALSE;
  self->at = HEADER_SIZE + envelope_sizes[envelope];
  return veche_spatial_read_wkb (self, 0);
}

static void
veche_spatial_bound_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *which = sqlite3_user_data (context);
  VecheSpatial self;

  if (!veche_spatial_read (&self, values[0]) || !self.any)
    sqlite3_result_null (context);
  else if (strcmp (which, "ST_MinX") == 0)
    sqlite3_result_double (context, self.min_x);
  else if (strcmp (which, "ST_MaxX") == 0)
    sqlite3_result_double (context, self.max_x);
  else if (strcmp (which, "ST_MinY") == 0)
    sqlite3_result_double (context, self.min_y);
  else
    sqlite3_result_double (context, self.max_y);
}

static void
veche_spatial_is_empty_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  VecheSpatial self;

  if (!veche_spatial_read (&self, values[0]))
    sqlite3_result_null (context);
  else
    sqlite3_result_int (context, !self.any);
}

gboolean
veche_spatial_register (sqlite3 *handle)
{
  static const char *const bounds[] = { "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" };
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (sqlite3_create_function_v2 (handle, bounds[i], 1, flags, (void *) bounds[i], veche_spatial_bound_cb, NULL, NULL, NULL)
        != SQLITE_OK)
      return FALSE;
  return sqlite3_create_function_v2 (handle, "ST_IsEmpty", 1, flags, NULL, veche_spatial_is_empty_cb, NULL, NULL, NULL)
         == SQLITE_OK;
}
