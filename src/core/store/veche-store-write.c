/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal.h"
#include "veche-search-index.h"
#include "veche-search.h"
#include "veche-step-lock.h"
#include "veche-stmt.h"
#include "veche-store-private.h"
#include "veche-transaction.h"
#include "veche-uuid.h"

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

gboolean
veche_store_check_writable (VecheStore *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY,
                       _("Could not change the workspace: it was opened for reading only. Save a copy and work in that."));
  return FALSE;
}

static gint64
veche_store_insert_step_as (VecheStore *self, const char *uuid, VecheStepKind kind, const char *title, const char *actor,
                            GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "INSERT INTO veche_step (uuid, kind, title, actor, at) VALUES (?1, ?2, ?3, ?4, ?5)", error);

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

gint64
veche_store_insert_step (VecheStore *self, VecheStepKind kind, const char *title, const char *actor, GError **error)
{
  g_autofree char *uuid = veche_uuid_new ();

  return veche_store_insert_step_as (self, uuid, kind, title, actor, error);
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

VecheTransaction *
veche_store_begin (VecheStore *self, GError **error)
{
  VecheTransaction *transaction = veche_transaction_begin (self->db, error);
  gint64 version;

  if (transaction == NULL)
    return NULL;
  /* Another program may have written, and made the index anew with other stems than those in memory. */
  version = veche_db_query_integer (self->db, "PRAGMA data_version", 0);
  if (version != self->terms_version)
    veche_search_forget (self);
  self->terms_version = version;
  return transaction;
}

char *
veche_store_dup_actor (VecheStore *self)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->db, "SELECT nullif(s.actor, '') FROM veche_step s JOIN veche_context c ON c.step = s.id WHERE c.id = 1", NULL);

  return stmt != NULL && veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_dup_text (stmt, 0) : NULL;
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

  transaction = veche_store_begin (self, error);
  if (transaction == NULL || veche_journal_seal_external (self, error) < 0)
    return FALSE;
  id = veche_store_insert_step (self, kind, title, actor, error);
  if (id == 0)
    return FALSE;

  veche_db_set_cancellable (self->db, cancellable);
  done = veche_store_run (self, id, func, data, error);
  /* Undoing what is gone already changes no row, and counts all the same. */
  if (done && kind != VECHE_STEP_UNDO && kind != VECHE_STEP_REDO && veche_store_count_rows (self, id) == 0)
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
  g_autoptr (VecheStepLock) lock = NULL;
  g_autofree char *uuid = veche_uuid_new ();
  gint64 id;

  if (!veche_store_check_writable (self, error))
    return 0;
  transaction = veche_store_begin (self, error);
  if (transaction == NULL || veche_journal_seal_external (self, error) < 0)
    return 0;
  id = veche_store_insert_step_as (self, uuid, kind, title, actor, error);
  if (id == 0)
    return 0;
  /* Before anybody can see the step: one that is open and not held is taken back by whoever comes. */
  lock = veche_step_lock_take (self->path, uuid, id, error);
  if (lock == NULL || !veche_transaction_commit (g_steal_pointer (&transaction), error))
    return 0;
  g_ptr_array_add (self->own_steps, g_steal_pointer (&lock));
  return id;
}

/* In the transaction that goes on with the step, or ends it: nothing may come between the look and the writing. */
static gboolean
veche_store_check_open (VecheStore *self, gint64 step, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT 1 FROM veche_step WHERE id = ?1 AND state = 0", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, step);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      return TRUE;
    case VECHE_STMT_DONE:
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not go on: what had been written so far has been taken back by another program meanwhile. "
                             "Begin again from the start."));
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}

gboolean
veche_store_write_slice (VecheStore *self, gint64 step, VecheStoreWriteFunc func, gpointer data, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_store_begin (self, error);
  gboolean done;

  if (transaction == NULL || !veche_store_check_open (self, step, error))
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
  g_autoptr (VecheTransaction) transaction = veche_store_begin (self, error);
  gboolean any;

  if (transaction == NULL || !veche_store_check_open (self, step, error))
    return FALSE;
  any = veche_store_count_rows (self, step) != 0;
  if (!(any ? veche_journal_seal (self, step, error) : veche_store_delete_step (self, step, error)))
    return FALSE;
  if (!veche_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  veche_store_release_step (self, step);
  if (sealed != NULL)
    *sealed = any;
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
