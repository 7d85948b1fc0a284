/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ole.h"

#include <string.h>
#include <unistd.h>

/* [MS-CFB] and [MS-XLS]; only as much of them as it takes to say what the file is. */
#define HEADER_SIZE 512
#define ENTRY_SIZE 128
#define END_OF_CHAIN 0xFFFFFFFAu /* this and above are no sectors */
#define MAX_SECTORS 65536
#define MINI_CUTOFF 4096
#define MINI_SECTOR 64
#define RECORDS_MAX 8192

#define BIFF_BOF 0x0809
#define BIFF_FILEPASS 0x002F
#define BIFF_VERSION_8 0x0600

typedef struct
{
  int fd;
  guint64 size;
  guint sector_size;
  guint8 header[HEADER_SIZE];
} VecheOle;

typedef struct
{
  char name[33];
  guint32 start;
  guint64 size;
} VecheOleEntry;

static guint16
veche_ole_u16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static guint32
veche_ole_u32 (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

static gboolean
veche_ole_read_at (VecheOle *ole, guint64 offset, void *buffer, gsize length)
{
  return offset + length <= ole->size && pread (ole->fd, buffer, length, (off_t) offset) == (ssize_t) length;
}

static guint64
veche_ole_sector_offset (VecheOle *ole, guint32 sector)
{
  return ((guint64) sector + 1) * ole->sector_size;
}

/* The sector after this one, by the allocation table; its first 109 sectors are named in the header. */
static guint32
veche_ole_next_sector (VecheOle *ole, guint32 sector)
{
  guint per_sector = ole->sector_size / 4;
  guint32 index = sector / per_sector;
  guint32 table;
  guint8 word[4];

  if (index >= 109)
    return END_OF_CHAIN;
  table = veche_ole_u32 (ole->header + 76 + 4 * index);
  if (table >= END_OF_CHAIN
      || !veche_ole_read_at (ole, veche_ole_sector_offset (ole, table) + 4 * (guint64) (sector % per_sector), word, sizeof word))
    return END_OF_CHAIN;

  return veche_ole_u32 (word);
}

/* Up to @max bytes of a chain of sectors, from byte @from of it. */
static GByteArray *
veche_ole_read_chain (VecheOle *ole, guint32 sector, guint64 from, gsize max)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (ole->sector_size);

  for (guint i = 0; i < MAX_SECTORS && sector < END_OF_CHAIN && bytes->len < max; i++)
    {
      if (from >= ole->sector_size)
        {
          from -= ole->sector_size;
        }
      else
        {
          guint64 offset = veche_ole_sector_offset (ole, sector);
          gsize n = offset < ole->size ? (gsize) MIN (ole->size - offset, ole->sector_size) : 0;

          if (n <= from || !veche_ole_read_at (ole, offset, buffer, n))
            break;
          g_byte_array_append (bytes, buffer + from, (guint) (n - from));
          from = 0;
        }
      sector = veche_ole_next_sector (ole, sector);
    }

  return bytes;
}

static GArray *
veche_ole_list (VecheOle *ole)
{
  g_autoptr (GByteArray) directory = NULL;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (VecheOleEntry));

  directory = veche_ole_read_chain (ole, veche_ole_u32 (ole->header + 48), 0, 4u << 20);
  for (guint at = 0; at + ENTRY_SIZE <= directory->len; at += ENTRY_SIZE)
    {
      const guint8 *record = directory->data + at;
      guint length = veche_ole_u16 (record + 64) / 2;
      VecheOleEntry entry = { .start = veche_ole_u32 (record + 116), .size = veche_ole_u32 (record + 120) };

      /* The names in question are ASCII: any other character becomes «?». */
      for (guint i = 0; i + 1 < MIN (length, 32u); i++)
        {
          guint16 c = veche_ole_u16 (record + 2 * i);

          entry.name[i] = c >= 0x20 && c < 0x7F ? (char) c : '?';
        }
      if (record[66] != 0)
        g_array_append_val (entries, entry);
    }

  return entries;
}

static const VecheOleEntry *
veche_ole_find (GArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const VecheOleEntry *entry = &g_array_index (entries, VecheOleEntry, i);

      if (g_ascii_strcasecmp (entry->name, name) == 0)
        return entry;
    }

  return NULL;
}

/* The first records of a workbook: its version, and whether it has a password. */
static VecheOleKind
veche_ole_inspect_workbook (VecheOle *ole, GArray *entries, const VecheOleEntry *workbook)
{
  const VecheOleEntry *root = veche_ole_find (entries, "Root Entry");
  g_autoptr (GByteArray) records = NULL;
  VecheOleKind kind = VECHE_OLE_DAMAGED;

  /* Small streams lie in sectors of 64 bytes within the root's own stream; their beginnings are whole enough here. */
  if (workbook->size < MINI_CUTOFF && root != NULL)
    records = veche_ole_read_chain (ole, root->start, (guint64) workbook->start * MINI_SECTOR, MINI_SECTOR);
  else
    records = veche_ole_read_chain (ole, workbook->start, 0, RECORDS_MAX);

  for (guint at = 0; at + 4 <= records->len;)
    {
      guint16 id = veche_ole_u16 (records->data + at);
      guint16 length = veche_ole_u16 (records->data + at + 2);

      if (at == 0)
        {
          if (id != BIFF_BOF || records->len < 6)
            break;
          kind = veche_ole_u16 (records->data + 4) == BIFF_VERSION_8 ? VECHE_OLE_BIFF8 : VECHE_OLE_BIFF5;
        }
      if (id == BIFF_FILEPASS)
        return VECHE_OLE_BIFF_ENCRYPTED;
      at += 4u + length;
    }

  return kind;
}

VecheOleKind
veche_ole_inspect (int fd, guint64 size)
{
  VecheOle ole = { .fd = fd, .size = size };
  g_autoptr (GArray) entries = NULL;
  const VecheOleEntry *workbook;
  guint shift;

  if (!veche_ole_read_at (&ole, 0, ole.header, HEADER_SIZE))
    return VECHE_OLE_DAMAGED;
  shift = veche_ole_u16 (ole.header + 30);
  if (shift != 9 && shift != 12)
    return VECHE_OLE_DAMAGED;
  ole.sector_size = 1u << shift;

  entries = veche_ole_list (&ole);
  if (entries->len == 0)
    return VECHE_OLE_DAMAGED;
  if (veche_ole_find (entries, "EncryptedPackage") != NULL)
    return VECHE_OLE_ENCRYPTED_PACKAGE;

  workbook = veche_ole_find (entries, "Workbook");
  if (workbook == NULL)
    workbook = veche_ole_find (entries, "Book");
  if (workbook != NULL)
    return veche_ole_inspect_workbook (&ole, entries, workbook);
  if (veche_ole_find (entries, "WordDocument") != NULL)
    return VECHE_OLE_WORD;
  if (veche_ole_find (entries, "PowerPoint Document") != NULL)
    return VECHE_OLE_POWERPOINT;

  return VECHE_OLE_OTHER;
}
