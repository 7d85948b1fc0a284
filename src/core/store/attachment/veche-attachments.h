/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** The largest part of a file in one row, bytes. */
#define VECHE_ATTACHMENTS_CHUNK (8 * 1024 * 1024)

/**
 * veche_attachments_add:
 * @source: where the bytes come from; read to the end
 * @name: the file's name as the user knows it; a base name, control characters are replaced
 * @item: code of the required item that it serves, or %NULL
 *
 * Inside the caller's step: stores the bytes by their SHA-256 in chunks (once for equal files), reads them back and
 * compares before the row goes in, and adds the attachment's row. Returns the row's id, or 0.
 */
gint64 veche_attachments_add (VecheStore *store, const VecheKind *owner_kind, gint64 owner, const char *name, const char *item,
                              GInputStream *source, GCancellable *cancellable, GError **error);

/** veche_attachments_extract: writes the bytes of a blob to @target, verifying chunk and whole. */
gboolean veche_attachments_extract (VecheStore *store, const char *sha256, GOutputStream *target, GCancellable *cancellable,
                                    GError **error);

/** veche_attachments_list: records «attachment» of one record, in the order they were added. Owned. */
GPtrArray *veche_attachments_list (VecheStore *store, const VecheKind *owner_kind, gint64 owner,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_attachments_find: the attachment of that name (exact, then folded), or 0 with %VECHE_ERROR_NOT_FOUND. */
gint64 veche_attachments_find (VecheStore *store, const VecheKind *owner_kind, gint64 owner, const char *name, GError **error);

/**
 * veche_attachments_verify:
 *
 * Re-reads every chunk; a finding (text) for each stored file that is wrong. One that is not there at all is found by its
 * row: see veche_integrity_check().
 */
gboolean veche_attachments_verify (VecheStore *store, GPtrArray *findings, GCancellable *cancellable, GError **error);

/**
 * veche_attachments_verify_part:
 * @last: (inout): where the last call got to; 0 at first
 * @more: (out): whether there is anything left
 *
 * Re-reads the next chunk and compares it with its SHA-256: the same in parts short enough to work between other jobs.
 */
gboolean veche_attachments_verify_part (VecheStore *store, gint64 *last, GPtrArray *findings, gboolean *more, GError **error);

G_END_DECLS
