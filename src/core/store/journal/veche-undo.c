/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-undo.h"

#include "veche-dependants.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-inverse.h"
#include "veche-stmt.h"

/* Lines about what stayed that are worth reading; the rest is counted. */
#define STAYED_MAX 20

typedef struct
{
  gboolean redo;
  gint64 wanted; /* the step that the caller means, or 0 */
  gint64 target; /* the step whose rows are inverted */
  char *title;   /* of the target */
  VecheInverse *inverse;
  GPtrArray *stayed; /* of text */
  guint unsaid;
  gint64 rows; /* of the target */
} VecheUndoJob;

static void
veche_undo_job_clear (VecheUndoJob *self)
{
  g_free (self->title);
  g_clear_pointer (&self->inverse, veche_inverse_free);
  g_ptr_array_unref (self->stayed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheUndoJob, veche_undo_job_clear)

/* Undo takes the newest step that is not undone and is no undo itself; redo takes back the newest undo, as long as nothing
 * else has been done since. */
gint64
veche_undo_get_next (VecheStore *store, gboolean redo, char **title)
{
  static const char *const undo_sql
    = "SELECT id, title FROM veche_step WHERE state = 1 AND undone = 0 AND kind NOT IN ('undo', 'redo') "
      "ORDER BY sealed DESC LIMIT 1";
  static const char *const redo_sql
    = "SELECT u.id, u.title FROM veche_step u WHERE u.state = 1 AND u.kind = 'undo' AND u.undone = 0 AND u.sealed > "
      "coalesce((SELECT max(e.sealed) FROM veche_step e WHERE e.state = 1 AND e.kind NOT IN ('undo', 'redo')), 0) "
      "ORDER BY u.sealed DESC LIMIT 1";
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), redo ? redo_sql : undo_sql, NULL);

  if (stmt == NULL || veche_stmt_step (stmt, NULL) != VECHE_STMT_ROW)
    return 0;
  if (title != NULL)
    *title = veche_stmt_dup_text (stmt, 1);
  return veche_stmt_get_integer (stmt, 0);
}

/* The target is chosen inside the transaction, behind what other programs have left: the wait for it may have been long. */
static gboolean
veche_undo_choose (VecheUndoJob *job, VecheStore *store, GError **error)
{
  job->target = veche_undo_get_next (store, job->redo, &job->title);
  if (job->target == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           job->redo ? _("Could not redo: there is nothing that was undone.")
                                     : _("Could not undo: there is nothing to take back."));
      return FALSE;
    }
  if (job->wanted == 0 || job->wanted == job->target)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               job->redo ? _("Could not redo: what comes next is “%s” by now. Look at it and try again.")
                         : _("Could not undo: something has been done since, and “%s” comes first now. Look at it and try again."),
               job->title);
  return FALSE;
}

static void
veche_undo_add_stayed (VecheUndoJob *job, VecheStore *store, const VecheInverseRow *row, const char *why)
{
  g_autofree char *what = NULL;

  if (job->stayed->len >= STAYED_MAX)
    {
      job->unsaid++;
      return;
    }
  what = veche_inverse_describe (store, row);
  g_ptr_array_add (job->stayed, g_strdup_printf ("%s: %s", what, why));
}

/* A row that came with the step goes, unless others have worked on it since. */
static VecheInverseResult
veche_undo_take_away (VecheUndoJob *job, VecheStore *store, const VecheInverseRow *row, GHashTable *later, const char **why,
                      GError **error)
{
  int hanging;

  if (g_hash_table_size (later) > 0)
    {
      *why = _("it has been changed by others since, and stays");
      return VECHE_INVERSE_STAYS;
    }
  hanging = veche_dependants_exist (store, row->table, row->row, error);
  if (hanging < 0)
    return VECHE_INVERSE_FAILED;
  if (hanging > 0)
    {
      *why = _("other records belong to it by now, and it stays");
      return VECHE_INVERSE_STAYS;
    }
  return veche_inverse_apply (job->inverse, row, NULL, TRUE, why, error);
}

static VecheInverseResult
veche_undo_invert_row (VecheUndoJob *job, VecheStore *store, gint64 seq, gboolean last, GError **error)
{
  g_auto (VecheInverseRow) row = { 0 };
  g_autoptr (GHashTable) later = NULL;
  VecheInverseResult result = VECHE_INVERSE_STAYS;
  const char *why = NULL;
  int exists;

  if (!veche_inverse_load (store, seq, &row, error))
    return VECHE_INVERSE_FAILED;
  exists = veche_inverse_exists (store, &row, error);
  later = exists < 0 ? NULL : veche_inverse_list_later (store, &row, error);
  if (later == NULL)
    return VECHE_INVERSE_FAILED;

  if (row.op == 'I' && exists)
    result = veche_undo_take_away (job, store, &row, later, &why, error);
  else if (row.op == 'U' && g_hash_table_contains (later, "*"))
    why = _("it has been changed by others since, and stays");
  else
    result = veche_inverse_apply (job->inverse, &row, row.op == 'U' ? later : NULL, last, &why, error);

  if (result == VECHE_INVERSE_GONE && row.op == 'U')
    veche_undo_add_stayed (job, store, &row, _("it is no longer there"));
  else if (result == VECHE_INVERSE_STAYS)
    veche_undo_add_stayed (job, store, &row, why);
  else if (result == VECHE_INVERSE_DONE && row.op == 'U' && g_hash_table_size (later) > 0)
    veche_undo_add_stayed (job, store, &row, _("what others have changed in it since stays"));
  return result;
}

/* As the seal tells; for the progress alone. */
static gint64
veche_undo_count_rows (VecheStore *store, gint64 step)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), "SELECT rows FROM veche_step WHERE id = ?1", NULL);

  if (stmt == NULL)
    return 0;
  veche_stmt_bind_integer (stmt, 1, step);
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW ? veche_stmt_get_integer (stmt, 0) : 0;
}

static gboolean
veche_undo_invert_rows (VecheUndoJob *job, VecheStore *store, GError **error)
{
  g_autoptr (VecheStmt) list = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT seq FROM veche_journal WHERE step = ?1 ORDER BY seq DESC", error);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;
  gint64 done = 0;

  if (list == NULL)
    return FALSE;
  job->rows = veche_undo_count_rows (store, job->target);
  veche_stmt_bind_integer (list, 1, job->target);
  while ((result = veche_stmt_step (list, error)) == VECHE_STMT_ROW)
    {
      gint64 seq = veche_stmt_get_integer (list, 0);
      VecheInverseResult outcome = veche_undo_invert_row (job, store, seq, FALSE, error);

      /* One transaction, however long (docs/decisions/0010). Others may look on meanwhile. */
      veche_store_set_progress (store, ++done, job->rows);
      veche_store_pause (store);

      if (outcome == VECHE_INVERSE_FAILED)
        return FALSE;
      if (outcome == VECHE_INVERSE_LATER)
        g_array_append_val (waiting, seq);
    }
  if (result != VECHE_STMT_DONE)
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    if (veche_undo_invert_row (job, store, g_array_index (waiting, gint64, i), TRUE, error) == VECHE_INVERSE_FAILED)
      return FALSE;
  return TRUE;
}

static gboolean
veche_undo_set (VecheStore *store, const char *sql, gint64 a, gint64 b, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, a);
  veche_stmt_bind_integer (stmt, 2, b);
  return veche_stmt_run (stmt, error);
}

/* The step was opened before anybody knew what it would undo. */
static gboolean
veche_undo_name_step (VecheUndoJob *job, VecheStore *store, gint64 step, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store), "UPDATE veche_step SET title = ?2, undoes = ?3 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, step);
  veche_stmt_bind_text (stmt, 2, job->title);
  veche_stmt_bind_integer (stmt, 3, job->target);
  return veche_stmt_run (stmt, error);
}

static gboolean
veche_undo_write (VecheStore *store, gpointer data, GError **error)
{
  VecheUndoJob *job = data;
  VecheDb *db = veche_store_get_db (store);
  gint64 step = veche_db_query_integer (db, "SELECT step FROM veche_context", 0);
  g_autoptr (VecheStmt) stmt = NULL;
  gint64 original = 0;

  /* A row and what it owns come back in any order; the commit checks. */
  if (!veche_undo_choose (job, store, error) || !veche_db_exec (db, "PRAGMA defer_foreign_keys=ON", error)
      || !veche_undo_invert_rows (job, store, error) || !veche_undo_name_step (job, store, step, error)
      || !veche_undo_set (store, "UPDATE veche_step SET undone = ?2 WHERE id = ?1", job->target, 1, error))
    return FALSE;
  if (!job->redo)
    return TRUE;

  stmt = veche_stmt_new (db, "SELECT undoes FROM veche_step WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, job->target);
  if (veche_stmt_step (stmt, error) == VECHE_STMT_ROW)
    original = veche_stmt_get_integer (stmt, 0);
  return veche_undo_set (store, "UPDATE veche_step SET undone = ?2 WHERE id = ?1", original, 0, error);
}

static GStrv
veche_undo_end_stayed (VecheUndoJob *job)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (job->stayed->len == 0)
    return NULL;
  for (guint i = 0; i < job->stayed->len; i++)
    g_strv_builder_add (lines, g_ptr_array_index (job->stayed, i));
  if (job->unsaid > 0)
    g_strv_builder_take (lines, g_strdup_printf (ngettext ("and %u more", "and %u more", job->unsaid), job->unsaid));
  return g_strv_builder_end (lines);
}

gint64
veche_undo_apply_step (VecheStore *store, gboolean redo, gint64 wanted, const char *actor, char **title, GStrv *stayed,
                       GCancellable *cancellable, GError **error)
{
  g_auto (VecheUndoJob) job = { .redo = redo, .wanted = wanted };
  gint64 step;

  if (stayed != NULL)
    *stayed = NULL;
  job.stayed = g_ptr_array_new_with_free_func (g_free);
  job.inverse = veche_inverse_new (store);
  if (!veche_store_write (store, redo ? VECHE_STEP_REDO : VECHE_STEP_UNDO, NULL, actor, veche_undo_write, &job, cancellable, &step,
                          error))
    return 0;
  if (title != NULL)
    *title = g_steal_pointer (&job.title);
  if (stayed != NULL)
    *stayed = veche_undo_end_stayed (&job);
  return step;
}

gint64
veche_undo_apply (VecheStore *store, gboolean redo, const char *actor, char **title, GCancellable *cancellable, GError **error)
{
  return veche_undo_apply_step (store, redo, 0, actor, title, NULL, cancellable, error);
}
