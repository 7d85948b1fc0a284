/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-attachments.h"

G_BEGIN_DECLS

/**
 * veche_attachments_name_clean:
 *
 * The name under which a file is kept: the last part of the path, composed (NFC), with a visible sign in place of control
 * and direction characters, at most 255 bytes. %VECHE_ERROR_INVALID where nothing is left, and for «.» and «..». Owned.
 */
char *veche_attachments_name_clean (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_attachments_name_number: «план.pdf» as «план (2).pdf», still at most 255 bytes. Owned. */
char *veche_attachments_name_number (const char *name, guint number) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_attachments_blob_store:
 * @name: of the file, for errors
 * @sha256: (out): of the whole, owned
 * @size: (out): bytes
 *
 * Stores the bytes of @source and reads them back, inside the caller's transaction. Bytes that are there already (and
 * sound) are not kept twice. After a failure nothing of them is left.
 */
gboolean veche_attachments_blob_store (VecheDb *db, const char *name, GInputStream *source, char **sha256, gint64 *size,
                                       GCancellable *cancellable, GError **error);

/**
 * veche_attachments_blob_read:
 * @target: (nullable): where the bytes go; %NULL only checks them
 *
 * Reads a blob chunk by chunk and compares each and the whole with their SHA-256; %VECHE_ERROR_CORRUPT where they differ,
 * before a wrong chunk is written.
 */
gboolean veche_attachments_blob_read (VecheDb *db, gint64 blob, const char *sha256, GOutputStream *target,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
