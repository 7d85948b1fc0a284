/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search-index-private.h"
#include "veche-search.h"
#include "veche-store-private.h"

/* The index is made in many transactions, each of which goes on behind the last document that is there, so that whoever comes can go on
 * with what another has left. Meanwhile the journal's cursor is -1 - the number that the journal had reached at the start: changes
 * since then are gone through in the end. */

#define VECHE_SEARCH_INDEX_KINDS 64
/* What FTS5 gathers in memory before it writes, bytes: eight times its default, so that a long import merges less. */
#define VECHE_SEARCH_INDEX_GATHER "8388608"

static gint64
veche_search_index_get_cursor (VecheDb *db)
{
  return veche_db_query_integer (db, "SELECT seq FROM veche_search_state WHERE id = 1", G_MAXINT64);
}

gboolean
veche_search_index_has_cursor (VecheStore *store)
{
  VecheDb *db = veche_store_get_db (store);
  const gint64 cursor = veche_search_index_get_cursor (db);

  /* The last number ever given: rows that were taken back have left the journal. */
  return cursor >= 0 && cursor <= veche_db_query_integer (db, "SELECT seq FROM sqlite_sequence WHERE name = 'veche_journal'", 0);
}

gboolean
veche_search_index_is_unfinished (VecheStore *store)
{
  return veche_search_index_get_cursor (veche_store_get_db (store)) < 0;
}

gboolean
veche_search_index_is_up_to_date (VecheStore *store)
{
  VecheDb *db = veche_store_get_db (store);

  return veche_search_index_get_cursor (db) >= veche_db_query_integer (db, "SELECT max (seq) FROM veche_journal", 0);
}

gint64
veche_search_index_get_position (VecheDb *db)
{
  if (veche_search_index_get_cursor (db) >= 0)
    return G_MAXINT64;
  return veche_db_query_integer (db, "SELECT max (id) FROM veche_search_docsize", 0);
}

gboolean
veche_search_index_begin_rebuild (VecheStore *store, GError **error)
{
  VecheDb *db = veche_store_get_db (store);

  veche_search_terms_forget (store);
  return veche_db_exec (db,
                        "INSERT INTO veche_search (veche_search) VALUES ('delete-all'); "
                        "INSERT INTO veche_search (veche_search, rank) VALUES ('hashsize', " VECHE_SEARCH_INDEX_GATHER "); "
                        "DELETE FROM veche_search_term",
                        error)
         && veche_db_exec_printf (db, error,
                                  "INSERT INTO veche_search_state (id, seq) VALUES (1, %lld) ON CONFLICT DO UPDATE SET seq = %lld",
                                  -1 - (long long) veche_store_get_last_seq (store),
                                  -1 - (long long) veche_store_get_last_seq (store));
}

/* The next rows of the kind; how many, or -1. */
static int
veche_search_index_read_ids (VecheDb *db, const VecheKind *root, gint64 after, gint64 *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT %d", root->table,
                                          VECHE_SEARCH_DOCUMENTS_BATCH);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, sql, error);
  VecheStmtResult result;
  int n = 0;

  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, after);
  veche_stmt_bind_integer (stmt, 2, VECHE_SEARCH_LAST_ID);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    ids[n++] = veche_stmt_get_integer (stmt, 0);
  return result == VECHE_STMT_DONE ? n : -1;
}

/* Writes the next batch behind @position and moves that on; *@done when there was none. */
static gboolean
veche_search_index_write_next (VecheSearchWriter *writer, gint64 *position, gboolean *done, GError **error)
{
  VecheDb *db = veche_store_get_db (writer->store);
  gint64 ids[VECHE_SEARCH_DOCUMENTS_BATCH];
  const VecheKind *present = *position > 0 ? veche_search_kind_of (*position) : NULL;

  /* In the order of their codes, so that rowids rise. */
  for (guint code = present != NULL ? present->code : 0; code < VECHE_SEARCH_INDEX_KINDS; code++)
    {
      const VecheKind *kind = veche_kind_find_code (code);
      gint64 base;
      int n;

      if (kind == NULL || !veche_search_documents_is_root (kind))
        continue;
      veche_search_rowid_range (kind, &base, NULL);
      n = veche_search_index_read_ids (db, kind, MAX (*position - base, 0), ids, error);
      if (n < 0)
        return FALSE;
      if (n == 0)
        continue;
      *position = base + ids[n - 1];
      return veche_search_index_write_batch (writer, kind, ids, (guint) n, TRUE, error);
    }
  *done = TRUE;
  return TRUE;
}

gboolean
veche_search_index_rebuild_slice (VecheStore *store, int budget_ms, gboolean *done, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + (gint64) budget_ms * 1000;
  VecheDb *db = veche_store_get_db (store);
  const gint64 cursor = veche_search_index_get_cursor (db);
  g_auto (VecheSearchWriter) writer = { 0 };
  gint64 position;

  /* Somebody else may have come to the end first. */
  *done = cursor >= 0;
  if (*done)
    return TRUE;
  if (!veche_search_index_writer_init (&writer, store, error))
    return FALSE;
  position = veche_search_index_get_position (db);
  while (!*done && g_get_monotonic_time () < deadline)
    if (!veche_search_index_write_next (&writer, &position, done, error))
      return FALSE;
  if (!veche_search_terms_save (writer.terms, db, error))
    return FALSE;
  return !*done
         || (veche_db_exec_printf (db, error, "UPDATE veche_search_state SET seq = %lld WHERE id = 1", (long long) (-1 - cursor))
             && veche_search_index_update (store, error));
}

gboolean
veche_search_index_rebuild (VecheStore *store, GError **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!veche_search_index_begin_rebuild (store, error))
    return FALSE;
  while (!done)
    if (!veche_search_index_rebuild_slice (store, G_MAXINT / 2, &done, error))
      return FALSE;
  return TRUE;
}
