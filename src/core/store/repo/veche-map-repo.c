/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-repo.h"

#include <inttypes.h>

#include "veche-record-pending.h"
#include "veche-stmt.h"

/* Rows that are walked for one that is wanted, at most: those of other layers lie between. */
#define WALK 8

/* Two texts and not one with a parameter for both: only so the index of layers is used. */
static char *
veche_map_repo_dup_sql (VecheStore *store, const VecheMapColumns *columns, gint64 layer, const char *which)
{
  const VecheKind *kind = columns->kind;
  const VecheField *style = veche_map_columns_style_field (kind);
  const gboolean own = columns->own_style != NULL || columns->own_filter != NULL;
  g_autofree char *settled = veche_record_pending_dup_condition (store);

  return g_strdup_printf ("SELECT t.id, t.\"%s\", %s%s%s, %s FROM \"%s\" t WHERE %s AND %s%s%s ORDER BY t.id LIMIT ?3",
                          veche_kind_get_geometry (kind)->name, style != NULL ? "t.\"" : "", style != NULL ? style->name : "NULL",
                          style != NULL ? "\"" : "", own ? "t.\"" VECHE_OWN_FORM_FIELD "\"" : "NULL", kind->table, which,
                          layer != 0 ? "t.layer = ?2" : "t.layer IS NULL", settled != NULL ? " AND " : "", settled != NULL ? settled : "");
}

static void
veche_map_repo_add (VecheStmt *stmt, VecheMapColumns *columns, const VecheField *field)
{
  gsize size;
  const guint8 *blob = veche_stmt_get_blob (stmt, 1, &size);
  guint16 style = field == NULL ? 0 : veche_map_columns_read_style (field, veche_stmt_get_text (stmt, 2));

  if (blob != NULL && veche_map_columns_take_own (columns, veche_stmt_get_text (stmt, 3), &style))
    veche_map_columns_add (columns, veche_stmt_get_integer (stmt, 0), blob, size, style);
}

gboolean
veche_map_repo_load (VecheStore *store, VecheMapColumns *columns, gint64 layer, gint64 *after, guint limit, gboolean *more,
                     GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autofree char *sql = veche_map_repo_dup_sql (store, columns, layer, layer != 0 ? "t.id > ?1" : "t.id > ?1 AND t.id <= ?2");
  const gint64 end = *after < G_MAXINT64 - (gint64) limit * WALK ? *after + (gint64) limit * WALK : G_MAXINT64;
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  const VecheField *style = veche_map_columns_style_field (columns->kind);
  VecheStmtResult result;
  guint n = 0;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, *after);
  veche_stmt_bind_integer (stmt, 2, layer != 0 ? layer : end);
  veche_stmt_bind_integer (stmt, 3, limit);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      *after = veche_stmt_get_integer (stmt, 0);
      veche_map_repo_add (stmt, columns, style);
      n++;
    }
  *more = n == limit;
  if (!*more && layer == 0)
    {
      /* Other programs leave gaps of any size between row ids. */
      g_autofree char *next = g_strdup_printf ("SELECT min(id) FROM \"%s\" WHERE id > %" PRId64, columns->kind->table, end);
      const gint64 id = veche_db_query_integer (db, next, 0);

      *more = id > 0;
      *after = *more ? id - 1 : *after;
    }
  return result == VECHE_STMT_DONE;
}

gboolean
veche_map_repo_load_rows (VecheStore *store, VecheMapColumns *columns, gint64 layer, const gint64 *ids, guint n_ids, GError **error)
{
  g_autofree char *sql = veche_map_repo_dup_sql (store, columns, layer, "t.id = ?1");
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  const VecheField *style = veche_map_columns_style_field (columns->kind);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      VecheStmtResult result;

      veche_stmt_bind_integer (stmt, 1, ids[i]);
      if (layer != 0)
        veche_stmt_bind_integer (stmt, 2, layer);
      veche_stmt_bind_integer (stmt, 3, 1);
      result = veche_stmt_step (stmt, error);
      if (result == VECHE_STMT_ERROR)
        return FALSE;
      if (result == VECHE_STMT_ROW)
        veche_map_repo_add (stmt, columns, style);
      veche_stmt_reset (stmt);
    }
  return TRUE;
}

GArray *
veche_map_repo_list_layers (VecheStore *store, const VecheKind *kind, GError **error)
{
  g_autoptr (GArray) layers = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* Not the layers of all objects, each once: that would walk all of them at each edit. */
  g_autofree char *sql
    = g_strdup_printf ("SELECT l.id FROM layer l WHERE EXISTS (SELECT 1 FROM \"%s\" t WHERE t.layer = l.id) ORDER BY 1", kind->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 layer = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (layers, layer);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&layers) : NULL;
}
