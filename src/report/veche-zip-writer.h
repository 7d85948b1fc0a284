/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheZipWriter:
 * A zip archive in memory, as plain as OpenDocument asks for: sizes in the entry's own header and no extra
 * fields, which libarchive does not write to a stream, and without which LibreOffice does not open a
 * package whose first entry is stored.
 */
typedef struct _VecheZipWriter VecheZipWriter;

/** veche_zip_writer_new: entries are dated by @made_at (ISO, UTC). */
VecheZipWriter *veche_zip_writer_new (const char *made_at) G_GNUC_WARN_UNUSED_RESULT;
void veche_zip_writer_free (VecheZipWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheZipWriter, veche_zip_writer_free)

/**
 * veche_zip_writer_add:
 *
 * An entry; @compressed: deflated, else stored. %VECHE_ERROR_UNSUPPORTED from 2 GB on.
 */
gboolean veche_zip_writer_add (VecheZipWriter *writer,
                               const char     *name,
                               const void     *data,
                               gsize           size,
                               gboolean        compressed,
                               GError        **error);

/** veche_zip_writer_finish: the whole archive. Owned. */
GBytes *veche_zip_writer_finish (VecheZipWriter *writer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
