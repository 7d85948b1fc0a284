/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-backup-item.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/* The backups that lie on this computer, and the copies that leave it. */

/** veche_workspace_backups_dup_folder: where the backups of the workspace with that uuid lie, or with %NULL those of all. Owned. */
char *veche_workspace_backups_dup_folder (const char *uuid) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_backups_list:
 * @uuid: (nullable): of a workspace; %NULL: of all that there ever were here
 *
 * Resolves with a boxed #GPtrArray of #VecheBackupItem, newest first. Needs no open workspace.
 */
DexFuture *veche_workspace_backups_list (const char *uuid) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_backups_write_head: a copy at @path that names no people; boxed VecheBackupInfo. */
DexFuture *veche_workspace_backups_write_head (VecheWorkspace *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
