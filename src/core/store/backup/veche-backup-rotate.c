/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-rotate.h"

#include <string.h>

#include "veche-backup-file.h"
#include "veche-backup-shelf.h"
#include "veche-backup-sidecar.h"
#include "veche-backup.h"
#include "veche-stmt.h"

struct _VecheBackupRotate
{
  VecheDb *db; /* the store's */
  char *uuid;
  char *title;
  char *source; /* path of the workspace */
  char *reason;
  VecheBackupShelf *shelf;
  VecheBackupPack *pack;
  gint64 last_chunk;
  char *path;
  VecheBackupTemporary *temporary;
  VecheBackupCopy *copy;
};

/* Before a migration always; of the day and of the first exchange of a day one each; otherwise where anything has changed since the
 * last backup, whatever that was made for: the second import of a day must not be without. */
static gboolean
veche_backup_rotate_is_due (VecheBackupShelf *shelf, const char *reason)
{
  if (g_str_equal (reason, "migration"))
    return TRUE;
  if (g_str_equal (reason, "daily") || g_str_equal (reason, "sync"))
    return !veche_backup_shelf_has_today (shelf, reason);
  return !veche_backup_shelf_has_present (shelf);
}

VecheBackupRotate *
veche_backup_rotate_new (VecheStore *store, const char *folder, const char *reason, gboolean *due, GError **error)
{
  g_autoptr (VecheBackupRotate) self = g_new0 (VecheBackupRotate, 1);
  guint64 bytes;

  self->db = veche_store_get_db (store);
  self->uuid = g_strdup (veche_store_get_uuid (store));
  self->title = veche_store_dup_meta (store, "title");
  self->source = g_strdup (veche_store_get_path (store));
  self->reason = g_strdup (reason);
  self->shelf = veche_backup_shelf_open (folder, self->db, error);
  if (self->shelf == NULL)
    return NULL;
  self->pack = veche_backup_pack_new (veche_backup_shelf_get_folder (self->shelf));
  *due = veche_backup_rotate_is_due (self->shelf, reason);
  if (!*due)
    return g_steal_pointer (&self);
  veche_backup_shelf_sweep (self->shelf);
  if (!veche_backup_copy_estimate (self->db, self->pack, &bytes, error)
      || !veche_backup_file_check_space (veche_backup_shelf_get_folder (self->shelf), bytes, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
veche_backup_rotate_free (VecheBackupRotate *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->copy, veche_backup_copy_free);
  g_clear_pointer (&self->temporary, veche_backup_file_discard);
  g_clear_pointer (&self->pack, veche_backup_pack_free);
  g_clear_pointer (&self->shelf, veche_backup_shelf_free);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->source);
  g_free (self->reason);
  g_free (self);
}

/* Reading all of them again takes a minute with many files: once a day is enough to find rot while there is something to mend it
 * with. */
static gboolean
veche_backup_rotate_has_chunk (VecheBackupRotate *self, const char *sha256, gint64 size)
{
  if (g_str_equal (self->reason, "import") || g_str_equal (self->reason, "sync"))
    return veche_backup_pack_has (self->pack, sha256, size);
  return veche_backup_pack_is_sound (self->pack, sha256, size);
}

static gboolean
veche_backup_rotate_put_chunk (VecheBackupRotate *self, gint64 id, const char *sha256, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT data FROM blob_chunk WHERE id = ?1", error);
  g_autofree char *actual = NULL;
  gconstpointer data;
  gsize size;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  data = veche_stmt_get_blob (stmt, 0, &size);
  if (size == 0)
    data = "";
  actual = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  /* One that is damaged in the workspace itself is seen to with the rows. */
  return g_strcmp0 (actual, sha256) != 0 || veche_backup_pack_put (self->pack, sha256, data, size, error);
}

gboolean
veche_backup_rotate_pack (VecheBackupRotate *self, gint64 budget_us, gboolean *more, GCancellable *cancellable, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + budget_us;
  g_autoptr (VecheStmt) stmt = veche_stmt_new (
    self->db, "SELECT id, sha256, length (data) FROM blob_chunk WHERE id > ?1 ORDER BY id LIMIT 1", error);

  if (stmt == NULL)
    return FALSE;
  do
    {
      g_autofree char *sha256 = NULL;
      VecheStmtResult result;
      gint64 size;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      veche_stmt_bind_integer (stmt, 1, self->last_chunk);
      result = veche_stmt_step (stmt, error);
      *more = result == VECHE_STMT_ROW;
      if (!*more)
        return result == VECHE_STMT_DONE && veche_backup_pack_sync (self->pack, error);
      self->last_chunk = veche_stmt_get_integer (stmt, 0);
      sha256 = veche_stmt_dup_text (stmt, 1);
      size = veche_stmt_get_integer (stmt, 2);
      veche_stmt_reset (stmt);
      if (!veche_backup_rotate_has_chunk (self, sha256, size)
          && !veche_backup_rotate_put_chunk (self, self->last_chunk, sha256, error))
        return FALSE;
    }
  while (g_get_monotonic_time () < deadline);
  return TRUE;
}

gboolean
veche_backup_rotate_copy (VecheBackupRotate *self, const VecheBackupWatch *watch, GError **error)
{
  g_clear_pointer (&self->copy, veche_backup_copy_free);
  g_clear_pointer (&self->temporary, veche_backup_file_discard);
  g_free (self->path);
  self->path = veche_backup_shelf_dup_path (self->shelf, self->reason);
  self->temporary = veche_backup_file_dup_temporary (self->path);
  self->copy = veche_backup_copy_new (self->db, self->temporary, self->pack, watch, error);
  return self->copy != NULL;
}

gboolean
veche_backup_rotate_seal (VecheBackupRotate *self, VecheBackupInfo *info, GCancellable *cancellable, GError **error)
{
  const VecheBackupOrigin origin = { self->uuid, self->title, self->source, self->reason };
  g_auto (VecheBackupRecord) record = { 0 };
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (self->copy != NULL, FALSE);

  if (!veche_backup_copy_seal (self->copy, &record, cancellable, error) || !veche_backup_file_sync (self->temporary, error))
    return FALSE;
  sha256 = veche_backup_file_hash (self->temporary, cancellable, error);
  /* The sidecar first: a backup has it from the moment it has its name. */
  if (sha256 == NULL || !veche_backup_sidecar_write (self->path, &origin, sha256, &record, error)
      || !veche_backup_file_rename (self->temporary, self->path, error)
      || !veche_backup_file_sync (veche_backup_shelf_get_folder (self->shelf), error))
    return FALSE;
  veche_backup_shelf_tidy (self->shelf, self->path, self->pack);
  if (info != NULL)
    {
      veche_backup_info_clear (info);
      info->sha256 = g_steal_pointer (&sha256);
      info->rows = record.rows;
      info->path = g_strdup (self->path);
    }
  return TRUE;
}

gboolean
veche_backup_rotate (VecheStore *store, const char *folder, const char *reason, VecheBackupInfo *info,
                     GCancellable *cancellable, GError **error)
{
  const VecheBackupWatch watch = { .cancellable = cancellable };
  g_autoptr (VecheBackupRotate) self = NULL;
  gboolean due = FALSE;
  gboolean more = TRUE;

  g_return_val_if_fail (store != NULL && folder != NULL, FALSE);
  g_return_val_if_fail (reason != NULL && strspn (reason, "abcdefghijklmnopqrstuvwxyz") == strlen (reason), FALSE);

  if (info != NULL)
    veche_backup_info_clear (info);
  self = veche_backup_rotate_new (store, folder, reason, &due, error);
  if (self == NULL)
    return FALSE;
  if (!due)
    return TRUE;
  while (more)
    if (!veche_backup_rotate_pack (self, G_USEC_PER_SEC, &more, cancellable, error))
      return FALSE;
  return veche_backup_rotate_copy (self, &watch, error) && veche_backup_rotate_seal (self, info, cancellable, error);
}
