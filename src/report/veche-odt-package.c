/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-odt-package.h"

#include <string.h>

#include "veche-zip-writer.h"

#define MIMETYPE "application/vnd.oasis.opendocument.text"
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const char manifest[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"" OASIS "manifest:1.0\" manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIMETYPE "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>";

static void
veche_odt_package_write_attributes (xmlTextWriter *writer,
                                    const char    *name,
                                    va_list        list)
{
  const char *attribute;

  xmlTextWriterStartElement (writer, BAD_CAST name);
  while ((attribute = va_arg (list, const char *)) != NULL)
    xmlTextWriterWriteAttribute (writer, BAD_CAST attribute, BAD_CAST va_arg (list, const char *));
}

void
veche_odt_package_open_element (xmlTextWriter *writer,
                                const char    *name,
                                ...)
{
  va_list list;

  va_start (list, name);
  veche_odt_package_write_attributes (writer, name, list);
  va_end (list);
}

void
veche_odt_package_add_element (xmlTextWriter *writer,
                               const char    *name,
                               ...)
{
  va_list list;

  va_start (list, name);
  veche_odt_package_write_attributes (writer, name, list);
  va_end (list);
  xmlTextWriterEndElement (writer);
}

void
veche_odt_package_close_element (xmlTextWriter *writer)
{
  xmlTextWriterEndElement (writer);
}

void
veche_odt_package_begin_part (xmlTextWriter *writer,
                              const char    *root)
{
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  veche_odt_package_open_element (writer, root,
                                  "xmlns:office", OASIS "office:1.0",
                                  "xmlns:style", OASIS "style:1.0",
                                  "xmlns:text", OASIS "text:1.0",
                                  "xmlns:table", OASIS "table:1.0",
                                  "xmlns:fo", OASIS "xsl-fo-compatible:1.0",
                                  "xmlns:svg", OASIS "svg-compatible:1.0",
                                  "xmlns:meta", OASIS "meta:1.0",
                                  "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                                  "office:version", "1.2",
                                  NULL);
}

static xmlBuffer *
veche_odt_package_make_meta (const VecheDocument *document)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) writer = xmlNewTextWriterMemory (buffer, 0);
  g_autofree char *made_at = g_strndup (veche_document_get_made_at (document), strlen ("2020-02-17T09:30:00"));

  veche_odt_package_begin_part (writer, "office:document-meta");
  veche_odt_package_open_element (writer, "office:meta", NULL);
  xmlTextWriterWriteElement (writer, BAD_CAST "meta:generator", BAD_CAST "Veche");
  xmlTextWriterWriteElement (writer, BAD_CAST "dc:title", BAD_CAST veche_document_get_title (document));
  xmlTextWriterWriteElement (writer, BAD_CAST "meta:creation-date", BAD_CAST made_at);
  xmlTextWriterWriteElement (writer, BAD_CAST "dc:date", BAD_CAST made_at);
  xmlTextWriterEndDocument (writer);
  return buffer;
}

static gboolean
veche_odt_package_add_part (VecheZipWriter  *archive,
                            const char      *name,
                            const xmlBuffer *part,
                            GError         **error)
{
  return veche_zip_writer_add (archive, name, xmlBufferContent (part), (gsize) xmlBufferLength (part), TRUE, error);
}

GBytes *
veche_odt_package_make (const VecheDocument *document,
                        const xmlBuffer     *styles,
                        const xmlBuffer     *content,
                        GError             **error)
{
  g_autoptr (VecheZipWriter) archive = veche_zip_writer_new (veche_document_get_made_at (document));
  g_autoptr (xmlBuffer) meta = veche_odt_package_make_meta (document);

  if (!veche_zip_writer_add (archive, "mimetype", MIMETYPE, strlen (MIMETYPE), FALSE, error)
      || !veche_zip_writer_add (archive, "META-INF/manifest.xml", manifest, strlen (manifest), TRUE, error)
      || !veche_odt_package_add_part (archive, "styles.xml", styles, error)
      || !veche_odt_package_add_part (archive, "content.xml", content, error)
      || !veche_odt_package_add_part (archive, "meta.xml", meta, error))
    return NULL;
  return veche_zip_writer_finish (archive);
}
