/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup.h"

#include "veche-backup-copy.h"
#include "veche-backup-file.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-uuid.h"

char *
veche_backup_dup_folder (const char *uuid, GError **error)
{
  /* It comes out of a file that may have been made by anybody: it must not lead elsewhere. */
  if (uuid != NULL && veche_uuid_is_valid (uuid))
    return g_build_filename (g_get_user_data_dir (), "veche", "backups", uuid, NULL);
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                       _("Could not make a backup: the workspace has lost its number. Restore it from a backup."));
  return NULL;
}

gboolean
veche_backup_write (VecheStore *store, const char *path, VecheBackupInfo *info, const VecheBackupWatch *watch, GError **error)
{
  static const VecheBackupWatch nobody = { 0 };
  GCancellable *cancellable = watch != NULL ? watch->cancellable : NULL;
  g_auto (VecheBackupRecord) record = { 0 };
  g_autoptr (VecheBackupCopy) copy = NULL;
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (VecheBackupTemporary) temporary = NULL;
  guint64 bytes;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);

  target = veche_backup_file_resolve (path, error);
  if (target == NULL)
    return FALSE;
  if (g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not make a copy: there is a file “%s” already. Choose another name."), path);
      return FALSE;
    }
  folder = g_path_get_dirname (target);
  if (!veche_backup_copy_estimate (veche_store_get_db (store), NULL, &bytes, error)
      || !veche_backup_file_check_space (folder, bytes, error))
    return FALSE;

  temporary = veche_backup_file_dup_temporary (target);
  copy = veche_backup_copy_new (veche_store_get_db (store), temporary, NULL, watch != NULL ? watch : &nobody, error);
  if (copy == NULL || !veche_backup_copy_seal (copy, &record, cancellable, error) || !veche_backup_file_sync (temporary, error))
    return FALSE;
  sha256 = veche_backup_file_hash (temporary, cancellable, error);
  if (sha256 == NULL || !veche_backup_file_rename (temporary, target, error)
      || !veche_backup_file_sync (folder, error))
    return FALSE;
  if (info != NULL)
    {
      veche_backup_info_clear (info);
      info->sha256 = g_steal_pointer (&sha256);
      info->rows = record.rows;
      info->path = g_steal_pointer (&target);
    }
  return TRUE;
}
