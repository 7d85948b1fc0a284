/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The largest file that is taken, bytes: the workspace has to be copied whole now and then. */
#define VECHE_ATTACHMENTS_SOURCE_MAX G_GINT64_CONSTANT (2147483648)

/**
 * VecheAttachmentsSource:
 * A file that is to be attached, read into a nameless file of ours before the workspace hears of it: a disk that hangs then
 * holds up nobody who works. No thread of its own, and no connection.
 */
typedef struct _VecheAttachmentsSource VecheAttachmentsSource;

/**
 * veche_attachments_source_open:
 * @name: of the file, for errors
 *
 * Opens an ordinary file that is not an open workspace; a pipe or device is refused without waiting for it.
 * %VECHE_ERROR_NOT_FOUND, _INVALID, _NOT_ALLOWED.
 */
VecheAttachmentsSource *veche_attachments_source_open (GFile *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_attachments_source_free (VecheAttachmentsSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheAttachmentsSource, veche_attachments_source_free)

/** veche_attachments_source_get_size: bytes, as the file system tells; 0 where it does not. */
gint64 veche_attachments_source_get_size (VecheAttachmentsSource *self);

/** veche_attachments_source_read: the next part, a few megabytes; *@done and *@more tell how far it is. */
gboolean veche_attachments_source_read (VecheAttachmentsSource *self, gint64 *done, gboolean *more, GCancellable *cancellable,
                                        GError **error);

/** veche_attachments_source_take: what has been read, from its beginning; the source is used up. Owned. */
GInputStream *veche_attachments_source_take (VecheAttachmentsSource *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
