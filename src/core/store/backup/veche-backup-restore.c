/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "veche-backup-copy.h"
#include "veche-backup-file.h"
#include "veche-backup-sidecar.h"
#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-files.h"
#include "veche-schema.h"
#include "veche-stmt.h"
#include "veche-transaction.h"

/* What SQLite may have left beside a workspace. It belongs to that file and would spoil another of its name. */
static const char *const veche_backup_companions[] = { "-journal", "-wal", "-shm" };

static gboolean
veche_backup_restore_refuse (const char *backup, GError **error)
{
  g_autofree char *name = g_filename_display_basename (backup);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN,
               _("Could not restore “%s”: it is not a backup of a Veche workspace. Choose another file."), name);
  return FALSE;
}

static gboolean
veche_backup_restore_check_size (const char *backup, const char *folder, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (backup);
  g_autoptr (GFileInfo) info = g_file_query_info (
    file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not restore “%s”: the file cannot be opened. Check that it is there and that you may read it."),
                   backup);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return veche_backup_restore_refuse (backup, error);
  return veche_backup_file_check_space (folder, (guint64) g_file_info_get_size (info), error);
}

/* A journal beside the file has to be played back first, and that would write to what is only to be read. */
static gboolean
veche_backup_restore_refuse_cut_off (const char *backup, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_BUSY,
               _("Could not restore “%s”: its last change was cut off in the middle, and what is needed to mend it lies beside it. Open "
                 "the file in Veche once, close it, and try again."),
               backup);
  return FALSE;
}

/* A file that is no database at all, or one of another program. */
static gboolean
veche_backup_restore_check_mark (VecheDb *db, const char *backup, GError **error)
{
  int version = veche_schema_get_version (db);
  int code = sqlite3_errcode (veche_db_get_handle (db)) & 0xff;

  if (version > VECHE_SCHEMA_VERSION)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NEWER,
                   _("Could not restore “%s”: it was made by a newer Veche. Update Veche first."), backup);
      return FALSE;
    }
  if (version > 0)
    return TRUE;
  if (version == 0 || code == SQLITE_NOTADB)
    return veche_backup_restore_refuse (backup, error);
  if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN)
    return veche_backup_restore_refuse_cut_off (backup, error);
  veche_db_set_error (db, _("Could not restore the backup"), error);
  return FALSE;
}

/* The bytes of a file whose sidecar tells their hash: nobody has written to it since it was made. */
static gboolean
veche_backup_restore_fetch_bytes (const char *backup, const char *expected, const char *temporary, GCancellable *cancellable,
                                  GError **error)
{
  g_autofree char *actual = veche_backup_file_copy (backup, temporary, cancellable, error);

  if (actual == NULL || g_str_equal (expected, actual))
    return actual != NULL;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("Could not restore “%s”: the file has changed since it was made. Use another backup, and check the disk."),
               backup);
  return FALSE;
}

/* SQLite is told not to follow links; a person may give one. Owned. */
static char *
veche_backup_restore_dup_real (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/* Any other file may be somebody's workspace, being written at this moment, or left by a crash: only SQLite knows which of its bytes
 * count. */
static gboolean
veche_backup_restore_fetch_rows (const char *backup, const char *temporary, GCancellable *cancellable, GError **error)
{
  const VecheBackupWatch watch = { .cancellable = cancellable };
  g_autofree char *real = veche_backup_restore_dup_real (backup);
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheDb) source = veche_db_open (real, VECHE_DB_READ_ONLY, &local);
  g_auto (VecheBackupRecord) original = { 0 };
  g_auto (VecheBackupRecord) record = { 0 };
  g_autoptr (VecheBackupCopy) copy = NULL;
  gboolean found;

  if (source == NULL && g_error_matches (local, VECHE_ERROR, VECHE_ERROR_READ_ONLY))
    return veche_backup_restore_refuse_cut_off (backup, error);
  if (source == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  veche_db_set_cancellable (source, cancellable);
  if (!veche_backup_restore_check_mark (source, backup, error) || !veche_backup_record_load (&original, source, &found, error))
    return FALSE;
  copy = veche_backup_copy_new (source, temporary, NULL, &watch, error);
  return copy != NULL && veche_backup_copy_seal (copy, &record, cancellable, error)
         && (!found || veche_backup_record_compare (&record, &original, error));
}

static gboolean
veche_backup_restore_fetch (const char *backup, const char *temporary, GCancellable *cancellable, GError **error)
{
  g_auto (VecheBackupSidecar) sidecar = { 0 };

  if (veche_backup_sidecar_load (backup, &sidecar) && sidecar.sha256 != NULL)
    return veche_backup_restore_fetch_bytes (backup, sidecar.sha256, temporary, cancellable, error);
  return veche_backup_restore_fetch_rows (backup, temporary, cancellable, error);
}

/* --- chunks of attached files --- */

static gboolean
veche_backup_restore_fill_chunk (VecheDb *db, VecheBackupPack *pack, gint64 id, const char *sha256, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "UPDATE blob_chunk SET data = ?2 WHERE id = ?1", error);
  g_autoptr (GBytes) bytes = stmt != NULL ? veche_backup_pack_get (pack, sha256, error) : NULL;
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  veche_stmt_bind_integer (stmt, 1, id);
  veche_stmt_bind_blob (stmt, 2, data != NULL ? data : "", size);
  return veche_stmt_run (stmt, error);
}

/* Room for the chunks is asked for at once: what all files take, less what is inside already. */
static gboolean
veche_backup_restore_check_space (VecheDb *db, const char *folder, GError **error)
{
  gint64 bytes = veche_db_query_integer (
    db, "SELECT (SELECT ifnull (sum (size), 0) FROM blob) - (SELECT ifnull (sum (length (data)), 0) FROM blob_chunk)", 0);

  return bytes <= 0 || veche_backup_file_check_space (folder, (guint64) bytes, error);
}

static gboolean
veche_backup_restore_fill (VecheDb *db, const char *backup, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autoptr (VecheBackupPack) pack = veche_backup_pack_new (folder);
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (db, error);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (transaction == NULL || !veche_backup_record_remove (db, error))
    return FALSE;
  /* By id, so that rows that have just been filled are not met again. */
  stmt = veche_stmt_new (db, "SELECT id, sha256 FROM blob_chunk WHERE id > ?1 AND length (data) = 0 ORDER BY id LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;
  for (gint64 id = 0;;)
    {
      g_autofree char *sha256 = NULL;

      veche_stmt_bind_integer (stmt, 1, id);
      result = veche_stmt_step (stmt, error);
      if (result != VECHE_STMT_ROW)
        break;
      id = veche_stmt_get_integer (stmt, 0);
      sha256 = veche_stmt_dup_text (stmt, 1);
      veche_stmt_reset (stmt);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !veche_backup_restore_fill_chunk (db, pack, id, sha256, error))
        return FALSE;
    }
  veche_stmt_reset (stmt);
  return result == VECHE_STMT_DONE && veche_transaction_commit (g_steal_pointer (&transaction), error);
}

/* --- verification --- */

/* Makes a workspace of the copied bytes and compares it with what the backup says of itself. */
static gboolean
veche_backup_restore_finish (const char *temporary, const char *backup, VecheBackupRecord *record, GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (temporary);
  g_auto (VecheBackupRecord) original = { 0 };
  g_autoptr (VecheDb) db = veche_db_open (temporary, 0, error);
  gboolean found;

  if (db == NULL)
    return FALSE;
  veche_db_set_cancellable (db, cancellable);
  if (!veche_backup_restore_check_mark (db, backup, error)
      || !veche_db_exec (db, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF", error)
      || !veche_backup_record_load (&original, db, &found, error)
      || !veche_backup_restore_check_space (db, folder, error)
      || !veche_backup_restore_fill (db, backup, cancellable, error) || !veche_backup_copy_check (db, error)
      || !veche_backup_record_take (record, db, error))
    return FALSE;
  return !found || veche_backup_record_compare (record, &original, error);
}

/* --- the place --- */

/* «Отбор (before restoring 2020-02-17 09-30).veche», free for the file and all that belongs to it. */
static char *
veche_backup_restore_dup_kept_path (const char *path)
{
  g_autoptr (GDateTime) now = veche_clock_now ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H-%M-%S");
  g_autofree char *stem = g_str_has_suffix (path, ".veche") ? g_strndup (path, strlen (path) - strlen (".veche")) : g_strdup (path);
  char *kept = g_strdup_printf (_("%s (before restoring %s).veche"), stem, moment);

  for (guint n = 2; g_file_test (kept, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s, %u", moment, n);

      g_free (kept);
      kept = g_strdup_printf (_("%s (before restoring %s).veche"), stem, numbered);
    }
  return kept;
}

/* A journal of a crash goes with its file: it holds what is needed to open it. */
static gboolean
veche_backup_restore_move (const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_backup_companions); i++)
    {
      g_autofree char *companion = g_strconcat (from, veche_backup_companions[i], NULL);
      g_autofree char *target = g_strconcat (to, veche_backup_companions[i], NULL);

      if (g_file_test (companion, G_FILE_TEST_EXISTS) && !veche_backup_file_rename (companion, target, error))
        return FALSE;
    }
  return !g_file_test (from, G_FILE_TEST_EXISTS) || veche_backup_file_rename (from, to, error);
}

/* The first thing in the way of a new file at @path, or NULL. A journal that has been emptied is in nobody's way. Owned. */
static char *
veche_backup_restore_find_present (const char *path)
{
  GStatBuf status;

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return g_strdup (path);
  for (guint i = 0; i < G_N_ELEMENTS (veche_backup_companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, veche_backup_companions[i], NULL);

      if (g_stat (companion, &status) == 0 && status.st_size > 0)
        return g_steal_pointer (&companion);
    }
  return NULL;
}

static gboolean
veche_backup_restore_is_database (const char *path)
{
  char mark[16] = "";
  FILE *file = fopen (path, "rbe");
  gsize got = file != NULL ? fread (mark, 1, sizeof mark, file) : 0;

  if (file != NULL)
    fclose (file);
  return got == sizeof mark && memcmp (mark, "SQLite format 3", sizeof mark) == 0;
}

/* The file that is about to be moved away must not be in the middle of somebody's writing. The lock is SQLite's own, and a journal of
 * a crash is played back first. What is no database at all has no such lock, and one that cannot be locked for lack of rights
 * can be moved all the same. */
static gboolean
veche_backup_restore_lock (const char *path, VecheDb **lock, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheDb) db = NULL;

  if (!veche_backup_restore_is_database (path))
    return TRUE;
  db = veche_db_open (path, 0, &local);
  if (db != NULL && veche_db_exec (db, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE", &local))
    {
      *lock = g_steal_pointer (&db);
      return TRUE;
    }
  if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_BUSY))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_BUSY,
               _("Could not put the backup in the place of “%s”: another program is using that file. Close it there, and try again."),
               path);
  return FALSE;
}

static gboolean
veche_backup_restore_place (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *present = veche_backup_restore_find_present (path);
  g_autofree char *kept = present != NULL && replace ? veche_backup_restore_dup_kept_path (path) : NULL;
  g_autoptr (VecheDb) lock = NULL;

  if (kept != NULL && (!veche_backup_restore_lock (path, &lock, error) || !veche_backup_restore_move (path, kept, error)))
    return FALSE;
  if (!veche_backup_file_rename (temporary, path, error))
    {
      if (kept != NULL)
        veche_backup_restore_move (kept, path, NULL);
      return FALSE;
    }
  return veche_backup_file_sync (folder, error);
}

/* What would be moved aside must be a file, and not the very backup. */
static gboolean
veche_backup_restore_check_target (const char *backup, const char *target, GError **error)
{
  GStatBuf there, source;

  if (g_stat (target, &there) != 0)
    return TRUE;
  if (!S_ISREG (there.st_mode))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not restore the backup: “%s” is not an ordinary file. Choose another name."), target);
      return FALSE;
    }
  if (g_stat (backup, &source) != 0 || source.st_dev != there.st_dev || source.st_ino != there.st_ino)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not restore the backup: “%s” is the backup itself. Choose another name."), target);
  return FALSE;
}

gboolean
veche_backup_restore (const char *backup, const char *path, gboolean replace, VecheBackupInfo *info,
                      GCancellable *cancellable, GError **error)
{
  g_auto (VecheBackupRecord) record = { 0 };
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *present = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (VecheBackupTemporary) temporary = NULL;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (!veche_open_files_check (backup, error) || !veche_open_files_check (path, error))
    return FALSE;
  target = veche_backup_file_resolve (path, error);
  if (target == NULL || !veche_backup_restore_check_target (backup, target, error))
    return FALSE;
  present = veche_backup_restore_find_present (target);
  if (present != NULL && !replace)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not restore the backup: there is a file “%s” already. Choose another name."), present);
      return FALSE;
    }

  folder = g_path_get_dirname (target);
  temporary = veche_backup_file_dup_temporary (target);
  if (!veche_backup_restore_check_size (backup, folder, error)
      || !veche_backup_restore_fetch (backup, temporary, cancellable, error)
      || !veche_backup_restore_finish (temporary, backup, &record, cancellable, error)
      || !veche_backup_file_sync (temporary, error))
    return FALSE;
  sha256 = veche_backup_file_hash (temporary, cancellable, error);
  if (sha256 == NULL || !veche_backup_restore_place (temporary, target, replace, error))
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
