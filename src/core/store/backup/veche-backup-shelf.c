/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "veche-backup-file.h"
#include "veche-backup-record.h"
#include "veche-backup-sidecar.h"
#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-stmt.h"

#define VECHE_BACKUP_ENDING ".veche-backup"
#define VECHE_BACKUP_KEPT_OTHERS 5
/* «2020-02-17T09-30-00»; its first part is the day. */
#define VECHE_BACKUP_MOMENT_LENGTH 19
#define VECHE_BACKUP_DAY_LENGTH 10

static int veche_backup_shelf_kept_daily = 10; /* atomic */

void
veche_backup_shelf_set_kept (guint daily)
{
  g_atomic_int_set (&veche_backup_shelf_kept_daily, (int) MAX (daily, 1));
}

typedef struct
{
  char *name;
  char *reason;
  gboolean own;     /* of this file, not of another copy of it */
  gboolean present; /* and nothing has changed since */
} VecheBackupShelfItem;

struct _VecheBackupShelf
{
  char *folder;
  int lock;
  GPtrArray *items; /* of VecheBackupShelfItem, newest first */
};

/* --- names --- */

char *
veche_backup_shelf_dup_reason (const char *name)
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
veche_backup_shelf_compare (gconstpointer a, gconstpointer b)
{
  const VecheBackupShelfItem *one = *(const VecheBackupShelfItem *const *) a;
  const VecheBackupShelfItem *two = *(const VecheBackupShelfItem *const *) b;

  return strcmp (two->name, one->name);
}

static char *
veche_backup_shelf_dup_moment (int seconds_later)
{
  g_autoptr (GDateTime) now = veche_clock_now ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, seconds_later);

  return g_date_time_format (then, "%Y-%m-%dT%H-%M-%S");
}

static void
veche_backup_shelf_item_free (gpointer data)
{
  VecheBackupShelfItem *item = data;

  g_free (item->name);
  g_free (item->reason);
  g_free (item);
}

/* --- whose backups they are --- */

/* The chain holds the backup's head, and the step that follows it here was done after the backup: a copy of the file that went its
 * own way from the same step has no such backup. */
static gboolean
veche_backup_shelf_is_own (VecheDb *db, const VecheBackupSidecar *sidecar, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db,
                      "SELECT EXISTS (SELECT 1 FROM veche_step WHERE sealed = ?1 AND hash = ?2), "
                      "(SELECT at FROM veche_step WHERE sealed = ?1 + 1)",
                      error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, sidecar->length);
  veche_stmt_bind_text (stmt, 2, sidecar->head);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  /* Of an empty journal every chain is a continuation. */
  if (veche_stmt_get_integer (stmt, 0) == 0 && (sidecar->length != 0 || *sidecar->head != '\0'))
    return FALSE;
  return veche_stmt_is_null (stmt, 1) || veche_stmt_get_integer (stmt, 1) >= sidecar->made;
}

static gboolean
veche_backup_shelf_judge (VecheBackupShelf *self, VecheDb *db, const VecheBackupRecord *now, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      VecheBackupShelfItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *path = g_build_filename (self->folder, item->name, NULL);
      g_auto (VecheBackupSidecar) sidecar = { 0 };
      g_autoptr (GError) local = NULL;

      /* One that says nothing of itself is nobody's: it stays, and does not count. */
      if (!veche_backup_sidecar_load (path, &sidecar) || sidecar.head == NULL)
        continue;
      item->own = veche_backup_shelf_is_own (db, &sidecar, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      item->present = item->own && sidecar.seq == now->seq && sidecar.length == now->length;
    }
  return TRUE;
}

static gboolean
veche_backup_shelf_load (VecheBackupShelf *self, VecheDb *db, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, error);
  g_auto (VecheBackupRecord) now = { 0 };
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *reason = veche_backup_shelf_dup_reason (name);
      VecheBackupShelfItem *item;

      if (reason == NULL)
        continue;
      item = g_new0 (VecheBackupShelfItem, 1);
      item->name = g_strdup (name);
      item->reason = reason;
      g_ptr_array_add (self->items, item);
    }
  g_ptr_array_sort (self->items, veche_backup_shelf_compare);
  return veche_backup_record_take_journal (&now, db, error) && veche_backup_shelf_judge (self, db, &now, error);
}

gboolean
veche_backup_shelf_has_today (VecheBackupShelf *self, const char *reason)
{
  g_autofree char *moment = veche_backup_shelf_dup_moment (0);

  for (guint i = 0; i < self->items->len; i++)
    {
      const VecheBackupShelfItem *item = g_ptr_array_index (self->items, i);

      if (item->own && g_str_equal (item->reason, reason) && strncmp (item->name, moment, VECHE_BACKUP_DAY_LENGTH) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
veche_backup_shelf_has_present (VecheBackupShelf *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((const VecheBackupShelfItem *) g_ptr_array_index (self->items, i))->present)
      return TRUE;
  return FALSE;
}

/* --- the folder --- */

/* Two programs must not tidy up at once: one would take chunks for left over that the other has just put there. The lock
 * goes with the descriptor. */
static int
veche_backup_shelf_lock (const char *folder, GError **error)
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

VecheBackupShelf *
veche_backup_shelf_open (const char *folder, VecheDb *db, GError **error)
{
  g_autoptr (VecheBackupShelf) self = g_new0 (VecheBackupShelf, 1);
  g_autofree char *inside = g_build_filename (folder, "chunks", NULL);
  g_autofree char *resolved = NULL;

  self->lock = -1;
  self->items = g_ptr_array_new_with_free_func (veche_backup_shelf_item_free);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      veche_backup_file_set_error (_("Could not make a backup"), folder, errno, error);
      return NULL;
    }
  resolved = veche_backup_file_resolve (inside, error);
  if (resolved == NULL)
    return NULL;
  self->folder = g_path_get_dirname (resolved);
  self->lock = veche_backup_shelf_lock (self->folder, error);
  if (self->lock < 0 || !veche_backup_shelf_load (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
veche_backup_shelf_free (VecheBackupShelf *self)
{
  if (self == NULL)
    return;
  if (self->lock >= 0)
    close (self->lock);
  g_ptr_array_unref (self->items);
  g_free (self->folder);
  g_free (self);
}

const char *
veche_backup_shelf_get_folder (VecheBackupShelf *self)
{
  return self->folder;
}

/* The second one of a moment is put a second later, so that names sort as the backups were made. */
char *
veche_backup_shelf_dup_path (VecheBackupShelf *self, const char *reason)
{
  char *path = NULL;

  for (int later = 0; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); later++)
    {
      g_autofree char *moment = veche_backup_shelf_dup_moment (later);
      g_autofree char *name = g_strconcat (moment, "-", reason, VECHE_BACKUP_ENDING, NULL);

      g_free (path);
      path = g_build_filename (self->folder, name, NULL);
    }
  return path;
}

static void
veche_backup_shelf_remove (VecheBackupShelf *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *sidecar = veche_backup_sidecar_dup_path (path);

  g_unlink (path);
  g_unlink (sidecar);
}

void
veche_backup_shelf_sweep (VecheBackupShelf *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (veche_backup_file_is_temporary (name))
      {
        g_autofree char *path = g_build_filename (self->folder, name, NULL);

        g_unlink (path);
      }
}

/* Removes this file's backups that are over the limits; @made is the first of them. */
static void
veche_backup_shelf_prune (VecheBackupShelf *self, const char *made)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* Counted before all others: a clock that was set back must not cost the one that has just been made. */
  g_hash_table_replace (counts, veche_backup_shelf_dup_reason (made), GUINT_TO_POINTER (1));
  for (guint i = 0; i < self->items->len;)
    {
      const VecheBackupShelfItem *item = g_ptr_array_index (self->items, i);
      guint limit = g_str_equal (item->reason, "daily") ? (guint) g_atomic_int_get (&veche_backup_shelf_kept_daily) : VECHE_BACKUP_KEPT_OTHERS;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, item->reason)) + 1;

      if (item->own)
        g_hash_table_replace (counts, g_strdup (item->reason), GUINT_TO_POINTER (count));
      if (!item->own || count <= limit)
        {
          i++;
          continue;
        }
      veche_backup_shelf_remove (self, item->name);
      g_ptr_array_remove_index (self->items, i);
    }
}

static gboolean
veche_backup_shelf_add_needed (VecheBackupShelf *self, const char *name, GHashTable *needed, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
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

/* As long as one backup cannot be read, no part goes: it may be the one that needs it. */
void
veche_backup_shelf_tidy (VecheBackupShelf *self, const char *made, VecheBackupPack *pack)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_path_get_basename (made);
  gboolean known;

  veche_backup_shelf_prune (self, name);
  known = veche_backup_shelf_add_needed (self, name, needed, &error);
  for (guint i = 0; known && i < self->items->len; i++)
    known = veche_backup_shelf_add_needed (self, ((VecheBackupShelfItem *) g_ptr_array_index (self->items, i))->name, needed, &error);
  if (!known || !veche_backup_pack_collect (pack, needed, &error))
    g_info ("Old backups were not tidied up: %s", error->message);
}
