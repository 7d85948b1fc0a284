/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "veche-backup-item.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/* How backups are called, in lists and as files. */

/** veche_backup_text_dup_summary: «Backup of the day · 12,7 KB · 72 applications». Owned. */
char *veche_backup_text_dup_summary (const VecheBackupItem *item) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_text_dup_applications: «72 applications»; %NULL where it is not told. Owned. */
char *veche_backup_text_dup_applications (const VecheBackupItem *item) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_text_find_beside:
 * @path: (nullable): of the open workspace, beside which the new one will lie
 *
 * Resolves with a free path for a workspace made of the backup, whose folder is made: beside the file that it is a backup of where that
 * folder is still there, else among new workspaces. Disks are asked off the main thread.
 */
DexFuture *veche_backup_text_find_beside (const VecheBackupItem *item, const char *path) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_text_find_free:
 *
 * Resolves with @path, or one with a number in its name where a file is there already: a workspace is never written over, whatever a
 * file dialog has asked. Disks are asked off the main thread.
 */
DexFuture *veche_backup_text_find_free (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_text_dup_name: a file name for a copy of today: {file} and {day} in @pattern are replaced. Owned. */
char *veche_backup_text_dup_name (VecheWorkspace *workspace, const char *pattern) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
