/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/stat.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/* The files that this process has open, is opening or closing: one of them never has two connections, whatever the windows do. By device
 * and inode, so that another spelling of the path, or a link, is the same file. Main thread only. */

/** veche_workspace_pool_add: the workspace is open under its path. Not owned; to be removed before it goes. */
void veche_workspace_pool_add (VecheWorkspace *workspace);
void veche_workspace_pool_remove (VecheWorkspace *workspace);

/** veche_workspace_pool_find: a future of the workspace of the file, open already or on its way; %NULL: neither. Owned. */
DexFuture *veche_workspace_pool_find (const struct stat *file) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_pool_expect: whoever wants the file until @opening is over gets that. Returns it. */
DexFuture *veche_workspace_pool_expect (const struct stat *file, DexFuture *opening) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_pool_dismiss: whoever wants the file at @path until @closing is over waits for that. Returns it. */
DexFuture *veche_workspace_pool_dismiss (const char *path, DexFuture *closing) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_pool_await_closing: a future of the end of the file's closing, %NULL where it is not being closed. Owned. */
DexFuture *veche_workspace_pool_await_closing (const struct stat *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
