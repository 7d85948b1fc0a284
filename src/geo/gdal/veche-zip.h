/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheZipEntry: one file of a zip, by its central directory. */
typedef struct
{
  char *name; /* as bytes, not always UTF-8; with slashes */
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint64 packed;
  guint64 size;
  guint64 offset; /* of its local header */
} VecheZipEntry;

typedef enum
{
  VECHE_ZIP_OK,
  VECHE_ZIP_TRUNCATED, /* no central directory, or parts lie beyond the end */
  VECHE_ZIP_DAMAGED,   /* a part does not unpack, or its length or checksum is wrong */
  VECHE_ZIP_BOMB,      /* it unpacks to more than a table can need */
} VecheZipStatus;

/** veche_zip_list: entries of the zip. Owned array of #VecheZipEntry, empty unless the status is OK. */
GPtrArray *veche_zip_list (int fd, guint64 size, VecheZipStatus *status) G_GNUC_WARN_UNUSED_RESULT;

/** veche_zip_find: the entry of this name, ASCII case ignored, or %NULL. */
const VecheZipEntry *veche_zip_find (GPtrArray *entries, const char *name);

/** VecheZipTake: gets an entry by parts; %FALSE ends the work without an error. */
typedef gboolean (*VecheZipTake) (const guint8 *data, gsize length, gpointer user_data);

/** veche_zip_unpack: %FALSE when the entry is damaged. */
gboolean veche_zip_unpack (int fd, const VecheZipEntry *entry, VecheZipTake take, gpointer user_data);

/** veche_zip_read: the unpacked entry, at most @max bytes of it, with a NUL after it; %NULL when it is damaged. Owned. */
char *veche_zip_read (int fd, const VecheZipEntry *entry, gsize max, gsize *length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_zip_check:
 * @culprit: (out): name of the entry that is not as it must be, valid UTF-8; owned
 *
 * Unpacks every XML part once and forgets it: lengths, checksums, and a sum that no honest table has.
 */
VecheZipStatus veche_zip_check (int fd, GPtrArray *entries, guint64 file_size, char **culprit);

G_END_DECLS
