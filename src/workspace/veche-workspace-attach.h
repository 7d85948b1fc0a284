/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheWorkspaceProgress: called on the main context, between 0 and 1. */
typedef void (*VecheWorkspaceProgress) (double fraction, gpointer data);

/**
 * veche_workspace_attach_apply:
 * @edit: (transfer full)
 * @cancellable: (nullable)
 * @progress: (nullable): as long as the future is neither resolved nor rejected
 *
 * veche_workspace_apply() for edits that attach files: their bytes are read by a thread of the pool first, whatever disk they
 * are on, and then go into the workspace with the rest of the edit. Only ordinary files of at most two gigabytes.
 */
DexFuture *veche_workspace_attach_apply (VecheWorkspace *self, VecheEdit *edit, GCancellable *cancellable,
                                         VecheWorkspaceProgress progress, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_attach_is_needed: whether the edit has files that nobody has read. */
gboolean veche_workspace_attach_is_needed (const VecheEdit *edit);

G_END_DECLS
