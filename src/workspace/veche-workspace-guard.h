/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * veche_workspace_guard_check:
 * @path: a file that a person named, about to be read or written
 *
 * Refuses every workspace that this process has open, and its journal, under any name (by device and inode, without opening it):
 * a second descriptor, once closed, would drop the locks that protect it. Any thread. %VECHE_ERROR_NOT_ALLOWED.
 */
gboolean veche_workspace_guard_check (const char *path, GError **error);

G_END_DECLS
