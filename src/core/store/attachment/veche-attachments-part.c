/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachments.h"

#include "veche-i18n.h"
#include "veche-stmt.h"

gboolean
veche_attachments_verify_part (VecheStore *store, gint64 *last, GPtrArray *findings, gboolean *more, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT c.id, c.data, c.sha256, (SELECT name FROM attachment a WHERE a.sha256 = b.sha256 LIMIT 1) "
                      "FROM blob_chunk c JOIN blob b ON b.id = c.blob WHERE c.id > ?1 ORDER BY c.id LIMIT 1",
                      error);
  g_autofree char *sum = NULL;
  gconstpointer data;
  gsize size;

  *more = FALSE;
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, *last);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_DONE:
      return TRUE;
    case VECHE_STMT_ROW:
      break;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }

  *more = TRUE;
  *last = veche_stmt_get_integer (stmt, 0);
  data = veche_stmt_get_blob (stmt, 1, &size);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  if (g_strcmp0 (sum, veche_stmt_get_text (stmt, 2)) != 0 && !veche_stmt_is_null (stmt, 3))
    g_ptr_array_add (findings, g_strdup_printf (_("The file “%s” is damaged. Attach it again, or restore a backup."),
                                                veche_stmt_get_text (stmt, 3)));
  return TRUE;
}
