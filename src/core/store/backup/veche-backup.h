/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-copy.h"
#include "veche-backup-info.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_backup_write:
 * @path: the new file; must not exist
 *
 * A whole, self-contained copy of the open workspace (files inside), verified (quick_check, counts, journal head) before
 * it gets its name. Needs room for it and says so first. @watch as for VecheBackupCopy, or %NULL.
 */
gboolean veche_backup_write (VecheStore *store, const char *path, VecheBackupInfo *info, const VecheBackupWatch *watch,
                             GError **error);

/** veche_backup_dup_folder: where the rotated backups of the workspace with that uuid lie; %VECHE_ERROR_CORRUPT for no uuid. Owned. */
char *veche_backup_dup_folder (const char *uuid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_rotate:
 * @folder: the folder of this workspace's backups (user data directory / backups / workspace uuid)
 * @reason: «daily», «migration», «import», «sync», «manual»
 *
 * A backup whose attachment chunks lie once, by hash, in `chunks/` beside it. Of the daily ones ten are kept, of the others
 * the last five; a chunk that no backup needs any more goes. One is due: before a migration always; «daily» and «sync»
 * once a day; otherwise when anything has changed since the last one. Does nothing when none is due. Backups of another copy
 * with the same uuid neither count nor go.
 */
gboolean veche_backup_rotate (VecheStore *store, const char *folder, const char *reason, VecheBackupInfo *info,
                              GCancellable *cancellable, GError **error);

/**
 * veche_backup_restore:
 *
 * Makes a whole workspace at @path out of a backup of either form, verified before it gets its name. A file that no sidecar vouches
 * for is read through SQLite, in one transaction: never half of a change that another program is making; one whose last
 * change was cut off is refused. Without @replace an existing file is %VECHE_ERROR_EXISTS; with it the old one is kept beside it
 * as «… (before restoring DATE).veche», but %VECHE_ERROR_BUSY while a program writes it. Workspaces that this process has
 * open are %VECHE_ERROR_NOT_ALLOWED on both sides.
 */
gboolean veche_backup_restore (const char *backup, const char *path, gboolean replace, VecheBackupInfo *info,
                               GCancellable *cancellable, GError **error);

G_END_DECLS
