/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-pending.h"

#include "veche-stmt.h"

char *
veche_record_pending_dup_condition (VecheStore *store)
{
  if (veche_store_find_open_step (store) == 0)
    return NULL;
  /* CROSS keeps the order: by the row's few lines in the journal, not by the many rows of the step. Copies of map features may share a
   * uuid. */
  return g_strdup ("NOT EXISTS (SELECT 1 FROM veche_journal j CROSS JOIN veche_step s ON s.id = j.step "
                   "WHERE j.uuid = t.uuid AND j.row = t.id AND j.op = 'I' AND s.state = 0)");
}

gboolean
veche_record_pending_mark (VecheStore *store, GPtrArray *records, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;

  if (records->len == 0 || veche_store_find_open_step (store) == 0)
    return TRUE;
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "SELECT 1 FROM veche_journal j CROSS JOIN veche_step s ON s.id = j.step "
                         "WHERE j.uuid = ?1 AND j.row = ?2 AND j.tbl = ?3 AND j.op = 'I' AND s.state = 0",
                         error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      VecheStmtResult result;

      veche_stmt_bind_text (stmt, 1, veche_record_get_uuid (record));
      veche_stmt_bind_integer (stmt, 2, veche_record_get_id (record));
      veche_stmt_bind_text (stmt, 3, veche_record_get_kind (record)->table);
      result = veche_stmt_step (stmt, error);
      if (result == VECHE_STMT_ERROR)
        return FALSE;
      veche_record_set_pending (record, result == VECHE_STMT_ROW);
      veche_stmt_reset (stmt);
    }
  return TRUE;
}
