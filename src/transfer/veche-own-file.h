/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * veche_own_file_check:
 * @path: a file that is about to be read or written
 *
 * Refuses every workspace that this process has open, under any name: see veche_workspace_guard_check(). %VECHE_ERROR_NOT_ALLOWED.
 * Refuses devices and pipes as well. %VECHE_ERROR_INVALID.
 */
gboolean veche_own_file_check (const char *path, GError **error);

/** veche_own_file_check_readable: the same, and that there is an ordinary file to read (%VECHE_ERROR_NOT_FOUND, _INVALID). */
gboolean veche_own_file_check_readable (const char *path, GError **error);

G_END_DECLS
