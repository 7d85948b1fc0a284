/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-pack.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "veche-backup-file.h"
#include "veche-error.h"
#include "veche-i18n.h"

#define VECHE_BACKUP_PACK_HASH_LENGTH 64

struct _VecheBackupPack
{
  char *folder;
  GHashTable *touched; /* folders with new files */
};

VecheBackupPack *
veche_backup_pack_new (const char *folder)
{
  VecheBackupPack *self = g_new0 (VecheBackupPack, 1);

  self->folder = g_build_filename (folder, "chunks", NULL);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
veche_backup_pack_free (VecheBackupPack *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_hash_table_unref (self->touched);
  g_free (self);
}

/* The name comes out of a file that may have been made by anybody: it must not lead elsewhere. */
static gboolean
veche_backup_pack_is_hash (const char *sha256)
{
  return sha256 != NULL && strlen (sha256) == VECHE_BACKUP_PACK_HASH_LENGTH
         && strspn (sha256, "0123456789abcdef") == VECHE_BACKUP_PACK_HASH_LENGTH;
}

static char *
veche_backup_pack_dup_path (VecheBackupPack *self, const char *sha256, char **folder)
{
  g_autofree char *shelf = g_strndup (sha256, 2);

  *folder = g_build_filename (self->folder, shelf, NULL);
  return g_build_filename (*folder, sha256, NULL);
}

gboolean
veche_backup_pack_has (VecheBackupPack *self, const char *sha256, gint64 size)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  GStatBuf status;

  if (!veche_backup_pack_is_hash (sha256))
    return FALSE;
  path = veche_backup_pack_dup_path (self, sha256, &folder);
  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == size;
}

gboolean
veche_backup_pack_is_sound (VecheBackupPack *self, const char *sha256, gint64 size)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *actual = NULL;

  if (!veche_backup_pack_has (self, sha256, size))
    return FALSE;
  path = veche_backup_pack_dup_path (self, sha256, &folder);
  actual = veche_backup_file_hash (path, NULL, NULL);
  return g_strcmp0 (actual, sha256) == 0;
}

gboolean
veche_backup_pack_put (VecheBackupPack *self, const char *sha256, gconstpointer data, gsize size, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *written = NULL;
  g_autoptr (VecheBackupTemporary) temporary = NULL;

  g_return_val_if_fail (veche_backup_pack_is_hash (sha256), FALSE);

  path = veche_backup_pack_dup_path (self, sha256, &folder);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      veche_backup_file_set_error (_("Could not save a part of a file"), folder, errno, error);
      return FALSE;
    }
  temporary = veche_backup_file_dup_temporary (path);
  if (!veche_backup_file_write (temporary, data, size, error))
    return FALSE;
  written = veche_backup_file_hash (temporary, NULL, error);
  if (written == NULL)
    return FALSE;
  if (!g_str_equal (written, sha256))
    {
      veche_backup_file_set_error (_("Could not save a part of a file"), path, EIO, error);
      return FALSE;
    }
  /* One of the same name is a broken one, or the caller would not put it again. */
  if (g_rename (temporary, path) != 0)
    {
      veche_backup_file_set_error (_("Could not save a part of a file"), path, errno, error);
      return FALSE;
    }
  g_hash_table_add (self->touched, g_steal_pointer (&folder));
  return TRUE;
}

GBytes *
veche_backup_pack_get (VecheBackupPack *self, const char *sha256, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *actual = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data = NULL;
  gsize size;

  if (veche_backup_pack_is_hash (sha256))
    path = veche_backup_pack_dup_path (self, sha256, &folder);
  if (path == NULL || !g_file_get_contents (path, &data, &size, NULL))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not restore the attached files: the part %s is not beside the backup. Put the folder “chunks” "
                     "that belongs to the backup beside it."),
                   sha256 != NULL ? sha256 : "?");
      return NULL;
    }
  bytes = g_bytes_new_take (data, size);
  actual = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (actual, sha256))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                   _("Could not restore the attached files: the part %s beside the backup is damaged. Use another backup."),
                   sha256);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

gboolean
veche_backup_pack_sync (VecheBackupPack *self, GError **error)
{
  GHashTableIter iter;
  gpointer folder;

  if (g_hash_table_size (self->touched) == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    if (!veche_backup_file_sync (folder, error))
      return FALSE;
  g_hash_table_remove_all (self->touched);
  return veche_backup_file_sync (self->folder, error);
}

static gboolean
veche_backup_pack_collect_shelf (const char *folder, GHashTable *needed, GError **error)
{
  g_autoptr (GDir) shelf = g_dir_open (folder, 0, error);
  const char *name;

  if (shelf == NULL)
    return FALSE;
  while ((name = g_dir_read_name (shelf)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!veche_backup_file_is_temporary (name) && (!veche_backup_pack_is_hash (name) || g_hash_table_contains (needed, name)))
        continue;
      if (g_unlink (path) != 0)
        {
          veche_backup_file_set_error (_("Could not tidy up the backups"), path, errno, error);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
veche_backup_pack_collect (VecheBackupPack *self, GHashTable *needed, GError **error)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  folder = g_dir_open (self->folder, 0, error);
  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (strlen (name) != 2 || !g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      if (!veche_backup_pack_collect_shelf (path, needed, error))
        return FALSE;
      /* Fails where something is left, which is right. */
      g_rmdir (path);
    }
  return TRUE;
}
