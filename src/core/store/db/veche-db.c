/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-db.h"

#include <errno.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-spatial.h"
#include "veche-told.h"

/* Another program may be in the file: wait that long before giving up. */
#define BUSY_TIMEOUT_MS 5000
/* How many instructions of SQLite's machine pass between two looks at the cancellable: about a millisecond. */
#define PROGRESS_STEPS 4000
#define CACHED_STATEMENTS 200
/* What the first look at a file may cost: some pragmas read its schema, which may be made to have no end. */
#define OPENING_BUDGET (5 * 1000 * 1000LL)

struct _VecheDb
{
  sqlite3 *handle;
  char *path;
  gboolean read_only;
  gboolean allow_all;
  GCancellable *cancellable;
  gint64 budget; /* instructions left, or 0 for no limit */
  GHashTable *cache; /* sql → sqlite3_stmt */
};

static int
veche_db_progress_cb (void *data)
{
  VecheDb *self = data;

  if (self->budget > 0)
    {
      self->budget = MAX (self->budget - PROGRESS_STEPS, 1);
      if (self->budget == 1)
        return 1;
    }
  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* Statements come from this program only; what a hostile schema could smuggle into them (through a view or trigger) is held
 * here: no other files, no changes of the schema, no pragmas that write. */
static int
veche_db_authorize_cb (void *data, int action, const char *a, const char *b, const char *database, const char *trigger)
{
  VecheDb *self = data;

  switch (action)
    {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return SQLITE_DENY;
    case SQLITE_FUNCTION:
      return g_strcmp0 (b, "load_extension") == 0 || g_strcmp0 (b, "fts3_tokenizer") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
    case SQLITE_ALTER_TABLE:
    case SQLITE_REINDEX:
      return self->allow_all ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return trigger == NULL ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_OK;
    }
}

static void
veche_db_set_limits (VecheDb *self)
{
  /* A row may carry an 8 MiB chunk or 32 MiB of texts (veche-record-limits.c), and other programs may have written several times that, of
   * which the journal must hold an image, or the row could never be deleted. */
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
  sqlite3_limit (self->handle, SQLITE_LIMIT_SQL_LENGTH, 200 * 1000);
  sqlite3_limit (self->handle, SQLITE_LIMIT_COLUMN, 200);
  sqlite3_limit (self->handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (self->handle, SQLITE_LIMIT_COMPOUND_SELECT, 50);
  sqlite3_limit (self->handle, SQLITE_LIMIT_VDBE_OP, 250 * 1000);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  sqlite3_limit (self->handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static gboolean
veche_db_configure (VecheDb *self, GError **error)
{
  int on;

  veche_db_set_limits (self);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, veche_db_progress_cb, self);
  sqlite3_set_authorizer (self->handle, veche_db_authorize_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &on);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &on);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, &on);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, &on);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, &on);
  if (!veche_spatial_register (self->handle) || !veche_told_register (self->handle))
    {
      veche_db_set_error (self, _("Could not open the workspace"), error);
      return FALSE;
    }

  /* recursive_triggers: without it REPLACE would not fire the journal's delete triggers. */
  if (sqlite3_exec (self->handle,
                    "PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                    "PRAGMA cache_size=-24000; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL;"
                    "PRAGMA secure_delete=OFF",
                    NULL, NULL, NULL)
      != SQLITE_OK)
    {
      veche_db_set_error (self, _("Could not open the workspace"), error);
      return FALSE;
    }
  return TRUE;
}

VecheDb *
veche_db_open (const char *path, VecheDbFlags flags, GError **error)
{
  g_autoptr (VecheDb) self = g_new0 (VecheDb, 1);
  int mode = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;

  self->path = g_strdup (path);
  self->read_only = (flags & VECHE_DB_READ_ONLY) != 0;
  self->budget = OPENING_BUDGET;
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);

  if ((flags & VECHE_DB_READ_ONLY) != 0)
    mode |= SQLITE_OPEN_READONLY;
  else if ((flags & VECHE_DB_CREATE) != 0)
    mode |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  else
    mode |= SQLITE_OPEN_READWRITE;

  if (sqlite3_open_v2 (path, &self->handle, mode, NULL) != SQLITE_OK)
    {
      veche_db_set_error (self, _("Could not open the workspace"), error);
      return NULL;
    }
  if (!veche_db_configure (self, error))
    return NULL;
  self->budget = 0;
  return g_steal_pointer (&self);
}

void
veche_db_close (VecheDb *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cache, g_hash_table_unref);
  if (self->handle != NULL)
    sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

const char *
veche_db_get_path (VecheDb *self)
{
  return self->path;
}

gboolean
veche_db_is_read_only (VecheDb *self)
{
  return self->read_only;
}

sqlite3 *
veche_db_get_handle (VecheDb *self)
{
  return self->handle;
}

gboolean
veche_db_is_held (VecheDb *self)
{
  sqlite3_file *file = NULL;
  int held = 0;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL
      || file->pMethods == NULL || file->pMethods->xCheckReservedLock == NULL)
    return FALSE;
  return file->pMethods->xCheckReservedLock (file, &held) == SQLITE_OK && held != 0;
}

gboolean
veche_db_exec (VecheDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  veche_db_set_error (self, _("Could not work with the workspace"), error);
  return FALSE;
}

gboolean
veche_db_exec_printf (VecheDb *self, GError **error, const char *format, ...)
{
  va_list args;
  char *sql;
  gboolean done;

  va_start (args, format);
  sql = sqlite3_vmprintf (format, args);
  va_end (args);
  done = veche_db_exec (self, sql, error);
  sqlite3_free (sql);
  return done;
}

gint64
veche_db_query_integer (VecheDb *self, const char *sql, gint64 fallback)
{
  sqlite3_stmt *stmt = NULL;
  gint64 result = fallback;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW
      && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
    result = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return result;
}

char *
veche_db_query_text (VecheDb *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *result = NULL;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    result = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return result;
}

void
veche_db_set_cancellable (VecheDb *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

void
veche_db_set_budget (VecheDb *self, gint64 instructions)
{
  self->budget = instructions;
}

gboolean
veche_db_is_over_budget (VecheDb *self)
{
  return self->budget == 1;
}

void
veche_db_set_error (VecheDb *self, const char *what, GError **error)
{
  int code = self->handle != NULL ? sqlite3_errcode (self->handle) : SQLITE_NOMEM;
  int system = self->handle != NULL ? sqlite3_system_errno (self->handle) : 0;

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was stopped."));
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_BUSY,
                   _("%s: another program is using the file. Wait for it to finish, or close it, and try again."), what);
      return;
    case SQLITE_FULL:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE, _("%s: the disk is full. Free some space and try again."), what);
      return;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      if (code == SQLITE_READONLY_DBMOVED)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY,
                       _("%s: the file was moved, or another one was put in its place, while it was open. Close it, and open it again."),
                       what);
          return;
        }
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY,
                   _("%s: the file cannot be written. Check its permissions, or save a copy elsewhere."), what);
      return;
    case SQLITE_NOTADB:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN, _("%s: the file is not a Veche workspace. Choose another file."),
                   what);
      return;
    case SQLITE_CORRUPT:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT, _("%s: the file is damaged. Restore it from a backup."), what);
      return;
    case SQLITE_CANTOPEN:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("%s: the file cannot be opened (%s). Check that it is there and that you may read it."), what,
                   system != 0 ? g_strerror (system) : sqlite3_errmsg (self->handle));
      return;
    case SQLITE_IOERR:
      if (system == ENOSPC || system == EDQUOT)
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE, _("%s: the disk is full. Free some space and try again."),
                     what);
      else
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                     _("%s: the disk reports an error (%s). Check the disk; what was saved before is kept."), what,
                     system != 0 ? g_strerror (system) : sqlite3_errmsg (self->handle));
      return;
    case SQLITE_CONSTRAINT:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("%s: the values do not fit together (%s)."), what,
                   sqlite3_errmsg (self->handle));
      return;
    default:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _("%s: %s."), what,
                   self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
      return;
    }
}

void
veche_db_allow (VecheDb *self, gboolean all)
{
  self->allow_all = all;
}

sqlite3_stmt *
veche_db_cache_take (VecheDb *self, const char *sql)
{
  gpointer key = NULL;
  gpointer stmt = NULL;

  if (!g_hash_table_steal_extended (self->cache, sql, &key, &stmt))
    return NULL;
  g_free (key);
  return stmt;
}

void
veche_db_cache_give (VecheDb *self, const char *sql, sqlite3_stmt *stmt)
{
  if (self->cache == NULL || g_hash_table_contains (self->cache, sql)
      || g_hash_table_size (self->cache) >= CACHED_STATEMENTS)
    sqlite3_finalize (stmt);
  else
    g_hash_table_insert (self->cache, g_strdup (sql), stmt);
}
