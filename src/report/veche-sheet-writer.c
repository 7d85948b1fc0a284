/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sheet-writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "veche-document-private.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-table-cell.h"

/* What a cell holds, in UTF-16 units as spreadsheets count. */
#define MAX_CELL 32767
#define MAX_ROWS 1048576

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_row_t row;
  lxw_format *title, *plain, *header, *text, *centred, *number, *money, *day, *moment, *total;
  guint n_sheets, n_shortened;
} VecheSheetWriter;

static lxw_format *
veche_sheet_writer_add_format (VecheSheetWriter *writer,
                               gboolean          bold,
                               gboolean          bordered,
                               guint8            align,
                               const char       *pattern)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  if (bold)
    format_set_bold (format);
  if (bordered)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_text_wrap (format);
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
    }
  if (align != LXW_ALIGN_NONE)
    format_set_align (format, align);
  if (pattern != NULL)
    format_set_num_format (format, pattern);
  return format;
}

static void
veche_sheet_writer_add_formats (VecheSheetWriter *writer)
{
  writer->title = veche_sheet_writer_add_format (writer, TRUE, FALSE, LXW_ALIGN_NONE, NULL);
  writer->plain = veche_sheet_writer_add_format (writer, FALSE, FALSE, LXW_ALIGN_NONE, NULL);
  writer->header = veche_sheet_writer_add_format (writer, TRUE, TRUE, LXW_ALIGN_CENTER, NULL);
  writer->text = veche_sheet_writer_add_format (writer, FALSE, TRUE, LXW_ALIGN_NONE, NULL);
  writer->centred = veche_sheet_writer_add_format (writer, FALSE, TRUE, LXW_ALIGN_CENTER, NULL);
  writer->number = veche_sheet_writer_add_format (writer, FALSE, TRUE, LXW_ALIGN_RIGHT, "General");
  writer->money = veche_sheet_writer_add_format (writer, FALSE, TRUE, LXW_ALIGN_RIGHT, "#,##0.00");
  writer->day = veche_sheet_writer_add_format (writer, FALSE, TRUE, LXW_ALIGN_CENTER, "dd.mm.yyyy");
  writer->moment = veche_sheet_writer_add_format (writer, FALSE, TRUE, LXW_ALIGN_CENTER, "dd.mm.yyyy, hh:mm");
  writer->total = veche_sheet_writer_add_format (writer, TRUE, TRUE, LXW_ALIGN_NONE, NULL);
  format_set_align (writer->header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (writer->header, 0xEDEDED);
}

static void
veche_sheet_writer_put_text (VecheSheetWriter *writer,
                             lxw_col_t         column,
                             const char       *text,
                             lxw_format       *format)
{
  g_autofree char *guarded = veche_table_cell_guard (text);
  gsize units = 0;

  for (char *at = guarded; *at != '\0'; at = g_utf8_next_char (at))
    {
      units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
      if (units > MAX_CELL)
        {
          *at = '\0';
          writer->n_shortened++;
          break;
        }
    }
  if (*guarded == '\0')
    worksheet_write_blank (writer->sheet, writer->row, column, format);
  else
    worksheet_write_string (writer->sheet, writer->row, column, guarded, format);
}

static gboolean
veche_sheet_writer_put_number (VecheSheetWriter *writer,
                               lxw_col_t         column,
                               const char       *cell,
                               lxw_format       *format)
{
  g_autofree char *plain = g_strdelimit (g_strdup (cell), ",", '.');
  char *end = NULL;
  double value;

  /* More digits than a double keeps stay text. */
  if (*plain == '\0' || strlen (plain) > 15 || strspn (plain, "-0123456789.") != strlen (plain))
    return FALSE;
  value = g_ascii_strtod (plain, &end);
  if (*end != '\0')
    return FALSE;
  worksheet_write_number (writer->sheet, writer->row, column, value, format);
  return TRUE;
}

static gboolean
veche_sheet_writer_put_date (VecheSheetWriter *writer,
                             lxw_col_t         column,
                             const char       *cell)
{
  int day, month, year, hour = 0, minute = 0, used = 0;
  int n = sscanf (cell, "%2d.%2d.%4d%n, %2d:%2d%n", &day, &month, &year, &used, &hour, &minute, &used);
  lxw_datetime date = { .year = year, .month = month, .day = day, .hour = hour, .min = minute };

  if (n < 3 || cell[used] != '\0' || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)
      || year < 1900 || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  worksheet_write_datetime (writer->sheet, writer->row, column, &date, n == 5 ? writer->moment : writer->day);
  return TRUE;
}

static void
veche_sheet_writer_put_cell (VecheSheetWriter *writer,
                             lxw_col_t         column,
                             VecheCellKind     kind,
                             const char       *cell)
{
  switch (kind)
    {
    case VECHE_CELL_KIND_INDEX:
    case VECHE_CELL_KIND_NUMBER:
      if (veche_sheet_writer_put_number (writer, column, cell,
                                         kind == VECHE_CELL_KIND_INDEX ? writer->centred : writer->number))
        return;
      break;
    case VECHE_CELL_KIND_MONEY:
      if (veche_sheet_writer_put_number (writer, column, cell, writer->money))
        return;
      break;
    case VECHE_CELL_KIND_DATE:
      if (veche_sheet_writer_put_date (writer, column, cell))
        return;
      break;
    case VECHE_CELL_KIND_TEXT:
    case VECHE_CELL_KIND_CENTRED:
    default:
      break;
    }
  veche_sheet_writer_put_text (writer, column, cell,
                               kind == VECHE_CELL_KIND_TEXT ? writer->text : writer->centred);
}

static void
veche_sheet_writer_put_row (VecheSheetWriter    *writer,
                            const VecheTable    *table,
                            const VecheTableRow *row)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const VecheTableColumn *column = g_ptr_array_index (table->columns, i);

      if (row->kind == VECHE_ROW_KIND_NORMAL)
        veche_sheet_writer_put_cell (writer, (lxw_col_t) i, column->kind, row->cells[i]);
      else if (column->kind != VECHE_CELL_KIND_NUMBER
               || !veche_sheet_writer_put_number (writer, (lxw_col_t) i, row->cells[i], writer->total))
        veche_sheet_writer_put_text (writer, (lxw_col_t) i,
                                     row->kind == VECHE_ROW_KIND_SECTION && i > 0 ? "" : row->cells[i],
                                     writer->total);
    }
}

static void
veche_sheet_writer_begin_sheet (VecheSheetWriter    *writer,
                                const VecheDocument *document,
                                const char          *name)
{
  const VechePageStyle *style = &document->style;

  writer->sheet = workbook_add_worksheet (writer->workbook, name);
  writer->row = 0;
  writer->n_sheets++;
  worksheet_set_paper (writer->sheet, 9);
  if (style->width > style->height)
    worksheet_set_landscape (writer->sheet);
  worksheet_set_margins (writer->sheet, style->left / 72, style->right / 72, style->top / 72, style->bottom / 72);
  worksheet_fit_to_pages (writer->sheet, 1, 0);
}

static void
veche_sheet_writer_set_widths (VecheSheetWriter *writer,
                               const VecheTable *table)
{
  double weights = 0;

  for (guint i = 0; i < table->columns->len; i++)
    weights += ((const VecheTableColumn *) g_ptr_array_index (table->columns, i))->weight;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const VecheTableColumn *column = g_ptr_array_index (table->columns, i);
      double width = 150 * column->weight / weights;
      double least = column->kind == VECHE_CELL_KIND_DATE ? 18 : 6;

      worksheet_set_column (writer->sheet, (lxw_col_t) i, (lxw_col_t) i, CLAMP (width, least, 60), NULL);
    }
}

static gboolean
veche_sheet_writer_put_table (VecheSheetWriter *writer,
                              const VecheTable *table,
                              GError          **error)
{
  lxw_row_t first = writer->row;

  if (table->columns->len == 0)
    return TRUE;
  if (first + 1 + table->rows->len > MAX_ROWS || table->columns->len > 16384)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not write the workbook: a sheet holds %u rows at most. Choose fewer rows."),
                   (guint) MAX_ROWS);
      return FALSE;
    }
  veche_sheet_writer_set_widths (writer, table);
  for (guint i = 0; i < table->columns->len; i++)
    veche_sheet_writer_put_text (writer, (lxw_col_t) i,
                                 ((const VecheTableColumn *) g_ptr_array_index (table->columns, i))->title,
                                 writer->header);
  writer->row++;
  for (guint i = 0; i < table->rows->len; i++)
    {
      veche_sheet_writer_put_row (writer, table, g_ptr_array_index (table->rows, i));
      writer->row++;
    }
  worksheet_freeze_panes (writer->sheet, first + 1, 0);
  worksheet_repeat_rows (writer->sheet, first, first);
  if (table->rows->len > 1)
    worksheet_autofilter (writer->sheet, first, 0, writer->row - 1, (lxw_col_t) (table->columns->len - 1));
  return TRUE;
}

/* Texts stand above the table that follows them; signatures belong on paper only. */
static void
veche_sheet_writer_put_block (VecheSheetWriter *writer,
                              const VecheBlock *block)
{
  g_autofree char *line = NULL;
  gboolean bold = block->role == VECHE_TEXT_ROLE_TITLE || block->role == VECHE_TEXT_ROLE_SUBTITLE
                  || block->role == VECHE_TEXT_ROLE_HEADING;

  if (block->kind == VECHE_BLOCK_KIND_TEXT)
    line = g_strdup (block->first);
  else if (block->kind == VECHE_BLOCK_KIND_PAIR || block->kind == VECHE_BLOCK_KIND_VALUE)
    line = g_strstrip (g_strconcat (block->first, " ", block->second, NULL));
  else
    return;
  veche_sheet_writer_put_text (writer, 0, line,
                               block->kind == VECHE_BLOCK_KIND_TEXT && bold ? writer->title : writer->plain);
  writer->row++;
}

/* The block of the table that the texts from @first on belong to; the last one when none follows. */
static const VecheTable *
veche_sheet_writer_find_table (const VecheDocument *document,
                               guint                first)
{
  for (guint i = first; i < document->blocks->len; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == VECHE_BLOCK_KIND_TABLE)
        return block->table;
    }
  return NULL;
}

static gboolean
veche_sheet_writer_put_document (VecheSheetWriter    *writer,
                                 const VecheDocument *document,
                                 GError             **error)
{
  gboolean begin = TRUE;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const VecheBlock *block = g_ptr_array_index (document->blocks, i);
      const VecheTable *table = veche_sheet_writer_find_table (document, i);

      if (begin && (table != NULL || writer->sheet == NULL))
        {
          veche_sheet_writer_begin_sheet (writer, document, table != NULL ? table->name : NULL);
          begin = FALSE;
        }
      if (block->kind != VECHE_BLOCK_KIND_TABLE)
        {
          veche_sheet_writer_put_block (writer, block);
          continue;
        }
      if (writer->row > 0)
        writer->row++;
      if (!veche_sheet_writer_put_table (writer, block->table, error))
        return FALSE;
      writer->row++;
      begin = TRUE;
    }
  return TRUE;
}

static void
veche_sheet_writer_set_properties (lxw_workbook        *workbook,
                                   const VecheDocument *document)
{
  g_autoptr (GDateTime) made_at = g_date_time_new_from_iso8601 (document->made_at, NULL);
  lxw_doc_properties properties = { .title = document->title, .author = "Veche" };

  if (made_at != NULL)
    properties.created = (time_t) g_date_time_to_unix (made_at);
  workbook_set_properties (workbook, &properties);
}

GBytes *
veche_sheet_writer_make_xlsx (const VecheDocument *document,
                              guint               *n_sheets,
                              guint               *n_shortened,
                              GError             **error)
{
  const char *buffer = NULL;
  size_t size = 0;
  lxw_workbook_options options
      = { .output_buffer = &buffer, .output_buffer_size = &size, .tmpdir = (char *) g_get_tmp_dir () };
  VecheSheetWriter writer = { 0 };
  lxw_error status;
  GError *failure = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  writer.workbook = workbook_new_opt (NULL, &options);
  if (writer.workbook == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE,
                   _("Could not write the workbook: there is no room for its temporary files. Free some "
                      "disk space and try again."));
      return NULL;
    }
  veche_sheet_writer_add_formats (&writer);
  veche_sheet_writer_set_properties (writer.workbook, document);
  veche_sheet_writer_put_document (&writer, document, &failure);
  status = workbook_close (writer.workbook);
  if (failure == NULL && (status != LXW_NO_ERROR || buffer == NULL))
    g_set_error (&failure, VECHE_ERROR, VECHE_ERROR_FAILED,
                 _("Could not write the workbook: %s. Free some disk space and try again."), lxw_strerror (status));
  if (failure != NULL)
    {
      free ((char *) buffer);
      g_propagate_error (error, failure);
      return NULL;
    }
  *n_sheets = writer.n_sheets;
  *n_shortened = writer.n_shortened;
  return g_bytes_new_with_free_func (buffer, size, free, (gpointer) buffer);
}
