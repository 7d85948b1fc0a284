/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-store-migrate.h"

#include "veche-backup.h"
#include "veche-i18n.h"
#include "veche-kind.h"
#include "veche-schema.h"
#include "veche-stmt.h"
#include "veche-store-private.h"

gboolean
veche_store_migrate_secure (VecheStore *self, int target, GCancellable *cancellable, GError **error)
{
  const int version = veche_schema_get_version (self->db);
  g_autofree char *folder = NULL;

  /* A file that is being made holds nothing of anybody's. */
  if (version <= 0 || version >= target)
    return TRUE;
  /* The opening has not got to it yet. */
  if (self->uuid == NULL)
    self->uuid = veche_store_dup_meta (self, "uuid");
  folder = veche_backup_dup_folder (self->uuid, error);
  if (folder != NULL && veche_backup_rotate (self, folder, "migration", NULL, cancellable, error))
    return TRUE;
  g_prefix_error (error, "%s ", _("The file was made by an older Veche and is only changed to the present form after a backup."));
  return FALSE;
}

/* The columns of the table as the file has it; empty where there is no such table. */
static GHashTable *
veche_store_migrate_list_columns (VecheDb *db, const char *table, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT name FROM pragma_table_info (?1, 'main')", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, table);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_hash_table_add (columns, veche_stmt_dup_text (stmt, 0));
  return result == VECHE_STMT_DONE ? g_steal_pointer (&columns) : NULL;
}

static gboolean
veche_store_migrate_cover_kind (VecheDb *db, const VecheKind *kind, GError **error)
{
  g_autoptr (GHashTable) columns = veche_store_migrate_list_columns (db, kind->table, error);
  g_autoptr (GString) missing = g_string_new (NULL);

  if (columns == NULL)
    return FALSE;
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (!g_hash_table_contains (columns, field->name))
      g_string_append_printf (missing, ", NULL AS \"%s\"", field->name);
  if (missing->len == 0)
    return TRUE;
  if (g_hash_table_size (columns) > 0)
    return veche_db_exec_printf (db, error, "CREATE TEMP VIEW \"%w\" AS SELECT *%s FROM main.\"%w\"", kind->table,
                                 missing->str, kind->table);
  if (kind->parent_column != NULL)
    g_string_append_printf (missing, ", NULL AS \"%s\"", kind->parent_column);
  return veche_db_exec_printf (db, error, "CREATE TEMP VIEW \"%w\" AS SELECT 0 AS id, '' AS uuid%s LIMIT 0", kind->table,
                               missing->str);
}

gboolean
veche_store_migrate_cover (VecheStore *self, GError **error)
{
  VecheDb *db = self->db;
  gboolean done = TRUE;

  if (veche_schema_get_version (db) >= VECHE_SCHEMA_VERSION)
    return TRUE;
  veche_db_allow (db, TRUE);
  for (const VecheKind *const *kind = veche_kind_list (); done && *kind != NULL; kind++)
    done = veche_store_migrate_cover_kind (db, *kind, error);
  veche_db_allow (db, FALSE);
  return done;
}
