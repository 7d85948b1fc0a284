/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * VecheBackupCheck:
 * A backup that is being looked at; veche_backup_check_get_fraction() tells how far it is.
 */
typedef struct _VecheBackupCheck VecheBackupCheck;

VecheBackupCheck *veche_backup_check_new (const char *path, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void veche_backup_check_unref (VecheBackupCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupCheck, veche_backup_check_unref)

/** veche_backup_check_get_fraction: 0 to 1. Any thread. */
double veche_backup_check_get_fraction (VecheBackupCheck *self);

/** veche_backup_check_run: on a thread of the pool. Resolves with TRUE; rejects with what is wrong with the backup. */
DexFuture *veche_backup_check_run (VecheBackupCheck *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
