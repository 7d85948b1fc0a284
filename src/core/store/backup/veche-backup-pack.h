/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VecheBackupPack:
 * The folder `chunks` beside the backups of one workspace: parts of attached files, each once, named by their SHA-256.
 */
typedef struct _VecheBackupPack VecheBackupPack;

/** veche_backup_pack_new: @folder is the backups' folder; nothing is made in it yet. */
VecheBackupPack *veche_backup_pack_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void veche_backup_pack_free (VecheBackupPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheBackupPack, veche_backup_pack_free)

/** veche_backup_pack_has: whether a part of that name and size is there. */
gboolean veche_backup_pack_has (VecheBackupPack *self, const char *sha256, gint64 size);

/** veche_backup_pack_is_sound: whether it is there and its bytes fit its name: reads it all. */
gboolean veche_backup_pack_is_sound (VecheBackupPack *self, const char *sha256, gint64 size);

/** veche_backup_pack_put: writes a part and reads it back; one of that name that is there goes. */
gboolean veche_backup_pack_put (VecheBackupPack *self, const char *sha256, gconstpointer data, gsize size, GError **error);

/** veche_backup_pack_get: a part, compared with its name; %VECHE_ERROR_NOT_FOUND or %VECHE_ERROR_CORRUPT. Owned. */
GBytes *veche_backup_pack_get (VecheBackupPack *self, const char *sha256, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_backup_pack_sync: has the new names written to the disk. */
gboolean veche_backup_pack_sync (VecheBackupPack *self, GError **error);

/** veche_backup_pack_collect: removes the parts that are not in the set @needed. */
gboolean veche_backup_pack_collect (VecheBackupPack *self, GHashTable *needed, GError **error);

G_END_DECLS
