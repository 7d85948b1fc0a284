/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-spatial.h"

#include <math.h>
#include <string.h>

#include "veche-wkb-cursor.h"

#define MAX_DEPTH 8

/* What a geometry spans; `any` unset when it is empty. */
typedef struct
{
  gboolean any;
  double min_x, max_x, min_y, max_y;
} VecheSpatial;

static gboolean
veche_spatial_take_points (VecheSpatial *self, VecheWkbCursor *cursor, guint32 count, guint dimensions)
{
  for (guint32 i = 0; i < count; i++)
    {
      double x, y;

      if (!veche_wkb_cursor_take_point (cursor, dimensions, &x, &y))
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
veche_spatial_take (VecheSpatial *self, VecheWkbCursor *cursor, guint depth)
{
  guint32 type, count, points;
  guint dimensions;

  if (depth > MAX_DEPTH || !veche_wkb_cursor_begin (cursor, &type, &dimensions))
    return FALSE;
  if (type == 1) /* Point */
    return veche_spatial_take_points (self, cursor, 1, dimensions);
  if (!veche_wkb_cursor_take_u32 (cursor, &count))
    return FALSE;
  if (type == 2 || type == 8) /* LineString, CircularString */
    return veche_spatial_take_points (self, cursor, count, dimensions);
  for (guint32 i = 0; i < count; i++)
    if (type == 3) /* Polygon */
      {
        if (!veche_wkb_cursor_take_u32 (cursor, &points) || !veche_spatial_take_points (self, cursor, points, dimensions))
          return FALSE;
      }
    else if (!veche_spatial_take (self, cursor, depth + 1)) /* a collection: each starts anew */
      return FALSE;
  return TRUE;
}

/* Whether the blob is a geometry. */
static gboolean
veche_spatial_read (VecheSpatial *self, sqlite3_value *value)
{
  VecheWkbCursor cursor;

  memset (self, 0, sizeof *self);
  return sqlite3_value_type (value) == SQLITE_BLOB
         && veche_wkb_cursor_init_blob (&cursor, sqlite3_value_blob (value), (gsize) sqlite3_value_bytes (value))
         && veche_spatial_take (self, &cursor, 0);
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
