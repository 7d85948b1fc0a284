/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-copy.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-stmt.h"

/* So long the work goes on between two looks at what others want. */
#define VECHE_BACKUP_COPY_SPELL_US (4 * 1000)

typedef struct
{
  char *name;
  gboolean has_rows; /* whether its rows are copied too */
  gint64 rows;
} VecheBackupTable;

struct _VecheBackupCopy
{
  VecheDb *source; /* %NULL once everything of it has been read */
  VecheDb *target;
  GPtrArray *tables; /* of VecheBackupTable */
  GPtrArray *rest;   /* texts of indexes, views and triggers, in their order */
  GString *inside;   /* JSON array of the chunks whose bytes stay in the copy; %NULL: all */
  gboolean is_reading; /* whether the source's transaction is ours */
  VecheBackupRecord record;
  VecheBackupWatch watch;
  gint64 watched;
};

static void
veche_backup_copy_table_free (VecheBackupTable *self)
{
  g_free (self->name);
  g_free (self);
}

static void
veche_backup_copy_leave (VecheBackupCopy *self)
{
  if (self->is_reading)
    sqlite3_exec (veche_db_get_handle (self->source), "ROLLBACK", NULL, NULL, NULL);
  self->is_reading = FALSE;
  self->source = NULL;
}

void
veche_backup_copy_free (VecheBackupCopy *self)
{
  if (self == NULL)
    return;
  veche_backup_copy_leave (self);
  g_clear_pointer (&self->target, veche_db_close);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->rest);
  if (self->inside != NULL)
    g_string_free (self->inside, TRUE);
  veche_backup_record_clear (&self->record);
  g_free (self);
}

/* Between two rows: whether to go on, and a moment for those who wait. */
static gboolean
veche_backup_copy_watch (VecheBackupCopy *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->watch.cancellable, error))
    return FALSE;
  if (self->watch.pause == NULL || g_get_monotonic_time () - self->watched < VECHE_BACKUP_COPY_SPELL_US)
    return TRUE;
  if (!self->watch.pause (self->watch.data, error))
    return FALSE;
  self->watched = g_get_monotonic_time ();
  return TRUE;
}

/* --- chunks of attached files --- */

static gboolean
veche_backup_copy_pack_chunk (VecheBackupCopy *self, VecheBackupPack *pack, gint64 id, const char *sha256, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->source, "SELECT data FROM blob_chunk WHERE id = ?1", error);
  g_autofree char *actual = NULL;
  gconstpointer data;
  gsize size;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  data = veche_stmt_get_blob (stmt, 0, &size);
  if (size == 0)
    data = "";
  actual = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  if (g_strcmp0 (actual, sha256) == 0)
    return veche_backup_pack_put (pack, sha256, data, size, error);
  /* Damaged already: one bad file must not stand in the way of all backups to come. */
  g_string_append_printf (self->inside, "%s%" G_GINT64_FORMAT, self->inside->len > 1 ? "," : "", id);
  return TRUE;
}

static gboolean
veche_backup_copy_pack_chunks (VecheBackupCopy *self, VecheBackupPack *pack, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->source, "SELECT id, sha256, length (data) FROM blob_chunk ORDER BY id", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  self->inside = g_string_new ("[");
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *sha256 = veche_stmt_get_text (stmt, 1);

      if (!veche_backup_copy_watch (self, error))
        return FALSE;
      if (!veche_backup_pack_has (pack, sha256, veche_stmt_get_integer (stmt, 2))
          && !veche_backup_copy_pack_chunk (self, pack, veche_stmt_get_integer (stmt, 0), sha256, error))
        return FALSE;
    }
  g_string_append_c (self->inside, ']');
  return result == VECHE_STMT_DONE && veche_backup_pack_sync (pack, error);
}

/* --- tables --- */

static gboolean
veche_backup_copy_begin (VecheBackupCopy *self, const char *path, GError **error)
{
  gint64 page = veche_db_query_integer (self->source, "PRAGMA page_size", 4096);
  gint64 application = veche_db_query_integer (self->source, "PRAGMA application_id", 0);
  gint64 version = veche_db_query_integer (self->source, "PRAGMA user_version", 0);

  if (sqlite3_get_autocommit (veche_db_get_handle (self->source)) == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_BUSY,
                           _("Could not make a copy: a change of the workspace is not finished yet. Try again in a moment."));
      return FALSE;
    }
  self->target = veche_db_open (path, VECHE_DB_CREATE, error);
  if (self->target == NULL)
    return FALSE;
  veche_db_allow (self->target, TRUE);
  /* The copy is thrown away when anything fails, so it needs no safety net while it is made. */
  if (!veche_db_exec_printf (self->target, error,
                               "PRAGMA page_size=%lld; PRAGMA auto_vacuum=NONE; PRAGMA encoding='UTF-8'; "
                               "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; "
                               "PRAGMA application_id=%lld; PRAGMA user_version=%lld; BEGIN",
                               (long long) page, (long long) application, (long long) version))
    return FALSE;
  self->is_reading = veche_db_exec (self->source, "BEGIN", error);
  return self->is_reading;
}

/* Shadow tables come and go with their virtual table; what the index holds is made anew from the rows. */
static gboolean
veche_backup_copy_make_tables (VecheBackupCopy *self, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->source,
                      "SELECT s.name, s.sql FROM sqlite_schema AS s JOIN pragma_table_list AS l "
                      "ON l.name = s.name AND l.schema = 'main' WHERE s.type = 'table' AND l.type <> 'shadow' "
                      "AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.rowid",
                      error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheBackupTable *table = g_new0 (VecheBackupTable, 1);

      table->name = veche_stmt_dup_text (stmt, 0);
      table->has_rows = !g_str_equal (table->name, "veche_search") && !g_str_equal (table->name, "veche_search_term");
      g_ptr_array_add (self->tables, table);
      if (!veche_db_exec (self->target, veche_stmt_get_text (stmt, 1), error))
        return FALSE;
    }
  return result == VECHE_STMT_DONE;
}

/* The texts of both statements that take a table's rows across. Generated and hidden columns follow from the others. */
static gboolean
veche_backup_copy_write_sql (VecheBackupCopy *self, const char *table, char **select, char **insert, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->source, "SELECT name FROM pragma_table_xinfo (?1, 'main') WHERE hidden = 0", error);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  const gboolean empties = self->inside != NULL && g_str_equal (table, "blob_chunk");
  VecheStmtResult result;
  guint n = 0;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, table);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const char *name = veche_stmt_get_text (stmt, 0);
      char *quoted = sqlite3_mprintf ("\"%w\"", name);

      g_string_append_printf (columns, "%s%s", n > 0 ? ", " : "", quoted);
      g_string_append_printf (marks, "%s?%u", n > 0 ? ", " : "", n + 1);
      if (n > 0)
        g_string_append (values, ", ");
      if (empties && g_str_equal (name, "data"))
        g_string_append_printf (values, "CASE WHEN id IN (SELECT value FROM json_each ('%s')) THEN data ELSE x'' END",
                                self->inside->str);
      else
        g_string_append (values, quoted);
      sqlite3_free (quoted);
      n++;
    }
  if (result == VECHE_STMT_ERROR)
    return FALSE;
  *select = sqlite3_mprintf ("SELECT %s FROM main.\"%w\"", values->str, table);
  *insert = sqlite3_mprintf ("INSERT INTO \"%w\" (%s) VALUES (%s)", table, columns->str, marks->str);
  return TRUE;
}

static sqlite3_stmt *
veche_backup_copy_prepare (VecheDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (veche_db_get_handle (db), sql, -1, &stmt, NULL) != SQLITE_OK)
    veche_db_set_error (db, _("Could not make a copy"), error);
  return stmt;
}

/* Values go across as they are, without being looked at: text that is no UTF-8 and numbers to the last bit. */
static gboolean
veche_backup_copy_pump (VecheBackupCopy *self, sqlite3_stmt *from, sqlite3_stmt *to, gint64 *rows, GError **error)
{
  const int n = sqlite3_column_count (from);
  int result;

  *rows = 0;
  while ((result = sqlite3_step (from)) == SQLITE_ROW)
    {
      if (!veche_backup_copy_watch (self, error))
        return FALSE;
      for (int i = 0; i < n; i++)
        if (sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i)) != SQLITE_OK)
          {
            veche_db_set_error (self->target, _("Could not make a copy"), error);
            return FALSE;
          }
      if (sqlite3_step (to) != SQLITE_DONE)
        {
          veche_db_set_error (self->target, _("Could not make a copy"), error);
          return FALSE;
        }
      sqlite3_reset (to);
      (*rows)++;
    }
  if (result == SQLITE_DONE)
    return TRUE;
  veche_db_set_error (self->source, _("Could not make a copy"), error);
  return FALSE;
}

static gboolean
veche_backup_copy_rows (VecheBackupCopy *self, VecheBackupTable *table, GError **error)
{
  char *select = NULL;
  char *insert = NULL;
  sqlite3_stmt *from = NULL;
  sqlite3_stmt *to = NULL;
  gboolean done = veche_backup_copy_write_sql (self, table->name, &select, &insert, error);

  if (done)
    {
      from = veche_backup_copy_prepare (self->source, select, error);
      to = from != NULL ? veche_backup_copy_prepare (self->target, insert, error) : NULL;
      done = to != NULL && veche_backup_copy_pump (self, from, to, &table->rows, error);
    }
  sqlite3_finalize (from);
  sqlite3_finalize (to);
  sqlite3_free (select);
  sqlite3_free (insert);
  return done;
}

/* After the rows: the counters of AUTOINCREMENT, so that no id is given twice, and the texts of what hangs on the tables. */
static gboolean
veche_backup_copy_finish_rows (VecheBackupCopy *self, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->source,
                      "SELECT sql FROM sqlite_schema WHERE type IN ('index', 'view', 'trigger') AND sql IS NOT NULL "
                      "ORDER BY rowid",
                      error);
  VecheBackupTable sequence = { .name = (char *) "sqlite_sequence" };
  VecheStmtResult result;

  if (stmt == NULL || !veche_db_exec (self->target, "DELETE FROM sqlite_sequence", error)
      || !veche_backup_copy_rows (self, &sequence, error)
      || !veche_db_exec (self->target, "UPDATE veche_search_state SET seq = 0", error))
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    g_ptr_array_add (self->rest, veche_stmt_dup_text (stmt, 0));
  return result == VECHE_STMT_DONE;
}

/* --- verification --- */

gboolean
veche_backup_copy_check (VecheDb *db, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "PRAGMA quick_check (1)", error);

  if (stmt == NULL || veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  if (g_strcmp0 (veche_stmt_get_text (stmt, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
               _("Could not trust the copy: it is damaged (%s). Use another backup, and check the disk."),
               veche_stmt_get_text (stmt, 0));
  return FALSE;
}

static gboolean
veche_backup_copy_verify (VecheBackupCopy *self, GError **error)
{
  g_auto (VecheBackupRecord) copied = { 0 };

  if (!veche_backup_copy_check (self->target, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    {
      VecheBackupTable *table = g_ptr_array_index (self->tables, i);
      char *sql = sqlite3_mprintf ("SELECT count (*) FROM \"%w\"", table->name);
      gint64 rows = veche_db_query_integer (self->target, sql, -1);

      sqlite3_free (sql);
      if (table->has_rows && rows != table->rows)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                       _("Could not trust the copy: the table “%s” is not complete. Check the disk, and try again."),
                       table->name);
          return FALSE;
        }
    }
  return veche_backup_record_take (&copied, self->target, error)
         && veche_backup_record_compare (&copied, &self->record, error);
}

static gboolean
veche_backup_copy_take (VecheBackupCopy *self, const char *path, VecheBackupPack *pack, GError **error)
{
  if (!veche_backup_copy_begin (self, path, error) || (pack != NULL && !veche_backup_copy_pack_chunks (self, pack, error))
      || !veche_backup_record_take (&self->record, self->source, error) || !veche_backup_copy_make_tables (self, error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    {
      VecheBackupTable *table = g_ptr_array_index (self->tables, i);

      if (table->has_rows && !veche_backup_copy_rows (self, table, error))
        return FALSE;
    }
  return veche_backup_copy_finish_rows (self, error);
}

VecheBackupCopy *
veche_backup_copy_new (VecheDb *source, const char *path, VecheBackupPack *pack, const VecheBackupWatch *watch, GError **error)
{
  g_autoptr (VecheBackupCopy) self = g_new0 (VecheBackupCopy, 1);

  self->source = source;
  self->watch = *watch;
  self->watched = g_get_monotonic_time ();
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_backup_copy_table_free);
  self->rest = g_ptr_array_new_with_free_func (g_free);
  if (!veche_backup_copy_take (self, path, pack, error))
    return NULL;
  veche_backup_copy_leave (self);
  return g_steal_pointer (&self);
}

gboolean
veche_backup_copy_seal (VecheBackupCopy *self, VecheBackupRecord *record, GCancellable *cancellable, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (self->source == NULL && self->target != NULL, FALSE);

  veche_db_set_cancellable (self->target, cancellable);
  for (guint i = 0; i < self->rest->len && done; i++)
    done = veche_db_exec (self->target, g_ptr_array_index (self->rest, i), error);
  done = done && veche_db_exec (self->target, "COMMIT", error) && veche_backup_copy_verify (self, error)
         && veche_backup_record_save (&self->record, self->target, error);
  g_clear_pointer (&self->target, veche_db_close);
  if (done)
    {
      veche_backup_record_clear (record);
      *record = self->record;
      self->record = (VecheBackupRecord) { 0 };
    }
  return done;
}

gboolean
veche_backup_copy_estimate (VecheDb *source, VecheBackupPack *pack, guint64 *bytes, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (source, "SELECT sha256, length (data) FROM blob_chunk", error);
  gint64 pages = veche_db_query_integer (source, "PRAGMA page_count", 0)
                 - veche_db_query_integer (source, "PRAGMA freelist_count", 0);
  gint64 size = pages * veche_db_query_integer (source, "PRAGMA page_size", 0);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while (pack != NULL && (result = veche_stmt_step (stmt, error)) != VECHE_STMT_DONE)
    {
      if (result == VECHE_STMT_ERROR)
        return FALSE;
      if (veche_backup_pack_has (pack, veche_stmt_get_text (stmt, 0), veche_stmt_get_integer (stmt, 1)))
        size -= veche_stmt_get_integer (stmt, 1);
    }
  *bytes = (guint64) MAX (size, 0);
  return TRUE;
}
