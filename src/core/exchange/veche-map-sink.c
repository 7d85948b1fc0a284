/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-sink.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-geojson-sink.h"
#include "veche-helper.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-layer-files.h"
#include "veche-table-problem.h"

typedef struct
{
  VecheTableSink base;
  VecheTableSink *features;
  char *gathered; /* where the features stand */
  char *path;
  char *format;
  char *layer;
  char *crs;
  char *encoding; /* NULL: UTF-8 */
  char *geometry;
  JsonObject *colors; /* or NULL */
  GQueue parts;   /* of VecheMapSinkPart: files that are still to come */
} VecheMapSink;

typedef struct
{
  char *path;
  guint64 left;
} VecheMapSinkPart;

/* What Shapefile and MapInfo can be in. Other programs know them by these names. */
static const char *const encodings[] = { "CP1251", "CP866" };

static void
veche_map_sink_part_free (gpointer data)
{
  g_free (((VecheMapSinkPart *) data)->path);
  g_free (data);
}

static void
veche_map_sink_free (VecheTableSink *sink)
{
  VecheMapSink *self = (VecheMapSink *) sink;

  if (self->features != NULL)
    self->features->free (self->features);
  if (self->gathered != NULL)
    g_unlink (self->gathered);
  g_free (self->gathered);
  g_free (self->path);
  g_free (self->format);
  g_free (self->layer);
  g_free (self->crs);
  g_free (self->encoding);
  g_free (self->geometry);
  g_clear_pointer (&self->colors, json_object_unref);
  g_queue_clear_full (&self->parts, veche_map_sink_part_free);
  veche_table_sink_clear (sink);
  g_free (self);
}

/* A letter that the encoding lacks would come out as another: better no file than a wrong one. */
static gboolean
veche_map_sink_check_text (VecheMapSink *self, const char *text, GError **error)
{
  gsize read = 0;
  g_autofree char *converted = g_convert (text, -1, self->encoding, "UTF-8", &read, NULL, NULL);
  g_autofree char *letter = NULL;

  if (converted != NULL)
    return TRUE;
  letter = g_utf8_validate (text + read, -1, NULL) ? g_utf8_substring (text + read, 0, 1) : g_strdup ("");
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _ ("Could not write “%s”: the encoding %s has no “%s”. Write it in UTF-8."), self->base.what, self->encoding, letter);

  return FALSE;
}

static gboolean
veche_map_sink_row (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error)
{
  VecheMapSink *self = (VecheMapSink *) sink;

  for (guint i = 0; self->encoding != NULL && i < sink->n_columns; i++)
    if (cells[i].kind == VECHE_TABLE_CELL_TEXT && sink->columns[i].type != VECHE_TABLE_GEOMETRY
        && !veche_map_sink_check_text (self, cells[i].text, error))
      return FALSE;

  return self->features->row (self->features, cells, error);
}

static gboolean
veche_map_sink_write (VecheMapSink *self, const char *path, const char *at, gsize left, GError **error)
{
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);

  if (fd < 0)
    return veche_table_sink_set_error (self->base.what, errno, error);
  while (left > 0)
    {
      ssize_t n = write (fd, at, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return veche_table_sink_set_error (self->base.what, errno, error);
      at += n;
      left -= (gsize) n;
    }

  return TRUE;
}

/* Where a file of the format goes: the main one to its place, what may stand beside it beside it. */
static char *
veche_map_sink_dup_part_path (VecheMapSink *self, const char *ending)
{
  const char *const *companions = veche_layer_files_get_companions (self->format);

  if (g_strcmp0 (ending, self->format) == 0)
    return g_strdup (self->path);
  return ending != NULL && companions != NULL && g_strv_contains (companions, ending) ? veche_layer_files_dup_path (self->path, ending) : NULL;
}

static gboolean
veche_map_sink_take_header (VecheMapSink *self, GBytes *body, VecheHelper *helper, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) header
    = g_utf8_validate_len (text, length, NULL) ? veche_json_parse_object (text, (gssize) length, self->base.what, NULL) : NULL;
  JsonNode *files = header != NULL ? json_object_get_member (header, "files") : NULL;
  gboolean whole = FALSE;

  for (guint i = 0; files != NULL && JSON_NODE_HOLDS_ARRAY (files) && i < json_array_get_length (json_node_get_array (files)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (files), i);
      JsonObject *file = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *ending = file != NULL ? json_object_get_string_member_with_default (file, "ending", NULL) : NULL;
      char *path = veche_map_sink_dup_part_path (self, ending);
      VecheMapSinkPart *part;

      if (path == NULL)
        return veche_helper_set_garbled (helper, error);
      whole = whole || g_str_equal (ending, self->format);
      part = g_new0 (VecheMapSinkPart, 1);
      part->path = path;
      part->left = (guint64) MAX (json_object_get_int_member_with_default (file, "size", 0), 0);
      g_queue_push_tail (&self->parts, part);
    }

  return whole || veche_helper_set_garbled (helper, error);
}

/* Bytes go to the first file until it has as many as were announced, then to the next. */
static gboolean
veche_map_sink_take_bytes (VecheMapSink *self, GBytes *body, VecheHelper *helper, GError **error)
{
  gsize left;
  const char *at = g_bytes_get_data (body, &left);

  while (left > 0)
    {
      VecheMapSinkPart *part = g_queue_peek_head (&self->parts);
      const gsize n = part != NULL ? (gsize) MIN (part->left, left) : 0;

      if (part == NULL)
        return veche_helper_set_garbled (helper, error);
      if (!veche_map_sink_write (self, part->path, at, n, error))
        return FALSE;
      part->left -= n;
      at += n;
      left -= n;
      if (part->left == 0)
        veche_map_sink_part_free (g_queue_pop_head (&self->parts));
    }

  return TRUE;
}

/* Files without a byte are made all the same; one that is still owed is an answer that makes no sense. */
static gboolean
veche_map_sink_take_end (VecheMapSink *self, VecheHelper *helper, GError **error)
{
  VecheMapSinkPart *part;

  while ((part = g_queue_pop_head (&self->parts)) != NULL)
    {
      const gboolean ok = part->left == 0 ? veche_map_sink_write (self, part->path, "", 0, error) : veche_helper_set_garbled (helper, error);

      veche_map_sink_part_free (part);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}

/* What the converting program had to say: an error, or something for the user to know. */
static gboolean
veche_map_sink_hear (VecheMapSink *self, char kind, GBytes *body, VecheHelper *helper, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) object
    = g_utf8_validate_len (text, length, NULL) ? veche_json_parse_object (text, (gssize) length, self->base.what, NULL) : NULL;
  const char *code = object != NULL ? json_object_get_string_member_with_default (object, "code", "") : "";
  const char *detail = object != NULL ? json_object_get_string_member_with_default (object, "detail", "") : "";

  if (object == NULL)
    return veche_helper_set_garbled (helper, error);
  if (kind == 'M')
    {
      const gint64 count = MAX (json_object_get_int_member_with_default (object, "count", 1), 1);
      g_autofree char *warning = veche_table_problem_to_warning (code, 0, (guint64) count, detail);

      if (g_str_equal (code, "placeless"))
        self->base.left_out = (guint64) count;
      if (warning != NULL)
        veche_table_sink_warn_once (&self->base, warning);
      return TRUE;
    }
  if (g_str_equal (code, "crs"))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _ ("Could not write “%s”: the coordinate system is not understood (%s). Check its WKT, PROJ or EPSG text."),
                 self->base.what, detail);
  else if (g_str_equal (code, "fixed-crs"))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _ ("Could not write “%s”: KML, KMZ and GPX are always in degrees of WGS84. Leave the coordinate system out, or choose another format."),
                 self->base.what);
  else if (g_str_equal (code, "no-areas"))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                 _ ("Could not write “%s”: GPX has points and lines, and no territories. Write them as KML, GeoPackage or GeoJSON."),
                 self->base.what);
  else
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                 _ ("Could not write “%s”: the program that makes map files reports “%s”. Choose another format."), self->base.what,
                 *detail != '\0' ? detail : code);

  return FALSE;
}

static gboolean
veche_map_sink_take (VecheMapSink *self, VecheHelper *helper, GError **error)
{
  while (TRUE)
    {
      char kind = '\0';
      g_autoptr (GBytes) body = veche_helper_next (helper, &kind, NULL, error);

      if (body == NULL)
        return FALSE;
      if (kind == 'D')
        return veche_map_sink_take_end (self, helper, error);
      if (kind == 'H' && !veche_map_sink_take_header (self, body, helper, error))
        return FALSE;
      if (kind == 'B' && !veche_map_sink_take_bytes (self, body, helper, error))
        return FALSE;
      if ((kind == 'M' || kind == 'E') && !veche_map_sink_hear (self, kind, body, helper, error))
        return FALSE;
    }
}

static gboolean
veche_map_sink_convert (VecheMapSink *self, GError **error)
{
  int in = open (self->gathered, O_RDONLY | O_CLOEXEC);
  const VecheHelperFile file = { "features.geojson", in };
  JsonObject *request;
  g_autoptr (VecheHelper) helper = NULL;

  if (in < 0)
    return veche_table_sink_set_error (self->base.what, errno, error);
  request = json_object_new ();
  json_object_set_string_member (request, "mode", "convert");
  json_object_set_string_member (request, "format", self->format);
  json_object_set_string_member (request, "layer", self->layer);
  if (self->crs != NULL)
    json_object_set_string_member (request, "crs", self->crs);
  if (self->encoding != NULL)
    json_object_set_string_member (request, "encoding", self->encoding);
  if (self->geometry != NULL)
    json_object_set_string_member (request, "geometry", self->geometry);
  if (self->colors != NULL)
    json_object_set_object_member (request, "colors", json_object_ref (self->colors));
  helper = veche_helper_start (self->base.what, &file, 1, request, 0, error);

  return helper != NULL && veche_map_sink_take (self, helper, error);
}

static gboolean
veche_map_sink_finish (VecheTableSink *sink, GError **error)
{
  VecheMapSink *self = (VecheMapSink *) sink;

  return self->features->finish (self->features, error) && veche_map_sink_convert (self, error);
}

static gboolean
veche_map_sink_set_encoding (VecheMapSink *self, const char *asked, GError **error)
{
  g_autofree char *name = asked != NULL ? g_ascii_strup (asked, -1) : NULL;
  const char *plain = name != NULL && g_str_has_prefix (name, "WINDOWS-") ? name + strlen ("WINDOWS-") : name;

  if (name == NULL || g_str_equal (name, "UTF-8") || g_str_equal (name, "UTF8") || g_str_equal (name, "AUTO"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_str_equal (plain, encodings[i]) || g_str_equal (plain, encodings[i] + strlen ("CP")))
      self->encoding = g_strdup (encodings[i]);
  for (guint i = 0; self->encoding != NULL && i < self->base.n_columns; i++)
    if (!veche_map_sink_check_text (self, self->base.columns[i].name, error))
      return FALSE;
  if (self->encoding == NULL)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                 _ ("Could not write “%s”: map files are not written in the encoding “%s”. Use UTF-8, CP1251 or CP866."), self->base.what, asked);

  return self->encoding != NULL;
}

VecheTableSink *
veche_map_sink_new (const VecheTableSinkSetup *setup, GError **error)
{
  VecheMapSink *self = g_new0 (VecheMapSink, 1);
  VecheTableSinkSetup features = *setup;
  g_autoptr (GError) cause = NULL;
  int fd;

  veche_table_sink_init (&self->base, setup);
  self->base.row = veche_map_sink_row;
  self->base.finish = veche_map_sink_finish;
  self->base.free = veche_map_sink_free;
  self->path = g_strdup (setup->path);
  self->format = g_strdup (setup->format);
  self->layer = g_strdup (setup->sheet);
  self->crs = g_strdup (setup->crs);
  self->geometry = g_strdup (setup->geometry);
  self->colors = setup->colors != NULL ? json_object_ref (setup->colors) : NULL;
  if (!veche_map_sink_set_encoding (self, setup->encoding, error))
    {
      veche_map_sink_free (&self->base);
      return NULL;
    }

  fd = g_file_open_tmp ("veche-XXXXXX.geojson", &self->gathered, &cause);
  if (fd < 0)
    {
      veche_table_sink_set_error (setup->what, ENOSPC, error);
      veche_map_sink_free (&self->base);
      return NULL;
    }
  close (fd);
  features.path = self->gathered;
  self->features = veche_geojson_sink_new (&features, error);
  if (self->features == NULL)
    {
      veche_map_sink_free (&self->base);
      return NULL;
    }

  return &self->base;
}
