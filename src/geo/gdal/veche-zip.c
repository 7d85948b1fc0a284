/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-zip.h"

#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define END_SIZE 22
#define CENTRAL_SIZE 46
#define LOCAL_SIZE 30
#define MAX_ENTRIES 20000
#define MAX_DIRECTORY (16u << 20)
#define MAX_UNPACKED ((guint64) 768 << 20)
/* Up to here nobody asks how well it is packed; beyond, sheets of real offices come to 1:40. */
#define FREE_UNPACKED ((guint64) 64 << 20)
#define MAX_RATIO 150

static guint16
veche_zip_u16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static guint32
veche_zip_u32 (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

static gboolean
veche_zip_pread (int fd, void *buffer, gsize length, guint64 offset)
{
  char *to = buffer;

  while (length > 0)
    {
      ssize_t n = pread (fd, to, length, (off_t) offset);

      if (n <= 0)
        return FALSE;
      to += n;
      length -= (gsize) n;
      offset += (guint64) n;
    }

  return TRUE;
}

static void
veche_zip_entry_free (VecheZipEntry *entry)
{
  g_free (entry->name);
  g_free (entry);
}

/* The end record of the directory: the last one whose comment reaches the end of the file. */
static gboolean
veche_zip_find_end (int fd, guint64 size, guint8 end[END_SIZE])
{
  gsize length = (gsize) MIN (size, (guint64) END_SIZE + G_MAXUINT16);
  g_autofree guint8 *tail = g_malloc (length);

  if (length < END_SIZE || !veche_zip_pread (fd, tail, length, size - length))
    return FALSE;

  for (gsize at = length - END_SIZE + 1; at-- > 0;)
    if (memcmp (tail + at, "PK\5\6", 4) == 0 && at + END_SIZE + veche_zip_u16 (tail + at + 20) <= length)
      {
        memcpy (end, tail + at, END_SIZE);
        return TRUE;
      }

  return FALSE;
}

GPtrArray *
veche_zip_list (int fd, guint64 size, VecheZipStatus *status)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_zip_entry_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree guint8 *directory = NULL;
  guint8 end[END_SIZE];
  guint count;
  gsize length;
  gsize at = 0;

  *status = VECHE_ZIP_TRUNCATED;
  if (!veche_zip_find_end (fd, size, end))
    return g_steal_pointer (&none);

  /* Zip64 is for archives of more than 4 GB or 65 535 parts: no table is one. */
  count = veche_zip_u16 (end + 10);
  length = veche_zip_u32 (end + 12);
  if (count == G_MAXUINT16 || count > MAX_ENTRIES || length > MAX_DIRECTORY)
    {
      *status = VECHE_ZIP_BOMB;
      return g_steal_pointer (&none);
    }

  directory = g_malloc (length + 1);
  if (!veche_zip_pread (fd, directory, length, veche_zip_u32 (end + 16)))
    return g_steal_pointer (&none);

  *status = VECHE_ZIP_DAMAGED;
  for (guint i = 0; i < count; i++)
    {
      const guint8 *record = directory + at;
      VecheZipEntry *entry;
      gsize record_size;

      if (length - at < CENTRAL_SIZE || memcmp (record, "PK\1\2", 4) != 0)
        return g_steal_pointer (&none);
      record_size = CENTRAL_SIZE + (gsize) veche_zip_u16 (record + 28) + veche_zip_u16 (record + 30) + veche_zip_u16 (record + 32);
      if (length - at < record_size)
        return g_steal_pointer (&none);

      entry = g_new0 (VecheZipEntry, 1);
      entry->name = g_strndup ((const char *) record + CENTRAL_SIZE, veche_zip_u16 (record + 28));
      /* Against the rules of zip, and met. */
      g_strdelimit (entry->name, "\\", '/');
      entry->flags = veche_zip_u16 (record + 8);
      entry->method = veche_zip_u16 (record + 10);
      entry->crc = veche_zip_u32 (record + 16);
      entry->packed = veche_zip_u32 (record + 20);
      entry->size = veche_zip_u32 (record + 24);
      entry->offset = veche_zip_u32 (record + 42);
      g_ptr_array_add (entries, entry);
      at += record_size;
    }

  *status = VECHE_ZIP_OK;
  return g_steal_pointer (&entries);
}

const VecheZipEntry *
veche_zip_find (GPtrArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const VecheZipEntry *entry = g_ptr_array_index (entries, i);

      if (g_ascii_strcasecmp (entry->name, name) == 0)
        return entry;
    }

  return NULL;
}

gboolean
veche_zip_unpack (int fd, const VecheZipEntry *entry, VecheZipTake take, gpointer user_data)
{
  guint8 local[LOCAL_SIZE];
  guint8 in[32768];
  g_autofree guint8 *out = g_malloc (1 << 16);
  guint64 offset;
  guint64 left = entry->packed;
  z_stream stream = { 0 };
  int result = Z_OK;
  gboolean more = TRUE;

  if (!veche_zip_pread (fd, local, sizeof local, entry->offset) || memcmp (local, "PK\3\4", 4) != 0)
    return FALSE;
  if (entry->method != 0 && entry->method != Z_DEFLATED)
    return FALSE;
  if (entry->method == Z_DEFLATED && inflateInit2 (&stream, -MAX_WBITS) != Z_OK)
    return FALSE;

  offset = entry->offset + LOCAL_SIZE + veche_zip_u16 (local + 26) + veche_zip_u16 (local + 28);
  while (left > 0 && result == Z_OK && more)
    {
      gsize n = (gsize) MIN (left, sizeof in);

      if (!veche_zip_pread (fd, in, n, offset))
        {
          result = Z_DATA_ERROR;
          break;
        }
      offset += n;
      left -= n;
      if (entry->method == 0)
        {
          more = take (in, n, user_data);
          continue;
        }
      stream.next_in = in;
      stream.avail_in = (uInt) n;
      while (stream.avail_in > 0 && result == Z_OK && more)
        {
          stream.next_out = out;
          stream.avail_out = 1 << 16;
          result = inflate (&stream, Z_NO_FLUSH);
          if (result == Z_OK || result == Z_STREAM_END)
            more = take (out, (1 << 16) - stream.avail_out, user_data);
        }
    }
  if (entry->method == Z_DEFLATED)
    inflateEnd (&stream);

  return !more || (entry->method == 0 ? left == 0 && result == Z_OK : result == Z_STREAM_END || (result == Z_OK && entry->size == 0));
}

typedef struct
{
  GByteArray *bytes;
  gsize max;
} VecheZipRead;

static gboolean
veche_zip_read_take (const guint8 *data, gsize length, gpointer user_data)
{
  VecheZipRead *reading = user_data;
  gsize n = MIN (length, reading->max - reading->bytes->len);

  g_byte_array_append (reading->bytes, data, (guint) n);

  return reading->bytes->len < reading->max;
}

char *
veche_zip_read (int fd, const VecheZipEntry *entry, gsize max, gsize *length)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  VecheZipRead reading = { bytes, max };

  if (!veche_zip_unpack (fd, entry, veche_zip_read_take, &reading))
    return NULL;

  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);

  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

typedef struct
{
  guint64 entry_size;
  guint64 sum; /* of all entries */
  guint64 limit;
  uLong crc;
  gboolean bomb;
} VecheZipCheck;

static gboolean
veche_zip_check_take (const guint8 *data, gsize length, gpointer user_data)
{
  VecheZipCheck *check = user_data;

  check->entry_size += length;
  check->sum += length;
  check->crc = crc32 (check->crc, data, (uInt) length);
  check->bomb = check->sum > check->limit;

  return !check->bomb;
}

static gboolean
veche_zip_is_xml (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".xml") || g_str_has_suffix (lower, ".rels");
}

VecheZipStatus
veche_zip_check (int fd, GPtrArray *entries, guint64 file_size, char **culprit)
{
  VecheZipCheck check = { 0 };

  check.limit = MIN (MAX_UNPACKED, MAX (FREE_UNPACKED, file_size * MAX_RATIO));
  for (guint i = 0; i < entries->len; i++)
    {
      const VecheZipEntry *entry = g_ptr_array_index (entries, i);
      gboolean unpacked;

      /* Pictures and the like are not read. */
      if (!veche_zip_is_xml (entry->name))
        continue;
      check.entry_size = 0;
      check.crc = crc32 (0, NULL, 0);
      unpacked = veche_zip_unpack (fd, entry, veche_zip_check_take, &check);
      if (check.bomb)
        return VECHE_ZIP_BOMB;
      if (!unpacked || check.entry_size != entry->size || check.crc != entry->crc)
        {
          *culprit = g_utf8_make_valid (entry->name, -1);
          return entry->offset + entry->packed > file_size ? VECHE_ZIP_TRUNCATED : VECHE_ZIP_DAMAGED;
        }
    }

  return VECHE_ZIP_OK;
}
