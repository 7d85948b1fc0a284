/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ods-sink.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "veche-table-cell.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define NS "urn:oasis:names:tc:opendocument:xmlns:"

typedef struct
{
  VecheTableSink base;
  struct archive *archive;
  xmlTextWriterPtr xml; /* of content.xml */
  int number;           /* errno of the first failed write */
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
  g_clear_pointer (&self->archive, archive_write_free);
  veche_table_sink_clear (sink);
  g_free (self);
}

static gboolean
veche_ods_sink_fail (VecheOdsSink *self, GError **error)
{
  int number = self->number != 0 ? self->number : archive_errno (self->archive);

  return veche_table_sink_set_error (self->base.what, number > 0 ? number : EIO, error);
}

static int
veche_ods_sink_write_cb (void *context, const char *buffer, int length)
{
  VecheOdsSink *self = context;

  if (length > 0 && archive_write_data (self->archive, buffer, (size_t) length) != length)
    {
      self->number = archive_errno (self->archive);
      return -1;
    }

  return length;
}

static gboolean
veche_ods_sink_begin_entry (VecheOdsSink *self, const char *name, gssize size)
{
  struct archive_entry *entry = archive_entry_new ();
  int result;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  /* The same rows make the same file: no time of making. */
  archive_entry_set_mtime (entry, 315532800, 0);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  result = archive_write_header (self->archive, entry);
  archive_entry_free (entry);

  return result == ARCHIVE_OK;
}

static gboolean
veche_ods_sink_write_entry (VecheOdsSink *self, const char *name, const char *text)
{
  gssize size = (gssize) strlen (text);

  return veche_ods_sink_begin_entry (self, name, size) && archive_write_data (self->archive, text, (size_t) size) == size;
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
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *value = local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M:%S") : NULL;

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
  if (xmlTextWriterEndElement (self->xml) < 0 || self->number != 0)
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
  if (self->number != 0 || archive_write_close (self->archive) != ARCHIVE_OK)
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
      g_autofree char *head = veche_table_cell_guard (self->base.columns[i].name);

      if (self->base.columns[i].type != VECHE_TABLE_GEOMETRY)
        veche_ods_sink_write_text (self, head, "head");
    }

  return xmlTextWriterEndElement (self->xml) >= 0 && self->number == 0;
}

/* The type comes first and unpacked, so that programs know the file by its bytes (OpenDocument 1.3, part 2, 3.3). */
static gboolean
veche_ods_sink_begin (VecheOdsSink *self, const VecheTableSinkSetup *setup)
{
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK || archive_write_open_filename (self->archive, setup->path) != ARCHIVE_OK)
    return FALSE;
  if (archive_write_zip_set_compression_store (self->archive) != ARCHIVE_OK
      || !veche_ods_sink_write_entry (self, "mimetype", MIME_TYPE))
    return FALSE;

  return archive_write_zip_set_compression_deflate (self->archive) == ARCHIVE_OK
         && veche_ods_sink_write_entry (self, "META-INF/manifest.xml", manifest)
         && veche_ods_sink_begin_entry (self, "content.xml", -1) && veche_ods_sink_begin_content (self, setup->sheet);
}

VecheTableSink *
veche_ods_sink_new (const VecheTableSinkSetup *setup, GError **error)
{
  VecheOdsSink *self = g_new0 (VecheOdsSink, 1);

  veche_table_sink_init (&self->base, setup);
  self->base.row = veche_ods_sink_row;
  self->base.finish = veche_ods_sink_finish;
  self->base.free = veche_ods_sink_free;
  self->archive = archive_write_new ();
  if (!veche_ods_sink_begin (self, setup))
    {
      veche_ods_sink_fail (self, error);
      veche_ods_sink_free (&self->base);
      return NULL;
    }

  return &self->base;
}
