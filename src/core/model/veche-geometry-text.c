/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geometry-text.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

static const struct
{
  const char *wkt;
  const char *json;
  VecheGeometryType type;
} names[] = {
  { "MULTIPOINT", "MultiPoint", VECHE_GEOMETRY_MULTI_POINT },
  { "MULTILINESTRING", "MultiLineString", VECHE_GEOMETRY_MULTI_LINE },
  { "MULTIPOLYGON", "MultiPolygon", VECHE_GEOMETRY_MULTI_POLYGON },
  { "POINT", "Point", VECHE_GEOMETRY_POINT },
  { "LINESTRING", "LineString", VECHE_GEOMETRY_LINE },
  { "POLYGON", "Polygon", VECHE_GEOMETRY_POLYGON },
};

/* --- reading ------------------------------------------------------------------------------------------------------ */

static void
veche_geometry_text_skip (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

static gboolean
veche_geometry_text_take (const char **at, char wanted)
{
  veche_geometry_text_skip (at);
  if (**at != wanted)
    return FALSE;
  (*at)++;
  return TRUE;
}

static gboolean
veche_geometry_text_take_vertex (const char **at, VecheGeometry *geometry)
{
  double values[4];
  guint count = 0;

  for (; count < G_N_ELEMENTS (values); count++)
    {
      char *end;

      veche_geometry_text_skip (at);
      values[count] = g_ascii_strtod (*at, &end);
      if (end == *at)
        break;
      *at = end;
    }
  if (count < 2)
    return FALSE;
  veche_geometry_add (geometry, values[0], values[1]);
  return TRUE;
}

/* «(1 2, 3 4)» */
static gboolean
veche_geometry_text_take_run (const char **at, VecheGeometry *geometry)
{
  if (!veche_geometry_text_take (at, '('))
    return FALSE;
  do
    if (!veche_geometry_text_take_vertex (at, geometry))
      return FALSE;
  while (veche_geometry_text_take (at, ','));
  veche_geometry_end_ring (geometry);
  return veche_geometry_text_take (at, ')');
}

/* One part: a vertex (of a multipoint also in brackets), a run, or a polygon's rings. */
static gboolean
veche_geometry_text_take_part (const char **at, VecheGeometry *geometry, VecheGeometryType type)
{
  if (type == VECHE_GEOMETRY_POINT)
    {
      gboolean bracket = veche_geometry_text_take (at, '(');

      if (!veche_geometry_text_take_vertex (at, geometry) || (bracket && !veche_geometry_text_take (at, ')')))
        return FALSE;
      veche_geometry_end_ring (geometry);
    }
  else if (type == VECHE_GEOMETRY_LINE)
    {
      if (!veche_geometry_text_take_run (at, geometry))
        return FALSE;
    }
  else
    {
      if (!veche_geometry_text_take (at, '('))
        return FALSE;
      do
        if (!veche_geometry_text_take_run (at, geometry))
          return FALSE;
      while (veche_geometry_text_take (at, ','));
      if (!veche_geometry_text_take (at, ')'))
        return FALSE;
    }
  veche_geometry_end_part (geometry);
  return TRUE;
}

static gboolean
veche_geometry_text_take_word (const char **at, const char *word)
{
  const gsize length = strlen (word);

  veche_geometry_text_skip (at);
  if (g_ascii_strncasecmp (*at, word, length) != 0 || g_ascii_isalpha ((*at)[length]))
    return FALSE;
  *at += length;
  return TRUE;
}

static gboolean
veche_geometry_text_take_body (const char **at, VecheGeometry *geometry)
{
  if (!veche_geometry_text_take_word (at, "ZM") && !veche_geometry_text_take_word (at, "Z"))
    veche_geometry_text_take_word (at, "M");
  if (veche_geometry_text_take_word (at, "EMPTY"))
    return TRUE;
  if (geometry->type <= VECHE_GEOMETRY_POLYGON)
    return veche_geometry_text_take_part (at, geometry, geometry->type);
  if (!veche_geometry_text_take (at, '('))
    return FALSE;
  do
    if (!veche_geometry_text_take_part (at, geometry, (VecheGeometryType) (geometry->type - 3)))
      return FALSE;
  while (veche_geometry_text_take (at, ','));
  return veche_geometry_text_take (at, ')');
}

VecheGeometry *
veche_geometry_text_parse (const char *text, GError **error)
{
  g_autoptr (VecheGeometry) geometry = veche_geometry_new (VECHE_GEOMETRY_POINT);
  g_autofree char *start = NULL;
  const char *at = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_ascii_strncasecmp (at, "SRID=4326;", strlen ("SRID=4326;")) == 0)
    at += strlen ("SRID=4326;");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (veche_geometry_text_take_word (&at, names[i].wkt))
      {
        geometry->type = names[i].type;
        if (!veche_geometry_text_take_body (&at, geometry))
          break;
        veche_geometry_text_skip (&at);
        if (*at != '\0')
          break;
        return g_steal_pointer (&geometry);
      }

  start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not take “%s” as a shape: it is not well-known text. Write POINT (37.6 55.7), LINESTRING (…) or POLYGON ((…)), "
                 "longitude first."),
               start);
  return NULL;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

void
veche_geometry_text_append_number (GString *out, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, formats[i], value), NULL) == value)
      break;
  g_string_append (out, buffer);
}

typedef struct
{
  const VecheGeometry *geometry;
  GString *out;
  const char *open;  /* brackets of a list */
  const char *close;
  const char *point_open; /* and of a vertex */
  const char *point_close;
  const char *between;
} VecheGeometryText;

static void
veche_geometry_text_put_vertex (VecheGeometryText *self, guint vertex)
{
  const double *xy = veche_geometry_get_xy (self->geometry) + 2 * (gsize) vertex;

  g_string_append (self->out, self->point_open);
  veche_geometry_text_append_number (self->out, xy[0]);
  g_string_append (self->out, self->between);
  veche_geometry_text_append_number (self->out, xy[1]);
  g_string_append (self->out, self->point_close);
}

/* Twice the area on the plane: above zero against the clock. */
static double
veche_geometry_text_turn (const VecheGeometry *geometry, guint first, guint end)
{
  const double *xy = veche_geometry_get_xy (geometry);
  double sum = 0;

  for (guint i = first; i + 1 < end; i++)
    sum += (xy[2 * i] - xy[2 * first]) * (xy[2 * i + 3] - xy[2 * first + 1])
           - (xy[2 * i + 2] - xy[2 * first]) * (xy[2 * i + 1] - xy[2 * first + 1]);
  return sum;
}

static void
veche_geometry_text_put_ring (VecheGeometryText *self, guint ring, gboolean backwards)
{
  const guint first = ring == 0 ? 0 : g_array_index (self->geometry->rings, guint, ring - 1);
  const guint end = g_array_index (self->geometry->rings, guint, ring);

  g_string_append (self->out, self->open);
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append (self->out, ",");
      veche_geometry_text_put_vertex (self, backwards ? first + end - 1 - i : i);
    }
  g_string_append (self->out, self->close);
}

static void
veche_geometry_text_put_part (VecheGeometryText *self, guint part, VecheGeometryType type)
{
  const VecheGeometry *geometry = self->geometry;
  const guint first = part == 0 ? 0 : g_array_index (geometry->parts, guint, part - 1);
  const guint end = g_array_index (geometry->parts, guint, part);
  const gboolean json = *self->open == '[';

  if (type == VECHE_GEOMETRY_POINT)
    {
      veche_geometry_text_put_vertex (self, first == 0 ? 0 : g_array_index (geometry->rings, guint, first - 1));
      return;
    }
  if (type == VECHE_GEOMETRY_LINE)
    {
      veche_geometry_text_put_ring (self, first, FALSE);
      return;
    }
  g_string_append (self->out, self->open);
  for (guint ring = first; ring < end; ring++)
    {
      const guint start = ring == 0 ? 0 : g_array_index (geometry->rings, guint, ring - 1);
      const double turn = veche_geometry_text_turn (geometry, start, g_array_index (geometry->rings, guint, ring));

      if (ring > first)
        g_string_append (self->out, ",");
      veche_geometry_text_put_ring (self, ring, json && (ring == first ? turn < 0 : turn > 0));
    }
  g_string_append (self->out, self->close);
}

static void
veche_geometry_text_put (VecheGeometryText *self)
{
  const VecheGeometry *geometry = self->geometry;
  const gboolean multi = geometry->type > VECHE_GEOMETRY_POLYGON;
  const VecheGeometryType single = (VecheGeometryType) (multi ? geometry->type - 3 : geometry->type);
  const gboolean bracket = multi || (single == VECHE_GEOMETRY_POINT && *self->open == '(');

  if (bracket)
    g_string_append (self->out, self->open);
  for (guint part = 0; part < geometry->parts->len; part++)
    {
      if (part > 0)
        g_string_append (self->out, ",");
      veche_geometry_text_put_part (self, part, single);
    }
  if (bracket)
    g_string_append (self->out, self->close);
}

static gsize
veche_geometry_text_find_name (VecheGeometryType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].type == type)
      return i;
  g_return_val_if_reached (0);
}

char *
veche_geometry_text_format (const VecheGeometry *self)
{
  GString *out = g_string_new (names[veche_geometry_text_find_name (self->type)].wkt);
  VecheGeometryText text = { self, out, "(", ")", "", "", " " };

  g_string_append_c (out, ' ');
  if (self->parts->len == 0)
    g_string_append (out, "EMPTY");
  else
    veche_geometry_text_put (&text);
  return g_string_free_and_steal (out);
}

char *
veche_geometry_text_format_json (const VecheGeometry *self)
{
  GString *out = g_string_new (NULL);
  VecheGeometryText text = { self, out, "[", "]", "[", "]", "," };

  g_string_append_printf (out, "{\"type\":\"%s\",\"coordinates\":", names[veche_geometry_text_find_name (self->type)].json);
  if (self->parts->len == 0)
    g_string_append (out, "[]");
  else
    veche_geometry_text_put (&text);
  g_string_append_c (out, '}');
  return g_string_free_and_steal (out);
}
