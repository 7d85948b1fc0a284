/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-transaction.h"

#include "veche-i18n.h"

struct _VecheTransaction
{
  VecheDb *db;
};

VecheTransaction *
veche_transaction_begin (VecheDb *db, GError **error)
{
  VecheTransaction *self;

  if (sqlite3_exec (veche_db_get_handle (db), "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    {
      veche_db_set_error (db, _("Could not write to the workspace"), error);
      return NULL;
    }
  self = g_new0 (VecheTransaction, 1);
  self->db = db;
  return self;
}

gboolean
veche_transaction_commit (VecheTransaction *self, GError **error)
{
  if (sqlite3_exec (veche_db_get_handle (self->db), "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    {
      veche_db_set_error (self->db, _("Could not save the changes"), error);
      veche_transaction_rollback (self);
      return FALSE;
    }
  g_free (self);
  return TRUE;
}

void
veche_transaction_rollback (VecheTransaction *self)
{
  if (self == NULL)
    return;
  /* A cancelled job must still be able to roll back: the progress handler would interrupt it. */
  veche_db_set_cancellable (self->db, NULL);
  /* SQLite may have rolled back by itself (full disk, I/O error). */
  if (sqlite3_get_autocommit (veche_db_get_handle (self->db)) == 0)
    sqlite3_exec (veche_db_get_handle (self->db), "ROLLBACK", NULL, NULL, NULL);
  /* Where the disk failed inside FTS5's commit, SQLite keeps that error for whoever reads next, though the disk may be well again
   * by then: let it be this one. */
  sqlite3_exec (veche_db_get_handle (self->db), "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL);
  g_free (self);
}
