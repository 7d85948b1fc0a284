/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace-info.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/* What keeps a workspace in order: journal, checks, backups. */

/** veche_workspace_upkeep_info: boxed VecheWorkspaceInfo. */
DexFuture *veche_workspace_upkeep_info (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_journal: boxed #GPtrArray of VecheJournalEntry with seq > @since, oldest first; @kind may be %NULL. */
DexFuture *veche_workspace_upkeep_journal (VecheWorkspace *self, const VecheKind *kind, gint64 since,
                                           gint64 limit) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_history: boxed #GPtrArray of VecheJournalEntry of one record and what it owns, newest first. */
DexFuture *veche_workspace_upkeep_history (VecheWorkspace *self, const VecheKind *kind, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_revision: number of the journal's last row, by whoever: what a map file says it was written at. int64. */
DexFuture *veche_workspace_upkeep_revision (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_verify_journal: recomputes the chain; resolves with TRUE. */
DexFuture *veche_workspace_upkeep_verify_journal (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_check: boxed #GPtrArray of VecheFinding, empty when all is well. */
DexFuture *veche_workspace_upkeep_check (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_look: looks at once whether another program has written (a window got the focus). Resolves with TRUE. */
DexFuture *veche_workspace_upkeep_look (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_upkeep_verify_files:
 *
 * Re-reads all parts of all attached files in the background, a few milliseconds at a time. Resolves with a boxed #GPtrArray of
 * texts that name the damaged files, empty when all is well.
 */
DexFuture *veche_workspace_upkeep_verify_files (VecheWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_backup: a whole copy at @path; boxed VecheBackupInfo. */
DexFuture *veche_workspace_upkeep_backup (VecheWorkspace *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_upkeep_restore: makes the file @path of a backup; boxed VecheBackupInfo. */
DexFuture *veche_workspace_upkeep_restore (const char *backup, const char *path, gboolean replace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
