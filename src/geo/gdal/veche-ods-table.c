/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ods-table.h"

#include <stdio.h>
#include <string.h>

#include "veche-feed.h"
#include "veche-sheet-list.h"
#include "veche-xml.h"
#include "veche-zip.h"

#define NS "urn:oasis:names:tc:opendocument:xmlns:"
#define TABLE NS "table:1.0|"
#define OFFICE NS "office:1.0|"
#define TEXT NS "text:1.0|"

#define MAX_COLUMNS 16384
#define MAX_LINES 1048576
#define MAX_REPEATED_ROWS 10000 /* of a row with text: more is a column that was filled down to the end of the sheet */
#define MAX_SPACES 1024

typedef struct
{
  VecheEmit *emit;
  VecheXml *xml;
  VecheFeed *feed; /* NULL in the first pass, which counts */
  GArray *sheets;
  int target; /* the sheet that is read in the second pass */
  int sheet;  /* the one at hand */

  guint depth;
  guint table_depth; /* where the elements at hand were opened; 0: not within one */
  guint cell_depth;
  guint paragraph_depth;
  guint skip_depth; /* notes, drawings: their text is not the cell's */

  guint64 line;
  guint row_repeat;
  GString *row_text;
  GArray *cells; /* VecheFeedCell whose `text` is an offset, plus one, until the row is complete */

  guint cell_repeat;
  gboolean has_value; /* the cell's text is an attribute, in row_text already */
  gsize cell_start;
  gboolean squeeze; /* white space that follows is of no meaning */
  guint paragraphs;
  guint64 done;
} VecheOdsTable;

static guint
veche_ods_table_repeat (const char **attributes, const char *name, guint max)
{
  const char *text = veche_xml_attribute (attributes, name);
  guint64 repeat = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (guint) CLAMP (repeat, 1, max);
}

/* «PT10H05M00S» as «10:05:00»; other durations as they are. */
static void
veche_ods_table_append_time (GString *out, const char *text)
{
  guint hours = 0;
  guint minutes = 0;
  double seconds = 0;

  if (sscanf (text, "PT%uH%uM%lfS", &hours, &minutes, &seconds) == 3 && seconds >= 0 && seconds < 60)
    g_string_append_printf (out, "%02u:%02u:%02u", hours, minutes, (guint) seconds);
  else
    g_string_append (out, text);
}

/* The value of a typed cell; FALSE when its paragraphs are the value. */
static gboolean
veche_ods_table_append_value (GString *out, const char **attributes)
{
  const char *type = veche_xml_attribute (attributes, OFFICE "value-type");
  const char *value = veche_xml_attribute (attributes, OFFICE "value");
  const char *date = veche_xml_attribute (attributes, OFFICE "date-value");
  const char *time = veche_xml_attribute (attributes, OFFICE "time-value");
  const char *boolean = veche_xml_attribute (attributes, OFFICE "boolean-value");
  const char *string = veche_xml_attribute (attributes, OFFICE "string-value");

  if (type == NULL)
    return FALSE;
  if (g_str_equal (type, "date") && date != NULL)
    g_string_append (out, date);
  else if (g_str_equal (type, "time") && time != NULL)
    veche_ods_table_append_time (out, time);
  else if (g_str_equal (type, "boolean") && boolean != NULL)
    g_string_append (out, g_str_equal (boolean, "true") ? "1" : "0");
  else if (g_str_equal (type, "string") && string != NULL)
    g_string_append (out, string);
  else if (value != NULL && (g_str_equal (type, "float") || g_str_equal (type, "percentage") || g_str_equal (type, "currency")))
    g_string_append (out, value);
  else
    return FALSE;

  return TRUE;
}

static void
veche_ods_table_start_sheet (VecheOdsTable *self, const char **attributes)
{
  const char *name = veche_xml_attribute (attributes, TABLE "name");

  self->table_depth = self->depth;
  self->line = 1;
  self->sheet++;
  if (self->feed == NULL)
    {
      VecheSheet sheet = { .name = g_strdup (name != NULL ? name : "") };

      g_array_append_val (self->sheets, sheet);
    }
}

static void
veche_ods_table_start_in_cell (VecheOdsTable *self, const char *name, const char **attributes)
{
  if (self->paragraph_depth == 0)
    {
      if (!g_str_equal (name, TEXT "p"))
        {
          self->skip_depth = self->depth;
          return;
        }
      if (self->paragraphs++ > 0 && !self->has_value)
        g_string_append_c (self->row_text, '\n');
      self->paragraph_depth = self->depth;
      self->squeeze = TRUE;
      return;
    }

  if (self->has_value)
    return;
  self->squeeze = FALSE;
  if (g_str_equal (name, TEXT "s"))
    {
      guint spaces = veche_ods_table_repeat (attributes, TEXT "c", MAX_SPACES);

      g_string_append_printf (self->row_text, "%*s", (int) spaces, "");
    }
  else if (g_str_equal (name, TEXT "tab"))
    g_string_append_c (self->row_text, '\t');
  else if (g_str_equal (name, TEXT "line-break"))
    g_string_append_c (self->row_text, '\n');
  else if (g_str_equal (name, OFFICE "annotation") || g_str_equal (name, TEXT "note"))
    self->skip_depth = self->depth;
}

static void
veche_ods_table_start_cb (gpointer user_data, const char *name, const char **attributes)
{
  VecheOdsTable *self = user_data;

  self->depth++;
  if (self->skip_depth > 0)
    return;
  if (self->cell_depth > 0)
    {
      veche_ods_table_start_in_cell (self, name, attributes);
      return;
    }
  /* document-content, body, spreadsheet, table: tables elsewhere are of changes and links. */
  if (self->table_depth == 0)
    {
      if (self->depth == 4 && g_str_equal (name, TABLE "table"))
        veche_ods_table_start_sheet (self, attributes);
      return;
    }

  if (g_str_equal (name, TABLE "table-row"))
    {
      self->row_repeat = veche_ods_table_repeat (attributes, TABLE "number-rows-repeated", MAX_LINES);
      g_string_truncate (self->row_text, 0);
      g_array_set_size (self->cells, 0);
    }
  else if (g_str_equal (name, TABLE "table-cell") || g_str_equal (name, TABLE "covered-table-cell"))
    {
      self->cell_depth = self->depth;
      self->cell_repeat = veche_ods_table_repeat (attributes, TABLE "number-columns-repeated", MAX_COLUMNS);
      self->cell_start = self->row_text->len;
      self->has_value = veche_ods_table_append_value (self->row_text, attributes);
      self->paragraphs = 0;
    }
  else if (g_str_equal (name, TABLE "shapes") || g_str_equal (name, OFFICE "forms"))
    {
      self->skip_depth = self->depth;
    }
}

static void
veche_ods_table_text_cb (gpointer user_data, const char *text, gsize length)
{
  VecheOdsTable *self = user_data;

  if (self->paragraph_depth == 0 || self->skip_depth > 0 || self->has_value)
    return;

  for (gsize i = 0; i < length;)
    {
      gsize start = i;

      while (i < length && !g_ascii_isspace (text[i]))
        i++;
      if (i > start)
        {
          g_string_append_len (self->row_text, text + start, (gssize) (i - start));
          self->squeeze = FALSE;
        }
      for (; i < length && g_ascii_isspace (text[i]); i++)
        {
          if (!self->squeeze)
            g_string_append_c (self->row_text, ' ');
          self->squeeze = TRUE;
        }
    }
  if (self->row_text->len - self->cell_start > VECHE_EMIT_CELL_MAX)
    veche_xml_stop (self->xml, "cell-too-long");
  else if (self->row_text->len > VECHE_EMIT_ROW_MAX)
    veche_xml_stop (self->xml, "row-too-long");
}

static void
veche_ods_table_end_cell (VecheOdsTable *self)
{
  VecheFeedCell cell = { NULL, self->row_text->len - self->cell_start };

  self->cell_depth = 0;
  if (cell.length > 0)
    cell.text = GSIZE_TO_POINTER (self->cell_start + 1);
  for (guint i = 0; i < self->cell_repeat && self->cells->len < MAX_COLUMNS; i++)
    g_array_append_val (self->cells, cell);
}

static guint
veche_ods_table_finish_cells (VecheOdsTable *self)
{
  guint width = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      VecheFeedCell *cell = &g_array_index (self->cells, VecheFeedCell, i);

      if (cell->text == NULL)
        continue;
      cell->text = self->row_text->str + GPOINTER_TO_SIZE (cell->text) - 1;
      width = i + 1;
    }

  return width;
}

static void
veche_ods_table_end_row (VecheOdsTable *self)
{
  guint width = veche_ods_table_finish_cells (self);
  guint repeat = width > 0 ? MIN (self->row_repeat, MAX_REPEATED_ROWS) : 0;
  const VecheFeedCell *cells = (const VecheFeedCell *) (const void *) self->cells->data;

  if (self->feed == NULL)
    {
      VecheSheet *sheet = &g_array_index (self->sheets, VecheSheet, self->sheet);

      sheet->columns = MAX (sheet->columns, width);
      sheet->rows += repeat;
    }
  else if (self->sheet == self->target)
    {
      for (guint i = 0; i < repeat; i++)
        {
          if (!veche_feed_row (self->feed, self->line + i, cells, width))
            {
              veche_xml_stop (self->xml, "");
              return;
            }
        }
      self->done += repeat;
      veche_emit_progress (self->emit, self->done, g_array_index (self->sheets, VecheSheet, self->target).rows);
    }

  self->line += self->row_repeat;
}

static void
veche_ods_table_end_cb (gpointer user_data, const char *name)
{
  VecheOdsTable *self = user_data;
  guint depth = self->depth--;

  if (self->skip_depth > 0)
    {
      if (self->skip_depth == depth)
        self->skip_depth = 0;
      return;
    }
  if (self->paragraph_depth == depth)
    self->paragraph_depth = 0;
  else if (self->cell_depth == depth)
    veche_ods_table_end_cell (self);
  else if (self->table_depth == depth)
    self->table_depth = 0;
  else if (self->table_depth > 0 && self->cell_depth == 0 && g_str_equal (name, TABLE "table-row"))
    veche_ods_table_end_row (self);
}

/* One way through the document. FALSE when an error was sent. */
static gboolean
veche_ods_table_pass (VecheOdsTable *self, int fd, const VecheZipEntry *content)
{
  static const VecheXmlFuncs funcs = { veche_ods_table_start_cb, veche_ods_table_end_cb, veche_ods_table_text_cb };
  g_autoptr (VecheXml) xml = veche_xml_new (&funcs, self);
  const char *problem;

  self->xml = xml;
  self->depth = 0;
  self->sheet = -1;
  problem = veche_xml_parse (xml, fd, content);
  if (problem != NULL && *problem != '\0')
    veche_emit_error (self->emit, problem, self->line, NULL);

  return problem == NULL;
}

static int
veche_ods_table_choose_sheet (VecheOdsTable *self, const char *name)
{
  if (name != NULL)
    return veche_sheet_list_find (self->sheets, name);

  for (guint i = 0; i < self->sheets->len; i++)
    if (g_array_index (self->sheets, VecheSheet, i).rows > 0)
      return (int) i;

  return -1;
}

gboolean
veche_ods_table_read (VecheEmit *emit, int fd, guint64 size, const char *sheet, gint64 header_row)
{
  VecheZipStatus status;
  g_autoptr (GPtrArray) entries = veche_zip_list (fd, size, &status);
  const VecheZipEntry *content = veche_zip_find (entries, "content.xml");
  g_autoptr (GArray) sheets = veche_sheet_list_new ();
  g_autoptr (GString) row_text = g_string_new (NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (VecheFeedCell));
  g_autoptr (VecheFeed) feed = NULL;
  g_autoptr (JsonObject) header = json_object_new ();
  VecheOdsTable self = { .emit = emit, .sheets = sheets, .row_text = row_text, .cells = cells };

  if (content == NULL)
    return veche_emit_error (emit, "damaged", 0, NULL);
  if (!veche_ods_table_pass (&self, fd, content))
    return FALSE;
  self.target = veche_ods_table_choose_sheet (&self, sheet);
  if (self.target < 0)
    return veche_sheet_list_refuse (sheets, sheet, emit);

  json_object_set_string_member (header, "driver", "ODS");
  veche_sheet_list_describe (sheets, self.target, header);
  feed = veche_feed_new (emit, json_object_ref (header), header_row, g_array_index (sheets, VecheSheet, self.target).columns);
  self.feed = feed;
  if (!veche_ods_table_pass (&self, fd, content) || !veche_feed_end (feed))
    return FALSE;

  veche_emit_done (emit);

  return TRUE;
}
