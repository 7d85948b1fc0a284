/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-info.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_backup_dup_folder:
 *
 * Where the rotating backups of the workspace lie: in the user's data directory, by the workspace's uuid. Owned;
 * %VECHE_ERROR_CORRUPT where the file has no uuid.
 */
char *veche_backup_dup_folder (VecheStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_write:
 * @path: the new file; must not exist
 *
 * A whole, self-contained copy of the open workspace (files inside), verified (quick_check, counts, journal head) before
 * it gets its name. Needs room for it and says so first.
 */
gboolean veche_backup_write (VecheStore *store, const char *path, VecheBackupInfo *info, GCancellable *cancellable,
                             GError **error);

/**
 * veche_backup_rotate:
 * @folder: the folder of this workspace's backups (user data directory / backups / workspace uuid)
 * @reason: «daily», «migration», «import», «sync»
 *
 * A backup whose attachment chunks lie once, by hash, in `chunks/` beside it. Of the daily ones ten are kept, of the others
 * the last five; a chunk that no backup needs any more goes. Does nothing when one with this reason was made today
 * (but for migrations).
 */
gboolean veche_backup_rotate (VecheStore *store, const char *folder, const char *reason, VecheBackupInfo *info,
                              GCancellable *cancellable, GError **error);

/**
 * veche_backup_restore:
 *
 * Makes a whole workspace at @path out of a backup of either form, verified before it gets its name. Without @replace an
 * existing file is %VECHE_ERROR_EXISTS; with it the old one is kept beside it as «… (before restoring DATE).veche».
 */
gboolean veche_backup_restore (const char *backup, const char *path, gboolean replace, VecheBackupInfo *info,
                               GCancellable *cancellable, GError **error);

G_END_DECLS
