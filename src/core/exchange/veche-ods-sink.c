/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ods-sink.h"

#include <errno.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "veche-ods-package.h"
#include "veche-table-cell.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define NS "urn:oasis:names:tc:opendocument:xmlns:"

typedef struct
{
  VecheTableSink base;
  VecheOdsPackage *zip;
  xmlTextWriterPtr xml; /* of content.xml */
} VecheOdsSink;

static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"" NS "manifest:1.0\" manifest:version=\"1.3\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIME_TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "</manifest:manifest>\n";

/* Styles of the columns: money with two decimals, days and moments as they are written in Russia. */
static const char styles[] =
  "<office:automatic-styles>"
  "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" "
  "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
  "<number:date-style style:name=\"N2\"><number:day number:style=\"long\"/><number:text>.</number:text>"
  "<number:month number:style=\"long\"/><number:text>.</number:text><number:year number:style=\"long\"/></number:date-style>"
  "<number:date-style style:name=\"N3\"><number:day number:style=\"long\"/><number:text>.</number:text>"
  "<number:month number:style=\"long\"/><number:text>.</number:text><number:year number:style=\"long\"/><number:text> </number:text>"
  "<number:hours number:style=\"long\"/><number:text>:</number:text><number:minutes number:style=\"long\"/></number:date-style>"
  "<style:style style:name=\"head\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
  "<style:style style:name=\"money\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
  "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
  "<style:style style:name=\"moment\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>"
  "</office:automatic-styles>";

static void
veche_ods_sink_free (VecheTableSink *sink)
{
  VecheOdsSink *self = (VecheOdsSink *) sink;

  g_clear_pointer (&self->xml, xmlFreeTextWriter);
  g_clear_pointer (&self->zip, veche_ods_package_free);
  veche_table_sink_clear (sink);
  g_free (self);
}

static gboolean
veche_ods_sink_fail (VecheOdsSink *self, GError **error)
{
  int number = self->zip != NULL ? veche_ods_package_get_errno (self->zip) : errno;

  return veche_table_sink_set_error (self->base.what, number != 0 ? number : EIO, error);
}

static int
veche_ods_sink_write_cb (void *context, const char *buffer, int length)
{
  VecheOdsSink *self = context;

  return length <= 0 || veche_ods_package_write (self->zip, buffer, (gsize) length) ? length : -1;
}

static void
veche_ods_sink_write_part (VecheOdsSink *self, const char *name, const char *text, gboolean store)
{
  veche_ods_package_begin (self->zip, name, store);
  veche_ods_package_write (self->zip, text, strlen (text));
  veche_ods_package_end (self->zip);
}

static gboolean
veche_ods_sink_is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/*
 * One line of a text. White space is squeezed by readers but for elements of its own; the first space of a run may stay
 * plain unless the line begins with it.
 */
static void
veche_ods_sink_write_paragraph (VecheOdsSink *self, const char *text)
{
  gboolean first = TRUE;

  xmlTextWriterStartElement (self->xml, BAD_CAST "text:p");
  while (*text != '\0')
    {
      gsize length = 0;
      gsize spaces = 0;
      g_autofree char *run = NULL;

      while (text[length] != '\0' && !veche_ods_sink_is_blank (text[length]))
        length++;
      if (text[length] == ' ' && (length > 0 || !first))
        length++;
      run = g_strndup (text, length);
      xmlTextWriterWriteString (self->xml, BAD_CAST run);
      text += length;
      first = FALSE;

      for (; *text == ' '; text++)
        spaces++;
      if (spaces > 0)
        {
          xmlTextWriterStartElement (self->xml, BAD_CAST "text:s");
          xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "text:c", "%" G_GSIZE_FORMAT, spaces);
          xmlTextWriterEndElement (self->xml);
        }
      for (; *text == '\t' || *text == '\r'; text++)
        if (*text == '\t')
          xmlTextWriterWriteElement (self->xml, BAD_CAST "text:tab", NULL);
    }
  xmlTextWriterEndElement (self->xml);
}

static void
veche_ods_sink_write_text (VecheOdsSink *self, const char *text, const char *style)
{
  g_autofree char *clean = veche_table_sink_clean (text);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  xmlTextWriterStartElement (self->xml, BAD_CAST "table:table-cell");
  if (style != NULL)
    xmlTextWriterWriteAttribute (self->xml, BAD_CAST "table:style-name", BAD_CAST style);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "office:value-type", BAD_CAST "string");
  for (guint i = 0; lines[i] != NULL; i++)
    veche_ods_sink_write_paragraph (self, lines[i]);
  xmlTextWriterEndElement (self->xml);
}

static void
veche_ods_sink_write_value (VecheOdsSink *self, const char *type, const char *attribute, const char *value, const char *style)
{
  xmlTextWriterStartElement (self->xml, BAD_CAST "table:table-cell");
  if (style != NULL)
    xmlTextWriterWriteAttribute (self->xml, BAD_CAST "table:style-name", BAD_CAST style);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "office:value-type", BAD_CAST type);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST attribute, BAD_CAST value);
  xmlTextWriterWriteElement (self->xml, BAD_CAST "text:p", BAD_CAST value);
  xmlTextWriterEndElement (self->xml);
}

static void
veche_ods_sink_write_moment (VecheOdsSink *self, const char *text)
{
  g_autoptr (GDateTime) shown = veche_table_sink_read_moment (&self->base, text);
  g_autofree char *value = shown != NULL ? g_date_time_format (shown, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (value != NULL)
    veche_ods_sink_write_value (self, "date", "office:date-value", value, "moment");
  else
    veche_ods_sink_write_text (self, text, NULL);
}

static void
veche_ods_sink_write_cell (VecheOdsSink *self, const VecheTableSinkCell *cell)
{
  switch (cell->kind)
    {
    case VECHE_TABLE_CELL_EMPTY:
      xmlTextWriterWriteElement (self->xml, BAD_CAST "table:table-cell", NULL);
      break;
    case VECHE_TABLE_CELL_NUMBER:
      veche_ods_sink_write_value (self, "float", "office:value", cell->text, NULL);
      break;
    case VECHE_TABLE_CELL_MONEY:
      veche_ods_sink_write_value (self, "float", "office:value", cell->text, "money");
      break;
    case VECHE_TABLE_CELL_DAY:
      veche_ods_sink_write_value (self, "date", "office:date-value", cell->text, "day");
      break;
    case VECHE_TABLE_CELL_MOMENT:
      veche_ods_sink_write_moment (self, cell->text);
      break;
    case VECHE_TABLE_CELL_TEXT:
    default:
      veche_ods_sink_write_text (self, cell->text, NULL);
      break;
    }
}

static gboolean
veche_ods_sink_row (VecheTableSink *sink, const VecheTableSinkCell *cells, GError **error)
{
  VecheOdsSink *self = (VecheOdsSink *) sink;

  xmlTextWriterStartElement (self->xml, BAD_CAST "table:table-row");
  for (guint i = 0; i < sink->n_columns; i++)
    if (sink->columns[i].type != VECHE_TABLE_GEOMETRY)
      veche_ods_sink_write_cell (self, &cells[i]);
  if (xmlTextWriterEndElement (self->xml) < 0 || veche_ods_package_get_errno (self->zip) != 0)
    return veche_ods_sink_fail (self, error);

  return TRUE;
}

static gboolean
veche_ods_sink_finish (VecheTableSink *sink, GError **error)
{
  VecheOdsSink *self = (VecheOdsSink *) sink;

  if (xmlTextWriterEndDocument (self->xml) < 0)
    return veche_ods_sink_fail (self, error);
  g_clear_pointer (&self->xml, xmlFreeTextWriter);
  veche_ods_package_end (self->zip);
  if (veche_ods_package_finish (self->zip) != 0)
    return veche_ods_sink_fail (self, error);

  return TRUE;
}

/* The document up to the rows, and the header as the first of them. */
static gboolean
veche_ods_sink_begin_content (VecheOdsSink *self, const char *sheet)
{
  static const char *const namespaces[][2] = {
    { "xmlns:office", NS "office:1.0" }, { "xmlns:table", NS "table:1.0" }, { "xmlns:text", NS "text:1.0" },
    { "xmlns:style", NS "style:1.0" },   { "xmlns:fo", NS "xsl-fo-compatible:1.0" },
    { "xmlns:number", NS "datastyle:1.0" },
  };
  g_autofree char *name = veche_table_sink_clean (sheet);
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO (veche_ods_sink_write_cb, NULL, self, NULL);

  self->xml = buffer != NULL ? xmlNewTextWriter (buffer) : NULL;
  if (self->xml == NULL || xmlTextWriterStartDocument (self->xml, "1.0", "UTF-8", NULL) < 0)
    return FALSE;

  g_strdelimit (name, "[]:*?/\\'", ' ');
  xmlTextWriterStartElement (self->xml, BAD_CAST "office:document-content");
  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++)
    xmlTextWriterWriteAttribute (self->xml, BAD_CAST namespaces[i][0], BAD_CAST namespaces[i][1]);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "office:version", BAD_CAST "1.3");
  xmlTextWriterWriteRaw (self->xml, BAD_CAST styles);
  xmlTextWriterStartElement (self->xml, BAD_CAST "office:body");
  xmlTextWriterStartElement (self->xml, BAD_CAST "office:spreadsheet");
  xmlTextWriterStartElement (self->xml, BAD_CAST "table:table");
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "table:name", BAD_CAST name);
  xmlTextWriterStartElement (self->xml, BAD_CAST "table:table-row");
  for (guint i = 0; i < self->base.n_columns; i++)
    {
      g_autofree char *head = veche_table_sink_dup_head (&self->base, i);

      if (self->base.columns[i].type != VECHE_TABLE_GEOMETRY)
        veche_ods_sink_write_text (self, head, "head");
    }

  return xmlTextWriterEndElement (self->xml) >= 0 && veche_ods_package_get_errno (self->zip) == 0;
}

/* The type comes first and unpacked, so that programs know the file by its bytes (OpenDocument 1.3, part 2, 3.3). */
static gboolean
veche_ods_sink_begin (VecheOdsSink *self, const VecheTableSinkSetup *setup)
{
  errno = 0;
  self->zip = veche_ods_package_new (setup->path);
  if (self->zip == NULL)
    return FALSE;

  veche_ods_sink_write_part (self, "mimetype", MIME_TYPE, TRUE);
  veche_ods_sink_write_part (self, "META-INF/manifest.xml", manifest, FALSE);
  veche_ods_package_begin (self->zip, "content.xml", FALSE);

  return veche_ods_sink_begin_content (self, setup->sheet);
}

VecheTableSink *
veche_ods_sink_new (const VecheTableSinkSetup *setup, GError **error)
{
  VecheOdsSink *self = g_new0 (VecheOdsSink, 1);

  veche_table_sink_init (&self->base, setup);
  self->base.row = veche_ods_sink_row;
  self->base.finish = veche_ods_sink_finish;
  self->base.free = veche_ods_sink_free;
  if (!veche_ods_sink_begin (self, setup))
    {
      veche_ods_sink_fail (self, error);
      veche_ods_sink_free (&self->base);
      return NULL;
    }

  return &self->base;
}
