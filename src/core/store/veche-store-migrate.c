/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-store-migrate.h"

#include "veche-backup.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-kind.h"
#include "veche-schema.h"
#include "veche-schema-additions.h"
#include "veche-stmt.h"
#include "veche-store-private.h"

/* Bounded: a program that died holds no lock, one that hangs is not waited for without end. */
#define VECHE_STORE_MIGRATE_WAIT_US (20 * G_USEC_PER_SEC)
#define VECHE_STORE_MIGRATE_LOOK_US (50 * 1000)

/* Another program that opens the file at the same time may be at this very backup: it is waited for as long as for a busy file, and what
 * it has brought up to date needs none any more. */
static gboolean
veche_store_migrate_back_up (VecheStore *self, const char *folder, int target, GCancellable *cancellable, GError **error)
{
  const gint64 until = g_get_monotonic_time () + VECHE_STORE_MIGRATE_WAIT_US;

  for (;;)
    {
      g_autoptr (GError) local = NULL;

      if (veche_backup_rotate (self, folder, "migration", NULL, cancellable, &local))
        return TRUE;
      if (veche_schema_get_version (self->db) >= target)
        return TRUE;
      if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_BUSY) || g_get_monotonic_time () >= until
          || g_cancellable_is_cancelled (cancellable))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_usleep (VECHE_STORE_MIGRATE_LOOK_US);
    }
}

gboolean
veche_store_migrate_secure (VecheStore *self, int target, GCancellable *cancellable, GError **error)
{
  const int version = veche_schema_get_version (self->db);
  g_autofree char *folder = NULL;

  /* A file that is being made holds nothing of anybody's. */
  if (version <= 0 || version >= target)
    return TRUE;
  /* Asked before the backup: each try would leave one, and push an older one out. */
  if (!veche_schema_additions_check (self->db, target, error))
    return FALSE;
  /* The opening has not got to it yet. */
  if (self->uuid == NULL)
    self->uuid = veche_store_dup_meta (self, "uuid");
  folder = veche_backup_dup_folder (self->uuid, error);
  if (folder != NULL && veche_store_migrate_back_up (self, folder, target, cancellable, error))
    return TRUE;
  g_prefix_error (error, "%s ", _("The file was made by an older Veche and is only changed to the present form after a backup."));
  return FALSE;
}

static gboolean
veche_store_migrate_is_new (GHashTable *additions, const char *table, const char *column)
{
  g_autofree char *name = g_strconcat (table, ".", column, NULL);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_hash_table_contains (additions, lower);
}

/* «"id", "uuid", …»: the columns of the table as the file has it, but those under a name of a newer layout's. Owned. */
static char *
veche_store_migrate_list_columns (VecheDb *db, GHashTable *additions, const char *table, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db, "SELECT name, replace(name, '\"', '\"\"') FROM pragma_table_info (?1, 'main')", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, table);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    if (!veche_store_migrate_is_new (additions, table, veche_stmt_get_text (stmt, 0)))
      g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "", veche_stmt_get_text (stmt, 1));
  return result == VECHE_STMT_DONE ? g_string_free_and_steal (g_steal_pointer (&columns)) : NULL;
}

static gboolean
veche_store_migrate_cover_kind (VecheDb *db, GHashTable *additions, const VecheKind *kind, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (veche_store_migrate_is_new (additions, kind->table, field->name))
      g_string_append_printf (missing, ", NULL AS \"%s\"", field->name);
  if (missing->len == 0)
    return TRUE;
  if (!g_hash_table_contains (additions, kind->table))
    {
      g_autofree char *columns = veche_store_migrate_list_columns (db, additions, kind->table, error);

      return columns != NULL
             && veche_db_exec_printf (db, error, "CREATE TEMP VIEW \"%w\" AS SELECT %s%s FROM main.\"%w\"", kind->table, columns,
                                      missing->str, kind->table);
    }
  if (kind->parent_column != NULL)
    g_string_append_printf (missing, ", NULL AS \"%s\"", kind->parent_column);
  return veche_db_exec_printf (db, error, "CREATE TEMP VIEW \"%w\" AS SELECT 0 AS id, '' AS uuid%s LIMIT 0", kind->table,
                               missing->str);
}

gboolean
veche_store_migrate_cover (VecheStore *self, GError **error)
{
  VecheDb *db = self->db;
  g_autoptr (GHashTable) additions = NULL;
  gboolean done = TRUE;

  if (veche_schema_get_version (db) >= VECHE_SCHEMA_VERSION)
    return TRUE;
  additions = veche_schema_additions_list (db, VECHE_SCHEMA_VERSION, error);
  if (additions == NULL)
    return FALSE;
  veche_db_allow (db, TRUE);
  for (const VecheKind *const *kind = veche_kind_list (); done && *kind != NULL; kind++)
    done = veche_store_migrate_cover_kind (db, additions, *kind, error);
  veche_db_allow (db, FALSE);
  return done;
}
