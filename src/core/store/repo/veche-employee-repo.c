/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-employee-repo.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-stmt.h"

gboolean
veche_employee_repo_dup_pin (VecheStore *store, gint64 id, char **hash, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), "SELECT pin_hash FROM employee WHERE id = ?1", error);

  *hash = NULL;
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      if (!veche_stmt_is_null (stmt, 0))
        *hash = veche_stmt_dup_text (stmt, 0);
      return TRUE;
    case VECHE_STMT_DONE:
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                           _("Could not check the PIN: the employee is no longer there. Choose another one."));
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}
