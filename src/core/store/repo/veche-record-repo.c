/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-repo.h"

#include <inttypes.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-record-filter.h"
#include "veche-record-pending.h"
#include "veche-record-sql.h"
#include "veche-search.h"
#include "veche-stmt.h"
#include "veche-tree-number-repo.h"
#include "veche-tree.h"
#include "veche-uuid.h"

VecheRecord *
veche_record_repo_get (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = veche_record_sql_select (kind, FALSE, "WHERE t.id = ?1");
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, id);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      return veche_record_sql_read (kind, FALSE, stmt);
    case VECHE_STMT_DONE:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not find the record: it is no longer there (%s, id:%" PRId64 ")."), kind->name, id);
      return NULL;
    case VECHE_STMT_ERROR:
    default:
      return NULL;
    }
}

GPtrArray *
veche_record_repo_get_many (VecheStore *store, const VecheKind *kind, const gint64 *ids, guint n_ids, gboolean brief,
                            GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = veche_record_sql_select (kind, brief, "WHERE t.id = ?1");
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      VecheStmtResult result;

      veche_stmt_bind_integer (stmt, 1, ids[i]);
      result = veche_stmt_step (stmt, error);
      if (result == VECHE_STMT_ERROR)
        return NULL;
      if (result == VECHE_STMT_ROW)
        g_ptr_array_add (records, veche_record_sql_read (kind, brief, stmt));
      veche_stmt_reset (stmt);
    }
  return veche_record_pending_mark (store, records, error) ? g_steal_pointer (&records) : NULL;
}

/* Every kind at once: the index gives kind and id, newest first within a kind. */
static GPtrArray *
veche_record_repo_query_all (VecheStore *store, const VecheQuery *query, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = veche_search_resolve (store, NULL, query->text != NULL ? query->text : "", NULL);
  g_autofree char *match = veche_search_build_match (store, text);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (match == NULL)
    return g_steal_pointer (&records);
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "SELECT rowid >> 40, rowid & 1099511627775 FROM veche_search WHERE veche_search MATCH ?1 "
                         "ORDER BY rowid >> 40, rowid DESC LIMIT ?2 OFFSET ?3",
                         error);
  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, match);
  veche_stmt_bind_integer (stmt, 2, query->limit);
  veche_stmt_bind_integer (stmt, 3, query->offset);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const VecheKind *kind = veche_kind_find_code ((guint) veche_stmt_get_integer (stmt, 0));
      VecheRecord *record
        = kind != NULL ? veche_record_repo_get (store, kind, veche_stmt_get_integer (stmt, 1), NULL) : NULL;

      if (record != NULL && kind->hidden_field != NULL && !query->with_hidden
          && !veche_record_is_null (record, kind->hidden_field))
        g_clear_object (&record);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
veche_record_repo_query (VecheStore *store, const VecheQuery *query, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (VecheRecordFilter) filter = NULL;
  g_autofree char *tail = NULL;
  g_autofree char *order = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;
  int parameter;

  if (query->kind == NULL)
    return veche_record_repo_query_all (store, query, error);

  filter = veche_record_filter_new (store, query, error);
  if (filter == NULL)
    return NULL;
  order = veche_record_filter_dup_order (query);
  parameter = veche_record_filter_count_parameters (filter);
  tail = g_strdup_printf ("%s %s LIMIT ?%d OFFSET ?%d", veche_record_filter_get_where (filter), order, parameter + 1,
                          parameter + 2);
  sql = veche_record_sql_select (query->kind, FALSE, tail);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;

  veche_record_filter_bind (filter, stmt);
  veche_stmt_bind_integer (stmt, parameter + 1, query->limit);
  veche_stmt_bind_integer (stmt, parameter + 2, query->offset);
  records = g_ptr_array_new_with_free_func (g_object_unref);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_ptr_array_add (records, veche_record_sql_read (query->kind, FALSE, stmt));
  return result == VECHE_STMT_DONE && veche_record_pending_mark (store, records, error) ? g_steal_pointer (&records) : NULL;
}

GArray *
veche_record_repo_query_ids (VecheStore *store, const VecheQuery *query, GError **error)
{
  g_autoptr (VecheRecordFilter) filter = veche_record_filter_new (store, query, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *order = veche_record_filter_dup_order (query);
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;
  int parameter;

  if (filter == NULL)
    return NULL;
  parameter = veche_record_filter_count_parameters (filter);
  sql = g_strdup_printf ("SELECT t.id FROM \"%s\" t %s %s LIMIT ?%d OFFSET ?%d", query->kind->table,
                         veche_record_filter_get_where (filter), order, parameter + 1, parameter + 2);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  veche_record_filter_bind (filter, stmt);
  veche_stmt_bind_integer (stmt, parameter + 1, query->limit);
  veche_stmt_bind_integer (stmt, parameter + 2, query->offset);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const gint64 id = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, id);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

static gint64
veche_record_repo_pick (const VecheKind *kind, const char *reference, VecheStmt *stmt, GError **error)
{
  VecheStmtResult result = veche_stmt_step (stmt, error);
  gint64 id;

  /* A disk that does not answer is no reason to look elsewhere. */
  if (result != VECHE_STMT_ROW)
    return result == VECHE_STMT_DONE ? 0 : -1;
  id = veche_stmt_get_integer (stmt, 0);
  if (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_AMBIGUOUS,
                   _("Could not tell which %s “%s” is meant: id:%" PRId64 " and id:%" PRId64
                     " both are. Use one of these."),
                   kind->name, reference, id, veche_stmt_get_integer (stmt, 0));
      return -1;
    }
  return id;
}

gint64
veche_record_repo_find (VecheStore *store, const VecheKind *kind, const char *reference, gboolean by_title, gint64 parent_id,
                        GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  gboolean by_id = g_str_has_prefix (reference, "id:");
  guint64 row = 0;

  if (by_id && g_ascii_string_to_unsigned (reference + 3, 10, 1, G_MAXINT64, &row, NULL))
    g_ptr_array_add (columns, (gpointer) "id");
  else if (!by_id && veche_uuid_is_valid (reference))
    g_ptr_array_add (columns, (gpointer) "uuid");
  else if (!by_id)
    {
      if (kind->key_field != NULL)
        g_ptr_array_add (columns, (gpointer) kind->key_field);
      /* What has no number is called by its title. */
      if (by_title || (kind->key_field == NULL && veche_kind_get_geometry (kind) != NULL))
        g_ptr_array_add (columns, (gpointer) kind->title_field);
    }

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      /* By its title the row is meant that lists show. */
      const gboolean shown = kind->hidden_field != NULL && g_str_equal (column, kind->title_field);
      g_autofree char *hidden = shown ? g_strdup_printf (" AND \"%s\" IS NULL", kind->hidden_field) : g_strdup ("");
      g_autofree char *scope = parent_id != 0 && kind->parent_column != NULL
                                 ? g_strdup_printf (" AND \"%s\" = %" G_GINT64_FORMAT, kind->parent_column, parent_id)
                                 : g_strdup ("");
      g_autofree char *sql
        = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1%s%s ORDER BY id LIMIT 2", kind->table, column, scope, hidden);
      g_autofree char *lower = g_ascii_strdown (reference, -1);
      g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
      gint64 id;

      if (stmt == NULL)
        return 0;
      if (g_str_equal (column, "id"))
        veche_stmt_bind_integer (stmt, 1, (gint64) row);
      else
        veche_stmt_bind_text (stmt, 1, g_str_equal (column, "uuid") ? lower : reference);
      id = veche_record_repo_pick (kind, reference, stmt, error);
      if (id != 0)
        return MAX (id, 0);
    }

  if (kind == &veche_tree_kind && !by_id && !veche_uuid_is_valid (reference))
    {
      g_autoptr (GError) several = NULL;
      const gint64 id = veche_tree_number_repo_find_old (store, reference, &several);

      if (several != NULL)
        g_propagate_error (error, g_steal_pointer (&several));
      if (id != 0 || several != NULL)
        return id;
    }

  if (error == NULL || *error == NULL)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                 _("Could not find %s “%s”: there is none. Give a number, a uuid or id:N."), kind->name, reference);
  return 0;
}

gint64
veche_record_repo_count (VecheStore *store, const VecheKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kind->table);

  return veche_db_query_integer (veche_store_get_db (store), sql, 0);
}
