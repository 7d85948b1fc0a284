/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-db.h"

G_BEGIN_DECLS

/**
 * veche_opening_resolve:
 *
 * The real path of a file to open (links followed once, here), or an error that says why Veche does not work there:
 * no such file, a folder, a network file system, a path of the document portal. Reads no byte of the file. Owned.
 */
char *veche_opening_resolve (const char *path, gboolean for_creation, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_opening_examine:
 *
 * Right after veche_db_open(): the journal mode, quick_check of every table but the chunks of files, the mark, the schema's
 * text with what GDAL and QGIS may have added. *@newer is set for a file of a newer Veche (it is then opened
 * read-only). Nothing is written. The connection keeps @cancellable.
 */
gboolean veche_opening_examine (VecheDb *db, gboolean *newer, GCancellable *cancellable, GError **error);

/**
 * veche_opening_can_write: whether SQLite can keep its journal beside the file: the folder must be writable, and the journal that
 * another user's program may have left there. Reads no byte.
 */
gboolean veche_opening_can_write (const char *path);

/** How long the switch of the journal mode waits for other programs at opening; they may keep the file open for hours. */
#define VECHE_OPENING_SWITCH_TIMEOUT_MS 250

/**
 * veche_opening_set_journal_mode:
 * @timeout_ms: how long to wait for other programs
 *
 * TRUNCATE; *@wal tells when another program holds the file in WAL and it stays so.
 */
gboolean veche_opening_set_journal_mode (VecheDb *db, guint timeout_ms, gboolean *wal, GError **error);

/**
 * veche_opening_is_known, veche_opening_remember:
 * @uuid: of the workspace
 *
 * Whether this user's Veche wrote the file last (inode, size, time and a token compared with a note in the user's data
 * directory); to be noted at closing. In a file that is not known the search index is looked at before it is trusted.
 */
gboolean veche_opening_is_known (const char *path, const char *uuid, const char *token);
void veche_opening_remember (const char *path, const char *uuid, const char *token);

G_END_DECLS
