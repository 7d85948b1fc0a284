/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-opening.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-opening-private.h"
#include "veche-schema.h"
#include "veche-stmt.h"
#include "veche-uuid.h"

/* What reading may cost, in instructions of SQLite's machine, so that a file made to have no end does not hang the
 * program: some for the schema, then some for each page, ten times what quick_check needs for the smallest rows. */
#define BASE_BUDGET (20 * 1000 * 1000LL)
#define PAGE_BUDGET (50 * 1000LL)

static gboolean
veche_opening_fail (VecheDb *db, GError **error)
{
  veche_db_set_error (db, _("Could not open the workspace"), error);
  return FALSE;
}

/* The first thing that is read: SQLite looks at the header for it, and finds out about WAL. */
static gboolean
veche_opening_read_journal_mode (VecheDb *db, char **mode, GError **error)
{
  *mode = veche_db_query_text (db, "PRAGMA journal_mode");
  return *mode != NULL || veche_opening_fail (db, error);
}

/* Outside a transaction of Veche's the context is empty: with a step or muted in it, changes would hide from the
 * journal. */
static gboolean
veche_opening_check_context (VecheDb *db, GError **error)
{
  gint64 rows
    = veche_db_query_integer (db, "SELECT count(*) FROM veche_context WHERE id = 1 AND step IS NULL AND mute = 0", -1);

  if (rows < 0)
    return veche_opening_fail (db, error);
  if (rows == 1)
    return TRUE;
  g_set_error_literal (
    error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
    _("Could not open the workspace: another program has switched its change journal off. Restore it from a backup."));
  return FALSE;
}

/* The tree of the table's pages is looked at before its rows are: stopping at the first finding is what keeps the work
 * finite. */
static gboolean
veche_opening_check_table (VecheDb *db, const char *table, GError **error)
{
  char *sql = sqlite3_mprintf ("PRAGMA quick_check(%Q)", table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  VecheStmtResult step;

  sqlite3_free (sql);
  if (stmt == NULL)
    return FALSE;
  step = veche_stmt_step (stmt, error);
  if (step == VECHE_STMT_ERROR)
    return FALSE;
  if (step == VECHE_STMT_ROW && g_strcmp0 (veche_stmt_get_text (stmt, 0), "ok") == 0)
    return TRUE;
  g_debug ("quick_check(%s): %s", table, step == VECHE_STMT_ROW ? veche_stmt_get_text (stmt, 0) : "no answer");
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("Could not open the workspace: its table “%s” is damaged. Restore it from a backup."), table);
  return FALSE;
}

/* The identifier becomes the name of folders and files: it must not be anything else. */
static gboolean
veche_opening_check_uuid (VecheDb *db, GError **error)
{
  g_autofree char *uuid = veche_db_query_text (db, "SELECT value FROM veche_meta WHERE key = 'uuid'");

  if (uuid != NULL && veche_uuid_is_valid (uuid))
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                       _("Could not open the workspace: the identifier in it is missing or was changed by another program. "
                         "Restore it from a backup."));
  return FALSE;
}

static gboolean
veche_opening_examine_contents (VecheDb *db, gboolean *newer, GCancellable *cancellable, GError **error)
{
  g_autofree char *mode = NULL;
  g_auto (GStrv) tables = NULL;
  int version;

  if (!veche_opening_read_journal_mode (db, &mode, error))
    return FALSE;
  version = veche_schema_get_version (db);
  if (version < 0)
    return veche_opening_fail (db, error);
  if (version == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_FOREIGN,
                           _("Could not open the workspace: the file is not a Veche workspace. Choose another file."));
      return FALSE;
    }

  if (!veche_opening_check_uuid (db, error))
    return FALSE;

  *newer = version > VECHE_SCHEMA_VERSION;
  tables = veche_opening_schema_check (db, *newer, error);
  if (tables == NULL || (!*newer && !veche_opening_check_context (db, error)))
    return FALSE;
  veche_db_set_budget (db, BASE_BUDGET + PAGE_BUDGET * MAX (veche_db_query_integer (db, "PRAGMA page_count", 0), 0));
  for (guint i = 0; tables[i] != NULL; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !veche_opening_check_table (db, tables[i], error))
      return FALSE;
  return TRUE;
}

gboolean
veche_opening_examine (VecheDb *db, gboolean *newer, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  *newer = FALSE;
  veche_db_set_cancellable (db, cancellable);
  veche_db_set_budget (db, BASE_BUDGET);
  veche_opening_examine_contents (db, newer, cancellable, &local);
  if (veche_db_is_over_budget (db) && !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&local);
      g_set_error_literal (&local, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                           _("Could not open the workspace: the file is damaged so that reading it has no end. "
                             "Restore it from a backup."));
    }
  veche_db_set_budget (db, 0);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
veche_opening_set_journal_mode (VecheDb *db, guint timeout_ms, gboolean *wal, GError **error)
{
  sqlite3 *handle = veche_db_get_handle (db);
  int timeout = (int) veche_db_query_integer (db, "PRAGMA busy_timeout", 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int code;

  *wal = FALSE;
  if (!veche_opening_read_journal_mode (db, &before, error))
    return FALSE;
  sqlite3_busy_timeout (handle, (int) timeout_ms);
  after = veche_db_query_text (db, "PRAGMA journal_mode=TRUNCATE");
  code = sqlite3_errcode (handle) & 0xff;
  sqlite3_busy_timeout (handle, timeout);

  if (g_strcmp0 (after, "truncate") == 0)
    return TRUE;
  *wal = strcmp (before, "wal") == 0 && (after != NULL || code == SQLITE_BUSY || code == SQLITE_LOCKED);
  return *wal || veche_opening_fail (db, error);
}
