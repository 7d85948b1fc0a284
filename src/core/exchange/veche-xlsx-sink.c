/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-xlsx-sink.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-table-cell.h"
#include "veche-time.h"

#define MAX_ROWS 1048576
#define MAX_TEXT 32767 /* characters of a cell */
#define COLUMN_WIDTH 22

typedef struct
{
  VecheTableSink base;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *wrapped;
  lxw_format *money;
  lxw_format *day;
  lxw_format *moment;
  lxw_row_t row;
  char *path;
  gsize row_text; /* bytes of text in the row at hand */
} VecheXlsxSink;

static void
veche_xlsx_sink_free (VecheTableSink *sink)
{
  VecheXlsxSink *self = (VecheXlsxSink *) sink;

  /* Closing is the only way that frees it; the file it leaves is thrown away by the writer. */
  if (self->workbook != NULL)
    workbook_close (self->workbook);
  veche_table_sink_clear (sink);
  g_free (self->path);
  g_free (self);
}

static int
veche_xlsx_sink_to_errno (lxw_error code)
{
  switch (code)
    {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return errno != 0 ? errno : EIO;
    default:
      return EINVAL;
    }
}

static lxw_error
veche_xlsx_sink_write_text (VecheXlsxSink *self, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *clean = veche_table_sink_clean (text);

  if (g_utf8_strlen (clean, -1) > MAX_TEXT)
    {
      g_autofree char *row = g_strdup_printf ("%u", self->row + 1);
      g_autofree char *warning = g_strdup_printf (_ ("Row %s: a text is cut, as a cell of XLSX holds 32,767 characters. ODS and CSV hold more."), row);

      veche_table_sink_warn_once (&self->base, warning);
      *g_utf8_offset_to_pointer (clean, MAX_TEXT) = '\0';
    }

  self->row_text += strlen (clean);

  return worksheet_write_string (self->sheet, self->row, column, clean, format);
}

static lxw_error
veche_xlsx_sink_write_time (VecheXlsxSink *self, lxw_col_t column, const VecheTableSinkCell *cell)
{
  g_autofree char *midnight = cell->kind == VECHE_TABLE_CELL_DAY ? g_strconcat (cell->text, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) shown = midnight != NULL ? g_date_time_new_from_iso8601 (midnight, NULL)
                                                 : veche_table_sink_read_moment (&self->base, cell->text);
  lxw_datetime value;

  /* Excel counts days from 1900. */
  if (shown == NULL || g_date_time_get_year (shown) < 1900 || g_date_time_get_year (shown) > 9999)
    return veche_xlsx_sink_write_text (self, column, cell->text, NULL);

  value = (lxw_datetime){ g_date_time_get_year (shown), g_date_time_get_month (shown), g_date_time_get_day_of_month (shown),
                          g_date_time_get_hour (shown), g_date_time_get_minute (shown), g_date_time_get_seconds (shown) };

  return worksheet_write_datetime (self->sheet, self->row, column, &value, midnight != NULL ? self->day : self->moment);
}

static lxw_error
veche_xlsx_sink_write_cell (VecheXlsxSink *self, lxw_col_t column, const VecheTableSinkCell *cell)
{
  switch (cell->kind)
    {
    case VECHE_TABLE_CELL_EMPTY:
      return LXW_NO_ERROR;
    case VECHE_TABLE_CELL_NUMBER:
      return worksheet_write_number (self->sheet, self->row, column, cell->number, NULL);
    case VECHE_TABLE_CELL_MONEY:
      return worksheet_write_number (self->sheet, self->row, column, cell->number, self->money);
    case VECHE_TABLE_CELL_DAY:
    case VECHE_TABLE_CELL_MOMENT:
      return veche_xlsx_sink_write_time (self, column, cell);
    case VECHE_TABLE_CELL_TEXT:
    default:
      return veche_xlsx_sink_write_text (self, column, cell->text, strchr (cell->text, '\n') != NULL ? self->wrapped : NULL);
    }
}

static gboolean
veche_xlsx_sink_row (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error)
{
  VecheXlsxSink *self = (VecheXlsxSink *) sink;
  lxw_col_t column = 0;

  if (self->row >= MAX_ROWS)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _ ("Could not write “%s”: a sheet of XLSX holds 1,048,576 rows. Export to CSV, or a part of the rows."), sink->what);
      return FALSE;
    }

  self->row_text = 0;
  for (guint i = 0; i < sink->n_columns; i++)
    {
      lxw_error code;

      if (sink->columns[i].type == VECHE_TABLE_GEOMETRY)
        continue;
      errno = 0;
      code = veche_xlsx_sink_write_cell (self, column++, &cells[i]);
      if (code != LXW_NO_ERROR)
        return veche_table_sink_set_error (sink->what, veche_xlsx_sink_to_errno (code), error);
    }
  self->row++;
  if (ferror (self->sheet->optimize_tmpfile))
    return veche_table_sink_set_error (sink->what, errno != 0 ? errno : ENOSPC, error);

  return TRUE;
}

/* The unpacked size of the sheet in the finished file, and whether it has its end; 0 when the file is not whole. */
static guint64
veche_xlsx_sink_measure_sheet (const char *path)
{
  static const char tail[] = "</worksheet>";
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char buffer[65536];
  char end[sizeof tail] = "";
  guint64 size = 0;
  gssize n;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, sizeof buffer) == ARCHIVE_OK)
    while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
      {
        if (g_strcmp0 (archive_entry_pathname (entry), "xl/worksheets/sheet1.xml") != 0)
          continue;
        while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
          {
            gsize keep = MIN ((gsize) n, sizeof tail - 1);

            memmove (end, end + keep, sizeof tail - 1 - keep);
            memcpy (end + sizeof tail - 1 - keep, buffer + n - keep, keep);
            size += (guint64) n;
          }
        if (n < 0 || memcmp (end, tail, sizeof tail - 1) != 0)
          size = 0;
        break;
      }
  archive_read_free (archive);

  return size;
}

/*
 * libxlsxwriter puts rows into a temporary file first and does not ask whether they got there: on a full disk it makes a
 * file with a hole and calls that success. So the rows are measured before and after.
 */
static gboolean
veche_xlsx_sink_finish (VecheTableSink *sink, GError **error)
{
  VecheXlsxSink *self = (VecheXlsxSink *) sink;
  FILE *rows = self->sheet->optimize_tmpfile;
  glong least;
  lxw_error code;

  errno = 0;
  if (fflush (rows) != 0 || ferror (rows) || (least = ftell (rows)) < 0)
    return veche_table_sink_set_error (sink->what, errno != 0 ? errno : ENOSPC, error);

  code = workbook_close (g_steal_pointer (&self->workbook));
  if (code != LXW_NO_ERROR)
    return veche_table_sink_set_error (sink->what, veche_xlsx_sink_to_errno (code), error);
  if (veche_xlsx_sink_measure_sheet (self->path) < (guint64) least + self->row_text)
    return veche_table_sink_set_error (sink->what, ENOSPC, error);

  return TRUE;
}

/* A sheet's name has at most 31 characters and none of []:*?/\ and no quote at its ends. */
static char *
veche_xlsx_sink_make_sheet_name (const char *name)
{
  g_autofree char *clean = veche_table_sink_clean (name);
  char *short_name = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), LXW_SHEETNAME_MAX));

  g_strdelimit (short_name, "[]:*?/\\'", ' ');
  g_strstrip (short_name);
  if (*short_name == '\0')
    {
      g_free (short_name);
      short_name = g_strdup ("1");
    }

  return short_name;
}

static gboolean
veche_xlsx_sink_write_header (VecheXlsxSink *self, GError **error)
{
  lxw_format *bold = workbook_add_format (self->workbook);
  lxw_col_t column = 0;

  format_set_bold (bold);
  for (guint i = 0; i < self->base.n_columns; i++)
    {
      g_autofree char *name = veche_table_sink_dup_head (&self->base, i);

      if (self->base.columns[i].type == VECHE_TABLE_GEOMETRY)
        continue;
      if (veche_xlsx_sink_write_text (self, column++, name, bold) != LXW_NO_ERROR)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                       _ ("Could not write “%s”: a sheet of XLSX holds 16,384 columns. Export to CSV."), self->base.what);
          return FALSE;
        }
    }
  self->row = 1;

  return TRUE;
}

VecheTableSink *
veche_xlsx_sink_new (const VecheTableSinkSetup *setup, GError **error)
{
  VecheXlsxSink *self = g_new0 (VecheXlsxSink, 1);
  /* Rows leave the memory as they come; strings are written in place. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree char *sheet = veche_xlsx_sink_make_sheet_name (setup->sheet);

  veche_table_sink_init (&self->base, setup);
  self->base.row = veche_xlsx_sink_row;
  self->base.finish = veche_xlsx_sink_finish;
  self->base.free = veche_xlsx_sink_free;
  self->path = g_strdup (setup->path);
  errno = 0;
  self->workbook = workbook_new_opt (setup->path, &options);
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, sheet) : NULL;
  if (self->sheet == NULL)
    {
      veche_table_sink_set_error (setup->what, errno, error);
      veche_xlsx_sink_free (&self->base);
      return NULL;
    }

  self->wrapped = workbook_add_format (self->workbook);
  format_set_text_wrap (self->wrapped);
  self->money = workbook_add_format (self->workbook);
  format_set_num_format (self->money, "#,##0.00");
  self->day = workbook_add_format (self->workbook);
  format_set_num_format (self->day, "dd.mm.yyyy");
  self->moment = workbook_add_format (self->workbook);
  format_set_num_format (self->moment, "dd.mm.yyyy hh:mm:ss");
  worksheet_set_column (self->sheet, 0, (lxw_col_t) MIN (setup->n_columns, 16384u) - (setup->n_columns > 0), COLUMN_WIDTH, NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);

  if (!veche_xlsx_sink_write_header (self, error))
    {
      veche_xlsx_sink_free (&self->base);
      return NULL;
    }

  return &self->base;
}
