/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-zip-writer.h"

#include <gio/gio.h>
#include <string.h>
#include <zlib.h>

#include "veche-error.h"
#include "veche-i18n.h"

/* APPNOTE.TXT 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16. */
#define LOCAL_HEADER 0x04034b50
#define CENTRAL_HEADER 0x02014b50
#define END_OF_DIRECTORY 0x06054b50
#define VERSION 20
#define DEFLATED 8

struct _VecheZipWriter
{
  GByteArray *data;
  GByteArray *directory;
  guint16 n_entries;
  guint16 dos_time, dos_date;
};

static void
veche_zip_writer_put16 (GByteArray *array,
                        guint16     value)
{
  guint16 little = GUINT16_TO_LE (value);

  g_byte_array_append (array, (const guint8 *) &little, sizeof little);
}

static void
veche_zip_writer_put32 (GByteArray *array,
                        guint32     value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (array, (const guint8 *) &little, sizeof little);
}

VecheZipWriter *
veche_zip_writer_new (const char *made_at)
{
  VecheZipWriter *writer = g_new0 (VecheZipWriter, 1);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = made_at != NULL ? g_date_time_new_from_iso8601 (made_at, utc) : NULL;

  writer->data = g_byte_array_new ();
  writer->directory = g_byte_array_new ();
  writer->dos_date = (1 << 5) | 1;
  /* DOS counts years from 1980 in seven bits. */
  if (moment != NULL && g_date_time_get_year (moment) >= 1980 && g_date_time_get_year (moment) < 2108)
    {
      writer->dos_date
          = (guint16) (((g_date_time_get_year (moment) - 1980) << 9) | (g_date_time_get_month (moment) << 5)
                       | g_date_time_get_day_of_month (moment));
      writer->dos_time = (guint16) ((g_date_time_get_hour (moment) << 11) | (g_date_time_get_minute (moment) << 5)
                                    | (g_date_time_get_second (moment) / 2));
    }
  return writer;
}

void
veche_zip_writer_free (VecheZipWriter *writer)
{
  if (writer == NULL)
    return;
  g_byte_array_unref (writer->data);
  g_byte_array_unref (writer->directory);
  g_free (writer);
}

static GBytes *
veche_zip_writer_deflate (const void *data,
                          gsize       size,
                          GError    **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return g_converter_convert_bytes (G_CONVERTER (compressor), bytes, error);
}

/* What the local and the central header have in common. */
static void
veche_zip_writer_put_entry (GByteArray           *array,
                            const VecheZipWriter *writer,
                            const char           *name,
                            gboolean              compressed,
                            guint32               crc,
                            gsize                 packed,
                            gsize                 size)
{
  veche_zip_writer_put16 (array, VERSION);
  veche_zip_writer_put16 (array, 0);
  veche_zip_writer_put16 (array, compressed ? DEFLATED : 0);
  veche_zip_writer_put16 (array, writer->dos_time);
  veche_zip_writer_put16 (array, writer->dos_date);
  veche_zip_writer_put32 (array, crc);
  veche_zip_writer_put32 (array, (guint32) packed);
  veche_zip_writer_put32 (array, (guint32) size);
  veche_zip_writer_put16 (array, (guint16) strlen (name));
  veche_zip_writer_put16 (array, 0);
}

gboolean
veche_zip_writer_add (VecheZipWriter *writer,
                      const char     *name,
                      const void     *data,
                      gsize           size,
                      gboolean        compressed,
                      GError        **error)
{
  g_autoptr (GBytes) packed = NULL;
  const guint8 *bytes;
  gsize length;
  guint32 crc, offset;

  g_return_val_if_fail (writer != NULL && name != NULL && (data != NULL || size == 0), FALSE);

  packed = compressed ? veche_zip_writer_deflate (data, size, error) : g_bytes_new (data, size);
  if (packed == NULL)
    return FALSE;
  bytes = g_bytes_get_data (packed, &length);
  if (size > G_MAXINT32 || (guint64) writer->data->len + length > G_MAXINT32)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not pack the document: it is larger than 2 GB. Choose fewer records."));
      return FALSE;
    }
  crc = (guint32) crc32_z (crc32_z (0, NULL, 0), data, size);
  offset = writer->data->len;
  veche_zip_writer_put32 (writer->data, LOCAL_HEADER);
  veche_zip_writer_put_entry (writer->data, writer, name, compressed, crc, length, size);
  g_byte_array_append (writer->data, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (writer->data, bytes, (guint) length);

  veche_zip_writer_put32 (writer->directory, CENTRAL_HEADER);
  veche_zip_writer_put16 (writer->directory, VERSION);
  veche_zip_writer_put_entry (writer->directory, writer, name, compressed, crc, length, size);
  veche_zip_writer_put16 (writer->directory, 0); /* comment */
  veche_zip_writer_put16 (writer->directory, 0); /* disk */
  veche_zip_writer_put16 (writer->directory, 0); /* internal attributes */
  veche_zip_writer_put32 (writer->directory, 0); /* external attributes */
  veche_zip_writer_put32 (writer->directory, offset);
  g_byte_array_append (writer->directory, (const guint8 *) name, (guint) strlen (name));
  writer->n_entries++;
  return TRUE;
}

GBytes *
veche_zip_writer_finish (VecheZipWriter *writer)
{
  guint32 offset;

  g_return_val_if_fail (writer != NULL, NULL);

  offset = writer->data->len;
  g_byte_array_append (writer->data, writer->directory->data, writer->directory->len);
  veche_zip_writer_put32 (writer->data, END_OF_DIRECTORY);
  veche_zip_writer_put16 (writer->data, 0);
  veche_zip_writer_put16 (writer->data, 0);
  veche_zip_writer_put16 (writer->data, writer->n_entries);
  veche_zip_writer_put16 (writer->data, writer->n_entries);
  veche_zip_writer_put32 (writer->data, writer->directory->len);
  veche_zip_writer_put32 (writer->data, offset);
  veche_zip_writer_put16 (writer->data, 0);
  return g_bytes_new (writer->data->data, writer->data->len);
}
