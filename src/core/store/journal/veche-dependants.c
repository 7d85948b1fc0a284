/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-dependants.h"

#include <string.h>

#include "veche-registry.h"
#include "veche-stmt.h"

/* Calls itself for what it deletes: a tree of kinds is not deeper than this, whatever another program has written. */
#define DEEPEST 8

/* Row ids that a query of one parameter gives, and a second text one; %NULL with an error. */
static GArray *
veche_dependants_list (VecheStore *store, const char *sql, gint64 id, const char *text, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, id);
  if (text != NULL)
    veche_stmt_bind_text (stmt, 2, text);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 row = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, row);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

static GArray *
veche_dependants_list_by (VecheStore *store, const char *table, const char *column, gint64 id, const char *tail, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 %s", table, column, tail);

  return veche_dependants_list (store, sql, id, NULL, error);
}

static GArray *
veche_dependants_list_files (VecheStore *store, const VecheKind *kind, gint64 id, const char *tail, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM attachment WHERE owner = ?1 AND owner_kind = ?2 %s", tail);

  return veche_dependants_list (store, sql, id, kind->name, error);
}

static int
veche_dependants_count (GArray *ids)
{
  int any = ids == NULL ? -1 : ids->len > 0;

  g_clear_pointer (&ids, g_array_unref);
  return any;
}

static int
veche_dependants_exist_references (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  for (const VecheKind *const *other = veche_kind_list (); *other != NULL; other++)
    for (const VecheField *field = (*other)->fields; field->name != NULL; field++)
      {
        int any;

        if (field->type != VECHE_FIELD_REF || strcmp (field->target, kind->name) != 0)
          continue;
        any = veche_dependants_count (veche_dependants_list_by (store, (*other)->table, field->name, id, "LIMIT 1", error));
        if (any != 0)
          return any;
      }
  return 0;
}

int
veche_dependants_exist (VecheStore *store, const char *table, gint64 id, GError **error)
{
  const VecheKind *kind = veche_kind_find_table (table);
  g_autoptr (GPtrArray) children = NULL;

  if (strcmp (table, "import_series") == 0)
    return veche_dependants_count (veche_dependants_list_by (store, "import_key", "series", id, "LIMIT 1", error));
  if (kind == NULL || kind == &veche_registry_attachment_kind)
    return 0;
  children = veche_kind_list_children (kind);
  for (guint i = 0; i < children->len; i++)
    {
      const VecheKind *child = g_ptr_array_index (children, i);
      int any = veche_dependants_count (veche_dependants_list_by (store, child->table, child->parent_column, id, "LIMIT 1", error));

      if (any != 0)
        return any;
    }
  {
    int any = veche_dependants_count (veche_dependants_list_files (store, kind, id, "LIMIT 1", error));

    return any != 0 ? any : veche_dependants_exist_references (store, kind, id, error);
  }
}

static gboolean
veche_dependants_run (VecheStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  return veche_stmt_run (stmt, error);
}

static gboolean veche_dependants_remove_under (VecheStore *store, const VecheKind *kind, gint64 id, guint depth, guint *removed,
                                               GError **error);

static gboolean
veche_dependants_delete (VecheStore *store, const VecheKind *kind, GArray *ids, guint depth, guint *removed, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", kind->table);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if ((depth < DEEPEST && !veche_dependants_remove_under (store, kind, id, depth + 1, removed, error))
          || !veche_dependants_run (store, sql, id, error))
        return FALSE;
      ++*removed;
    }
  return TRUE;
}

/* The model's references may be empty unless it says otherwise, and so may the table's columns. */
static gboolean
veche_dependants_release (VecheStore *store, const VecheKind *kind, gint64 id, guint depth, guint *removed, GError **error)
{
  for (const VecheKind *const *other = veche_kind_list (); *other != NULL; other++)
    for (const VecheField *field = (*other)->fields; field->name != NULL; field++)
      {
        g_autofree char *sql = NULL;

        if (field->type != VECHE_FIELD_REF || strcmp (field->target, kind->name) != 0)
          continue;
        if ((field->flags & VECHE_FIELD_REQUIRED) != 0)
          {
            g_autoptr (GArray) ids = veche_dependants_list_by (store, (*other)->table, field->name, id, "", error);

            if (!veche_dependants_delete (store, *other, ids, depth, removed, error))
              return FALSE;
            continue;
          }
        sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" = ?1", (*other)->table, field->name, field->name);
        if (!veche_dependants_run (store, sql, id, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
veche_dependants_remove_under (VecheStore *store, const VecheKind *kind, gint64 id, guint depth, guint *removed, GError **error)
{
  g_autoptr (GPtrArray) children = veche_kind_list_children (kind);
  g_autoptr (GArray) files = NULL;

  if (kind == &veche_registry_attachment_kind)
    return TRUE;
  for (guint i = 0; i < children->len; i++)
    {
      const VecheKind *child = g_ptr_array_index (children, i);
      g_autoptr (GArray) ids
        = veche_dependants_list_by (store, child->table, child->parent_column, id, "ORDER BY id DESC", error);

      if (!veche_dependants_delete (store, child, ids, depth, removed, error))
        return FALSE;
    }
  files = veche_dependants_list_files (store, kind, id, "", error);
  return veche_dependants_delete (store, &veche_registry_attachment_kind, files, depth, removed, error)
         && veche_dependants_release (store, kind, id, depth, removed, error);
}

gboolean
veche_dependants_remove (VecheStore *store, const VecheKind *kind, gint64 id, guint *removed, GError **error)
{
  return veche_dependants_remove_under (store, kind, id, 0, removed, error);
}
