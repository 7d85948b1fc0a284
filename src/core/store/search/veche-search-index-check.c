/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search-index.h"

#include <inttypes.h>
#include <string.h>

#include "veche-i18n.h"
#include "veche-search-index-private.h"
#include "veche-search.h"
#include "veche-stmt.h"

/* The index cannot be read back; so many records are asked for by their own words, spread over all of a kind. */
#define VECHE_SEARCH_INDEX_SAMPLE 2000
/* The short look at opening: so many, and as many of the newest. */
#define VECHE_SEARCH_INDEX_GLANCE 32
/* Stems of one record that are tried: the first and then every so many. */
#define VECHE_SEARCH_INDEX_STEMS 4

static gboolean
veche_search_index_check_structure (VecheDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "PRAGMA integrity_check (veche_search)", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    if (g_strcmp0 (veche_stmt_get_text (stmt, 0), "ok") != 0)
      g_ptr_array_add (findings,
                       g_strdup_printf (_("The search index is damaged: %s."), veche_stmt_get_text (stmt, 0)));
  return result == VECHE_STMT_DONE;
}

/* Each record has one row in the index, and each row a record. */
static gboolean
veche_search_index_check_rows (VecheDb *db, const VecheKind *root, GPtrArray *findings, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT (SELECT count (*) FROM \"%s\" AS t WHERE t.id BETWEEN 1 AND ?3 AND NOT EXISTS "
    "(SELECT 1 FROM veche_search AS s WHERE s.rowid = t.id + ?1)), "
    "(SELECT count (*) FROM veche_search AS s WHERE s.rowid BETWEEN ?1 AND ?2 AND NOT EXISTS "
    "(SELECT 1 FROM \"%s\" AS t WHERE t.id = s.rowid - ?1))",
    root->table, root->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  gint64 first, last;

  if (stmt == NULL)
    return FALSE;
  veche_search_rowid_range (root, &first, &last);
  veche_stmt_bind_integer (stmt, 1, first);
  veche_stmt_bind_integer (stmt, 2, last);
  veche_stmt_bind_integer (stmt, 3, VECHE_SEARCH_LAST_ID);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  if (veche_stmt_get_integer (stmt, 0) > 0)
    g_ptr_array_add (findings, g_strdup_printf (_("%" PRId64 " records of “%s” are missing from the search index."),
                                                veche_stmt_get_integer (stmt, 0), root->name));
  if (veche_stmt_get_integer (stmt, 1) > 0)
    g_ptr_array_add (findings, g_strdup_printf (_("The search index holds %" PRId64 " records of “%s” that are gone."),
                                                veche_stmt_get_integer (stmt, 1), root->name));
  return TRUE;
}

/* Whether some of its words find the record; *@missing is the first that does not. */
static gboolean
veche_search_index_check_document (VecheStmt *find, const VecheSearchDocument *document, gint64 base, char **missing,
                                   GError **error)
{
  g_auto (GStrv) stems = g_strsplit (document->stems->str, " ", -1);
  guint n = g_strv_length (stems);

  for (guint i = 0; i < n; i += MAX (1, n / VECHE_SEARCH_INDEX_STEMS))
    {
      g_autofree char *term = g_strdup_printf ("\"%s\"", stems[i]);
      VecheStmtResult result;

      veche_stmt_bind_text (find, 1, term);
      veche_stmt_bind_integer (find, 2, base + document->id);
      result = veche_stmt_step (find, error);
      veche_stmt_reset (find);
      if (result == VECHE_STMT_ERROR)
        return FALSE;
      if (result == VECHE_STMT_DONE)
        {
          *missing = g_strdup (stems[i]);
          return TRUE;
        }
    }
  return TRUE;
}

static GArray *
veche_search_index_list_sample (VecheDb *db, const VecheKind *root, GError **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM \"%s\"", root->table);
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM (SELECT id, row_number () OVER (ORDER BY id) AS n FROM \"%s\" WHERE id BETWEEN 1 AND ?2) "
    "WHERE n %% ?1 = 0 ORDER BY id",
    root->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, veche_db_query_integer (db, count, 0) / VECHE_SEARCH_INDEX_SAMPLE + 1);
  veche_stmt_bind_integer (stmt, 2, VECHE_SEARCH_LAST_ID);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 id = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, id);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
veche_search_index_check_words (VecheStore *store, const VecheKind *root, GPtrArray *findings, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autoptr (VecheSearchDocuments) documents = veche_search_documents_new (store);
  g_autoptr (GArray) ids = veche_search_index_list_sample (db, root, error);
  g_autoptr (VecheStmt) find
    = veche_stmt_new (db, "SELECT 1 FROM veche_search WHERE veche_search MATCH ?1 AND rowid = ?2", error);
  gint64 base;

  if (ids == NULL || find == NULL)
    return FALSE;
  veche_search_rowid_range (root, &base, NULL);
  for (guint at = 0; at < ids->len; at += VECHE_SEARCH_DOCUMENTS_BATCH)
    {
      guint n = MIN (ids->len - at, VECHE_SEARCH_DOCUMENTS_BATCH);

      if (!veche_search_documents_load (documents, root, &g_array_index (ids, gint64, at), n, error))
        return FALSE;
      for (guint i = 0; i < n; i++)
        {
          const VecheSearchDocument *document = veche_search_documents_get (documents, i);
          g_autofree char *missing = NULL;

          if (document->stems->len == 0)
            continue;
          if (!veche_search_index_check_document (find, document, base, &missing, error))
            return FALSE;
          if (missing != NULL)
            g_ptr_array_add (findings,
                             g_strdup_printf (_("The search index does not find record %" PRId64
                                                " of “%s” by its word “%s”."),
                                              document->id, root->name, missing));
        }
    }
  return TRUE;
}

gboolean
veche_search_index_check (VecheStore *store, GPtrArray *findings, GError **error)
{
  const VecheKind *const *kinds = veche_kind_list ();
  VecheDb *db;

  g_return_val_if_fail (store != NULL && findings != NULL, FALSE);

  db = veche_store_get_db (store);
  if (!veche_search_index_check_structure (db, findings, error))
    return FALSE;
  if (veche_db_query_integer (db, "SELECT max (seq) FROM veche_journal", 0)
      > veche_db_query_integer (db, "SELECT seq FROM veche_search_state WHERE id = 1", 0))
    g_ptr_array_add (findings, g_strdup (_("The search index is behind the records.")));

  for (guint i = 0; kinds[i] != NULL; i++)
    if (veche_search_documents_is_root (kinds[i])
        && (!veche_search_index_check_rows (db, kinds[i], findings, error)
            || !veche_search_index_check_words (store, kinds[i], findings, error)))
      return FALSE;
  return TRUE;
}

/* Some rows spread over all of the kind, and the newest ones; sorted. */
static GArray *
veche_search_index_list_glance (VecheDb *db, const VecheKind *root, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE veche_bounds (low, high) AS (SELECT min (id), max (id) FROM \"%1$s\" WHERE id BETWEEN 1 AND ?2), "
    "veche_part (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM veche_part WHERE n + 1 < ?1) "
    "SELECT (SELECT t.id FROM \"%1$s\" t WHERE t.id >= low + (high - low) / ?1 * n ORDER BY t.id LIMIT 1) AS id "
    "FROM veche_part, veche_bounds WHERE low IS NOT NULL "
    "UNION SELECT * FROM (SELECT id FROM \"%1$s\" WHERE id BETWEEN 1 AND ?2 ORDER BY id DESC LIMIT ?1) ORDER BY 1",
    root->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, VECHE_SEARCH_INDEX_GLANCE);
  veche_stmt_bind_integer (stmt, 2, VECHE_SEARCH_LAST_ID);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 id = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, id);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

/* The index's table of documents has a row for each; FTS5 itself would count more slowly. */
static gboolean
veche_search_index_is_counted (VecheDb *db, const VecheKind *root)
{
  gint64 first, last;
  g_autofree char *rows
    = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE id BETWEEN 1 AND %" G_GINT64_FORMAT, root->table, VECHE_SEARCH_LAST_ID);
  g_autofree char *documents = NULL;

  veche_search_rowid_range (root, &first, &last);
  documents = g_strdup_printf ("SELECT count (*) FROM veche_search_docsize WHERE id BETWEEN %" G_GINT64_FORMAT
                               " AND %" G_GINT64_FORMAT,
                               first + 1, last);
  return veche_db_query_integer (db, rows, -1) == veche_db_query_integer (db, documents, -2);
}

static gboolean
veche_search_index_is_sound_for (VecheStore *store, const VecheKind *root, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autoptr (VecheSearchDocuments) documents = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (VecheStmt) find = NULL;
  gint64 base;

  if (!veche_search_index_is_counted (db, root))
    return FALSE;
  ids = veche_search_index_list_glance (db, root, error);
  if (ids == NULL)
    return FALSE;
  find = veche_stmt_new (db, "SELECT 1 FROM veche_search WHERE veche_search MATCH ?1 AND rowid = ?2", error);
  documents = veche_search_documents_new (store);
  if (find == NULL
      || !veche_search_documents_load (documents, root, (const gint64 *) (gpointer) ids->data, ids->len, error))
    return FALSE;
  veche_search_rowid_range (root, &base, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      const VecheSearchDocument *document = veche_search_documents_get (documents, i);
      g_autofree char *missing = NULL;

      if (document->stems->len > 0
          && (!veche_search_index_check_document (find, document, base, &missing, error) || missing != NULL))
        return FALSE;
    }
  return TRUE;
}

gboolean
veche_search_index_is_sound (VecheStore *store, GError **error)
{
  const VecheKind *const *kinds = veche_kind_list ();

  g_return_val_if_fail (store != NULL, FALSE);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (veche_search_documents_is_root (kinds[i]) && !veche_search_index_is_sound_for (store, kinds[i], error))
      return FALSE;
  return TRUE;
}
