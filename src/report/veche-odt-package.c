/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-odt-package.h"

#include <string.h>

#include "veche-zip-writer.h"

#define MIMETYPE "application/vnd.oasis.opendocument.text"
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

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
veche_odt_package_add_text (xmlTextWriter *writer,
                            const char    *text)
{
  g_autoptr (GString) run = g_string_new ("");
  gboolean space = TRUE;

  /* ODF folds white space: more than one space, and one at the beginning, are elements. */
  for (const char *at = text; *at != '\0'; at++)
    {
      if ((*at == ' ' && space) || *at == '\n')
        {
          xmlTextWriterWriteString (writer, BAD_CAST run->str);
          g_string_truncate (run, 0);
          veche_odt_package_add_element (writer, *at == ' ' ? "text:s" : "text:line-break", NULL);
        }
      else
        g_string_append_c (run, *at);
      space = *at == ' ' || *at == '\n';
    }
  xmlTextWriterWriteString (writer, BAD_CAST run->str);
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
                                  "xmlns:draw", OASIS "drawing:1.0",
                                  "xmlns:xlink", "http://www.w3.org/1999/xlink",
                                  "xmlns:meta", OASIS "meta:1.0",
                                  "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                                  "office:version", "1.2",
                                  NULL);
}

static void
veche_odt_package_add_entry (xmlTextWriter *writer, const char *path, const char *type)
{
  veche_odt_package_add_element (writer, "manifest:file-entry", "manifest:full-path", path, "manifest:media-type", type, NULL);
}

static xmlBuffer *
veche_odt_package_make_manifest (GPtrArray *pictures)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) writer = xmlNewTextWriterMemory (buffer, 0);

  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  veche_odt_package_open_element (writer, "manifest:manifest", "xmlns:manifest", OASIS "manifest:1.0", "manifest:version", "1.2", NULL);
  veche_odt_package_add_element (writer, "manifest:file-entry", "manifest:full-path", "/", "manifest:version", "1.2", "manifest:media-type",
                                 MIMETYPE, NULL);
  veche_odt_package_add_entry (writer, "content.xml", "text/xml");
  veche_odt_package_add_entry (writer, "styles.xml", "text/xml");
  veche_odt_package_add_entry (writer, "meta.xml", "text/xml");
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *path = g_strdup_printf (VECHE_ODT_PACKAGE_PICTURE, i + 1);

      veche_odt_package_add_entry (writer, path, "image/jpeg");
    }
  xmlTextWriterEndDocument (writer);
  return buffer;
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

/* They are packed already. */
static gboolean
veche_odt_package_add_pictures (VecheZipWriter *archive, GPtrArray *pictures, GError **error)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const VechePicture *picture = g_ptr_array_index (pictures, i);
      g_autofree char *path = g_strdup_printf (VECHE_ODT_PACKAGE_PICTURE, i + 1);

      if (!veche_zip_writer_add (archive, path, g_bytes_get_data (picture->bytes, NULL), g_bytes_get_size (picture->bytes), FALSE, error))
        return FALSE;
    }
  return TRUE;
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
                        GPtrArray           *pictures,
                        GError             **error)
{
  g_autoptr (VecheZipWriter) archive = veche_zip_writer_new (veche_document_get_made_at (document));
  g_autoptr (xmlBuffer) meta = veche_odt_package_make_meta (document);
  g_autoptr (xmlBuffer) manifest = veche_odt_package_make_manifest (pictures);

  if (!veche_zip_writer_add (archive, "mimetype", MIMETYPE, strlen (MIMETYPE), FALSE, error)
      || !veche_odt_package_add_part (archive, "META-INF/manifest.xml", manifest, error)
      || !veche_odt_package_add_part (archive, "styles.xml", styles, error)
      || !veche_odt_package_add_part (archive, "content.xml", content, error)
      || !veche_odt_package_add_part (archive, "meta.xml", meta, error)
      || !veche_odt_package_add_pictures (archive, pictures, error))
    return NULL;
  return veche_zip_writer_finish (archive);
}
