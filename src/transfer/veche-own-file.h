/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * veche_own_file_check:
 * @workspace: path of the open workspace
 * @path: a file that is about to be read or written
 *
 * Refuses the workspace's own file under any name, by device and inode and without opening it: a second descriptor on it,
 * once closed, would drop the locks that protect it. %VECHE_ERROR_NOT_ALLOWED.
 */
gboolean veche_own_file_check (const char *workspace, const char *path, GError **error);

/** veche_own_file_check_readable: the same, and that there is an ordinary file to read (%VECHE_ERROR_NOT_FOUND, _INVALID). */
gboolean veche_own_file_check_readable (const char *workspace, const char *path, GError **error);

G_END_DECLS
