/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-pack.h"
#include "veche-db.h"

G_BEGIN_DECLS

/**
 * VecheBackupShelf:
 * The folder in which the rotated backups of one workspace's uuid lie, locked against other programs that tidy it up. Copies of
 * a workspace share the uuid and thus the folder: a backup counts as this file's own only when its journal's head stands in
 * this file's chain, and what the file has done since came after the backup.
 */
typedef struct _VecheBackupShelf VecheBackupShelf;

/**
 * veche_backup_shelf_dup_reason:
 * @name: «2020-02-17T09-30-00-daily.veche-backup», in local time
 *
 * What a backup was made for, by its name; %NULL for a file that is none. Owned.
 */
char *veche_backup_shelf_dup_reason (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_shelf_open:
 * @folder: made where it is not there
 *
 * %VECHE_ERROR_BUSY where another program has it. Reads which backups there are and which of them are @db's own.
 */
VecheBackupShelf *veche_backup_shelf_open (const char *folder, VecheDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_shelf_set_kept: how many daily backups of a file stay, 10 unless said otherwise. Of the whole process; any thread. */
void veche_backup_shelf_set_kept (guint daily);

/** veche_backup_shelf_free: closes it, and lets others in. */
void veche_backup_shelf_free (VecheBackupShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupShelf, veche_backup_shelf_free)

/** veche_backup_shelf_get_folder: with links followed. Borrowed. */
const char *veche_backup_shelf_get_folder (VecheBackupShelf *self);

/** veche_backup_shelf_has_today: whether this file has a backup of today with that reason. */
gboolean veche_backup_shelf_has_today (VecheBackupShelf *self, const char *reason);

/** veche_backup_shelf_has_present: whether there is a backup, for any reason, since which nothing has changed in this file. */
gboolean veche_backup_shelf_has_present (VecheBackupShelf *self);

/** veche_backup_shelf_dup_path: a free name for a backup made now. Owned. */
char *veche_backup_shelf_dup_path (VecheBackupShelf *self, const char *reason) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_shelf_sweep: removes what an interrupted run left. */
void veche_backup_shelf_sweep (VecheBackupShelf *self);

/**
 * veche_backup_shelf_tidy:
 * @made: path of the backup that has just been made
 *
 * Of this file's daily backups ten stay, or what veche_backup_shelf_set_kept() says, of the others the last five; those of other copies are not touched. Parts of files that
 * no backup needs any more go. That old ones could not be tidied up is no failure.
 */
void veche_backup_shelf_tidy (VecheBackupShelf *self, const char *made, VecheBackupPack *pack);

G_END_DECLS
