/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-feed.h"

#include <string.h>

/* Rows with text that are looked at before it is decided which is the header. */
#define LOOK_AHEAD 30

typedef struct
{
  guint64 line;
  guint n_cells;
  GString *text;
  GArray *cells; /* VecheFeedCell, into `text` */
} VecheFeedRow;

struct _VecheFeed
{
  VecheEmit *emit;
  JsonObject *header;
  gint64 header_row;
  guint min_columns;
  GPtrArray *waiting; /* VecheFeedRow, until the header is known; then NULL */
  guint n_columns;
  guint64 long_row; /* the first row with more cells than columns */
  guint64 long_rows;
};

static void
veche_feed_row_free (VecheFeedRow *row)
{
  g_string_free (row->text, TRUE);
  g_array_unref (row->cells);
  g_free (row);
}

static VecheFeedRow *
veche_feed_row_copy (guint64 line, const VecheFeedCell *cells, guint n_cells)
{
  VecheFeedRow *row = g_new0 (VecheFeedRow, 1);
  gsize at = 0;

  row->line = line;
  row->n_cells = n_cells;
  row->text = g_string_new (NULL);
  row->cells = g_array_sized_new (FALSE, TRUE, sizeof (VecheFeedCell), n_cells);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].text != NULL)
      g_string_append_len (row->text, cells[i].text, (gssize) cells[i].length);

  for (guint i = 0; i < n_cells; i++)
    {
      VecheFeedCell cell = { cells[i].text != NULL ? row->text->str + at : NULL, cells[i].length };

      g_array_append_val (row->cells, cell);
      at += cells[i].text != NULL ? cells[i].length : 0;
    }

  return row;
}

VecheFeed *
veche_feed_new (VecheEmit *emit, JsonObject *header, gint64 header_row, guint min_columns)
{
  VecheFeed *self = g_new0 (VecheFeed, 1);

  self->emit = emit;
  self->header = header;
  self->header_row = header_row;
  self->min_columns = min_columns;
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_feed_row_free);

  return self;
}

void
veche_feed_free (VecheFeed *self)
{
  g_clear_pointer (&self->header, json_object_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self);
}

static gboolean
veche_feed_cell_is_blank (const VecheFeedCell *cell)
{
  for (gsize i = 0; cell->text != NULL && i < cell->length; i++)
    if (!g_ascii_isspace (cell->text[i]))
      return FALSE;

  return TRUE;
}

/* One past the last cell with text. */
static guint
veche_feed_width (const VecheFeedCell *cells, guint n_cells)
{
  while (n_cells > 0 && veche_feed_cell_is_blank (&cells[n_cells - 1]))
    n_cells--;

  return n_cells;
}

/* A number, a day, a moment: what stands in rows, not in headers. */
static gboolean
veche_feed_cell_is_value (const VecheFeedCell *cell)
{
  gsize digits = 0;

  for (gsize i = 0; i < cell->length; i++)
    {
      if (g_ascii_isdigit (cell->text[i]))
        digits++;
      else if (strchr ("+-.,:/ eETZ%", cell->text[i]) == NULL)
        return FALSE;
    }

  return digits > 0;
}

static void
veche_feed_count (const VecheFeedRow *row, guint *filled, guint *values)
{
  const VecheFeedCell *cells = (const VecheFeedCell *) (const void *) row->cells->data;

  *filled = 0;
  *values = 0;
  for (guint i = 0; i < row->n_cells; i++)
    if (!veche_feed_cell_is_blank (&cells[i]))
      {
        *filled += 1;
        *values += veche_feed_cell_is_value (&cells[i]);
      }
}

/* The first row that is nearly as full as the fullest and is words rather than numbers; else the first. */
static guint
veche_feed_guess_header (GPtrArray *rows)
{
  guint fullest = 0;
  guint filled;
  guint values;

  for (guint i = 0; i < rows->len; i++)
    {
      veche_feed_count (g_ptr_array_index (rows, i), &filled, &values);
      fullest = MAX (fullest, filled);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      veche_feed_count (g_ptr_array_index (rows, i), &filled, &values);
      if (10 * filled >= 6 * fullest && 10 * values <= 3 * filled)
        return i;
    }

  return 0;
}

static gboolean
veche_feed_emit_row (VecheFeed *self, guint64 line, const VecheFeedCell *cells, guint n_cells)
{
  guint width = veche_feed_width (cells, n_cells);

  if (width > self->n_columns)
    {
      self->long_row = self->long_rows++ == 0 ? line : self->long_row;
      n_cells = width;
    }
  else
    {
      n_cells = MIN (n_cells, self->n_columns);
    }

  veche_emit_row_begin (self->emit, line);
  for (guint i = 0; i < n_cells; i++)
    veche_emit_cell (self->emit, cells[i].text, cells[i].text != NULL ? cells[i].length : G_MAXSIZE);
  for (guint i = n_cells; i < self->n_columns; i++)
    veche_emit_cell (self->emit, NULL, G_MAXSIZE);

  return veche_emit_row_end (self->emit, NULL, 0);
}

/* Sends the header, and the rows that have waited for it. */
static gboolean
veche_feed_start (VecheFeed *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  JsonArray *columns = json_array_new ();
  guint first = 0;
  guint64 header_row = 0;

  if (self->header_row == VECHE_FEED_HEADER_NONE)
    {
      for (guint i = 0; i < waiting->len; i++)
        {
          const VecheFeedRow *row = g_ptr_array_index (waiting, i);
          guint width = veche_feed_width ((const VecheFeedCell *) (const void *) row->cells->data, row->n_cells);

          self->n_columns = MAX (self->n_columns, width);
        }
    }
  else
    {
      const VecheFeedRow *row;

      first = self->header_row == VECHE_FEED_HEADER_AUTO ? veche_feed_guess_header (waiting) : 0;
      row = g_ptr_array_index (waiting, first++);
      header_row = row->line;
      self->n_columns = row->n_cells;
      for (guint i = 0; i < row->n_cells; i++)
        {
          const VecheFeedCell *cell = &g_array_index (row->cells, VecheFeedCell, i);
          g_autofree char *name = g_strndup (cell->text != NULL ? cell->text : "", cell->text != NULL ? cell->length : 0);

          json_array_add_string_element (columns, name);
        }
    }

  self->n_columns = MAX (self->n_columns, self->min_columns);
  while (json_array_get_length (columns) < self->n_columns)
    json_array_add_string_element (columns, "");
  json_object_set_array_member (self->header, "columns", columns);
  json_object_set_int_member (self->header, "header_row", (gint64) header_row);
  veche_emit_header (self->emit, g_steal_pointer (&self->header));

  for (guint i = first; i < waiting->len; i++)
    {
      const VecheFeedRow *row = g_ptr_array_index (waiting, i);

      if (!veche_feed_emit_row (self, row->line, (const VecheFeedCell *) (const void *) row->cells->data, row->n_cells))
        return FALSE;
    }

  return TRUE;
}

gboolean
veche_feed_row (VecheFeed *self, guint64 line, const VecheFeedCell *cells, guint n_cells)
{
  if (veche_feed_width (cells, n_cells) == 0)
    return TRUE;
  if (self->waiting == NULL)
    return veche_feed_emit_row (self, line, cells, n_cells);
  if (self->header_row > 0 && line < (guint64) self->header_row)
    return TRUE;

  g_ptr_array_add (self->waiting, veche_feed_row_copy (line, cells, n_cells));
  if (self->header_row > 0 || self->waiting->len >= LOOK_AHEAD)
    return veche_feed_start (self);

  return TRUE;
}

gboolean
veche_feed_end (VecheFeed *self)
{
  if (self->waiting != NULL && self->waiting->len == 0)
    return veche_emit_error (self->emit, "no-rows", 0, NULL);
  if (self->waiting != NULL && !veche_feed_start (self))
    return FALSE;

  if (self->long_rows > 0)
    veche_emit_message (self->emit, "long-rows", self->long_row, self->long_rows, NULL);

  return TRUE;
}
