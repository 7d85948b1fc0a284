/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-geojson-sink.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "veche-json.h"

typedef struct
{
  VecheTableSink base;
  FILE *file;
  GString *line;
  int geometry; /* columns; -1: none */
  int lon;
  int lat;
  gboolean any; /* there is a feature before */
} VecheGeojsonSink;

static void
veche_geojson_sink_free (VecheTableSink *sink)
{
  VecheGeojsonSink *self = (VecheGeojsonSink *) sink;

  g_clear_pointer (&self->file, fclose);
  g_string_free (self->line, TRUE);
  veche_table_sink_clear (sink);
  g_free (self);
}

static gboolean
veche_geojson_sink_write (VecheGeojsonSink *self, const char *text, GError **error)
{
  errno = 0;
  if (fputs (text, self->file) == EOF)
    return veche_table_sink_set_error (self->base.what, errno, error);

  return TRUE;
}

static void
veche_geojson_sink_append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (out, "\\%c", *at);
      else if (*at == '\n')
        g_string_append (out, "\\n");
      else if ((guint8) *at < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint) (guint8) *at);
      else
        g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static gboolean
veche_geojson_sink_is_number (const VecheTableSinkCell *cell)
{
  return cell->kind == VECHE_TABLE_CELL_NUMBER || cell->kind == VECHE_TABLE_CELL_MONEY;
}

/* The text of a geometry goes out only if it is an object of JSON. */
static void
veche_geojson_sink_append_geometry (VecheGeojsonSink *self, const VecheTableSinkCell *cells)
{
  g_autoptr (JsonObject) geometry = NULL;

  if (self->geometry >= 0 && cells[self->geometry].kind == VECHE_TABLE_CELL_TEXT)
    geometry = veche_json_parse_object (cells[self->geometry].text, -1, self->base.what, NULL);

  if (geometry != NULL)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *text = NULL;

      json_node_set_object (node, geometry);
      text = json_to_string (node, FALSE);
      g_string_append (self->line, text);
    }
  else if (self->lon >= 0 && self->lat >= 0 && veche_geojson_sink_is_number (&cells[self->lon])
           && veche_geojson_sink_is_number (&cells[self->lat]))
    {
      g_string_append_printf (self->line, "{\"type\":\"Point\",\"coordinates\":[%s,%s]}", cells[self->lon].text, cells[self->lat].text);
    }
  else
    {
      g_string_append (self->line, "null");
    }
}

static gboolean
veche_geojson_sink_row (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error)
{
  VecheGeojsonSink *self = (VecheGeojsonSink *) sink;
  gboolean first = TRUE;

  g_string_assign (self->line, self->any ? ",\n" : "\n");
  g_string_append (self->line, "{\"type\":\"Feature\",\"properties\":{");
  for (guint i = 0; i < sink->n_columns; i++)
    {
      if (sink->columns[i].type == VECHE_TABLE_GEOMETRY)
        continue;
      if (!first)
        g_string_append_c (self->line, ',');
      first = FALSE;
      veche_geojson_sink_append_string (self->line, sink->columns[i].name);
      g_string_append_c (self->line, ':');
      if (cells[i].kind == VECHE_TABLE_CELL_EMPTY)
        g_string_append (self->line, "null");
      else if (veche_geojson_sink_is_number (&cells[i]))
        g_string_append (self->line, cells[i].text);
      else
        veche_geojson_sink_append_string (self->line, cells[i].text);
    }
  g_string_append (self->line, "},\"geometry\":");
  veche_geojson_sink_append_geometry (self, cells);
  g_string_append_c (self->line, '}');
  self->any = TRUE;

  return veche_geojson_sink_write (self, self->line->str, error);
}

static gboolean
veche_geojson_sink_finish (VecheTableSink *sink, GError **error)
{
  VecheGeojsonSink *self = (VecheGeojsonSink *) sink;

  if (!veche_geojson_sink_write (self, "\n]}\n", error))
    return FALSE;

  errno = 0;
  if (fclose (g_steal_pointer (&self->file)) != 0)
    return veche_table_sink_set_error (sink->what, errno, error);

  return TRUE;
}

VecheTableSink *
veche_geojson_sink_new (const VecheTableSinkSetup *setup, GError **error)
{
  VecheGeojsonSink *self = g_new0 (VecheGeojsonSink, 1);

  veche_table_sink_init (&self->base, setup);
  self->base.row = veche_geojson_sink_row;
  self->base.finish = veche_geojson_sink_finish;
  self->base.free = veche_geojson_sink_free;
  self->line = g_string_new (NULL);
  self->geometry = -1;
  self->lon = -1;
  self->lat = -1;
  for (guint i = 0; i < setup->n_columns; i++)
    {
      if (setup->columns[i].type == VECHE_TABLE_GEOMETRY)
        self->geometry = (int) i;
      else if (g_str_equal (setup->columns[i].name, "lon"))
        self->lon = (int) i;
      else if (g_str_equal (setup->columns[i].name, "lat"))
        self->lat = (int) i;
    }

  self->file = fopen (setup->path, "we");
  if (self->file == NULL)
    veche_table_sink_set_error (setup->what, errno, error);
  if (self->file == NULL || !veche_geojson_sink_write (self, "{\"type\":\"FeatureCollection\",\"features\":[", error))
    {
      veche_geojson_sink_free (&self->base);
      return NULL;
    }

  return &self->base;
}
