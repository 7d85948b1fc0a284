/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-picture-reader.h"

#include <string.h>

#include "veche-json.h"
#include "veche-table-problem.h"
#include "veche-table-source.h"

/* The helper sends no more; whoever sends more is not to be believed. */
#define MAX_BYTES ((guint64) 256 << 20)

typedef struct
{
  VecheHelper *helper;
  const char *what;
  JsonArray *files; /* of the header: what comes, in its order */
  guint next;
  GByteArray *bytes; /* of the file that is coming, or %NULL */
  GHashTable *pictures;
} VechePictureReader;

static JsonObject *
veche_picture_reader_parse (VechePictureReader *self, GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  return length > 0 && g_utf8_validate (text, (gssize) length, NULL) ? veche_json_parse_object (text, (gssize) length, self->what, NULL) : NULL;
}

static gboolean
veche_picture_reader_take_header (VechePictureReader *self, GBytes *body, GError **error)
{
  g_autoptr (JsonObject) header = veche_picture_reader_parse (self, body);
  JsonNode *files = header != NULL ? json_object_get_member (header, "files") : NULL;
  guint64 sum = 0;

  if (files == NULL || !JSON_NODE_HOLDS_ARRAY (files) || self->files != NULL)
    return veche_helper_set_garbled (self->helper, error);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (files)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (files), i);
      const gint64 size
        = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_int_member_with_default (json_node_get_object (node), "size", 0) : 0;

      if (size <= 0 || (guint64) size > MAX_BYTES || (sum += (guint64) size) > MAX_BYTES
          || json_object_get_string_member_with_default (json_node_get_object (node), "name", NULL) == NULL)
        return veche_helper_set_garbled (self->helper, error);
    }
  self->files = json_array_ref (json_node_get_array (files));

  return TRUE;
}

/* A frame may have the end of one picture and the beginning of the next. */
static gboolean
veche_picture_reader_take_bytes (VechePictureReader *self, GBytes *body, GError **error)
{
  gsize left;
  const guint8 *at = g_bytes_get_data (body, &left);

  while (left > 0)
    {
      JsonObject *file = self->files != NULL && self->next < json_array_get_length (self->files)
                           ? json_array_get_object_element (self->files, self->next)
                           : NULL;
      gsize n;

      if (file == NULL)
        return veche_helper_set_garbled (self->helper, error);
      if (self->bytes == NULL)
        self->bytes = g_byte_array_new ();
      n = MIN (left, (gsize) json_object_get_int_member (file, "size") - self->bytes->len);
      g_byte_array_append (self->bytes, at, (guint) n);
      at += n;
      left -= n;
      if (self->bytes->len < (gsize) json_object_get_int_member (file, "size"))
        continue;
      g_hash_table_insert (self->pictures, g_strdup (json_object_get_string_member (file, "name")),
                           g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes)));
      self->next++;
    }

  return TRUE;
}

static gboolean
veche_picture_reader_set_error (VechePictureReader *self, GBytes *body, GError **error)
{
  g_autoptr (JsonObject) object = veche_picture_reader_parse (self, body);

  if (object == NULL)
    return veche_helper_set_garbled (self->helper, error);
  g_propagate_error (error,
                     veche_table_problem_to_error (json_object_get_string_member_with_default (object, "code", ""), 0,
                                                   json_object_get_string_member_with_default (object, "detail", NULL), self->what));

  return FALSE;
}

static gboolean
veche_picture_reader_run (VechePictureReader *self, GCancellable *cancellable, GError **error)
{
  while (TRUE)
    {
      char kind = '\0';
      g_autoptr (GBytes) body = veche_helper_next (self->helper, &kind, cancellable, error);

      if (body == NULL)
        return FALSE;
      if (kind == 'D')
        return self->bytes == NULL || veche_helper_set_garbled (self->helper, error);
      if (kind == 'E')
        return veche_picture_reader_set_error (self, body, error);
      if ((kind == 'H' && !veche_picture_reader_take_header (self, body, error))
          || (kind == 'B' && !veche_picture_reader_take_bytes (self, body, error)))
        return FALSE;
    }
}

static JsonObject *
veche_picture_reader_make_request (const char *const *names)
{
  JsonObject *request = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    json_array_add_string_element (list, names[i]);
  json_object_set_string_member (request, "mode", "pictures");
  json_object_set_array_member (request, "names", list);

  return request;
}

GHashTable *
veche_picture_reader_load (const char *path, const char *const *names, GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheTableSource) source = veche_table_source_open (path, TRUE, error);
  g_autoptr (VecheHelper) helper = NULL;
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  VechePictureReader self = { .pictures = pictures };
  gboolean ok;

  if (source == NULL)
    return NULL;
  helper = veche_table_source_start (source, veche_picture_reader_make_request (names), 0, error);
  if (helper == NULL)
    return NULL;
  self.helper = helper;
  self.what = source->what;
  ok = veche_picture_reader_run (&self, cancellable, error);
  g_clear_pointer (&self.files, json_array_unref);
  g_clear_pointer (&self.bytes, g_byte_array_unref);

  return ok ? g_steal_pointer (&pictures) : NULL;
}
