/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "veche-backup-copy.h"
#include "veche-backup-file.h"
#include "veche-backup-sidecar.h"
#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-stmt.h"

#define VECHE_BACKUP_ENDING ".veche-backup"
#define VECHE_BACKUP_KEPT_DAILY 10
#define VECHE_BACKUP_KEPT_OTHERS 5
/* «2020-02-17T09-30-00»; its first part is the day. */
#define VECHE_BACKUP_MOMENT_LENGTH 19
#define VECHE_BACKUP_DAY_LENGTH 10

/* --- names --- */

/* «2020-02-17T09-30-00-daily.veche-backup», in local time. The reason, or NULL for a file that is no backup. Owned. */
static char *
veche_backup_rotate_parse_name (const char *name)
{
  static const char *const pattern = "dddd-dd-ddTdd-dd-dd-";
  const char *reason = name + VECHE_BACKUP_MOMENT_LENGTH + 1;
  gsize length;

  for (guint i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (name[i]) : name[i] != pattern[i])
      return NULL;
  length = strspn (reason, "abcdefghijklmnopqrstuvwxyz");
  if (length == 0 || !g_str_equal (reason + length, VECHE_BACKUP_ENDING))
    return NULL;
  return g_strndup (reason, length);
}

static int
veche_backup_rotate_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* The backups' names, newest first. */
static GPtrArray *
veche_backup_rotate_list (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *reason = veche_backup_rotate_parse_name (name);

      if (reason != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, veche_backup_rotate_compare);
  return g_steal_pointer (&names);
}

static char *
veche_backup_rotate_dup_moment (int seconds_later)
{
  g_autoptr (GDateTime) now = veche_clock_now ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, seconds_later);

  return g_date_time_format (then, "%Y-%m-%dT%H-%M-%S");
}

static gboolean
veche_backup_rotate_was_made (GPtrArray *names, const char *moment, const char *reason)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *of = veche_backup_rotate_parse_name (name);

      if (g_str_equal (of, reason) && strncmp (name, moment, VECHE_BACKUP_DAY_LENGTH) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The second one of a moment is put a second later, so that names sort as the backups were made. */
static char *
veche_backup_rotate_dup_free_path (const char *folder, const char *reason)
{
  char *path = NULL;

  for (int later = 0; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); later++)
    {
      g_autofree char *moment = veche_backup_rotate_dup_moment (later);
      g_autofree char *name = g_strconcat (moment, "-", reason, VECHE_BACKUP_ENDING, NULL);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }
  return path;
}

/* --- the folder --- */

/* Two programs must not tidy up at once: one would take chunks for left over that the other has just put there. The lock
 * goes with the descriptor. */
static int
veche_backup_rotate_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      veche_backup_file_set_error (_("Could not make a backup"), path, errno, error);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_BUSY,
                       _("Could not make a backup: another one of this workspace is being made. Try again in a moment."));
  close (fd);
  return -1;
}

static void
veche_backup_rotate_remove (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sidecar = veche_backup_sidecar_dup_path (path);

  g_unlink (path);
  g_unlink (sidecar);
}

/* What an interrupted run left. */
static void
veche_backup_rotate_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (veche_backup_file_is_temporary (name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/* Removes what is over the limits; what stays is left in @names. */
static void
veche_backup_rotate_prune (const char *folder, const char *made, GPtrArray *names)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < names->len;)
    {
      const char *name = g_ptr_array_index (names, i);
      char *reason = veche_backup_rotate_parse_name (name);
      guint limit = g_str_equal (reason, "daily") ? VECHE_BACKUP_KEPT_DAILY : VECHE_BACKUP_KEPT_OTHERS;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, reason)) + 1;

      g_hash_table_replace (counts, reason, GUINT_TO_POINTER (count));
      /* A clock that was set back must not cost the one that has just been made. */
      if (count <= limit || g_str_equal (name, made))
        {
          i++;
          continue;
        }
      veche_backup_rotate_remove (folder, name);
      g_ptr_array_remove_index (names, i);
    }
}

static gboolean
veche_backup_rotate_add_needed (const char *folder, const char *name, GHashTable *needed, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (VecheDb) db = veche_db_open (path, VECHE_DB_READ_ONLY, error);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (db == NULL)
    return FALSE;
  stmt = veche_stmt_new (db, "SELECT sha256 FROM blob_chunk WHERE length (data) = 0", error);
  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_hash_table_add (needed, veche_stmt_dup_text (stmt, 0));
  return result == VECHE_STMT_DONE;
}

/* The backup is made; that old ones could not be tidied up is no failure of it. As long as one of them cannot be read, no
 * chunk goes: it may be the one that needs it. */
static void
veche_backup_rotate_tidy (const char *folder, const char *made, VecheBackupPack *pack)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = veche_backup_rotate_list (folder, &error);
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean known = names != NULL;

  if (names != NULL)
    veche_backup_rotate_prune (folder, made, names);
  for (guint i = 0; known && i < names->len; i++)
    known = veche_backup_rotate_add_needed (folder, g_ptr_array_index (names, i), needed, &error);
  if (!known || !veche_backup_pack_collect (pack, needed, &error))
    g_info ("Old backups were not tidied up: %s", error->message);
}

/* --- the backup --- */

static gboolean
veche_backup_rotate_make (VecheStore *store, const char *folder, const char *reason, VecheBackupPack *pack,
                          VecheBackupInfo *made, GCancellable *cancellable, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_auto (VecheBackupRecord) record = { 0 };
  g_autofree char *path = veche_backup_rotate_dup_free_path (folder, reason);
  g_autoptr (VecheBackupTemporary) temporary = veche_backup_file_dup_temporary (path);
  g_autofree char *sha256 = NULL;
  guint64 bytes;

  if (!veche_backup_copy_estimate (db, pack, &bytes, error) || !veche_backup_file_check_space (folder, bytes, error)
      || !veche_backup_copy (db, temporary, pack, &record, cancellable, error)
      || !veche_backup_file_sync (temporary, error))
    return FALSE;
  sha256 = veche_backup_file_hash (temporary, cancellable, error);
  /* The sidecar first: a backup has it from the moment it has its name. */
  if (sha256 == NULL
      || !veche_backup_sidecar_write (path, veche_store_get_uuid (store), reason, sha256, &record, error)
      || !veche_backup_file_rename (temporary, path, error) || !veche_backup_file_sync (folder, error))
    return FALSE;
  made->sha256 = g_steal_pointer (&sha256);
  made->rows = record.rows;
  made->path = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
veche_backup_rotate_locked (VecheStore *store, const char *folder, const char *reason, VecheBackupInfo *info,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (VecheBackupPack) pack = veche_backup_pack_new (folder);
  g_autoptr (GPtrArray) names = veche_backup_rotate_list (folder, error);
  g_autofree char *moment = veche_backup_rotate_dup_moment (0);
  g_auto (VecheBackupInfo) made = { 0 };
  g_autofree char *name = NULL;

  if (names == NULL)
    return FALSE;
  if (!g_str_equal (reason, "migration") && veche_backup_rotate_was_made (names, moment, reason))
    return TRUE;
  veche_backup_rotate_sweep (folder);
  if (!veche_backup_rotate_make (store, folder, reason, pack, &made, cancellable, error))
    return FALSE;
  name = g_path_get_basename (made.path);
  veche_backup_rotate_tidy (folder, name, pack);
  if (info != NULL)
    {
      *info = made;
      made = (VecheBackupInfo) { 0 };
    }
  return TRUE;
}

gboolean
veche_backup_rotate (VecheStore *store, const char *folder, const char *reason, VecheBackupInfo *info,
                     GCancellable *cancellable, GError **error)
{
  g_autofree char *inside = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *real = NULL;
  gboolean done;
  int lock;

  g_return_val_if_fail (store != NULL && folder != NULL, FALSE);
  g_return_val_if_fail (reason != NULL && strspn (reason, "abcdefghijklmnopqrstuvwxyz") == strlen (reason), FALSE);

  if (info != NULL)
    veche_backup_info_clear (info);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      veche_backup_file_set_error (_("Could not make a backup"), folder, errno, error);
      return FALSE;
    }
  inside = g_build_filename (folder, "chunks", NULL);
  resolved = veche_backup_file_resolve (inside, error);
  if (resolved == NULL)
    return FALSE;
  real = g_path_get_dirname (resolved);
  lock = veche_backup_rotate_lock (real, error);
  if (lock < 0)
    return FALSE;
  done = veche_backup_rotate_locked (store, real, reason, info, cancellable, error);
  close (lock);
  return done;
}
