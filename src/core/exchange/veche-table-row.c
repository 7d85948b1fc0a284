/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-row.h"

#include <string.h>

#define MISSING G_MAXUINT32
#define MAX_CELLS 65536

VecheTableRow *
veche_table_row_new (guint64 line, guint n_cells, gsize text_size, char **text)
{
  /* One block: the struct, the vector of cells, their text. A row lives and dies as a whole, and there are many. */
  gsize vector = ((gsize) n_cells + 1) * sizeof (char *);
  char *block = g_malloc (sizeof (VecheTableRow) + vector + text_size);
  VecheTableRow *self = (VecheTableRow *) block;

  self->line = line;
  self->n_cells = n_cells;
  self->cells = (char **) (block + sizeof (VecheTableRow));
  self->geometry = NULL;
  memset (self->cells, 0, vector);
  if (text != NULL)
    *text = block + sizeof (VecheTableRow) + vector;

  return self;
}

VecheTableRow *
veche_table_row_copy (const VecheTableRow *self)
{
  VecheTableRow *copy;
  gsize size = 0;
  char *text;

  for (guint i = 0; i < self->n_cells; i++)
    size += self->cells[i] != NULL ? strlen (self->cells[i]) + 1 : 0;
  copy = veche_table_row_new (self->line, self->n_cells, size, &text);
  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i] != NULL)
      {
        copy->cells[i] = text;
        text = g_stpcpy (text, self->cells[i]) + 1;
      }
  copy->geometry = self->geometry != NULL ? g_bytes_ref (self->geometry) : NULL;

  return copy;
}

void
veche_table_row_free (VecheTableRow *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->geometry, g_bytes_unref);
  g_free (self);
}

const char *
veche_table_row_get (const VecheTableRow *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return column < self->n_cells ? self->cells[column] : NULL;
}

/* What is left of a frame. */
typedef struct
{
  const guint8 *at;
  gsize left;
} VecheTableRowInput;

static gboolean
veche_table_row_take_u32 (VecheTableRowInput *input, guint32 *value)
{
  if (input->left < 4)
    return FALSE;

  memcpy (value, input->at, 4);
  *value = GUINT32_FROM_LE (*value);
  input->at += 4;
  input->left -= 4;

  return TRUE;
}

/* How many bytes the cells and their NULs take; FALSE when they go over the end. Does not move the input. */
static gboolean
veche_table_row_measure (VecheTableRowInput input, guint32 n_cells, gsize *size)
{
  *size = 0;
  for (guint32 i = 0; i < n_cells; i++)
    {
      guint32 length;

      if (!veche_table_row_take_u32 (&input, &length))
        return FALSE;
      if (length == MISSING)
        continue;
      if (length > input.left)
        return FALSE;
      input.at += length;
      input.left -= length;
      *size += (gsize) length + 1;
    }

  return TRUE;
}

static gboolean
veche_table_row_take_geometry (VecheTableRowInput *input, VecheTableRow *row)
{
  guint32 length;

  if (!veche_table_row_take_u32 (input, &length))
    return FALSE;
  if (length == MISSING)
    return TRUE;
  if (length > input->left)
    return FALSE;

  row->geometry = g_bytes_new (input->at, length);
  input->at += length;
  input->left -= length;

  return TRUE;
}

static VecheTableRow *
veche_table_row_parse (VecheTableRowInput *input, guint min_cells)
{
  g_autoptr (VecheTableRow) row = NULL;
  guint64 line;
  guint32 n_cells;
  gsize size;
  char *text;

  if (input->left < 8)
    return NULL;
  memcpy (&line, input->at, 8);
  input->at += 8;
  input->left -= 8;
  if (!veche_table_row_take_u32 (input, &n_cells) || n_cells > MAX_CELLS || !veche_table_row_measure (*input, n_cells, &size))
    return NULL;

  row = veche_table_row_new (GUINT64_FROM_LE (line), MAX (n_cells, min_cells), size, &text);
  for (guint32 i = 0; i < n_cells; i++)
    {
      guint32 length = MISSING;

      veche_table_row_take_u32 (input, &length);
      if (length == MISSING)
        continue;
      /* Stops at a NUL too: a cell has none. */
      if (!g_utf8_validate_len ((const char *) input->at, length, NULL))
        return NULL;
      memcpy (text, input->at, length);
      text[length] = '\0';
      row->cells[i] = text;
      text += (gsize) length + 1;
      input->at += length;
      input->left -= length;
    }

  return veche_table_row_take_geometry (input, row) ? g_steal_pointer (&row) : NULL;
}

GPtrArray *
veche_table_row_parse_batch (GBytes *body, guint min_cells)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_table_row_free);
  VecheTableRowInput input;
  guint32 count;

  input.at = g_bytes_get_data (body, &input.left);
  if (!veche_table_row_take_u32 (&input, &count))
    return NULL;

  for (guint32 i = 0; i < count; i++)
    {
      VecheTableRow *row = veche_table_row_parse (&input, min_cells);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return input.left == 0 ? g_steal_pointer (&rows) : NULL;
}
