/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-inverse.h"
#include "veche-journal.h"
#include "veche-search-index.h"
#include "veche-search.h"
#include "veche-stmt.h"
#include "veche-store-private.h"
#include "veche-transaction.h"
#include "veche-uuid.h"

/* Rows that are taken back between two looks at the clock. */
#define REVERT_RUN 200

static const char *const veche_store_step_kinds[] = { "edit", "import", "undo", "redo", "external" };

gboolean
veche_store_set_context (VecheStore *self, gint64 step, gboolean mute, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "UPDATE veche_context SET step = ?1, mute = ?2 WHERE id = 1", error);

  if (stmt == NULL)
    return FALSE;
  if (step != 0)
    veche_stmt_bind_integer (stmt, 1, step);
  veche_stmt_bind_integer (stmt, 2, mute);
  return veche_stmt_run (stmt, error);
}

static gboolean
veche_store_check_writable (VecheStore *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY,
                       _("Could not change the workspace: it was opened for reading only. Save a copy and work in that."));
  return FALSE;
}

static gint64
veche_store_insert_step (VecheStore *self, VecheStepKind kind, const char *title, const char *actor, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "INSERT INTO veche_step (uuid, kind, title, actor, at) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  g_autofree char *uuid = veche_uuid_new ();

  if (stmt == NULL)
    return 0;
  veche_stmt_bind_text (stmt, 1, uuid);
  veche_stmt_bind_text (stmt, 2, veche_store_step_kinds[kind]);
  veche_stmt_bind_text (stmt, 3, title != NULL ? title : "");
  veche_stmt_bind_text (stmt, 4, actor != NULL ? actor : "");
  veche_stmt_bind_integer (stmt, 5, veche_clock_now_ms ());
  if (!veche_stmt_run (stmt, error))
    return 0;
  return sqlite3_last_insert_rowid (veche_db_get_handle (self->db));
}

static gint64
veche_store_count_rows (VecheStore *self, gint64 step)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT count(*) FROM veche_journal WHERE step = ?1", NULL);

  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, step);
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_get_integer (stmt, 0) : -1;
}

/* What every writing transaction does around the caller's rows: rows of strangers first, so that they are not taken for ours
 * when they come between; the index last. */
static gboolean
veche_store_run (VecheStore *self, gint64 step, VecheStoreWriteFunc func, gpointer data, GError **error)
{
  return veche_store_set_context (self, step, FALSE, error) && func (self, data, error)
         && veche_store_set_context (self, 0, FALSE, error);
}

gboolean
veche_store_write (VecheStore *self, VecheStepKind kind, const char *title, const char *actor, VecheStoreWriteFunc func,
                   gpointer data, GCancellable *cancellable, gint64 *step, GError **error)
{
  g_autoptr (VecheTransaction) transaction = NULL;
  gboolean done = FALSE;
  gint64 id;

  if (step != NULL)
    *step = 0;
  if (!veche_store_check_writable (self, error))
    return FALSE;

  transaction = veche_transaction_begin (self->db, error);
  if (transaction == NULL || veche_journal_seal_external (self, error) < 0)
    return FALSE;
  id = veche_store_insert_step (self, kind, title, actor, error);
  if (id == 0)
    return FALSE;

  veche_db_set_cancellable (self->db, cancellable);
  done = veche_store_run (self, id, func, data, error);
  if (done && veche_store_count_rows (self, id) == 0)
    {
      /* Nothing of the journal's was touched: no step. What the func did besides (a new file's bytes) goes too. */
      veche_db_set_cancellable (self->db, NULL);
      return TRUE;
    }
  done = done && veche_search_index_update (self, error) && veche_journal_seal (self, id, error);
  veche_db_set_cancellable (self->db, NULL);
  if (!done || !veche_transaction_commit (g_steal_pointer (&transaction), error))
    {
      veche_search_forget (self);
      return FALSE;
    }
  if (step != NULL)
    *step = id;
  return TRUE;
}

gint64
veche_store_begin_step (VecheStore *self, VecheStepKind kind, const char *title, const char *actor, GError **error)
{
  g_autoptr (VecheTransaction) transaction = NULL;
  gint64 id;

  if (!veche_store_check_writable (self, error))
    return 0;
  transaction = veche_transaction_begin (self->db, error);
  if (transaction == NULL || veche_journal_seal_external (self, error) < 0)
    return 0;
  id = veche_store_insert_step (self, kind, title, actor, error);
  if (id == 0 || !veche_transaction_commit (g_steal_pointer (&transaction), error))
    return 0;
  return id;
}

gboolean
veche_store_write_slice (VecheStore *self, gint64 step, VecheStoreWriteFunc func, gpointer data, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (self->db, error);
  gboolean done;

  if (transaction == NULL)
    return FALSE;
  veche_db_set_cancellable (self->db, cancellable);
  done = veche_journal_seal_external (self, error) >= 0 && veche_store_run (self, step, func, data, error)
         && veche_search_index_update (self, error);
  veche_db_set_cancellable (self->db, NULL);
  if (!done || !veche_transaction_commit (g_steal_pointer (&transaction), error))
    {
      veche_search_forget (self);
      return FALSE;
    }
  return TRUE;
}

static gboolean
veche_store_delete_step (VecheStore *self, gint64 step, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "DELETE FROM veche_step WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, step);
  return veche_stmt_run (stmt, error);
}

gboolean
veche_store_end_step (VecheStore *self, gint64 step, gboolean *sealed, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (self->db, error);
  gboolean any;

  if (transaction == NULL)
    return FALSE;
  any = veche_store_count_rows (self, step) != 0;
  if (!(any ? veche_journal_seal (self, step, error) : veche_store_delete_step (self, step, error)))
    return FALSE;
  if (!veche_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  if (sealed != NULL)
    *sealed = any;
  return TRUE;
}

/* Sequence number at which a run of the newest rows of the step begins; 0 when none is left. */
static gint64
veche_store_find_run (VecheStore *self, gint64 step, gint64 *last, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db,
                      "SELECT min(seq), max(seq) FROM (SELECT seq FROM veche_journal WHERE step = ?1 ORDER BY seq DESC LIMIT ?2)",
                      error);

  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, step);
  veche_stmt_bind_integer (stmt, 2, REVERT_RUN);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return -1;
  *last = veche_stmt_get_integer (stmt, 1);
  return veche_stmt_get_integer (stmt, 0);
}

/* Takes one run of rows back, newest first, and their documents out of the index. */
static gboolean
veche_store_revert_run (VecheStore *self, gint64 step, gint64 first, gint64 last, GError **error)
{
  g_autoptr (VecheStmt) list
    = veche_stmt_new (self->db, "SELECT seq FROM veche_journal WHERE step = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq DESC", error);
  g_autoptr (GArray) touched = NULL;
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (list == NULL)
    return FALSE;
  touched = veche_search_index_list_touched (self, first, last, error);
  if (touched == NULL)
    return FALSE;
  veche_stmt_bind_integer (list, 1, step);
  veche_stmt_bind_integer (list, 2, first);
  veche_stmt_bind_integer (list, 3, last);
  while (veche_stmt_step (list, error) == VECHE_STMT_ROW)
    {
      gint64 seq = veche_stmt_get_integer (list, 0);

      g_array_append_val (seqs, seq);
    }
  for (guint i = 0; i < seqs->len; i++)
    if (!veche_inverse_apply_row (self, g_array_index (seqs, gint64, i), error)
        || !veche_inverse_forget_row (self, g_array_index (seqs, gint64, i), error))
      return FALSE;
  return veche_search_index_refresh (self, touched, error);
}

static gboolean
veche_store_revert_rows (VecheStore *self, gint64 step, int budget_ms, gboolean *done, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + budget_ms * 1000;

  do
    {
      gint64 last = 0;
      gint64 first = veche_store_find_run (self, step, &last, error);

      if (first < 0)
        return FALSE;
      *done = first == 0;
      if (*done)
        return TRUE;
      if (!veche_store_revert_run (self, step, first, last, error))
        return FALSE;
    }
  while (g_get_monotonic_time () < deadline);
  return TRUE;
}

/* A commit may fail and be done all the same, in its very last call: a step whose end «failed» so is sealed, and stays. */
static gboolean
veche_store_is_open_step (VecheStore *self, gint64 step)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT 1 FROM veche_step WHERE id = ?1 AND state = 0", NULL);

  if (stmt == NULL)
    return TRUE;
  veche_stmt_bind_integer (stmt, 1, step);
  return veche_stmt_step (stmt, NULL) != VECHE_STMT_DONE;
}

gboolean
veche_store_revert_slice (VecheStore *self, gint64 step, int budget_ms, gboolean *done, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (self->db, error);
  g_autoptr (VecheStmt) close = NULL;

  *done = transaction != NULL && !veche_store_is_open_step (self, step);
  if (*done)
    return TRUE;
  if (transaction == NULL || !veche_store_set_context (self, step, TRUE, error)
      || !veche_db_exec (self->db, "PRAGMA defer_foreign_keys=ON", error)
      || !veche_store_revert_rows (self, step, budget_ms, done, error)
      || !veche_store_set_context (self, 0, FALSE, error))
    return FALSE;
  if (*done)
    {
      /* The line stays, so that the gap in the journal's numbers is explained. */
      close = veche_stmt_new (self->db, "UPDATE veche_step SET state = 2 WHERE id = ?1", error);
      if (close == NULL)
        return FALSE;
      veche_stmt_bind_integer (close, 1, step);
      if (!veche_stmt_run (close, error))
        return FALSE;
    }
  if (!veche_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  self->reverted = TRUE;
  return TRUE;
}

gint64
veche_store_find_open_step (VecheStore *self)
{
  return veche_db_query_integer (self->db, "SELECT max(id) FROM veche_step WHERE state = 0", 0);
}

gboolean
veche_store_poll (VecheStore *self, gboolean *changed, GError **error)
{
  gint64 version = veche_db_query_integer (self->db, "PRAGMA data_version", 0);
  g_autoptr (VecheTransaction) transaction = NULL;

  *changed = version != self->data_version;
  if (!*changed)
    return TRUE;
  self->external = TRUE;
  veche_search_forget (self);
  if (!self->read_only)
    {
      transaction = veche_transaction_begin (self->db, error);
      if (transaction == NULL || veche_journal_seal_external (self, error) < 0 || !veche_search_index_update (self, error)
          || !veche_transaction_commit (g_steal_pointer (&transaction), error))
        return FALSE;
    }
  self->data_version = version;
  return TRUE;
}

VecheChanges *
veche_store_take_changes (VecheStore *self)
{
  g_autoptr (VecheChanges) changes = veche_changes_new ();
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "SELECT seq, tbl, row, op FROM veche_journal WHERE seq > ?1 ORDER BY seq", NULL);

  changes->external = self->external;
  self->external = FALSE;
  changes->many = self->reverted;
  self->reverted = FALSE;
  if (stmt == NULL)
    return g_steal_pointer (&changes);

  veche_stmt_bind_integer (stmt, 1, self->told_seq);
  while (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    {
      const VecheKind *kind = veche_kind_find_table (veche_stmt_get_text (stmt, 1));

      self->told_seq = veche_stmt_get_integer (stmt, 0);
      if (kind != NULL)
        veche_changes_add (changes, kind, veche_stmt_get_integer (stmt, 2), veche_stmt_get_text (stmt, 3)[0]);
      if (changes->many)
        {
          self->told_seq = veche_store_get_last_seq (self);
          break;
        }
    }
  return g_steal_pointer (&changes);
}
