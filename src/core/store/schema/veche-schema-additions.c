/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-schema-additions.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-schema.h"
#include "veche-stmt.h"

/* All names of one layout. Owned. */
static GHashTable *
veche_schema_additions_list_names (int version, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VecheDb) model = veche_db_open (":memory:", VECHE_DB_CREATE, error);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult step;

  if (model == NULL)
    return NULL;
  veche_db_allow (model, TRUE);
  if (!veche_schema_migrate_to (model, version, error))
    return NULL;
  stmt = veche_stmt_new (model,
                         "SELECT lower(name) FROM sqlite_schema WHERE type <> 'trigger' AND sql IS NOT NULL UNION ALL "
                         "SELECT lower(m.name || '.' || c.name) FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
                         "WHERE m.type = 'table'",
                         error);
  if (stmt == NULL)
    return NULL;
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_hash_table_add (names, veche_stmt_dup_text (stmt, 0));
  return step == VECHE_STMT_DONE ? g_steal_pointer (&names) : NULL;
}

GHashTable *
veche_schema_additions_list (VecheDb *db, int target, GError **error)
{
  g_autoptr (GHashTable) old = veche_schema_additions_list_names (veche_schema_get_version (db), error);
  g_autoptr (GHashTable) names = old != NULL ? veche_schema_additions_list_names (MIN (target, VECHE_SCHEMA_VERSION), error) : NULL;
  GHashTableIter iter;
  gpointer name;

  if (names == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_remove (names, name);
  return g_steal_pointer (&names);
}

/* The name as the file spells it, %NULL where it is free or, with @error, where it cannot be read. Owned. */
static char *
veche_schema_additions_find (VecheDb *db, const char *table, const char *column, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (db,
                      column != NULL ? "SELECT name FROM pragma_table_info(?1) WHERE name = ?2 COLLATE NOCASE"
                                     : "SELECT name FROM sqlite_schema WHERE name = ?1 COLLATE NOCASE",
                      error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, table);
  if (column != NULL)
    veche_stmt_bind_text (stmt, 2, column);
  return veche_stmt_step (stmt, error) == VECHE_STMT_ROW ? veche_stmt_dup_text (stmt, 0) : NULL;
}

/* Tables before their columns: of a layer that is in the way, it is the one to name. */
static int
veche_schema_additions_compare (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  const gboolean left_column = strchr (left, '.') != NULL;

  if (left_column != (strchr (right, '.') != NULL))
    return left_column ? 1 : -1;
  return strcmp (left, right);
}

gboolean
veche_schema_additions_check (VecheDb *db, int target, GError **error)
{
  g_autoptr (GHashTable) additions = veche_schema_additions_list (db, target, error);
  g_autoptr (GPtrArray) names = NULL;

  if (additions == NULL)
    return FALSE;
  names = g_hash_table_get_keys_as_ptr_array (additions);
  g_ptr_array_sort (names, veche_schema_additions_compare);
  for (guint i = 0; i < names->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (names, i), ".", 2);
      g_autoptr (GError) local = NULL;
      g_autofree char *taken = veche_schema_additions_find (db, parts[0], parts[1], &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (taken == NULL)
        continue;
      if (parts[1] != NULL)
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN,
                     _("The file can only be read: another program added the column “%s” to the layer “%s”, and Veche now needs that "
                       "name for a column of its own. Rename the column in that program."),
                     taken, parts[0]);
      else
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_FOREIGN,
                     _("The file can only be read: another program added the layer “%s”, and Veche now needs that name for a table of "
                       "its own. Rename the layer in that program."),
                     taken);
      return FALSE;
    }
  return TRUE;
}
