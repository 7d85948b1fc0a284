/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** veche_backup_file_set_error: an error from errno: «@what: <reason>». */
void veche_backup_file_set_error (const char *what, const char *path, int code, GError **error);

/**
 * veche_backup_file_resolve:
 *
 * @path with the links of its folder followed, as SQLite needs it; the file itself need not be there. Owned.
 */
char *veche_backup_file_resolve (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_file_dup_temporary: a hidden name beside @path, under which a file is made before it gets its own. Owned. */
char *veche_backup_file_dup_temporary (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_file_is_temporary: whether a file's name is one of those. */
gboolean veche_backup_file_is_temporary (const char *name);

/** veche_backup_file_discard: removes a temporary file and what SQLite left beside it; frees the path. */
void veche_backup_file_discard (char *path);

/** VecheBackupTemporary: the path of such a file, which is removed when it goes out of scope. */
typedef char VecheBackupTemporary;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupTemporary, veche_backup_file_discard)

/** veche_backup_file_rename: gives a file its name, in one step; %VECHE_ERROR_EXISTS where there is one of that name. */
gboolean veche_backup_file_rename (const char *from, const char *to, GError **error);

/** veche_backup_file_sync: has a file or folder written to the disk. */
gboolean veche_backup_file_sync (const char *path, GError **error);

/** veche_backup_file_write: a small file, whole and on the disk before it gets its name (and takes another's place). */
gboolean veche_backup_file_write (const char *path, gconstpointer data, gsize size, GError **error);

/** veche_backup_file_hash: SHA-256 of a file's bytes. Never to be called with an open workspace. Owned. */
char *veche_backup_file_hash (const char *path, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_file_copy: the bytes of @from as a new file @to; their SHA-256. Owned. */
char *veche_backup_file_copy (const char *from, const char *to, GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_file_check_space: whether the disk of @folder has room for @bytes; %VECHE_ERROR_NO_SPACE says how much is needed. */
gboolean veche_backup_file_check_space (const char *folder, guint64 bytes, GError **error);

G_END_DECLS
