/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-setter.h"

#include <string.h>

#include "veche-row.h"

#define PAD_X 3.5
/* The width of a narrow table. */
#define NARROW_SHARE 0.42
/* No word makes a column wider than this share of the table. */
#define WORD_SHARE 0.25
/* Words of prose up to so many letters are not broken where that can be helped. */
#define MAX_WORD 20
/* A head that is higher than this share of the page is not repeated. */
#define HEADER_SHARE 0.3

static double
veche_table_setter_get_size (const VechePageStyle *style,
                             const VecheTable     *table)
{
  return (table->flags & VECHE_TABLE_SMALL) != 0 ? style->note_font_size : style->table_font_size;
}

/* The longest word of at most @max_chars: what a column must have room for. Longer ones may be broken. */
static void
veche_table_setter_find_longest_word (const char *text,
                                      const char *separators,
                                      glong       max_chars,
                                      GString    *longest)
{
  g_auto (GStrv) words = g_strsplit_set (text, separators, -1);
  glong best = g_utf8_strlen (longest->str, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (length > best && length <= max_chars)
        {
          g_string_assign (longest, words[i]);
          best = length;
        }
    }
}

static double
veche_table_setter_measure_column (VecheGalley      *galley,
                                   const VecheTable *table,
                                   guint             column,
                                   double            size)
{
  const VecheTableColumn *info = g_ptr_array_index (table->columns, column);
  gboolean prose = info->kind == VECHE_CELL_KIND_TEXT;
  g_autoptr (GString) longest = g_string_new ("");
  double title, cells;

  veche_table_setter_find_longest_word (info->title, " -\n", G_MAXLONG, longest);
  title = veche_galley_measure (galley, longest->str, size, TRUE);
  g_string_truncate (longest, 0);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const VecheTableRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *cell = NULL;

      if (row->kind == VECHE_ROW_KIND_SECTION)
        continue;
      cell = veche_document_format_cell (info->kind, row->cells[column]);
      veche_table_setter_find_longest_word (cell, prose ? " -\n" : " \n", prose ? MAX_WORD : G_MAXLONG, longest);
    }
  /* A word of as many letters may be a little wider. */
  cells = veche_galley_measure (galley, longest->str, size, FALSE) * 1.06;
  return MAX (title, cells) + 2 * PAD_X + 1;
}

/* Widths that are below their least are raised to it, at the cost of those above theirs. */
static void
veche_table_setter_share (double       *widths,
                          const double *least,
                          guint         n,
                          double        total)
{
  for (guint round = 0; round < n; round++)
    {
      double lacking = 0, spare = 0;

      for (guint i = 0; i < n; i++)
        {
          lacking += MAX (least[i] - widths[i], 0);
          spare += MAX (widths[i] - least[i], 0);
        }
      if (lacking < 0.01 || spare < 0.01)
        return;
      for (guint i = 0; i < n; i++)
        {
          if (widths[i] < least[i])
            widths[i] += (least[i] - widths[i]) * MIN (1, spare / lacking);
          else
            widths[i] -= (widths[i] - least[i]) * MIN (1, lacking / spare);
        }
    }
}

void
veche_table_setter_measure (VecheGalley      *galley,
                            const VecheTable *table,
                            double           *widths)
{
  const VechePageStyle *style = veche_galley_get_style (galley);
  double total = veche_page_style_get_body_width (style)
                 * ((table->flags & VECHE_TABLE_NARROW) != 0 ? NARROW_SHARE : 1);
  double size = veche_table_setter_get_size (style, table);
  guint n = table->columns->len;
  g_autofree double *least = g_new (double, n);
  double weights = 0, sum = 0;

  for (guint i = 0; i < n; i++)
    weights += ((const VecheTableColumn *) g_ptr_array_index (table->columns, i))->weight;
  for (guint i = 0; i < n; i++)
    {
      widths[i] = total * ((const VecheTableColumn *) g_ptr_array_index (table->columns, i))->weight / weights;
      least[i] = MIN (veche_table_setter_measure_column (galley, table, i, size), total * WORD_SHARE);
      sum += least[i];
    }
  /* Too many columns for the paper: everyone gives way alike, and words break. */
  for (guint i = 0; sum > total && i < n; i++)
    least[i] *= total / sum;
  veche_table_setter_share (widths, least, n, total);
}

static PangoAlignment
veche_table_setter_get_align (VecheCellKind kind)
{
  switch (kind)
    {
    case VECHE_CELL_KIND_INDEX:
    case VECHE_CELL_KIND_CENTRED:
    case VECHE_CELL_KIND_DATE:
      return PANGO_ALIGN_CENTER;
    case VECHE_CELL_KIND_NUMBER:
    case VECHE_CELL_KIND_MONEY:
      return PANGO_ALIGN_RIGHT;
    case VECHE_CELL_KIND_TEXT:
    default:
      return PANGO_ALIGN_LEFT;
    }
}

static GPtrArray *
veche_table_setter_set_header (VecheGalley      *galley,
                               const VecheTable *table,
                               const double     *widths,
                               double            size)
{
  guint n = table->columns->len;
  g_autofree VecheCell *cells = g_new0 (VecheCell, n);
  VecheRowStyle style = { .borders = TRUE,
                          .centred = TRUE,
                          .pad_x = PAD_X,
                          .pad_y = veche_galley_get_style (galley)->table_padding + 0.5,
                          .may_break = TRUE };
  double x = 0, height;
  GPtrArray *header;
  GPtrArray *boxes = veche_galley_get_boxes (galley);
  guint first = boxes->len;

  for (guint i = 0; i < n; i++)
    {
      const VecheTableColumn *column = g_ptr_array_index (table->columns, i);

      cells[i] = (VecheCell){ .text = column->title,
                              .x = x,
                              .width = widths[i],
                              .align = PANGO_ALIGN_CENTER,
                              .size = size,
                              .bold = TRUE };
      x += widths[i];
    }
  height = veche_row_set (galley, cells, n, &style);
  if (height > HEADER_SHARE * veche_page_style_get_body_height (veche_galley_get_style (galley)))
    return NULL;
  for (guint i = first + 1; i < boxes->len; i++)
    ((VecheBox *) g_ptr_array_index (boxes, i))->may_break = FALSE;
  veche_galley_begin_header (galley);
  veche_row_set (galley, cells, n, &style);
  header = veche_galley_end_header (galley);
  veche_galley_glue (galley);
  return header;
}

static void
veche_table_setter_set_row (VecheGalley         *galley,
                            const VecheTable    *table,
                            const VecheTableRow *row,
                            const double        *widths,
                            double               size,
                            VecheRowStyle       *style)
{
  guint n = row->kind == VECHE_ROW_KIND_SECTION ? 1 : table->columns->len;
  g_autofree VecheCell *cells = g_new0 (VecheCell, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double x = 0;

  for (guint i = 0; i < n; i++)
    {
      const VecheTableColumn *column = g_ptr_array_index (table->columns, i);
      char *text = veche_document_format_cell (column->kind, row->cells[i]);

      g_ptr_array_add (texts, text);
      cells[i] = (VecheCell) {
        .text = text,
        .x = x,
        .width = widths[i],
        .align = veche_table_setter_get_align (column->kind),
        .size = size,
        .bold = row->kind != VECHE_ROW_KIND_NORMAL,
      };
      x += widths[i];
    }
  if (row->kind == VECHE_ROW_KIND_SECTION)
    {
      for (guint i = 1; i < table->columns->len; i++)
        cells[0].width += widths[i];
      cells[0].align = PANGO_ALIGN_LEFT;
    }
  veche_row_set (galley, cells, n, style);
  if (row->kind == VECHE_ROW_KIND_SECTION)
    veche_galley_glue (galley);
}

void
veche_table_setter_set (VecheGalley      *galley,
                        const VecheTable *table)
{
  g_autofree double *widths = g_new0 (double, MAX (table->columns->len, 1));
  double size = veche_table_setter_get_size (veche_galley_get_style (galley), table);
  gboolean borders = (table->flags & VECHE_TABLE_NO_BORDERS) == 0;
  VecheRowStyle style = { .borders = borders,
                          .pad_x = borders ? PAD_X : 0,
                          .pad_y = borders ? veche_galley_get_style (galley)->table_padding : 0.5,
                          .may_break = TRUE };

  if (table->columns->len == 0)
    return;
  veche_table_setter_measure (galley, table, widths);
  if (borders)
    style.header = veche_table_setter_set_header (galley, table, widths, size);
  for (guint i = 0; i < table->rows->len; i++)
    {
      /* A total does not stand alone at the top of a page. */
      const VecheTableRow *row = g_ptr_array_index (table->rows, i);

      style.may_break = row->kind != VECHE_ROW_KIND_TOTAL || i == 0;
      veche_table_setter_set_row (galley, table, row, widths, size, &style);
    }
}
