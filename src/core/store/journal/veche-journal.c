/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-journal.h"

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal-anchor.h"
#include "veche-journal-chain.h"
#include "veche-json.h"
#include "veche-random.h"
#include "veche-stmt.h"
#include "veche-uuid.h"

#define SALT_BYTES 16

/* Rows that have a before-image and no digest yet. Inserts have none, so that an import of any length is sealed by one scan. */
static gboolean
veche_journal_digest_images (VecheStore *store, gint64 step, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autoptr (VecheStmt) list
    = veche_stmt_new (db,
                      "SELECT j.seq, i.image FROM veche_journal j JOIN veche_journal_image i USING (seq) "
                      "WHERE j.step = ?1 AND j.digest IS NULL",
                      error);
  g_autoptr (VecheStmt) set_salt = veche_stmt_new (db, "UPDATE veche_journal_image SET salt = ?2 WHERE seq = ?1", error);
  g_autoptr (VecheStmt) set_digest = veche_stmt_new (db, "UPDATE veche_journal SET digest = ?2 WHERE seq = ?1", error);
  VecheStmtResult result;

  if (list == NULL || set_salt == NULL || set_digest == NULL)
    return FALSE;
  veche_stmt_bind_integer (list, 1, step);
  while ((result = veche_stmt_step (list, error)) == VECHE_STMT_ROW)
    {
      guint8 bytes[SALT_BYTES];
      char salt[2 * SALT_BYTES + 1];
      g_autofree char *digest = NULL;

      veche_random_bytes (bytes, sizeof bytes);
      for (guint i = 0; i < SALT_BYTES; i++)
        g_snprintf (salt + 2 * i, 3, "%02x", bytes[i]);
      digest = veche_journal_chain_digest (veche_stmt_get_text (list, 1), salt);

      veche_stmt_bind_integer (set_salt, 1, veche_stmt_get_integer (list, 0));
      veche_stmt_bind_text (set_salt, 2, salt);
      veche_stmt_bind_integer (set_digest, 1, veche_stmt_get_integer (list, 0));
      veche_stmt_bind_text (set_digest, 2, digest);
      if (!veche_stmt_run (set_salt, error) || !veche_stmt_run (set_digest, error))
        return FALSE;
    }
  return result == VECHE_STMT_DONE;
}

gboolean
veche_journal_seal (VecheStore *store, gint64 step, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_auto (VecheJournalAnchor) anchor = { 0 };
  g_autofree char *hash = NULL;
  g_autoptr (VecheStmt) seal = NULL;
  gint64 rows, last;

  if (!veche_journal_anchor_load (&anchor, store, error) || !veche_journal_digest_images (store, step, error))
    return FALSE;
  hash = veche_journal_chain_hash (store, step, anchor.head, &rows, &last, error);
  if (hash == NULL)
    return FALSE;
  anchor.length++;
  anchor.seq = MAX (anchor.seq, last);
  g_set_str (&anchor.head, hash);

  seal = veche_stmt_new (db, "UPDATE veche_step SET state = 1, sealed = ?2, rows = ?3, hash = ?4 WHERE id = ?1", error);
  if (seal == NULL)
    return FALSE;
  veche_stmt_bind_integer (seal, 1, step);
  veche_stmt_bind_integer (seal, 2, anchor.length);
  veche_stmt_bind_integer (seal, 3, rows);
  veche_stmt_bind_text (seal, 4, hash);
  return veche_stmt_run (seal, error) && veche_journal_anchor_save (&anchor, store, error);
}

gint64
veche_journal_seal_external (VecheStore *store, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autofree char *uuid = NULL;
  g_autoptr (VecheStmt) insert = NULL;
  g_autoptr (VecheStmt) take = NULL;
  gint64 step;

  if (veche_db_query_integer (db, "SELECT 1 FROM veche_journal WHERE step IS NULL LIMIT 1", 0) == 0)
    return 0;

  uuid = veche_uuid_new ();
  insert = veche_stmt_new (db,
                           "INSERT INTO veche_step (uuid, kind, title, actor, at) VALUES (?1, 'external', ?2, 'external', ?3)",
                           error);
  take = veche_stmt_new (db, "UPDATE veche_journal SET step = ?1 WHERE step IS NULL", error);
  if (insert == NULL || take == NULL)
    return -1;
  veche_stmt_bind_text (insert, 1, uuid);
  veche_stmt_bind_text (insert, 2, _("Changes by another program"));
  veche_stmt_bind_integer (insert, 3, veche_clock_now_ms ());
  if (!veche_stmt_run (insert, error))
    return -1;
  step = sqlite3_last_insert_rowid (veche_db_get_handle (db));
  veche_stmt_bind_integer (take, 1, step);
  if (!veche_stmt_run (take, error) || !veche_journal_seal (store, step, error))
    return -1;
  return step;
}

char *
veche_journal_dup_head (VecheStore *store, gint64 *length)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT hash, sealed FROM veche_step WHERE sealed IS NOT NULL ORDER BY sealed DESC LIMIT 1", NULL);

  if (length != NULL)
    *length = 0;
  if (stmt == NULL || veche_stmt_step (stmt, NULL) != VECHE_STMT_ROW)
    return g_strdup ("");
  if (length != NULL)
    *length = veche_stmt_get_integer (stmt, 1);
  return veche_stmt_dup_text (stmt, 0);
}

#define ENTRY_COLUMNS \
  "SELECT j.seq, j.step, s.kind, s.title, s.actor, coalesce(j.at, s.at), j.op, j.tbl, j.row, j.uuid, i.image " \
  "FROM veche_journal j JOIN veche_step s ON s.id = j.step LEFT JOIN veche_journal_image i ON i.seq = j.seq "

/* The image as people may see it. (transfer full), may be %NULL. */
static char *
veche_journal_mask (const VecheKind *kind, char *image)
{
  g_autofree char *text = image;
  g_autoptr (JsonObject) object = NULL;

  for (const VecheField *field = kind != NULL && image != NULL ? kind->fields : NULL; field != NULL && field->name != NULL; field++)
    {
      if ((field->flags & VECHE_FIELD_SECRET) == 0)
        continue;
      if (object == NULL)
        object = veche_json_parse_own_object (text, -1, "", NULL);
      if (object != NULL && json_object_has_member (object, field->name) && !json_object_get_null_member (object, field->name))
        json_object_set_string_member (object, field->name, VECHE_FIELD_MASK);
    }
  if (object != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

      return veche_json_to_canonical (node);
    }
  return g_steal_pointer (&text);
}

static GPtrArray *
veche_journal_collect (VecheStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_journal_entry_free);
  VecheStmtResult result;

  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheJournalEntry *entry = g_new0 (VecheJournalEntry, 1);

      entry->seq = veche_stmt_get_integer (stmt, 0);
      entry->step = veche_stmt_get_integer (stmt, 1);
      entry->step_kind = veche_stmt_dup_text (stmt, 2);
      entry->title = veche_stmt_dup_text (stmt, 3);
      entry->actor = veche_stmt_dup_text (stmt, 4);
      entry->at = veche_stmt_get_integer (stmt, 5);
      entry->op = veche_stmt_get_text (stmt, 6)[0];
      entry->table = veche_stmt_dup_text (stmt, 7);
      entry->kind = veche_kind_find_table (entry->table);
      entry->row = veche_stmt_get_integer (stmt, 8);
      entry->uuid = veche_stmt_dup_text (stmt, 9);
      entry->image = veche_journal_mask (entry->kind, veche_stmt_dup_text (stmt, 10));
      g_ptr_array_add (entries, entry);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
veche_journal_list (VecheStore *store, const VecheKind *kind, gint64 since, gint64 limit, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      ENTRY_COLUMNS "WHERE j.seq > ?1 AND (?2 IS NULL OR j.tbl = ?2) ORDER BY j.seq LIMIT ?3", error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, since);
  veche_stmt_bind_text (stmt, 2, kind != NULL ? kind->table : NULL);
  veche_stmt_bind_integer (stmt, 3, limit);
  return veche_journal_collect (stmt, error);
}

/* Uuids of the record and of what it owns, as a JSON array: the journal is asked by uuid, which outlives the rows. */
static gboolean
veche_journal_add_family (VecheStore *store, const VecheKind *kind, gint64 id, GString *uuids, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autoptr (GPtrArray) children = veche_kind_list_children (kind);
  g_autofree char *own = g_strdup_printf ("SELECT uuid FROM \"%s\" WHERE id = ?1", kind->table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, own, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  if (veche_stmt_step (stmt, error) == VECHE_STMT_ROW && !veche_stmt_is_null (stmt, 0))
    g_string_append_printf (uuids, "%s\"%s\"", uuids->len > 1 ? "," : "", veche_stmt_get_text (stmt, 0));

  for (guint i = 0; i < children->len; i++)
    {
      const VecheKind *child = g_ptr_array_index (children, i);
      g_autofree char *sql
        = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", child->table, child->parent_column);
      g_autoptr (VecheStmt) list = veche_stmt_new (db, sql, error);

      if (list == NULL)
        return FALSE;
      veche_stmt_bind_integer (list, 1, id);
      while (veche_stmt_step (list, NULL) == VECHE_STMT_ROW)
        if (!veche_journal_add_family (store, child, veche_stmt_get_integer (list, 0), uuids, error))
          return FALSE;
    }
  return TRUE;
}

GPtrArray *
veche_journal_history (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  g_autoptr (GString) uuids = g_string_new ("[");
  g_autoptr (VecheStmt) stmt = NULL;

  if (!veche_journal_add_family (store, kind, id, uuids, error))
    return NULL;
  g_string_append_c (uuids, ']');

  stmt = veche_stmt_new (veche_store_get_db (store),
                         ENTRY_COLUMNS "WHERE j.uuid IN (SELECT value FROM json_each(?1)) ORDER BY j.seq DESC", error);
  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_text (stmt, 1, uuids->str);
  return veche_journal_collect (stmt, error);
}

/* A deleted row of the table whose image names the owner; images of other programs' may be anything. */
static void
veche_journal_add_deleted (GString *sql, const char *table, const char *owner)
{
  g_string_append_printf (sql,
                          " UNION ALL SELECT d.seq FROM veche_journal d JOIN veche_journal_image di ON di.seq = d.seq "
                          "WHERE d.op = 'D' AND d.tbl = '%s' AND d.seq > ?1 AND iif(json_valid(di.image), %s, 0)",
                          table, owner);
}

GPtrArray *
veche_journal_list_since (VecheStore *store, const VecheKind *kind, gint64 id, gint64 since, GError **error)
{
  g_autoptr (GPtrArray) children = veche_kind_list_children (kind);
  g_autoptr (GString) own = g_string_new (NULL);
  g_autoptr (GString) deleted = g_string_new (NULL);
  g_autofree char *files = g_strdup_printf ("json_extract(di.image, '$.owner_kind') = '%s' AND json_extract(di.image, '$.owner') = ?2",
                                            kind->name);
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  g_string_append_printf (own, "SELECT uuid FROM \"%s\" WHERE id = ?2", kind->table);
  for (guint i = 0; i < children->len; i++)
    {
      const VecheKind *child = g_ptr_array_index (children, i);
      g_autofree char *owner = g_strdup_printf ("json_extract(di.image, '$.%s') = ?2", child->parent_column);

      g_string_append_printf (own, " UNION ALL SELECT uuid FROM \"%s\" WHERE \"%s\" = ?2", child->table, child->parent_column);
      veche_journal_add_deleted (deleted, child->table, owner);
    }
  g_string_append_printf (own, " UNION ALL SELECT uuid FROM attachment WHERE owner_kind = '%s' AND owner = ?2", kind->name);
  veche_journal_add_deleted (deleted, "attachment", files);

  /* «+seq»: the record's own rows are found by their uuids, not among all that were written since. */
  sql = g_strdup_printf (ENTRY_COLUMNS "WHERE j.seq IN (SELECT seq FROM veche_journal WHERE uuid IN (%s) AND +seq > ?1%s) ORDER BY j.seq",
                         own->str, deleted->str);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, since);
  veche_stmt_bind_integer (stmt, 2, id);
  return veche_journal_collect (stmt, error);
}

gint64
veche_journal_get_revision (VecheStore *store)
{
  return veche_db_query_integer (veche_store_get_db (store), "SELECT ifnull (max (seq), 0) FROM veche_journal", 0);
}
