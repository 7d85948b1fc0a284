/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-pack.h"
#include "veche-backup-record.h"
#include "veche-db.h"

G_BEGIN_DECLS

/**
 * veche_backup_copy:
 * @source: the workspace, between transactions
 * @path: a new file
 * @pack: (nullable): where chunks of attached files go; their rows are then kept without bytes. %NULL keeps them inside
 * @record: (out): what was copied
 *
 * Copies everything of a workspace, in one read transaction, table by table with the texts of its schema as they are: tables
 * of other programs and columns that they added too, whatever the version of the layout. Left out are the search index
 * (the next opening makes it anew) and statistics. A chunk whose bytes do not fit their hash stays inside, as it is. The
 * copy is verified (quick_check, counts of every table, head of the journal) but not yet on the disk.
 */
gboolean veche_backup_copy (VecheDb *source, const char *path, VecheBackupPack *pack, VecheBackupRecord *record,
                            GCancellable *cancellable, GError **error);

/** veche_backup_copy_check: quick_check of a copy; %VECHE_ERROR_CORRUPT. */
gboolean veche_backup_copy_check (VecheDb *db, GError **error);

/**
 * veche_backup_copy_estimate:
 *
 * Bytes that a copy of @source takes: the file's, and of the chunks those that are not in @pack yet.
 */
gboolean veche_backup_copy_estimate (VecheDb *source, VecheBackupPack *pack, guint64 *bytes, GError **error);

G_END_DECLS
