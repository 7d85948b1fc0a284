/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** VecheBackupVerifyFunc: @done of @total bytes have been looked at. On the thread of the work. */
typedef void (*VecheBackupVerifyFunc) (guint64 done, guint64 total, gpointer data);

/**
 * veche_backup_verify:
 *
 * Whether a backup could be restored: its bytes are those that were written, its tables are whole and hold what they held, and
 * every part of an attached file that it needs is there and sound. %VECHE_ERROR_CORRUPT, _NOT_FOUND. Writes nothing. Any thread.
 */
gboolean veche_backup_verify (const char *path, VecheBackupVerifyFunc progress, gpointer data, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
