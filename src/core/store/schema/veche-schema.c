/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-schema.h"

#include <string.h>

#include "veche-error.h"
#include "veche-geopackage.h"
#include "veche-i18n.h"
#include "veche-journal-schema.h"
#include "veche-schema-resource.h"
#include "veche-sql-text.h"
#include "veche-stmt.h"
#include "veche-time.h"
#include "veche-transaction.h"
#include "veche-uuid.h"

#define MARK "org.veche.workspace"
#define FOLDER "/org/veche/Veche/schema/"
#define GEOPACKAGE_ID 0x47504B47 /* «GPKG» */
#define GEOPACKAGE_VERSION 10400

/* The text of migration number @version: the resource whose name begins with it. */
static GBytes *
veche_schema_load_step (int version, GError **error)
{
  GResource *resource = veche_schema_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *prefix = g_strdup_printf ("%04d-", version);

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix))
      {
        g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);

        return g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
               _("Could not bring the workspace up to date: step %d is missing. Install Veche again."), version);
  return NULL;
}

static gboolean
veche_schema_set_meta (VecheDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db, "INSERT OR REPLACE INTO veche_meta (key, value) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, key);
  veche_stmt_bind_text (stmt, 2, value);
  return veche_stmt_run (stmt, error);
}

static gboolean
veche_schema_mark (VecheDb *db, GError **error)
{
  g_autofree char *uuid = veche_uuid_new ();
  g_autofree char *created = veche_time_now_iso ();

  return veche_schema_set_meta (db, "mark", MARK, error) && veche_schema_set_meta (db, "uuid", uuid, error)
         && veche_schema_set_meta (db, "created", created, error)
         && veche_db_exec_printf (db, error, "PRAGMA application_id=%d; PRAGMA user_version=%d", GEOPACKAGE_ID,
                                  GEOPACKAGE_VERSION);
}

static gboolean
veche_schema_run_step (VecheDb *db, int version, GError **error)
{
  g_autoptr (GBytes) bytes = veche_schema_load_step (version, error);
  g_autofree char *sql = NULL;
  g_autofree char *number = g_strdup_printf ("%d", version);

  if (bytes == NULL)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return veche_db_exec (db, sql, error) && (version != 1 || veche_schema_mark (db, error))
         && veche_schema_set_meta (db, "schema", number, error);
}

/* Up to the layout @target as one transaction. */
static gboolean
veche_schema_advance (VecheDb *db, int target, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (db, error);
  int version;

  if (transaction == NULL)
    return FALSE;
  /* Another process may have been first. */
  version = veche_schema_get_version (db);
  if (version >= target)
    return TRUE;
  while (version < target)
    if (!veche_schema_run_step (db, ++version, error))
      return FALSE;
  return veche_journal_schema_install (db, error) && veche_geopackage_install (db, error)
         && veche_transaction_commit (g_steal_pointer (&transaction), error);
}

/* A new file must be empty: what is in it is not ours to write over. */
static gboolean
veche_schema_prepare_new (VecheDb *db, GError **error)
{
  if (veche_db_query_integer (db, "SELECT count(*) FROM sqlite_schema", -1) != 0)
    {
      g_set_error_literal (
        error, VECHE_ERROR, VECHE_ERROR_FOREIGN,
        _("Could not create the workspace: there is something else in the file. Choose another name."));
      return FALSE;
    }
  return veche_db_exec (db, "PRAGMA page_size=4096; PRAGMA auto_vacuum=NONE; PRAGMA encoding='UTF-8'", error);
}

int
veche_schema_get_version (VecheDb *db)
{
  g_autofree char *mark = NULL;
  g_autofree char *version = NULL;
  gint64 tables = veche_db_query_integer (
    db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'veche_meta'", -1);
  guint64 number;

  if (tables <= 0)
    return (int) tables;
  mark = veche_db_query_text (db, "SELECT value FROM veche_meta WHERE key = 'mark'");
  version = veche_db_query_text (db, "SELECT value FROM veche_meta WHERE key = 'schema'");
  if (g_strcmp0 (mark, MARK) != 0 || version == NULL
      || !g_ascii_string_to_unsigned (version, 10, 1, G_MAXINT, &number, NULL))
    return 0;
  return (int) number;
}

/* A new file is made in one go: SQLite reads all triggers anew for every column that a step adds, so they come last. */
gboolean
veche_schema_migrate_to (VecheDb *db, int target, GError **error)
{
  int version = veche_schema_get_version (db);

  if (version < 0)
    {
      veche_db_set_error (db, _("Could not open the workspace"), error);
      return FALSE;
    }
  if (version == 0)
    return veche_schema_prepare_new (db, error) && veche_schema_advance (db, target, error);
  while (version < target)
    if (!veche_schema_advance (db, ++version, error))
      return FALSE;
  return TRUE;
}

gboolean
veche_schema_migrate (VecheDb *db, GError **error)
{
  gboolean done;

  veche_db_allow (db, TRUE);
  done = veche_schema_migrate_to (db, VECHE_SCHEMA_VERSION, error);
  veche_db_allow (db, FALSE);
  return done;
}

static GHashTable *
veche_schema_read_objects (int version, GError **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (VecheDb) model = veche_db_open (":memory:", VECHE_DB_CREATE, error);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult step;

  if (model == NULL)
    return NULL;
  veche_db_allow (model, TRUE);
  if (!veche_schema_migrate_to (model, version, error))
    return NULL;
  stmt = veche_stmt_new (model, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL", error);
  if (stmt == NULL)
    return NULL;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_hash_table_replace (objects, veche_stmt_dup_text (stmt, 0),
                          veche_sql_text_normalise (veche_stmt_get_text (stmt, 1)));
  return step == VECHE_STMT_DONE ? g_steal_pointer (&objects) : NULL;
}

GHashTable *
veche_schema_list_objects (VecheDb *db, GError **error)
{
  static GMutex lock;
  static GHashTable *known[VECHE_SCHEMA_VERSION + 1];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  const int own = veche_schema_get_version (db);
  const int version = own >= 1 ? MIN (own, VECHE_SCHEMA_VERSION) : VECHE_SCHEMA_VERSION;

  if (known[version] == NULL)
    known[version] = veche_schema_read_objects (version, error);
  return known[version] != NULL ? g_hash_table_ref (known[version]) : NULL;
}
