/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-verify.h"

#include <glib/gstdio.h>

#include "veche-backup-copy.h"
#include "veche-backup-file.h"
#include "veche-backup-pack.h"
#include "veche-backup-record.h"
#include "veche-backup-sidecar.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-files.h"
#include "veche-stmt.h"

typedef struct
{
  const char *path;
  VecheBackupVerifyFunc progress;
  gpointer data;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
} VecheBackupVerification;

static void
veche_backup_verify_tell (VecheBackupVerification *self, guint64 done)
{
  self->done += done;
  if (self->progress != NULL)
    self->progress (MIN (self->done, self->total), self->total, self->data);
}

static gboolean
veche_backup_verify_refuse (VecheBackupVerification *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("The backup “%s” is damaged: the file has changed since it was made. Use another backup, and check the disk."), name);
  return FALSE;
}

static gboolean
veche_backup_verify_bytes (VecheBackupVerification *self, guint64 size, GError **error)
{
  g_auto (VecheBackupSidecar) sidecar = { 0 };
  g_autofree char *actual = NULL;

  if (!veche_backup_sidecar_load (self->path, &sidecar) || sidecar.sha256 == NULL)
    return TRUE;
  actual = veche_backup_file_hash (self->path, self->cancellable, error);
  if (actual == NULL)
    return FALSE;
  veche_backup_verify_tell (self, size);
  return g_str_equal (actual, sidecar.sha256) || veche_backup_verify_refuse (self, error);
}

static gboolean
veche_backup_verify_tables (VecheBackupVerification *self, VecheDb *db, GError **error)
{
  g_auto (VecheBackupRecord) original = { 0 };
  g_auto (VecheBackupRecord) record = { 0 };
  gboolean found;

  return veche_backup_copy_check (db, error) && veche_backup_record_load (&original, db, &found, error)
         && veche_backup_record_take (&record, db, error)
         && (!found || veche_backup_record_compare (&record, &original, error));
}

/* The parts that lie beside the backup; those inside have been read with their table. */
static gboolean
veche_backup_verify_parts (VecheBackupVerification *self, VecheDb *db, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (VecheBackupPack) pack = veche_backup_pack_new (folder);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT sha256 FROM blob_chunk WHERE length (data) = 0 ORDER BY id", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      bytes = veche_backup_pack_get (pack, veche_stmt_get_text (stmt, 0), error);
      if (bytes == NULL)
        return FALSE;
      veche_backup_verify_tell (self, g_bytes_get_size (bytes));
    }
  return result == VECHE_STMT_DONE;
}

gboolean
veche_backup_verify (const char *path, VecheBackupVerifyFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  VecheBackupVerification self = { .progress = progress, .data = data, .cancellable = cancellable };
  g_autofree char *real = NULL;
  g_autoptr (VecheDb) db = NULL;
  GStatBuf status;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!veche_open_files_check (path, error))
    return FALSE;
  real = veche_backup_file_resolve (path, error);
  if (real == NULL)
    return FALSE;
  self.path = real;
  if (g_stat (real, &status) != 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not look at the backup “%s”: it is not there any more. Choose another one."), path);
      return FALSE;
    }
  self.total = (guint64) status.st_size;
  if (!veche_backup_verify_bytes (&self, (guint64) status.st_size, error))
    return FALSE;
  db = veche_db_open (real, VECHE_DB_READ_ONLY, error);
  if (db == NULL)
    return FALSE;
  veche_db_set_cancellable (db, cancellable);
  self.total += (guint64) MAX (veche_db_query_integer (db, "SELECT sum (size) FROM blob", 0), 0);
  return veche_backup_verify_tables (&self, db, error) && veche_backup_verify_parts (&self, db, error);
}
