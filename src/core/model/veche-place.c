/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-place.h"

#include <math.h>

#include "veche-error.h"
#include "veche-geometry-blob.h"
#include "veche-geometry-text.h"
#include "veche-i18n.h"
#include "veche-text.h"

const VecheCode veche_place_methods[] = {
  { "gps", NC_("place", "satellite receiver"), "place" },
  { "traced", NC_("place", "on the map"), "place" },
  { "tape", NC_("place", "tape measure"), "place" },
  { NULL },
};

gboolean
veche_place_is_field (const VecheKind *kind, const char *name)
{
  const gboolean point = g_str_equal (name, "lon") || g_str_equal (name, "lat");

  if ((!point && !g_str_equal (name, "geometry")) || veche_kind_find_field (kind, name) >= 0 || veche_kind_get_geometry (kind) == NULL)
    return FALSE;
  return !point || veche_kind_is_point (kind);
}

static const VecheField veche_place_fields[] = {
  { "lon", N_("Longitude"), VECHE_FIELD_REAL },
  { "lat", N_("Latitude"), VECHE_FIELD_REAL },
  { "geometry", N_("Shape (WKT)"), VECHE_FIELD_LONG_TEXT },
};

const VecheField *
veche_place_get_field (const VecheKind *kind, guint n)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_place_fields); i++)
    if (veche_place_is_field (kind, veche_place_fields[i].name) && n-- == 0)
      return &veche_place_fields[i];
  return NULL;
}

static void
veche_place_take (VecheValue *value, const VecheGeometry *geometry)
{
  g_autoptr (GBytes) blob = veche_geometry_blob_write (geometry);

  veche_value_set_bytes (value, blob);
}

static gboolean
veche_place_parse_coordinate (const char *name, const char *text, double *coordinate, GError **error)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char *end;

  *coordinate = g_ascii_strtod (plain, &end);
  if (end != plain && *end == '\0' && isfinite (*coordinate))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not take “%s” as %s: a number of degrees is needed."), text, name);
  return FALSE;
}

gboolean
veche_place_parse (const VecheKind *kind, const char *name, const char *text, const VecheValue *before, VecheValue *value, GError **error)
{
  g_autofree char *stripped = text != NULL ? veche_text_strip (text) : NULL;
  g_autoptr (VecheGeometry) geometry = NULL;
  double coordinate;

  if (stripped == NULL)
    {
      veche_value_clear (value);
      return TRUE;
    }
  if (g_str_equal (name, "geometry"))
    {
      geometry = veche_geometry_text_parse (stripped, error);
      if (geometry == NULL || !veche_geometry_fit (geometry, veche_kind_get_geometry (kind)->target, error))
        return FALSE;
      veche_place_take (value, geometry);
      return TRUE;
    }

  if (!veche_place_parse_coordinate (name, stripped, &coordinate, error))
    return FALSE;
  geometry = before != NULL && before->type == VECHE_VALUE_BYTES ? veche_geometry_blob_read (before->bytes) : NULL;
  if (geometry == NULL || geometry->xy->len != 2)
    {
      g_clear_pointer (&geometry, veche_geometry_free);
      geometry = veche_geometry_new_point (NAN, NAN);
    }
  g_array_index (geometry->xy, double, g_str_equal (name, "lat") ? 1 : 0) = coordinate;
  veche_place_take (value, geometry);
  return TRUE;
}

gboolean
veche_place_complete (const VecheField *field, VecheValue *value, GBytes *kept, GError **error)
{
  g_autoptr (VecheGeometry) geometry = value->type == VECHE_VALUE_BYTES ? veche_geometry_blob_read (value->bytes) : NULL;
  g_autoptr (VecheGeometry) known = NULL;

  if (value->type == VECHE_VALUE_NULL)
    return TRUE;
  if (geometry == NULL)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("The shape cannot be read. Draw it again."));
      return FALSE;
    }
  for (guint i = 0; geometry->type == VECHE_GEOMETRY_POINT && i < geometry->xy->len; i++)
    {
      double *coordinate = &g_array_index (geometry->xy, double, i);

      if (!isnan (*coordinate))
        continue;
      if (known == NULL && kept != NULL)
        known = veche_geometry_blob_read (kept);
      if (known == NULL || known->xy->len <= i)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("A place needs both coordinates. Give %s too."),
                       i == 0 ? "lon" : "lat");
          return FALSE;
        }
      *coordinate = g_array_index (known->xy, double, i);
    }
  if (!veche_geometry_fit (geometry, field->target, error))
    return FALSE;
  veche_place_take (value, geometry);
  return TRUE;
}

VecheGeometry *
veche_place_dup (VecheRecord *record)
{
  const VecheField *field = veche_kind_get_geometry (veche_record_get_kind (record));
  const VecheValue *value = field != NULL ? veche_record_get_value (record, field->name) : NULL;

  return value != NULL && value->type == VECHE_VALUE_BYTES ? veche_geometry_blob_read (value->bytes) : NULL;
}

void
veche_place_add_json (VecheRecord *record, JsonObject *object)
{
  const VecheKind *kind = veche_record_get_kind (record);
  g_autoptr (VecheGeometry) geometry = NULL;
  g_autofree char *text = NULL;

  if (veche_kind_get_geometry (kind) == NULL)
    return;
  geometry = veche_place_dup (record);
  if (veche_kind_is_point (kind))
    {
      if (geometry != NULL && geometry->type == VECHE_GEOMETRY_POINT && geometry->xy->len == 2)
        {
          json_object_set_double_member (object, "lon", g_array_index (geometry->xy, double, 0));
          json_object_set_double_member (object, "lat", g_array_index (geometry->xy, double, 1));
          return;
        }
      json_object_set_null_member (object, "lon");
      json_object_set_null_member (object, "lat");
      return;
    }
  text = geometry != NULL && geometry->type != VECHE_GEOMETRY_COLLECTION ? veche_geometry_text_format (geometry) : NULL;
  if (text != NULL)
    json_object_set_string_member (object, "geometry", text);
  else
    json_object_set_null_member (object, "geometry");
}
