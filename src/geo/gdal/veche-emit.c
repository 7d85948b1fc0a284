/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-emit.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BATCH_BYTES (256u << 10)
#define BATCH_ROWS 1000
#define MISSING G_MAXUINT32

struct _VecheEmit
{
  int fd;
  GByteArray *rows; /* body of the next R frame */
  guint n_rows;
  gsize row_start;
  gsize cells_at; /* where the number of the row's cells stands */
  guint n_cells;
  guint permille;
};

VecheEmit *
veche_emit_new (int fd)
{
  VecheEmit *self = g_new0 (VecheEmit, 1);

  self->fd = fd;
  self->rows = g_byte_array_sized_new (2 * BATCH_BYTES);
  g_byte_array_set_size (self->rows, 4);

  return self;
}

void
veche_emit_free (VecheEmit *self)
{
  g_byte_array_unref (self->rows);
  g_free (self);
}

static void
veche_emit_write (VecheEmit *self, const void *data, gsize length)
{
  const char *bytes = data;

  while (length > 0)
    {
      ssize_t n = write (self->fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit (1); /* nobody listens any more */
      bytes += n;
      length -= n;
    }
}

static void
veche_emit_frame (VecheEmit *self, char kind, const void *body, gsize length)
{
  guint32 size = GUINT32_TO_LE ((guint32) length + 1);
  guint8 head[5];

  memcpy (head, &size, 4);
  head[4] = (guint8) kind;
  veche_emit_write (self, head, sizeof head);
  veche_emit_write (self, body, length);
}

static void
veche_emit_json (VecheEmit *self, char kind, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  veche_emit_frame (self, kind, text, strlen (text));
}

static void
veche_emit_flush (VecheEmit *self)
{
  guint32 count = GUINT32_TO_LE (self->n_rows);

  if (self->n_rows == 0)
    return;

  memcpy (self->rows->data, &count, 4);
  veche_emit_frame (self, 'R', self->rows->data, self->rows->len);
  g_byte_array_set_size (self->rows, 4);
  self->n_rows = 0;
}

void
veche_emit_header (VecheEmit *self, JsonObject *header)
{
  veche_emit_json (self, 'H', header);
}

void
veche_emit_progress (VecheEmit *self, guint64 done, guint64 total)
{
  guint permille = total == 0 ? 1000 : (guint) (1000.0 * (double) MIN (done, total) / (double) total);
  guint32 body = GUINT32_TO_LE (permille);

  if (permille == self->permille)
    return;

  self->permille = permille;
  veche_emit_frame (self, 'P', &body, sizeof body);
}

void
veche_emit_message (VecheEmit *self, const char *code, guint64 line, guint64 count, const char *detail)
{
  JsonObject *object = json_object_new ();
  g_autofree char *text = g_utf8_make_valid (detail != NULL ? detail : "", -1);

  json_object_set_string_member (object, "code", code);
  json_object_set_int_member (object, "line", (gint64) line);
  json_object_set_int_member (object, "count", (gint64) count);
  json_object_set_string_member (object, "detail", text);
  veche_emit_json (self, 'M', object);
}

void
veche_emit_bytes (VecheEmit *self, const guint8 *data, gsize length)
{
  veche_emit_frame (self, 'B', data, length);
}

void
veche_emit_done (VecheEmit *self)
{
  veche_emit_flush (self);
  veche_emit_frame (self, 'D', "", 0);
}

gboolean
veche_emit_error (VecheEmit *self, const char *code, guint64 line, const char *detail)
{
  JsonObject *object = json_object_new ();
  g_autofree char *text = g_utf8_make_valid (detail != NULL ? detail : "", -1);

  json_object_set_string_member (object, "code", code);
  json_object_set_int_member (object, "line", (gint64) line);
  json_object_set_string_member (object, "detail", text);
  veche_emit_json (self, 'E', object);

  return FALSE;
}

static void
veche_emit_append_u32 (VecheEmit *self, guint32 value)
{
  guint32 le = GUINT32_TO_LE (value);

  g_byte_array_append (self->rows, (const guint8 *) &le, 4);
}

void
veche_emit_row_begin (VecheEmit *self, guint64 line)
{
  guint64 le = GUINT64_TO_LE (line);

  self->row_start = self->rows->len;
  g_byte_array_append (self->rows, (const guint8 *) &le, 8);
  self->cells_at = self->rows->len;
  self->n_cells = 0;
  veche_emit_append_u32 (self, 0);
}

void
veche_emit_cell (VecheEmit *self, const char *text, gsize length)
{
  self->n_cells++;
  if (length == G_MAXSIZE)
    {
      veche_emit_append_u32 (self, MISSING);
      return;
    }

  length = MIN (length, VECHE_EMIT_CELL_MAX);
  /* Over the limit the row is refused at its end: what counts here is not to hold it all. */
  if (self->rows->len - self->row_start > VECHE_EMIT_ROW_MAX)
    length = 0;
  veche_emit_append_u32 (self, (guint32) length);
  g_byte_array_append (self->rows, (const guint8 *) text, (guint) length);
}

gboolean
veche_emit_row_end (VecheEmit *self, const guint8 *wkb, gsize wkb_length)
{
  guint32 cells = GUINT32_TO_LE (self->n_cells);
  gsize size = self->rows->len - self->row_start + (wkb != NULL ? wkb_length : 0);

  if (size > VECHE_EMIT_ROW_MAX)
    {
      guint64 line;

      memcpy (&line, self->rows->data + self->row_start, 8);
      return veche_emit_error (self, "row-too-long", GUINT64_FROM_LE (line), NULL);
    }

  memcpy (self->rows->data + self->cells_at, &cells, 4);
  veche_emit_append_u32 (self, wkb != NULL ? (guint32) wkb_length : MISSING);
  if (wkb != NULL)
    g_byte_array_append (self->rows, wkb, (guint) wkb_length);

  self->n_rows++;
  if (self->n_rows >= BATCH_ROWS || self->rows->len >= BATCH_BYTES)
    veche_emit_flush (self);

  return TRUE;
}
