/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The workspaces that this process has open, by device and inode. Whatever reads or writes a file that a person named asks here
 * first: opening and closing a file of SQLite's behind its back drops the locks that protect it. Any thread. */

/** veche_open_files_add: remembers the file at @path as open; the mark to take it off again with. */
guint veche_open_files_add (const char *path);

/** veche_open_files_remove: takes the file with that mark off; 0 does nothing. */
void veche_open_files_remove (guint mark);

/**
 * veche_open_files_check:
 * @path: a file that is about to be read, written, replaced or moved; need not be there
 *
 * Refuses an open workspace, and what SQLite keeps beside it, under any name, without opening anything.
 * %VECHE_ERROR_NOT_ALLOWED.
 */
gboolean veche_open_files_check (const char *path, GError **error);

G_END_DECLS
