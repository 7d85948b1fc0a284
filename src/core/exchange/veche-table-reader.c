/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-reader.h"

#include "veche-error.h"
#include "veche-helper.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-table-columns.h"
#include "veche-table-problem.h"
#include "veche-table-source.h"

#define MAX_WARNINGS 100

struct _VecheTableReader
{
  GObject parent_instance;

  char *what;
  VecheHelper *helper; /* NULL after the last frame */
  char **columns;
  char **types;
  char **sheets;
  char *sheet;
  char *driver;
  char *encoding;
  char *delimiter;
  char *crs;
  guint64 header_row;
  GPtrArray *warnings;
  double progress;
};

G_DEFINE_FINAL_TYPE (VecheTableReader, veche_table_reader, G_TYPE_OBJECT)

static void
veche_table_reader_finalize (GObject *object)
{
  VecheTableReader *self = VECHE_TABLE_READER (object);

  g_clear_pointer (&self->helper, veche_helper_free);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->types, g_strfreev);
  g_clear_pointer (&self->sheets, g_strfreev);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self->what);
  g_free (self->sheet);
  g_free (self->driver);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->crs);

  G_OBJECT_CLASS (veche_table_reader_parent_class)->finalize (object);
}

static void
veche_table_reader_class_init (VecheTableReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_table_reader_finalize;
}

static void
veche_table_reader_init (VecheTableReader *self)
{
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->types = g_new0 (char *, 1);
  self->sheets = g_new0 (char *, 1);
}

/* Members of an answer; whatever is not as it must be is as if it were not there. */
static char *
veche_table_reader_dup_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : NULL;
}

static guint64
veche_table_reader_get_number (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? (guint64) MAX (json_node_get_int (node), 0) : 0;
}

static char **
veche_table_reader_dup_strings (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      g_strv_builder_add (builder, json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element) : "");
    }

  return g_strv_builder_end (builder);
}

static JsonObject *
veche_table_reader_parse (VecheTableReader *self, GBytes *body, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  JsonObject *object = NULL;

  if (length > 0 && g_utf8_validate (text, (gssize) length, NULL))
    object = veche_json_parse_object (text, (gssize) length, self->what, NULL);
  if (object == NULL)
    veche_helper_set_garbled (self->helper, error);

  return object;
}

static void
veche_table_reader_take_header (VecheTableReader *self, JsonObject *header)
{
  g_auto (GStrv) columns = veche_table_reader_dup_strings (header, "columns");

  g_strfreev (self->types);
  g_strfreev (self->sheets);
  self->types = veche_table_reader_dup_strings (header, "types");
  self->sheets = veche_table_reader_dup_strings (header, "sheets");
  self->columns = veche_table_columns_tidy ((const char *const *) columns);
  self->sheet = veche_table_reader_dup_string (header, "sheet");
  self->driver = veche_table_reader_dup_string (header, "driver");
  self->encoding = veche_table_reader_dup_string (header, "encoding");
  self->delimiter = veche_table_reader_dup_string (header, "delimiter");
  self->crs = veche_table_reader_dup_string (header, "crs");
  self->header_row = veche_table_reader_get_number (header, "header_row");
}

static void
veche_table_reader_take_message (VecheTableReader *self, JsonObject *message)
{
  g_autofree char *code = veche_table_reader_dup_string (message, "code");
  g_autofree char *detail = veche_table_reader_dup_string (message, "detail");
  g_autofree char *text = NULL;

  if (code == NULL || self->warnings->len >= MAX_WARNINGS)
    return;

  text = veche_table_problem_to_warning (code, veche_table_reader_get_number (message, "line"),
                                         veche_table_reader_get_number (message, "count"), detail != NULL ? detail : "");
  if (text != NULL)
    g_ptr_array_add (self->warnings, g_steal_pointer (&text));
}

static gboolean
veche_table_reader_take_error (VecheTableReader *self, JsonObject *object, GError **error)
{
  g_autofree char *code = veche_table_reader_dup_string (object, "code");
  g_autofree char *detail = veche_table_reader_dup_string (object, "detail");

  g_propagate_error (error, veche_table_problem_to_error (code != NULL ? code : "", veche_table_reader_get_number (object, "line"),
                                                          detail, self->what));

  return FALSE;
}

/*
 * Frames up to the next that the caller waits for: the header (@kind «H»), rows («R») or the end («D»). Progress and
 * messages are taken on the way.
 */
static GBytes *
veche_table_reader_next_frame (VecheTableReader *self, char *kind, GCancellable *cancellable, GError **error)
{
  while (TRUE)
    {
      g_autoptr (GBytes) body = veche_helper_next (self->helper, kind, cancellable, error);
      g_autoptr (JsonObject) object = NULL;

      if (body == NULL)
        return NULL;
      if (*kind == 'H' || *kind == 'R' || *kind == 'D')
        return g_steal_pointer (&body);

      if (*kind == 'P')
        {
          guint32 permille = 0;

          memcpy (&permille, g_bytes_get_data (body, NULL), MIN (g_bytes_get_size (body), sizeof permille));
          self->progress = MIN (GUINT32_FROM_LE (permille), 1000u) / 1000.0;
          continue;
        }

      object = veche_table_reader_parse (self, body, error);
      if (object == NULL || (*kind == 'E' && !veche_table_reader_take_error (self, object, error)))
        return NULL;
      veche_table_reader_take_message (self, object);
    }
}

static gboolean
veche_table_reader_read_header (VecheTableReader *self, GCancellable *cancellable, GError **error)
{
  char kind = '\0';
  g_autoptr (GBytes) body = veche_table_reader_next_frame (self, &kind, cancellable, error);
  g_autoptr (JsonObject) header = NULL;

  if (body == NULL)
    return FALSE;
  if (kind != 'H')
    return veche_helper_set_garbled (self->helper, error);
  header = veche_table_reader_parse (self, body, error);
  if (header == NULL)
    return FALSE;

  veche_table_reader_take_header (self, header);
  if (self->driver == NULL || g_strv_length (self->columns) > G_MAXUINT16)
    return veche_helper_set_garbled (self->helper, error);

  return TRUE;
}

static JsonObject *
veche_table_reader_make_request (const VecheTableOptions *options)
{
  JsonObject *request = json_object_new ();

  json_object_set_string_member (request, "mode", options->vector ? "vector" : "table");
  json_object_set_string_member (request, "encoding", options->encoding != NULL ? options->encoding : "auto");
  json_object_set_string_member (request, "delimiter", options->delimiter != NULL ? options->delimiter : "auto");
  json_object_set_int_member (request, "header_row", MAX (options->header_row, VECHE_TABLE_HEADER_NONE));
  json_object_set_boolean_member (request, "swap_xy", options->swap_xy);
  if (options->sheet != NULL)
    json_object_set_string_member (request, "sheet", options->sheet);
  if (options->crs != NULL)
    json_object_set_string_member (request, "crs", options->crs);
  if (options->geometry != NULL)
    json_object_set_string_member (request, "geometry", options->geometry);

  return request;
}

VecheTableReader *
veche_table_reader_open (const char *path, const VecheTableOptions *options, GCancellable *cancellable, GError **error)
{
  static const VecheTableOptions defaults = { 0 };
  g_autoptr (VecheTableReader) self = NULL;
  g_autoptr (VecheTableSource) source = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (options == NULL)
    options = &defaults;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  source = veche_table_source_open (path, options->vector, error);
  if (source == NULL)
    return NULL;

  self = g_object_new (VECHE_TYPE_TABLE_READER, NULL);
  self->what = g_strdup (source->what);
  self->helper = veche_table_source_start (source, veche_table_reader_make_request (options), options->timeout_ms, error);
  if (self->helper == NULL || !veche_table_reader_read_header (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *const *
veche_table_reader_get_columns (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return (const char *const *) self->columns;
}

guint
veche_table_reader_get_n_columns (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), 0);

  return g_strv_length (self->columns);
}

const char *const *
veche_table_reader_get_sheets (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return (const char *const *) self->sheets;
}

const char *
veche_table_reader_get_sheet (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return self->sheet;
}

guint64
veche_table_reader_get_header_row (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), 0);

  return self->header_row;
}

const char *
veche_table_reader_get_encoding (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return self->encoding;
}

const char *
veche_table_reader_get_delimiter (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return self->delimiter;
}

const char *
veche_table_reader_get_driver (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return self->driver;
}

const char *
veche_table_reader_get_crs (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return self->crs;
}

const char *const *
veche_table_reader_get_column_types (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return (const char *const *) self->types;
}

GPtrArray *
veche_table_reader_get_warnings (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  return self->warnings;
}

double
veche_table_reader_get_progress (VecheTableReader *self)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), 0);

  return self->progress;
}

GPtrArray *
veche_table_reader_next_batch (VecheTableReader *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (VECHE_IS_TABLE_READER (self), NULL);

  while (self->helper != NULL)
    {
      char kind = '\0';
      g_autoptr (GBytes) body = veche_table_reader_next_frame (self, &kind, cancellable, error);
      g_autoptr (GPtrArray) rows = NULL;

      if (body != NULL && kind == 'D')
        {
          self->progress = 1;
          g_clear_pointer (&self->helper, veche_helper_free);
          return NULL;
        }
      if (body != NULL && kind == 'R')
        rows = veche_table_row_parse_batch (body, g_strv_length (self->columns));
      if (rows != NULL && rows->len > 0)
        return g_steal_pointer (&rows);

      if (body != NULL)
        veche_helper_set_garbled (self->helper, error);
      /* After an error there is no more to come. */
      g_clear_pointer (&self->helper, veche_helper_free);
      return NULL;
    }

  return NULL;
}
