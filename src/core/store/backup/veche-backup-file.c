/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-text.h"
#include "veche-uuid.h"

#define VECHE_BACKUP_FILE_BUFFER (1024 * 1024)
#define VECHE_BACKUP_FILE_ENDING ".part"
/* Room that is left alone: SQLite's own needs, and the system's. */
#define VECHE_BACKUP_FILE_RESERVE (16 * 1024 * 1024)

void
veche_backup_file_set_error (const char *what, const char *path, int code, GError **error)
{
  VecheError kind = VECHE_ERROR_FAILED;
  g_autofree char *shown = g_filename_display_name (path);

  if (code == ENOENT || code == ENOTDIR)
    kind = VECHE_ERROR_NOT_FOUND;
  else if (code == EEXIST || code == ENOTEMPTY)
    kind = VECHE_ERROR_EXISTS;
  else if (code == ENOSPC || code == EDQUOT)
    kind = VECHE_ERROR_NO_SPACE;
  else if (code == EACCES || code == EPERM || code == EROFS)
    kind = VECHE_ERROR_READ_ONLY;
  g_set_error (error, VECHE_ERROR, kind, _("%s: “%s”: %s. Check the folder and the disk, and try again."), what, shown,
               g_strerror (code));
}

char *
veche_backup_file_resolve (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real = realpath (folder, NULL);
  char *resolved;

  if (*path == '\0')
    {
      free (real);
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not use the file: its name is empty. Name a file."));
      return NULL;
    }
  if (real == NULL)
    {
      veche_backup_file_set_error (_("Could not use the folder"), folder, errno, error);
      return NULL;
    }
  resolved = g_build_filename (real, name, NULL);
  free (real);
  return resolved;
}

char *
veche_backup_file_dup_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uuid = veche_uuid_new ();
  g_autofree char *name = g_strconcat (".veche-", uuid, VECHE_BACKUP_FILE_ENDING, NULL);

  return g_build_filename (folder, name, NULL);
}

gboolean
veche_backup_file_is_temporary (const char *name)
{
  return g_str_has_prefix (name, ".veche-") && g_str_has_suffix (name, VECHE_BACKUP_FILE_ENDING);
}

void
veche_backup_file_discard (char *path)
{
  g_autofree char *journal = NULL;

  if (path == NULL)
    return;
  journal = g_strconcat (path, "-journal", NULL);
  g_unlink (journal);
  g_unlink (path);
  g_free (path);
}

gboolean
veche_backup_file_rename (const char *from, const char *to, GError **error)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some file systems (FAT of a memory stick, network shares) cannot do it in one step; a link would be nearly as good,
   * but they have none either. */
  if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
    {
      if (g_file_test (to, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        errno = EEXIST;
      else if (rename (from, to) == 0)
        return TRUE;
    }
  veche_backup_file_set_error (_("Could not save the file"), to, errno, error);
  return FALSE;
}

gboolean
veche_backup_file_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  /* Folders cannot be synced everywhere; where they cannot, the file system has its own way. */
  if (fd >= 0 && (fsync (fd) == 0 || errno == EINVAL))
    {
      close (fd);
      return TRUE;
    }
  veche_backup_file_set_error (_("Could not save the file"), path, errno, error);
  if (fd >= 0)
    close (fd);
  return FALSE;
}

gboolean
veche_backup_file_write (const char *path, gconstpointer data, gsize size, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;
  veche_backup_file_set_error (_("Could not save the file"), path,
                               g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC : EIO, error);
  return FALSE;
}

/* Reads @from to its end into the checksum and, where there is one, @target. */
static gboolean
veche_backup_file_pump (const char *from, GChecksum *checksum, GOutputStream *target, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);
  g_autoptr (GFileInputStream) source = g_file_read (file, cancellable, error);
  g_autofree guint8 *buffer = g_malloc (VECHE_BACKUP_FILE_BUFFER);
  gsize got;

  if (source == NULL)
    return FALSE;
  do
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (source), buffer, VECHE_BACKUP_FILE_BUFFER, &got, cancellable, error))
        return FALSE;
      g_checksum_update (checksum, buffer, (gssize) got);
      if (target != NULL && !g_output_stream_write_all (target, buffer, got, NULL, cancellable, error))
        return FALSE;
    }
  while (got == VECHE_BACKUP_FILE_BUFFER);
  return TRUE;
}

/* GIO's errors become ours, but for a cancel. */
static void
veche_backup_file_take_error (GError *local, const char *what, const char *path, GError **error)
{
  int code = EIO;

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return;
    }
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    code = ENOENT;
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = EACCES;
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = ENOSPC;
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    code = EISDIR;
  veche_backup_file_set_error (what, path, code, error);
  g_error_free (local);
}

char *
veche_backup_file_hash (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  GError *local = NULL;

  if (veche_backup_file_pump (path, checksum, NULL, cancellable, &local))
    return g_strdup (g_checksum_get_string (checksum));
  veche_backup_file_take_error (local, _("Could not read the file"), path, error);
  return NULL;
}

char *
veche_backup_file_copy (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFile) file = g_file_new_for_path (to);
  GError *local = NULL;
  g_autoptr (GFileOutputStream) target = g_file_create (file, G_FILE_CREATE_NONE, cancellable, &local);

  if (target == NULL)
    {
      veche_backup_file_take_error (local, _("Could not save the file"), to, error);
      return NULL;
    }
  if (!veche_backup_file_pump (from, checksum, G_OUTPUT_STREAM (target), cancellable, &local)
      || !g_output_stream_close (G_OUTPUT_STREAM (target), cancellable, &local))
    {
      veche_backup_file_take_error (local, _("Could not copy the file"), from, error);
      return NULL;
    }
  return g_strdup (g_checksum_get_string (checksum));
}

gboolean
veche_backup_file_check_space (const char *folder, guint64 bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info
    = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  g_autofree char *needed = NULL;
  g_autofree char *present = NULL;
  guint64 room;

  /* A file system that does not tell how full it is will tell when it is. */
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;
  room = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  if (bytes + VECHE_BACKUP_FILE_RESERVE <= room)
    return TRUE;

  needed = veche_text_format_size (bytes + VECHE_BACKUP_FILE_RESERVE);
  present = veche_text_format_size (room);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE,
               _("Could not make a copy: it needs %s, and the disk has %s left. Free some space, or choose another disk."),
               needed, present);
  return FALSE;
}
