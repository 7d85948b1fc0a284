/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search-index.h"

#include "veche-registry.h"
#include "veche-search-index-private.h"
#include "veche-search.h"
#include "veche-stmt.h"

#define VECHE_SEARCH_INDEX_KINDS 64
/* FTS5 gathers documents in memory and writes them out as a segment at the commit, which takes the longer the more there are: while
 * somebody looks on, so many at a time. */
#define VECHE_SEARCH_INDEX_SEGMENT 32
/* Pages of one step of merging segments: a millisecond or so. A document adds a quarter of a page, which is merged some five times;
 * steps for two documents are more than enough to keep up. */
#define VECHE_SEARCH_INDEX_MERGE_SQL "INSERT INTO veche_search (veche_search, rank) VALUES ('merge', 4)"
#define VECHE_SEARCH_INDEX_DOCUMENTS_PER_STEP 2

/* What a part of the journal touches, by place in veche_kind_list(): rows of children whose root is still to be found. */
typedef struct
{
  VecheDb *db;
  GArray *rowids; /* documents */
  GArray *rows[VECHE_SEARCH_INDEX_KINDS];
} VecheSearchTouched;

static void
veche_search_index_touched_clear (VecheSearchTouched *self)
{
  for (guint i = 0; i < VECHE_SEARCH_INDEX_KINDS; i++)
    g_clear_pointer (&self->rows[i], g_array_unref);
  g_clear_pointer (&self->rowids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheSearchTouched, veche_search_index_touched_clear)

static guint
veche_search_index_place (const VecheKind *kind)
{
  const VecheKind *const *kinds = veche_kind_list ();
  guint place = 0;

  while (kinds[place] != kind)
    place++;
  g_assert (place < VECHE_SEARCH_INDEX_KINDS);
  return place;
}

static int
veche_search_index_compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
veche_search_index_sort (GArray *numbers)
{
  guint kept = 0;

  g_array_sort (numbers, veche_search_index_compare);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, gint64, i) != g_array_index (numbers, gint64, kept - 1))
      g_array_index (numbers, gint64, kept++) = g_array_index (numbers, gint64, i);
  g_array_set_size (numbers, kept);
}

/* A row of any kind: its own document, or one whose root is to be looked for. */
static void
veche_search_index_touch (VecheSearchTouched *self, const VecheKind *kind, gint64 id)
{
  guint place;

  if (veche_search_documents_is_root (kind))
    {
      gint64 rowid;

      /* Other programs may give ids that have no place in the index. */
      if (id <= 0 || id > VECHE_SEARCH_LAST_ID)
        return;
      veche_search_rowid_range (kind, &rowid, NULL);
      rowid += id;
      g_array_append_val (self->rowids, rowid);
      return;
    }
  place = veche_search_index_place (kind);
  if (self->rows[place] == NULL)
    self->rows[place] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->rows[place], id);
}

/* The owner that a row without a document of its own had before: deleted, or moved to another one. The image holds the
 * columns that have changed; one that has been erased says nothing, but by then the row has been indexed. */
static gboolean
veche_search_index_touch_former (VecheSearchTouched *self, const VecheKind *kind, gint64 seq, gint64 row, GError **error)
{
  static const char *const file_sql
    = "SELECT coalesce (json_extract (i.image, '$.owner'), a.owner), "
      "coalesce (json_extract (i.image, '$.owner_kind'), a.owner_kind) "
      "FROM veche_journal_image AS i LEFT JOIN attachment AS a ON a.id = ?2 WHERE i.seq = ?1 AND json_valid (i.image)";
  const gboolean is_file = kind == &veche_registry_attachment_kind;
  g_autofree char *sql = is_file ? g_strdup (file_sql)
                                 : g_strdup_printf ("SELECT json_extract (image, '$.%s'), '%s' FROM veche_journal_image "
                                                    "WHERE seq = ?1 AND json_valid (image)",
                                                    kind->parent_column, kind->parent);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, seq);
  if (is_file)
    veche_stmt_bind_integer (stmt, 2, row);
  result = veche_stmt_step (stmt, error);
  if (result == VECHE_STMT_ROW && !veche_stmt_is_null (stmt, 0) && !veche_stmt_is_null (stmt, 1))
    {
      const VecheKind *owner_kind = veche_kind_find (veche_stmt_get_text (stmt, 1));

      if (owner_kind != NULL && owner_kind != kind)
        veche_search_index_touch (self, owner_kind, veche_stmt_get_integer (stmt, 0));
    }
  return result != VECHE_STMT_ERROR;
}

static gboolean
veche_search_index_read_journal (VecheSearchTouched *self, gint64 first, gint64 last, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "SELECT seq, tbl, row, op FROM veche_journal WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, first);
  veche_stmt_bind_integer (stmt, 2, last);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const VecheKind *kind = veche_kind_find_table (veche_stmt_get_text (stmt, 1));

      if (kind == NULL)
        continue;
      veche_search_index_touch (self, kind, veche_stmt_get_integer (stmt, 2));
      if (!veche_search_documents_is_root (kind) && !g_str_equal (veche_stmt_get_text (stmt, 3), "I")
          && !veche_search_index_touch_former (self, kind, veche_stmt_get_integer (stmt, 0), veche_stmt_get_integer (stmt, 2),
                                               error))
        return FALSE;
    }
  return result == VECHE_STMT_DONE;
}

/* Goes from rows of a child kind (or files) one step up. Rows that are gone have told their owner by their image. */
static gboolean
veche_search_index_climb (VecheSearchTouched *self, const VecheKind *kind, GError **error)
{
  const gboolean is_file = kind == &veche_registry_attachment_kind;
  GArray *rows = self->rows[veche_search_index_place (kind)];
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (rows == NULL)
    return TRUE;
  sql = is_file ? g_strdup ("SELECT owner, owner_kind FROM attachment WHERE id = ?1")
                : g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", kind->parent_column, kind->table);
  stmt = veche_stmt_new (self->db, sql, error);
  if (stmt == NULL)
    return FALSE;

  veche_search_index_sort (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      VecheStmtResult result;

      veche_stmt_bind_integer (stmt, 1, g_array_index (rows, gint64, i));
      result = veche_stmt_step (stmt, error);
      if (result == VECHE_STMT_ERROR)
        return FALSE;
      if (result == VECHE_STMT_ROW && !veche_stmt_is_null (stmt, 0))
        {
          const char *name = is_file ? veche_stmt_get_text (stmt, 1) : kind->parent;
          const VecheKind *owner_kind = veche_kind_find (name);

          if (owner_kind != NULL && owner_kind != kind)
            veche_search_index_touch (self, owner_kind, veche_stmt_get_integer (stmt, 0));
        }
      veche_stmt_reset (stmt);
    }
  return TRUE;
}

GArray *
veche_search_index_list_touched (VecheStore *store, gint64 first, gint64 last, GError **error)
{
  const VecheKind *const *kinds = veche_kind_list ();
  g_auto (VecheSearchTouched) touched = { 0 };
  guint n = 0;

  g_return_val_if_fail (store != NULL, NULL);

  touched.db = veche_store_get_db (store);
  touched.rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!veche_search_index_read_journal (&touched, first, last, error))
    return NULL;

  /* Files belong to any kind; children come after their parents in the list. */
  if (!veche_search_index_climb (&touched, &veche_registry_attachment_kind, error))
    return NULL;
  while (kinds[n] != NULL)
    n++;
  for (guint i = n; i > 0; i--)
    if (kinds[i - 1]->parent != NULL && !veche_search_index_climb (&touched, kinds[i - 1], error))
      return NULL;

  veche_search_index_sort (touched.rowids);
  return g_steal_pointer (&touched.rowids);
}

void
veche_search_index_writer_clear (VecheSearchWriter *self)
{
  g_clear_pointer (&self->documents, veche_search_documents_free);
  g_clear_pointer (&self->remove, veche_stmt_free);
  g_clear_pointer (&self->insert, veche_stmt_free);
  g_clear_pointer (&self->merge, veche_stmt_free);
}

gboolean
veche_search_index_writer_init (VecheSearchWriter *self, VecheStore *store, GError **error)
{
  VecheDb *db = veche_store_get_db (store);

  self->store = store;
  self->terms = veche_search_terms_get (store, error);
  if (self->terms == NULL)
    return FALSE;
  self->documents = veche_search_documents_new (store);
  self->remove = veche_stmt_new (db, "DELETE FROM veche_search WHERE rowid = ?1", error);
  if (self->remove == NULL)
    return FALSE;
  self->insert = veche_stmt_new (db, "INSERT INTO veche_search (rowid, stems) VALUES (?1, ?2)", error);
  if (self->insert == NULL)
    return FALSE;
  self->merge = veche_stmt_new (db, VECHE_SEARCH_INDEX_MERGE_SQL, error);
  return self->merge != NULL;
}

/* Merges segments as @documents new ones call for: where there were none FTS5 would have to look into ever more of them. */
static gboolean
veche_search_index_merge (VecheSearchWriter *self, guint documents, GError **error)
{
  sqlite3 *handle = veche_db_get_handle (veche_store_get_db (self->store));

  for (guint step = 0; step <= documents / VECHE_SEARCH_INDEX_DOCUMENTS_PER_STEP; step++)
    {
      const gint64 before = sqlite3_total_changes64 (handle);

      if (!veche_stmt_run (self->merge, error))
        return FALSE;
      /* FTS5's manual: fewer than two changes tell that there was nothing to merge. */
      if (sqlite3_total_changes64 (handle) - before < 2)
        break;
      veche_store_pause (self->store);
    }
  return TRUE;
}

/* A savepoint makes FTS5 write out what it has gathered. */
static gboolean
veche_search_index_end_segment (VecheSearchWriter *self, guint documents, GError **error)
{
  return veche_db_exec (veche_store_get_db (self->store), "SAVEPOINT veche_segment; RELEASE veche_segment", error)
         && veche_search_index_merge (self, documents, error);
}

/* Rowids that do not rise make FTS5 flush what it has gathered. Every record gets a row, one without any text an empty one, so that the
 * index can be counted against the tables. */
gboolean
veche_search_index_write_batch (VecheSearchWriter *self, const VecheKind *root, const gint64 *ids, guint n, gboolean fresh,
                                GError **error)
{
  gint64 base;

  veche_search_rowid_range (root, &base, NULL);
  if (!veche_search_documents_load (self->documents, root, ids, n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const VecheSearchDocument *document = veche_search_documents_get (self->documents, i);

      veche_stmt_bind_integer (self->remove, 1, base + document->id);
      if (!fresh && !veche_stmt_run (self->remove, error))
        return FALSE;
      if (!document->exists)
        continue;
      veche_search_terms_add (self->terms, document->stems);
      if (document->codes->len > 0)
        g_string_append_printf (document->stems, " %s", document->codes->str);
      veche_stmt_bind_integer (self->insert, 1, base + document->id);
      veche_stmt_bind_text_length (self->insert, 2, document->stems->str, document->stems->len);
      if (!veche_stmt_run (self->insert, error))
        return FALSE;
      if (veche_store_pause (self->store) && i % VECHE_SEARCH_INDEX_SEGMENT == VECHE_SEARCH_INDEX_SEGMENT - 1
          && !veche_search_index_end_segment (self, VECHE_SEARCH_INDEX_SEGMENT, error))
        return FALSE;
    }
  return veche_search_index_merge (self, n, error);
}

gboolean
veche_search_index_refresh (VecheStore *store, const GArray *rowids, GError **error)
{
  g_auto (VecheSearchWriter) writer = { 0 };
  gint64 ids[VECHE_SEARCH_DOCUMENTS_BATCH];
  gint64 end;
  guint i = 0;

  g_return_val_if_fail (store != NULL && rowids != NULL, FALSE);

  if (rowids->len == 0)
    return TRUE;
  if (!veche_search_index_writer_init (&writer, store, error))
    return FALSE;
  /* Of an index that is being made anew, what lies ahead will be read then. */
  end = veche_search_index_get_position (veche_store_get_db (store));
  while (i < rowids->len && g_array_index (rowids, gint64, i) <= end)
    {
      const VecheKind *root = veche_search_kind_of (g_array_index (rowids, gint64, i));
      gint64 first, last;
      guint n = 0;

      g_return_val_if_fail (root != NULL, FALSE);
      veche_search_rowid_range (root, &first, &last);
      last = MIN (last, end);
      while (i < rowids->len && n < VECHE_SEARCH_DOCUMENTS_BATCH && g_array_index (rowids, gint64, i) <= last)
        ids[n++] = g_array_index (rowids, gint64, i++) - first;
      if (!veche_search_index_write_batch (&writer, root, ids, n, FALSE, error))
        return FALSE;
    }
  return veche_search_terms_save (writer.terms, veche_store_get_db (store), error);
}

static gboolean
veche_search_index_set_seq (VecheDb *db, gint64 seq, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "UPDATE veche_search_state SET seq = max (seq, ?1) WHERE id = 1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, seq);
  return veche_stmt_run (stmt, error);
}

gboolean
veche_search_index_update (VecheStore *store, GError **error)
{
  VecheDb *db;
  g_autoptr (GArray) rowids = NULL;
  gint64 from;
  gint64 to;

  g_return_val_if_fail (store != NULL, FALSE);

  db = veche_store_get_db (store);
  from = veche_db_query_integer (db, "SELECT seq FROM veche_search_state WHERE id = 1", 0);
  to = veche_db_query_integer (db, "SELECT max (seq) FROM veche_journal", 0);
  /* Below zero it is being made anew, and whoever does that goes through the journal in the end. */
  if (from < 0 || to <= from)
    return TRUE;
  rowids = veche_search_index_list_touched (store, from + 1, to, error);
  return rowids != NULL && veche_search_index_refresh (store, rowids, error) && veche_search_index_set_seq (db, to, error);
}
