/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-undo.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-inverse.h"
#include "veche-stmt.h"

typedef struct
{
  gint64 target; /* the step whose rows are inverted */
  gboolean redo;
} VecheUndoJob;

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

static gboolean
veche_undo_invert_rows (VecheStore *store, gint64 target, GError **error)
{
  g_autoptr (VecheStmt) list = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT seq FROM veche_journal WHERE step = ?1 ORDER BY seq DESC", error);
  VecheStmtResult result;

  if (list == NULL)
    return FALSE;
  veche_stmt_bind_integer (list, 1, target);
  while ((result = veche_stmt_step (list, error)) == VECHE_STMT_ROW)
    if (!veche_inverse_apply_row (store, veche_stmt_get_integer (list, 0), error))
      return FALSE;
  return result == VECHE_STMT_DONE;
}

static gboolean
veche_undo_write (VecheStore *store, gpointer data, GError **error)
{
  const VecheUndoJob *job = data;
  VecheDb *db = veche_store_get_db (store);
  gint64 step = veche_db_query_integer (db, "SELECT step FROM veche_context", 0);
  gint64 original;

  /* A row and what it owns come back in any order; the commit checks. */
  if (!veche_db_exec (db, "PRAGMA defer_foreign_keys=ON", error) || !veche_undo_invert_rows (store, job->target, error)
      || !veche_undo_set (store, "UPDATE veche_step SET undoes = ?2 WHERE id = ?1", step, job->target, error)
      || !veche_undo_set (store, "UPDATE veche_step SET undone = ?2 WHERE id = ?1", job->target, 1, error))
    return FALSE;
  if (!job->redo)
    return TRUE;

  original = 0;
  {
    g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT undoes FROM veche_step WHERE id = ?1", error);

    if (stmt == NULL)
      return FALSE;
    veche_stmt_bind_integer (stmt, 1, job->target);
    if (veche_stmt_step (stmt, error) == VECHE_STMT_ROW)
      original = veche_stmt_get_integer (stmt, 0);
  }
  return veche_undo_set (store, "UPDATE veche_step SET undone = ?2 WHERE id = ?1", original, 0, error);
}

gint64
veche_undo_apply (VecheStore *store, gboolean redo, const char *actor, char **title, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  VecheUndoJob job = { 0, redo };
  gint64 step;

  job.target = veche_undo_get_next (store, redo, &name);
  if (job.target == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           redo ? _("Could not redo: there is nothing that was undone.")
                                : _("Could not undo: there is nothing to take back."));
      return 0;
    }
  if (!veche_store_write (store, redo ? VECHE_STEP_REDO : VECHE_STEP_UNDO, name, actor, veche_undo_write, &job, cancellable,
                          &step, error))
    return 0;
  if (title != NULL)
    *title = g_steal_pointer (&name);
  return step;
}
