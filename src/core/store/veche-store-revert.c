/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <inttypes.h>

#include "veche-dependants.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-inverse.h"
#include "veche-journal.h"
#include "veche-search-index.h"
#include "veche-search.h"
#include "veche-step-lock.h"
#include "veche-stmt.h"
#include "veche-store-private.h"

/* Rows that are taken back between two looks at the clock. */
#define REVERT_RUN 200

typedef struct
{
  VecheStore *store;
  VecheInverse *inverse;
  gint64 step;
  gint64 rest; /* sealed step for what is not the open step's own or cannot be taken back; 0 as long as there is nothing */
  guint along;
  guint left;
} VecheRevert;

static void
veche_store_revert_clear (VecheRevert *self)
{
  g_clear_pointer (&self->inverse, veche_inverse_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheRevert, veche_store_revert_clear)

/* The step that takes up what must not vanish without a line in the journal: made when it is first needed. */
static gboolean
veche_store_revert_need_rest (VecheRevert *self, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;
  g_autofree char *title = NULL;

  if (self->rest != 0)
    return TRUE;
  stmt = veche_stmt_new (self->store->db, "SELECT title, actor FROM veche_step WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, self->step);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  title = g_strdup_printf (_("Left over from “%s”"), veche_stmt_get_text (stmt, 0));
  self->rest = veche_store_insert_step (self->store, VECHE_STEP_EDIT, title, veche_stmt_get_text (stmt, 1), error);
  return self->rest != 0;
}

/* A row that came with the step goes. What others have hung on it goes too, and where they have typed into it, the journal keeps what: in
 * a step that can be undone. */
static VecheInverseResult
veche_store_revert_take_away (VecheRevert *self, const VecheInverseRow *row, const char **why, GError **error)
{
  const VecheKind *kind = veche_kind_find_table (row->table);
  g_autoptr (GHashTable) later = veche_inverse_list_later (self->store, row, error);
  const int hanging = later != NULL ? veche_dependants_exist (self->store, row->table, row->row, error) : -1;
  const gboolean touched = later != NULL && g_hash_table_size (later) > 0;
  VecheInverseResult result;

  if (hanging < 0)
    return VECHE_INVERSE_FAILED;
  if (hanging > 0 && kind == NULL)
    {
      *why = _("other records belong to it by now, and it stays");
      return VECHE_INVERSE_STAYS;
    }
  if (hanging > 0 || touched)
    {
      if (!veche_store_revert_need_rest (self, error) || !veche_store_set_context (self->store, self->rest, FALSE, error)
          || (hanging > 0 && !veche_dependants_remove (self->store, kind, row->row, &self->along, error))
          || (!touched && !veche_store_set_context (self->store, self->step, TRUE, error)))
        return VECHE_INVERSE_FAILED;
      self->along += touched;
    }
  result = veche_inverse_apply (self->inverse, row, NULL, TRUE, why, error);
  if (touched && result != VECHE_INVERSE_FAILED && !veche_store_set_context (self->store, self->step, TRUE, error))
    return VECHE_INVERSE_FAILED;
  return result;
}

/* What the row changed stands, and so must its line: it moves to the sealed step. */
static gboolean
veche_store_revert_hand_over (VecheRevert *self, const VecheInverseRow *row, const char *why, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;

  g_debug ("row %" PRId64 " of an open step stays: %s", row->seq, why);
  self->left++;
  if (!veche_store_revert_need_rest (self, error))
    return FALSE;
  stmt = veche_stmt_new (self->store->db, "UPDATE veche_journal SET step = ?2 WHERE seq = ?1", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, row->seq);
  veche_stmt_bind_integer (stmt, 2, self->rest);
  return veche_stmt_run (stmt, error);
}

static VecheInverseResult
veche_store_revert_row (VecheRevert *self, gint64 seq, gboolean last, GError **error)
{
  g_auto (VecheInverseRow) row = { 0 };
  g_autoptr (GHashTable) later = NULL;
  VecheInverseResult result;
  const char *why = NULL;
  int exists;

  if (!veche_inverse_load (self->store, seq, &row, error))
    return VECHE_INVERSE_FAILED;
  exists = veche_inverse_exists (self->store, &row, error);
  if (exists < 0)
    return VECHE_INVERSE_FAILED;
  if (row.op == 'U')
    {
      later = veche_inverse_list_later (self->store, &row, error);
      if (later == NULL)
        return VECHE_INVERSE_FAILED;
    }

  if (row.op == 'I' && exists)
    result = veche_store_revert_take_away (self, &row, &why, error);
  else if (later != NULL && g_hash_table_contains (later, "*"))
    result = VECHE_INVERSE_GONE;
  else
    result = veche_inverse_apply (self->inverse, &row, later, last, &why, error);

  if (result == VECHE_INVERSE_STAYS && !veche_store_revert_hand_over (self, &row, why, error))
    return VECHE_INVERSE_FAILED;
  if ((result == VECHE_INVERSE_DONE || result == VECHE_INVERSE_GONE) && !veche_inverse_forget (self->store, &row, error))
    return VECHE_INVERSE_FAILED;
  return result;
}

static gboolean
veche_store_revert_seqs (VecheRevert *self, const GArray *seqs, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < seqs->len; i++)
    {
      VecheInverseResult result = veche_store_revert_row (self, g_array_index (seqs, gint64, i), FALSE, error);

      if (result == VECHE_INVERSE_FAILED)
        return FALSE;
      if (result == VECHE_INVERSE_LATER)
        g_array_append_val (waiting, g_array_index (seqs, gint64, i));
    }
  for (guint i = 0; i < waiting->len; i++)
    if (veche_store_revert_row (self, g_array_index (waiting, gint64, i), TRUE, error) == VECHE_INVERSE_FAILED)
      return FALSE;
  return TRUE;
}

/* The newest rows of the step, newest first. */
static GArray *
veche_store_revert_list_run (VecheRevert *self, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (self->store->db, "SELECT seq FROM veche_journal WHERE step = ?1 ORDER BY seq DESC LIMIT ?2", error);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, self->step);
  veche_stmt_bind_integer (stmt, 2, REVERT_RUN);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 seq = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (seqs, seq);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&seqs) : NULL;
}

/* Takes runs of rows back until the time is up, and their documents out of the index. */
static gboolean
veche_store_revert_rows (VecheRevert *self, int budget_ms, gboolean *done, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + budget_ms * 1000;

  do
    {
      g_autoptr (GArray) seqs = veche_store_revert_list_run (self, error);
      g_autoptr (GArray) touched = NULL;

      if (seqs == NULL)
        return FALSE;
      *done = seqs->len == 0;
      if (*done)
        return TRUE;
      touched = veche_search_index_list_touched (self->store, g_array_index (seqs, gint64, seqs->len - 1),
                                                 g_array_index (seqs, gint64, 0), error);
      if (touched == NULL || !veche_store_revert_seqs (self, seqs, error)
          || !veche_search_index_refresh (self->store, touched, error))
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

/* The line stays, so that the gap in the journal's numbers is explained. */
static gboolean
veche_store_mark_reverted (VecheStore *self, gint64 step, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "UPDATE veche_step SET state = 2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, step);
  return veche_stmt_run (stmt, error);
}

static void
veche_store_tell_reverted (VecheStore *self)
{
  g_autoptr (GString) text = NULL;

  if (self->taken_along == 0 && self->left_behind == 0)
    return;
  text = g_string_new (_("Work that had not been finished was taken back."));
  if (self->taken_along > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("With it went %" PRId64 " record that others had worked on meanwhile.",
                                        "With it went %" PRId64 " records that others had worked on meanwhile.",
                                        (gulong) self->taken_along),
                              self->taken_along);
    }
  if (self->left_behind > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%" PRId64 " of its changes could not be taken back and stays.",
                                        "%" PRId64 " of its changes could not be taken back and stay.",
                                        (gulong) self->left_behind),
                              self->left_behind);
    }
  g_string_append_printf (text, " %s", _("The journal has them as “Left over from …”, which can be undone."));
  veche_store_set_note (self, VECHE_STORE_NOTE_STEP, text->str);
}

static gboolean
veche_store_revert_in (VecheStore *self, VecheTransaction *transaction, gint64 step, int budget_ms, gboolean *done, GError **error)
{
  g_autoptr (VecheTransaction) owned = transaction;
  g_auto (VecheRevert) revert = { .store = self, .inverse = veche_inverse_new (self), .step = step };

  if (veche_journal_seal_external (self, error) < 0 || !veche_store_set_context (self, step, TRUE, error)
      || !veche_db_exec (self->db, "PRAGMA defer_foreign_keys=ON", error)
      || !veche_store_revert_rows (&revert, budget_ms, done, error) || !veche_store_set_context (self, 0, FALSE, error)
      || (revert.rest != 0
          && (!veche_search_index_update (self, error) || !veche_journal_seal (self, revert.rest, error)))
      || (*done && !veche_store_mark_reverted (self, step, error))
      || !veche_transaction_commit (g_steal_pointer (&owned), error))
    return FALSE;
  self->reverted = TRUE;
  self->taken_along += revert.along;
  self->left_behind += revert.left;
  return TRUE;
}

/* The last resort: the step stays as it is, as a sealed one that the journal shows and undo can try. */
static gboolean
veche_store_keep_step (VecheStore *self, gint64 step, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_store_begin (self, error);

  if (transaction == NULL || !veche_search_index_update (self, error) || !veche_journal_seal (self, step, error)
      || !veche_transaction_commit (g_steal_pointer (&transaction), error))
    return FALSE;
  veche_store_set_note (self, VECHE_STORE_NOTE_STEP,
                        _("Work that had not been finished could not be taken back: it stays as it is. See the journal."));
  return TRUE;
}

gboolean
veche_store_revert_slice (VecheStore *self, gint64 step, int budget_ms, gboolean *done, GError **error)
{
  VecheTransaction *transaction = veche_store_begin (self, error);
  g_autoptr (GError) local = NULL;

  *done = FALSE;
  if (transaction == NULL)
    return FALSE;
  if (!veche_store_is_open_step (self, step))
    {
      veche_transaction_rollback (transaction);
      *done = TRUE;
    }
  else if (!veche_store_revert_in (self, transaction, step, budget_ms, done, &local))
    {
      veche_search_forget (self);
      *done = FALSE;
      /* The rules of the tables forbid it, today and for ever. */
      if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_INVALID) || !veche_store_keep_step (self, step, NULL))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      *done = TRUE;
    }
  if (*done)
    {
      veche_store_release_step (self, step);
      veche_store_tell_reverted (self);
    }
  return TRUE;
}

void
veche_store_release_step (VecheStore *self, gint64 step)
{
  g_autoptr (VecheStmt) stmt = NULL;

  for (guint i = 0; i < self->own_steps->len; i++)
    if (veche_step_lock_get_step (g_ptr_array_index (self->own_steps, i)) == step)
      {
        g_ptr_array_remove_index_fast (self->own_steps, i);
        return;
      }
  stmt = veche_stmt_new (self->db, "SELECT uuid FROM veche_step WHERE id = ?1", NULL);
  if (stmt == NULL)
    return;
  veche_stmt_bind_integer (stmt, 1, step);
  if (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    veche_step_lock_sweep (self->path, veche_stmt_get_text (stmt, 0));
}

gint64
veche_store_find_open_step (VecheStore *self)
{
  return veche_db_query_integer (self->db, "SELECT max(id) FROM veche_step WHERE state = 0", 0);
}

gint64
veche_store_find_abandoned_step (VecheStore *self)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->db, "SELECT id, uuid FROM veche_step WHERE state = 0 ORDER BY id DESC", NULL);

  if (stmt == NULL)
    return 0;
  while (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
    if (!veche_step_lock_is_held (self->path, veche_stmt_get_text (stmt, 1)))
      return veche_stmt_get_integer (stmt, 0);
  return 0;
}

gboolean
veche_store_is_passing (const GError *error)
{
  return error->domain == G_IO_ERROR || g_error_matches (error, VECHE_ERROR, VECHE_ERROR_BUSY)
         || g_error_matches (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE) || g_error_matches (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY);
}

gboolean
veche_store_revert_abandoned (VecheStore *self, GCancellable *cancellable, GError **error)
{
  gint64 step;

  while ((step = veche_store_find_abandoned_step (self)) != 0)
    {
      gboolean done = FALSE;

      while (!done)
        {
          g_autoptr (GError) local = NULL;

          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (veche_store_revert_slice (self, step, VECHE_STORE_SLICE_MS, &done, &local))
            {
              if (!done)
                g_usleep (VECHE_STORE_GAP_MS * 1000);
              continue;
            }
          if (veche_store_is_passing (local))
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return FALSE;
            }
          /* Everything else in the file is worth more than this step: it stays open, and the check names it. */
          g_debug ("step %" PRId64 " stays open: %s", step, local->message);
          veche_store_set_note (self, VECHE_STORE_NOTE_STEP, local->message);
          return TRUE;
        }
    }
  return TRUE;
}
