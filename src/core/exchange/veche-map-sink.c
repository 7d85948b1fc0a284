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
} VecheMapSink;

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
  veche_table_sink_clear (sink);
  g_free (self);
}

static gboolean
veche_map_sink_row (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error)
{
  VecheMapSink *self = (VecheMapSink *) sink;

  return self->features->row (self->features, cells, error);
}

static gboolean
veche_map_sink_write (VecheMapSink *self, int fd, GBytes *bytes, GError **error)
{
  gsize left;
  const char *at = g_bytes_get_data (bytes, &left);

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
      g_autofree char *warning = veche_table_problem_to_warning (code, 0, 1, detail);

      if (warning != NULL)
        veche_table_sink_warn_once (&self->base, warning);
      return TRUE;
    }
  if (g_str_equal (code, "crs"))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                 _ ("Could not write “%s”: the coordinate system is not understood (%s). Check its WKT, PROJ or EPSG text."),
                 self->base.what, detail);
  else
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                 _ ("Could not write “%s”: the program that makes map files reports “%s”. Choose another format."), self->base.what,
                 *detail != '\0' ? detail : code);

  return FALSE;
}

static gboolean
veche_map_sink_take (VecheMapSink *self, VecheHelper *helper, int fd, GError **error)
{
  while (TRUE)
    {
      char kind = '\0';
      g_autoptr (GBytes) body = veche_helper_next (helper, &kind, NULL, error);

      if (body == NULL)
        return FALSE;
      if (kind == 'D')
        return TRUE;
      if (kind == 'B' && !veche_map_sink_write (self, fd, body, error))
        return FALSE;
      if ((kind == 'M' || kind == 'E') && !veche_map_sink_hear (self, kind, body, helper, error))
        return FALSE;
    }
}

static gboolean
veche_map_sink_convert (VecheMapSink *self, GError **error)
{
  g_autofd int out = open (self->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  int in = open (self->gathered, O_RDONLY | O_CLOEXEC);
  const VecheHelperFile file = { "features.geojson", in };
  JsonObject *request;
  g_autoptr (VecheHelper) helper = NULL;

  if (in < 0 || out < 0)
    {
      if (in >= 0)
        close (in);
      return veche_table_sink_set_error (self->base.what, errno, error);
    }
  request = json_object_new ();
  json_object_set_string_member (request, "mode", "convert");
  json_object_set_string_member (request, "format", self->format);
  json_object_set_string_member (request, "layer", self->layer);
  if (self->crs != NULL)
    json_object_set_string_member (request, "crs", self->crs);
  helper = veche_helper_start (self->base.what, &file, 1, request, 0, error);

  return helper != NULL && veche_map_sink_take (self, helper, out, error);
}

static gboolean
veche_map_sink_finish (VecheTableSink *sink, GError **error)
{
  VecheMapSink *self = (VecheMapSink *) sink;

  return self->features->finish (self->features, error) && veche_map_sink_convert (self, error);
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
