/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geometry.h"

#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

VecheGeometry *
veche_geometry_new (VecheGeometryType type)
{
  VecheGeometry *self = g_new0 (VecheGeometry, 1);

  self->type = type;
  self->xy = g_array_new (FALSE, FALSE, sizeof (double));
  self->rings = g_array_new (FALSE, FALSE, sizeof (guint));
  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

VecheGeometry *
veche_geometry_new_point (double lon, double lat)
{
  VecheGeometry *self = veche_geometry_new (VECHE_GEOMETRY_POINT);

  veche_geometry_add (self, lon, lat);
  veche_geometry_end_ring (self);
  veche_geometry_end_part (self);
  return self;
}

VecheGeometry *
veche_geometry_copy (const VecheGeometry *self)
{
  VecheGeometry *copy = g_new0 (VecheGeometry, 1);

  copy->type = self->type;
  copy->xy = g_array_copy (self->xy);
  copy->rings = g_array_copy (self->rings);
  copy->parts = g_array_copy (self->parts);
  return copy;
}

void
veche_geometry_free (VecheGeometry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->xy);
  g_array_unref (self->rings);
  g_array_unref (self->parts);
  g_free (self);
}

void
veche_geometry_add (VecheGeometry *self, double lon, double lat)
{
  const double xy[2] = { lon, lat };

  g_array_append_vals (self->xy, xy, 2);
}

void
veche_geometry_end_ring (VecheGeometry *self)
{
  guint end = self->xy->len / 2;

  g_array_append_val (self->rings, end);
}

void
veche_geometry_end_part (VecheGeometry *self)
{
  guint end = self->rings->len;

  g_array_append_val (self->parts, end);
}

guint
veche_geometry_count_vertices (const VecheGeometry *self)
{
  return self->xy->len / 2;
}

const double *
veche_geometry_get_xy (const VecheGeometry *self)
{
  return (const double *) self->xy->data;
}

gboolean
veche_geometry_get_bounds (const VecheGeometry *self, double bounds[4])
{
  const double *xy = veche_geometry_get_xy (self);

  if (self->xy->len == 0)
    return FALSE;
  bounds[0] = bounds[2] = xy[0];
  bounds[1] = bounds[3] = xy[1];
  for (guint i = 2; i < self->xy->len; i += 2)
    {
      bounds[0] = MIN (bounds[0], xy[i]);
      bounds[1] = MIN (bounds[1], xy[i + 1]);
      bounds[2] = MAX (bounds[2], xy[i]);
      bounds[3] = MAX (bounds[3], xy[i + 1]);
    }
  return TRUE;
}

static guint
veche_geometry_start (const GArray *ends, guint n)
{
  return n == 0 ? 0 : g_array_index (ends, guint, n - 1);
}

static VecheGeometryType
veche_geometry_single (VecheGeometryType type)
{
  return type >= VECHE_GEOMETRY_MULTI_POINT && type <= VECHE_GEOMETRY_MULTI_POLYGON ? (VecheGeometryType) (type - 3) : type;
}

VecheGeometry *
veche_geometry_dup_part (const VecheGeometry *self, guint part)
{
  VecheGeometry *copy = veche_geometry_new (veche_geometry_single (self->type));
  const double *xy = veche_geometry_get_xy (self);

  g_return_val_if_fail (part < self->parts->len, copy);

  for (guint ring = veche_geometry_start (self->parts, part); ring < g_array_index (self->parts, guint, part); ring++)
    {
      for (guint i = veche_geometry_start (self->rings, ring); i < g_array_index (self->rings, guint, ring); i++)
        veche_geometry_add (copy, xy[2 * i], xy[2 * i + 1]);
      veche_geometry_end_ring (copy);
    }
  veche_geometry_end_part (copy);
  return copy;
}

static gboolean
veche_geometry_same_ends (const GArray *a, const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

gboolean
veche_geometry_equal (const VecheGeometry *a, const VecheGeometry *b, double tolerance)
{
  if (a->type != b->type || a->xy->len != b->xy->len || !veche_geometry_same_ends (a->rings, b->rings)
      || !veche_geometry_same_ends (a->parts, b->parts))
    return FALSE;
  for (guint i = 0; i < a->xy->len; i++)
    if (!(fabs (g_array_index (a->xy, double, i) - g_array_index (b->xy, double, i)) <= tolerance))
      return FALSE;
  return TRUE;
}

/* --- fitting ------------------------------------------------------------------------------------------------------ */

VecheGeometryType
veche_geometry_column_type (const char *column)
{
  if (g_str_equal (column, "POINT"))
    return VECHE_GEOMETRY_POINT;
  return g_str_equal (column, "LINESTRING") ? VECHE_GEOMETRY_LINE : VECHE_GEOMETRY_POLYGON;
}

static const char *
veche_geometry_name_type (VecheGeometryType type)
{
  switch (veche_geometry_single (type))
    {
    case VECHE_GEOMETRY_POINT:
      return _("a point");
    case VECHE_GEOMETRY_LINE:
      return _("a line");
    case VECHE_GEOMETRY_POLYGON:
      return _("a polygon");
    case VECHE_GEOMETRY_MULTI_POINT:
    case VECHE_GEOMETRY_MULTI_LINE:
    case VECHE_GEOMETRY_MULTI_POLYGON:
    case VECHE_GEOMETRY_COLLECTION:
    default:
      return _("a collection of different shapes");
    }
}

static gboolean
veche_geometry_check_type (const VecheGeometry *self, VecheGeometryType wanted, GError **error)
{
  if (veche_geometry_single (self->type) != wanted)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("The shape is %s, and here %s is needed. Take it into a layer of its own kind."),
                   veche_geometry_name_type (self->type), veche_geometry_name_type (wanted));
      return FALSE;
    }
  if (self->parts->len == 1 || wanted == VECHE_GEOMETRY_POLYGON)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               ngettext ("The shape consists of %u part, and here one is needed. Divide it in the program it was made in.",
                         "The shape consists of %u parts, and here one is needed. Divide it in the program it was made in.",
                         self->parts->len),
               self->parts->len);
  return FALSE;
}

static gboolean
veche_geometry_check_coordinates (const VecheGeometry *self, GError **error)
{
  const double *xy = veche_geometry_get_xy (self);

  for (guint i = 0; i < self->xy->len; i += 2)
    {
      if (!isfinite (xy[i]) || !isfinite (xy[i + 1]))
        g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                             _("The shape has a coordinate that is no number, or cannot be found on the globe. Check the coordinate "
                               "system, and whether X and Y are swapped."));
      else if (fabs (xy[i]) > 180 || fabs (xy[i + 1]) > 90)
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                     _("The shape lies outside the world: longitude %.6g, latitude %.6g. Check the coordinate system, and whether X and Y "
                       "are swapped."),
                     xy[i], xy[i + 1]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* Rings end where they begin; programs that leave the last vertex out are understood. */
static void
veche_geometry_close_rings (VecheGeometry *self)
{
  g_autoptr (VecheGeometry) closed = veche_geometry_new (self->type);
  const double *xy = veche_geometry_get_xy (self);

  for (guint part = 0, ring = 0; part < self->parts->len; part++)
    {
      for (; ring < g_array_index (self->parts, guint, part); ring++)
        {
          const guint first = veche_geometry_start (self->rings, ring);
          const guint end = g_array_index (self->rings, guint, ring);

          for (guint i = first; i < end; i++)
            veche_geometry_add (closed, xy[2 * i], xy[2 * i + 1]);
          if (end > first && (xy[2 * first] != xy[2 * end - 2] || xy[2 * first + 1] != xy[2 * end - 1]))
            veche_geometry_add (closed, xy[2 * first], xy[2 * first + 1]);
          veche_geometry_end_ring (closed);
        }
      veche_geometry_end_part (closed);
    }
  {
    VecheGeometry swapped = *self;

    *self = *closed;
    *closed = swapped;
  }
}

static gboolean
veche_geometry_check_counts (const VecheGeometry *self, VecheGeometryType type, GError **error)
{
  const guint least = type == VECHE_GEOMETRY_POLYGON ? 4 : type == VECHE_GEOMETRY_LINE ? 2 : 1;

  for (guint ring = 0; ring < self->rings->len; ring++)
    {
      const guint first = veche_geometry_start (self->rings, ring);
      const guint end = g_array_index (self->rings, guint, ring);

      if (end - first >= least)
        continue;
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           type == VECHE_GEOMETRY_POLYGON ? _("A boundary has fewer than three corners. Draw it again.")
                                                          : _("A line has fewer than two points. Draw it again."));
      return FALSE;
    }
  return TRUE;
}

gboolean
veche_geometry_fit (VecheGeometry *self, const char *column, GError **error)
{
  const VecheGeometryType wanted = veche_geometry_column_type (column);

  g_return_val_if_fail (self != NULL && column != NULL, FALSE);

  if (self->xy->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("The shape is empty. Give it a place on the map."));
      return FALSE;
    }
  if (!veche_geometry_check_type (self, wanted, error) || !veche_geometry_check_coordinates (self, error))
    return FALSE;
  if (wanted == VECHE_GEOMETRY_POLYGON)
    veche_geometry_close_rings (self);
  if (!veche_geometry_check_counts (self, wanted, error))
    return FALSE;
  self->type = g_str_has_prefix (column, "MULTI") ? (VecheGeometryType) (wanted + 3) : wanted;
  return TRUE;
}
