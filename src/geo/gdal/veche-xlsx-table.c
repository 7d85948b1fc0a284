/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-xlsx-table.h"

#include <string.h>

#include "veche-feed.h"
#include "veche-xlsx-book.h"
#include "veche-xml.h"
#include "veche-zip.h"

#define MAX_COLUMNS 16384

typedef struct
{
  VecheEmit *emit;
  VecheXlsxBook *book;
  VecheXml *xml;
  VecheSheet *sheet;
  VecheFeed *feed; /* NULL in the first pass, which counts */
  guint64 line;
  guint64 done;
  GString *row_text;
  GArray *cells; /* VecheFeedCell whose `text` is an offset, plus one, until the row is complete */

  guint column; /* of the cell at hand, from 0 */
  char type[10];
  VecheXlsxFormat format;
  GString *value;
  gboolean in_row;
  gboolean in_cell;
  gboolean in_value;
  guint phonetic;
} VecheXlsxTable;

/* «BC12» → 54; G_MAXUINT for what is no place of a cell. */
static guint
veche_xlsx_table_parse_column (const char *place)
{
  guint column = 0;
  guint i;

  for (i = 0; i < 3 && place[i] >= 'A' && place[i] <= 'Z'; i++)
    column = column * 26 + (guint) (place[i] - 'A') + 1;

  return i > 0 && g_ascii_isdigit (place[i]) ? column - 1 : G_MAXUINT;
}

static void
veche_xlsx_table_start_row (VecheXlsxTable *self, const char **attributes)
{
  const char *number = veche_xml_attribute (attributes, "r");
  guint64 line = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  self->line = line > 0 ? line : self->line + 1;
  self->column = G_MAXUINT;
  self->in_row = TRUE;
  g_string_truncate (self->row_text, 0);
  g_array_set_size (self->cells, 0);
}

static void
veche_xlsx_table_start_cell (VecheXlsxTable *self, const char **attributes)
{
  const char *place = veche_xml_attribute (attributes, "r");
  const char *type = veche_xml_attribute (attributes, "t");
  const char *style = veche_xml_attribute (attributes, "s");
  guint column = place != NULL ? veche_xlsx_table_parse_column (place) : G_MAXUINT;
  guint64 format = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;

  self->column = column != G_MAXUINT ? column : self->column + 1;
  self->in_cell = TRUE;
  g_strlcpy (self->type, type != NULL ? type : "n", sizeof self->type);
  self->format = format < self->book->formats->len ? g_array_index (self->book->formats, VecheXlsxFormat, format)
                                                   : VECHE_XLSX_FORMAT_NUMBER;
  g_string_truncate (self->value, 0);
}

static void
veche_xlsx_table_start_cb (gpointer data, const char *name, const char **attributes)
{
  VecheXlsxTable *self = data;
  const char *local = veche_xml_local (name);

  if (self->phonetic > 0 || (self->in_cell && g_str_equal (local, "rPh")))
    self->phonetic++;
  else if (self->in_cell)
    self->in_value = g_str_equal (local, "v") || g_str_equal (local, "t");
  else if (self->in_row && g_str_equal (local, "c"))
    veche_xlsx_table_start_cell (self, attributes);
  else if (!self->in_row && g_str_equal (local, "row"))
    veche_xlsx_table_start_row (self, attributes);
}

static void
veche_xlsx_table_text_cb (gpointer data, const char *text, gsize length)
{
  VecheXlsxTable *self = data;

  if (!self->in_value || self->phonetic > 0)
    return;

  g_string_append_len (self->value, text, (gssize) length);
  if (self->value->len > VECHE_EMIT_CELL_MAX)
    veche_xml_stop (self->xml, "cell-too-long");
}

static void
veche_xlsx_table_append_value (VecheXlsxTable *self)
{
  const char *value = self->value->str;

  if (g_str_equal (self->type, "s"))
    veche_xlsx_format_append_text (veche_xlsx_book_get_string (self->book, g_ascii_strtoull (value, NULL, 10)), self->row_text);
  else if (g_str_equal (self->type, "str") || g_str_equal (self->type, "inlineStr"))
    veche_xlsx_format_append_text (value, self->row_text);
  else if (g_str_equal (self->type, "d"))
    veche_xlsx_format_append_iso (value, self->row_text);
  else if (g_str_equal (self->type, "n"))
    veche_xlsx_format_append_number (self->format, self->book->days_1904, value, self->row_text);
  else
    g_string_append (self->row_text, value); /* yes and no as 1 and 0, errors by their names */
}

static void
veche_xlsx_table_end_cell (VecheXlsxTable *self)
{
  gsize start = self->row_text->len;

  self->in_cell = FALSE;
  if (self->value->len == 0 || self->column >= MAX_COLUMNS)
    return;

  veche_xlsx_table_append_value (self);
  if (self->row_text->len > VECHE_EMIT_ROW_MAX)
    {
      veche_xml_stop (self->xml, "row-too-long");
      return;
    }
  if (self->row_text->len == start)
    return;
  if (self->cells->len <= self->column)
    g_array_set_size (self->cells, self->column + 1);
  g_array_index (self->cells, VecheFeedCell, self->column) = (VecheFeedCell){ GSIZE_TO_POINTER (start + 1), self->row_text->len - start };
}

static void
veche_xlsx_table_end_row (VecheXlsxTable *self)
{
  guint width = self->cells->len;

  self->in_row = FALSE;
  if (width == 0)
    return;

  if (self->feed == NULL)
    {
      self->sheet->columns = MAX (self->sheet->columns, width);
      self->sheet->rows++;
      return;
    }

  for (guint i = 0; i < width; i++)
    {
      VecheFeedCell *cell = &g_array_index (self->cells, VecheFeedCell, i);

      if (cell->text != NULL)
        cell->text = self->row_text->str + GPOINTER_TO_SIZE (cell->text) - 1;
    }
  if (!veche_feed_row (self->feed, self->line, (const VecheFeedCell *) (const void *) self->cells->data, width))
    veche_xml_stop (self->xml, "");
  veche_emit_progress (self->emit, ++self->done, self->sheet->rows);
}

static void
veche_xlsx_table_end_cb (gpointer data, const char *name)
{
  VecheXlsxTable *self = data;
  const char *local = veche_xml_local (name);

  if (self->phonetic > 0)
    self->phonetic--;
  else if (self->in_value)
    self->in_value = FALSE;
  else if (self->in_cell && g_str_equal (local, "c"))
    veche_xlsx_table_end_cell (self);
  else if (!self->in_cell && self->in_row && g_str_equal (local, "row"))
    veche_xlsx_table_end_row (self);
}

/* One way through a sheet. FALSE when an error was sent. */
static gboolean
veche_xlsx_table_pass (VecheXlsxTable *self, VecheSheet *sheet)
{
  static const VecheXmlFuncs funcs = { veche_xlsx_table_start_cb, veche_xlsx_table_end_cb, veche_xlsx_table_text_cb };
  const VecheZipEntry *entry = veche_zip_find (self->book->entries, sheet->part);
  g_autoptr (VecheXml) xml = veche_xml_new (&funcs, self);
  const char *problem = "damaged";

  self->xml = xml;
  self->sheet = sheet;
  self->line = 0;
  if (entry != NULL)
    problem = veche_xml_parse (xml, self->book->fd, entry);
  if (problem != NULL && *problem != '\0')
    veche_emit_error (self->emit, problem, self->line, NULL);

  return problem == NULL;
}

/* The sheet that is asked for, or the first with rows; it is counted then. FALSE when an error was sent. */
static gboolean
veche_xlsx_table_choose_sheet (VecheXlsxTable *self, const char *name, int *chosen)
{
  GArray *sheets = self->book->sheets;

  *chosen = -1;
  if (name != NULL)
    {
      *chosen = veche_sheet_list_find (sheets, name);
      if (*chosen >= 0 && !veche_xlsx_table_pass (self, &g_array_index (sheets, VecheSheet, *chosen)))
        return FALSE;
    }
  for (guint i = 0; name == NULL && *chosen < 0 && i < sheets->len; i++)
    {
      if (!veche_xlsx_table_pass (self, &g_array_index (sheets, VecheSheet, i)))
        return FALSE;
      if (g_array_index (sheets, VecheSheet, i).rows > 0)
        *chosen = (int) i;
    }

  return *chosen >= 0 || veche_sheet_list_refuse (sheets, name, self->emit);
}

gboolean
veche_xlsx_table_read (VecheEmit *emit, int fd, guint64 size, const char *sheet, gint64 header_row)
{
  const char *problem;
  g_autoptr (VecheXlsxBook) book = veche_xlsx_book_open (fd, size, &problem);
  g_autoptr (GString) row_text = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (VecheFeedCell));
  g_autoptr (VecheFeed) feed = NULL;
  g_autoptr (JsonObject) header = json_object_new ();
  VecheXlsxTable self = { .emit = emit, .book = book, .row_text = row_text, .value = value, .cells = cells };
  VecheSheet *target;
  int chosen;

  if (book == NULL)
    return veche_emit_error (emit, problem, 0, NULL);
  if (!veche_xlsx_table_choose_sheet (&self, sheet, &chosen))
    return FALSE;

  target = &g_array_index (book->sheets, VecheSheet, chosen);
  json_object_set_string_member (header, "driver", "XLSX");
  veche_sheet_list_describe (book->sheets, chosen, header);
  feed = veche_feed_new (emit, json_object_ref (header), header_row, target->columns);
  self.feed = feed;
  if (!veche_xlsx_table_pass (&self, target) || !veche_feed_end (feed))
    return FALSE;

  veche_emit_done (emit);

  return TRUE;
}
