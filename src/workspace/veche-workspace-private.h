/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db-thread-private.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_workspace_push: a job on this workspace's thread, for the other files of this library. */
DexFuture *veche_workspace_push (VecheWorkspace *self, VecheJobPriority priority, VecheJobFunc func, gpointer data,
                                 GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_take_stayed: what the last undo could not take back; @stayed is taken over. Main thread. */
void veche_workspace_take_stayed (VecheWorkspace *self, GStrv stayed);

/** veche_workspace_get_thread: borrowed. */
VecheDbThread *veche_workspace_get_thread (VecheWorkspace *self);

G_END_DECLS
