/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-pack.h"
#include "veche-backup-record.h"
#include "veche-db.h"

G_BEGIN_DECLS

/**
 * VecheBackupWatch:
 * @cancellable: (nullable): looked at all the time
 * @pause: (nullable): called every few milliseconds; may read through the source's connection, must not write. %FALSE with an
 *   error ends the work
 */
typedef struct
{
  GCancellable *cancellable;
  gboolean (*pause) (gpointer data, GError **error);
  gpointer data;
} VecheBackupWatch;

/**
 * VecheBackupCopy:
 * A copy in the making. Everything that needs the workspace is done by veche_backup_copy_new(); what is left is done by
 * veche_backup_copy_seal(), which may be called on another thread.
 */
typedef struct _VecheBackupCopy VecheBackupCopy;

/**
 * veche_backup_copy_new:
 * @source: the workspace, between transactions
 * @path: a new file
 * @pack: (nullable): where chunks of attached files go; their rows are then kept without bytes. %NULL keeps them inside
 *
 * Copies everything of a workspace, in one read transaction, table by table with the texts of its schema as they are: tables
 * of other programs and columns that they added too, whatever the version of the layout. Left out are the search index
 * (the next opening makes it anew) and statistics. A chunk whose bytes do not fit their hash stays inside, as it is. Owned.
 */
VecheBackupCopy *veche_backup_copy_new (VecheDb *source, const char *path, VecheBackupPack *pack, const VecheBackupWatch *watch,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_copy_seal:
 * @record: (out): what was copied
 *
 * Indexes, views and triggers; then the copy is verified (quick_check, counts of every table, head of the journal) and closed. It
 * is not yet on the disk.
 */
gboolean veche_backup_copy_seal (VecheBackupCopy *self, VecheBackupRecord *record, GCancellable *cancellable, GError **error);

void veche_backup_copy_free (VecheBackupCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupCopy, veche_backup_copy_free)

/** veche_backup_copy_check: quick_check of a copy; %VECHE_ERROR_CORRUPT. */
gboolean veche_backup_copy_check (VecheDb *db, GError **error);

/**
 * veche_backup_copy_estimate:
 *
 * Bytes that a copy of @source takes: the file's, and of the chunks those that are not in @pack yet.
 */
gboolean veche_backup_copy_estimate (VecheDb *source, VecheBackupPack *pack, guint64 *bytes, GError **error);

G_END_DECLS
