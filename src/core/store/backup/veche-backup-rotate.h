/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-copy.h"
#include "veche-backup-info.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheBackupRotate:
 * A rotated backup in the making, in pieces that let others work between: veche_backup_rotate() says when one is due. Parts of
 * attached files come first, a few at a time; they never change, so nobody has to stand still for them. The rows are read in
 * one go, and the rest needs no workspace.
 */
typedef struct _VecheBackupRotate VecheBackupRotate;

/** veche_backup_rotate_new: locks the folder and looks whether a backup is due; *@due. Owned. */
VecheBackupRotate *veche_backup_rotate_new (VecheStore *store, const char *folder, const char *reason, gboolean *due,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_backup_rotate_pack:
 * @budget_us: about how long to work
 * @more: (out): whether to call again
 *
 * Brings parts of attached files into the pack. Those that are there already are read and compared, unless the backup is one of
 * those that come several times a day, and written anew where they have rotted.
 */
gboolean veche_backup_rotate_pack (VecheBackupRotate *self, gint64 budget_us, gboolean *more, GCancellable *cancellable,
                                   GError **error);

/** veche_backup_rotate_copy: reads everything else. After an error it may be called again. */
gboolean veche_backup_rotate_copy (VecheBackupRotate *self, const VecheBackupWatch *watch, GError **error);

/** veche_backup_rotate_seal: verifies, names and tidies up; any thread, and the store may be closed. */
gboolean veche_backup_rotate_seal (VecheBackupRotate *self, VecheBackupInfo *info, GCancellable *cancellable, GError **error);

void veche_backup_rotate_free (VecheBackupRotate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupRotate, veche_backup_rotate_free)

G_END_DECLS
