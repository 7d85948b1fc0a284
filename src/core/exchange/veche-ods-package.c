/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ods-package.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#define LOCAL_SIZE 30
#define DOS_DATE 0x0021 /* 1 January 1980, the first day there is */
#define FLAG_UTF8 0x0800

typedef struct
{
  char *name;
  guint16 method;
  guint32 crc;
  guint64 packed;
  guint64 size;
  guint64 offset;
} VecheOdsPart;

struct _VecheOdsPackage
{
  FILE *file;
  GArray *parts; /* VecheOdsPart; the last is the one at hand */
  z_stream stream;
  gboolean packing;
  guint64 at; /* bytes written */
  int number; /* errno of the first failure */
};

static void
veche_ods_package_clear_part (gpointer data)
{
  VecheOdsPart *part = data;

  g_free (part->name);
}

VecheOdsPackage *
veche_ods_package_new (const char *path)
{
  FILE *file = fopen (path, "wbe");
  VecheOdsPackage *self;

  if (file == NULL)
    return NULL;

  self = g_new0 (VecheOdsPackage, 1);
  self->file = file;
  self->parts = g_array_new (FALSE, TRUE, sizeof (VecheOdsPart));
  g_array_set_clear_func (self->parts, veche_ods_package_clear_part);

  return self;
}

void
veche_ods_package_free (VecheOdsPackage *self)
{
  if (self->packing)
    deflateEnd (&self->stream);
  g_clear_pointer (&self->file, fclose);
  g_array_unref (self->parts);
  g_free (self);
}

static void
veche_ods_package_fail (VecheOdsPackage *self, int number)
{
  if (self->number == 0)
    self->number = number != 0 ? number : EIO;
}

static void
veche_ods_package_put (VecheOdsPackage *self, const void *data, gsize length)
{
  errno = 0;
  if (fwrite (data, 1, length, self->file) != length)
    veche_ods_package_fail (self, errno);
  self->at += length;
  if (self->at > G_MAXUINT32)
    veche_ods_package_fail (self, EFBIG);
}

static void
veche_ods_package_put_u16 (GByteArray *out, guint value)
{
  guint16 le = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (out, (const guint8 *) &le, 2);
}

static void
veche_ods_package_put_u32 (GByteArray *out, guint64 value)
{
  guint32 le = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (out, (const guint8 *) &le, 4);
}

/* What both headers of a part say. */
static void
veche_ods_package_put_common (GByteArray *out, const VecheOdsPart *part)
{
  veche_ods_package_put_u16 (out, 20);
  veche_ods_package_put_u16 (out, FLAG_UTF8);
  veche_ods_package_put_u16 (out, part->method);
  veche_ods_package_put_u16 (out, 0);
  veche_ods_package_put_u16 (out, DOS_DATE);
  veche_ods_package_put_u32 (out, part->crc);
  veche_ods_package_put_u32 (out, part->packed);
  veche_ods_package_put_u32 (out, part->size);
  veche_ods_package_put_u16 (out, (guint) strlen (part->name));
  veche_ods_package_put_u16 (out, 0);
}

static void
veche_ods_package_put_local (VecheOdsPackage *self, const VecheOdsPart *part)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) "PK\3\4", 4);
  veche_ods_package_put_common (out, part);
  g_byte_array_append (out, (const guint8 *) part->name, (guint) strlen (part->name));
  veche_ods_package_put (self, out->data, out->len);
}

void
veche_ods_package_begin (VecheOdsPackage *self, const char *name, gboolean store)
{
  VecheOdsPart part = { .name = g_strdup (name), .method = store ? 0 : Z_DEFLATED, .offset = self->at };

  g_return_if_fail (!self->packing);

  part.crc = (guint32) crc32 (0, NULL, 0);
  g_array_append_val (self->parts, part);
  veche_ods_package_put_local (self, &part);
  memset (&self->stream, 0, sizeof self->stream);
  if (!store)
    {
      self->packing = deflateInit2 (&self->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK;
      if (!self->packing)
        veche_ods_package_fail (self, ENOMEM);
    }
}

/* Packs what the stream holds; @flush: Z_FINISH at the end of the part. */
static void
veche_ods_package_pack (VecheOdsPackage *self, int flush)
{
  guint8 out[32768];
  int result = Z_OK;

  do
    {
      self->stream.next_out = out;
      self->stream.avail_out = sizeof out;
      result = deflate (&self->stream, flush);
      veche_ods_package_put (self, out, sizeof out - self->stream.avail_out);
    }
  while (self->number == 0 && (self->stream.avail_in > 0 || (flush == Z_FINISH && result == Z_OK)));
}

gboolean
veche_ods_package_write (VecheOdsPackage *self, const void *data, gsize length)
{
  VecheOdsPart *part = &g_array_index (self->parts, VecheOdsPart, self->parts->len - 1);

  g_return_val_if_fail (length <= G_MAXUINT32, FALSE);

  part->crc = (guint32) crc32 (part->crc, data, (uInt) length);
  part->size += length;
  if (self->packing)
    {
      self->stream.next_in = (Bytef *) data;
      self->stream.avail_in = (uInt) length;
      veche_ods_package_pack (self, Z_NO_FLUSH);
    }
  else
    {
      veche_ods_package_put (self, data, length);
    }
  if (part->size > G_MAXUINT32)
    veche_ods_package_fail (self, EFBIG);

  return self->number == 0;
}

void
veche_ods_package_end (VecheOdsPackage *self)
{
  VecheOdsPart *part = &g_array_index (self->parts, VecheOdsPart, self->parts->len - 1);
  guint64 end;

  if (self->packing)
    {
      veche_ods_package_pack (self, Z_FINISH);
      deflateEnd (&self->stream);
      self->packing = FALSE;
    }
  part->packed = self->at - part->offset - LOCAL_SIZE - strlen (part->name);

  /* The header once more, now that its numbers are known. */
  end = self->at;
  errno = 0;
  if (fseeko (self->file, (off_t) part->offset, SEEK_SET) != 0)
    veche_ods_package_fail (self, errno);
  veche_ods_package_put_local (self, part);
  if (fseeko (self->file, 0, SEEK_END) != 0)
    veche_ods_package_fail (self, errno);
  self->at = end;
}

int
veche_ods_package_finish (VecheOdsPackage *self)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint64 start = self->at;
  guint32 length;
  FILE *file;

  g_return_val_if_fail (self->file != NULL, EINVAL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const VecheOdsPart *part = &g_array_index (self->parts, VecheOdsPart, i);

      g_byte_array_append (out, (const guint8 *) "PK\1\2", 4);
      veche_ods_package_put_u16 (out, 20);
      veche_ods_package_put_common (out, part);
      for (guint j = 0; j < 3; j++)
        veche_ods_package_put_u16 (out, 0);
      veche_ods_package_put_u32 (out, 0);
      veche_ods_package_put_u32 (out, part->offset);
      g_byte_array_append (out, (const guint8 *) part->name, (guint) strlen (part->name));
    }
  length = out->len;
  g_byte_array_append (out, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  veche_ods_package_put_u16 (out, self->parts->len);
  veche_ods_package_put_u16 (out, self->parts->len);
  veche_ods_package_put_u32 (out, length);
  veche_ods_package_put_u32 (out, start);
  veche_ods_package_put_u16 (out, 0);
  veche_ods_package_put (self, out->data, out->len);

  file = g_steal_pointer (&self->file);
  errno = 0;
  if (fclose (file) != 0)
    veche_ods_package_fail (self, errno);

  return self->number;
}

int
veche_ods_package_get_errno (VecheOdsPackage *self)
{
  return self->number;
}
