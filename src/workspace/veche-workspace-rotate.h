/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/* Backups that make themselves. */

/**
 * veche_workspace_rotate:
 * @reason: «daily», «import», «sync» or «manual»
 *
 * The rotating backup, where one is due; boxed VecheBackupInfo, without a path where none was. Others work on meanwhile: those
 * who read do so in the middle of it, and one who writes makes the daily one begin anew.
 */
DexFuture *veche_workspace_rotate (VecheWorkspace *self, const char *reason) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_rotate_tend:
 *
 * For windows to call when they get the focus and every few minutes: looks at once whether another program has written, and makes
 * the backup of the day once a day, for programs that are never closed. Resolves with TRUE; rejects where the backup cannot be
 * made, once a day too.
 */
DexFuture *veche_workspace_rotate_tend (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_rotate_set_kept: how many daily backups of each workspace are kept; of the whole process. */
void veche_workspace_rotate_set_kept (guint daily);

G_END_DECLS
