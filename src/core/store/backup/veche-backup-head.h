/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-copy.h"
#include "veche-backup-info.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** Where a workspace says that it is such a copy: the moment at which it was made. Veche opens it for reading only. */
#define VECHE_BACKUP_HEAD_KEY "snapshot"

/**
 * veche_backup_head_write:
 * @path: the new file; must not exist
 *
 * A copy for those who only look: what names no people, by veche-personal.h. Texts that may be public but name somebody of the same
 * application are replaced. Nothing is erased from it, since nothing personal is ever written to it: not into its free pages and
 * not beside it. The history stays behind, attached files too. It has a uuid of its own. @watch as for VecheBackupCopy, or %NULL.
 */
gboolean veche_backup_head_write (VecheStore *store, const char *path, VecheBackupInfo *info, const VecheBackupWatch *watch,
                                  GError **error);

G_END_DECLS
