/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-csv-sink.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-table-cell.h"

typedef struct
{
  VecheTableSink base;
  FILE *file;
  char *encoding; /* NULL: UTF-8 */
  char delimiter;
  GString *line;
} VecheCsvSink;

static void
veche_csv_sink_free (VecheTableSink *sink)
{
  VecheCsvSink *self = (VecheCsvSink *) sink;

  g_clear_pointer (&self->file, fclose);
  g_free (self->encoding);
  g_string_free (self->line, TRUE);
  veche_table_sink_clear (sink);
  g_free (self);
}

static gboolean
veche_csv_sink_write (VecheCsvSink *self, const char *data, gsize length, GError **error)
{
  errno = 0;
  if (fwrite (data, 1, length, self->file) != length)
    return veche_table_sink_set_error (self->base.what, errno, error);

  return TRUE;
}

static gboolean
veche_csv_sink_write_line (VecheCsvSink *self, GError **error)
{
  g_autofree char *converted = NULL;
  gsize length = 0;

  g_string_append (self->line, "\r\n");
  if (self->encoding == NULL)
    return veche_csv_sink_write (self, self->line->str, self->line->len, error);

  converted = g_convert (self->line->str, (gssize) self->line->len, self->encoding, "UTF-8", NULL, &length, NULL);
  if (converted == NULL)
    {
      g_autofree char *warning = g_strdup_printf (_ ("The encoding %s lacks some characters: “?” stands for them."), self->encoding);

      veche_table_sink_warn_once (&self->base, warning);
      converted = g_convert_with_fallback (self->line->str, (gssize) self->line->len, self->encoding, "UTF-8", "?", NULL, &length, NULL);
    }
  if (converted == NULL)
    return veche_table_sink_set_error (self->base.what, EILSEQ, error);

  return veche_csv_sink_write (self, converted, length, error);
}

static gboolean
veche_csv_sink_needs_quotes (VecheCsvSink *self, const char *text)
{
  const char special[] = { self->delimiter, '"', '\r', '\n', '\t', '\0' };
  gsize length = strlen (text);

  return strpbrk (text, special) != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

static void
veche_csv_sink_append (VecheCsvSink *self, const char *text)
{
  if (!veche_csv_sink_needs_quotes (self, text))
    {
      g_string_append (self->line, text);
      return;
    }

  g_string_append_c (self->line, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (self->line, '"');
      g_string_append_c (self->line, *text);
    }
  g_string_append_c (self->line, '"');
}

static void
veche_csv_sink_append_cell (VecheCsvSink *self, const VecheTableSinkCell *cell)
{
  g_autofree char *number = NULL;

  switch (cell->kind)
    {
    case VECHE_TABLE_CELL_EMPTY:
      break;
    case VECHE_TABLE_CELL_NUMBER:
    case VECHE_TABLE_CELL_MONEY:
      number = g_strdelimit (g_strdup (cell->text), ".", ',');
      veche_csv_sink_append (self, number);
      break;
    case VECHE_TABLE_CELL_TEXT:
    case VECHE_TABLE_CELL_DAY:
    case VECHE_TABLE_CELL_MOMENT:
    default:
      veche_csv_sink_append (self, cell->text);
      break;
    }
}

static gboolean
veche_csv_sink_row (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error)
{
  VecheCsvSink *self = (VecheCsvSink *) sink;
  gboolean first = TRUE;

  g_string_truncate (self->line, 0);
  for (guint i = 0; i < sink->n_columns; i++)
    {
      if (sink->columns[i].type == VECHE_TABLE_GEOMETRY)
        continue;
      if (!first)
        g_string_append_c (self->line, self->delimiter);
      first = FALSE;
      veche_csv_sink_append_cell (self, &cells[i]);
    }

  return veche_csv_sink_write_line (self, error);
}

static gboolean
veche_csv_sink_finish (VecheTableSink *sink, GError **error)
{
  VecheCsvSink *self = (VecheCsvSink *) sink;
  FILE *file = g_steal_pointer (&self->file);

  errno = 0;
  if (fclose (file) != 0)
    return veche_table_sink_set_error (sink->what, errno, error);

  return TRUE;
}

static gboolean
veche_csv_sink_write_header (VecheCsvSink *self, GError **error)
{
  g_autofree VecheTableSinkCell *cells = g_new0 (VecheTableSinkCell, self->base.n_columns + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (self->encoding == NULL && !veche_csv_sink_write (self, "\357\273\277", 3, error))
    return FALSE;

  for (guint i = 0; i < self->base.n_columns; i++)
    {
      char *name = veche_table_cell_guard (self->base.columns[i].name);

      g_ptr_array_add (names, name);
      cells[i].kind = VECHE_TABLE_CELL_TEXT;
      cells[i].text = name;
    }

  return veche_csv_sink_row (&self->base, cells, error);
}

VecheTableSink *
veche_csv_sink_new (const VecheTableSinkSetup *setup, GError **error)
{
  VecheCsvSink *self = g_new0 (VecheCsvSink, 1);
  g_autofree char *probe = NULL;

  veche_table_sink_init (&self->base, setup);
  self->base.row = veche_csv_sink_row;
  self->base.finish = veche_csv_sink_finish;
  self->base.free = veche_csv_sink_free;
  self->line = g_string_new (NULL);
  self->delimiter = setup->delimiter;
  if (setup->encoding != NULL && g_ascii_strcasecmp (setup->encoding, "utf-8") != 0 && g_ascii_strcasecmp (setup->encoding, "utf8") != 0
      && g_ascii_strcasecmp (setup->encoding, "auto") != 0)
    {
      self->encoding = g_strdup (setup->encoding);
      probe = g_convert ("a", 1, self->encoding, "UTF-8", NULL, NULL, NULL);
      if (probe == NULL)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                       _ ("Could not write “%s”: there is no encoding “%s”. Use UTF-8 or CP1251."), setup->what, setup->encoding);
          veche_csv_sink_free (&self->base);
          return NULL;
        }
    }

  self->file = fopen (setup->path, "we");
  if (self->file == NULL)
    veche_table_sink_set_error (setup->what, errno, error);
  if (self->file == NULL || !veche_csv_sink_write_header (self, error))
    {
      veche_csv_sink_free (&self->base);
      return NULL;
    }

  return &self->base;
}
