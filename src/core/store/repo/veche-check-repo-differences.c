/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-repo.h"

#include "veche-application.h"
#include "veche-journal.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"

/* The last row of the journal that the earlier check saw: the one that wrote its decision down. By its place and not by its
 * time, since a clock may be set back. 0: there was no such check, -1: an error. */
static gint64
veche_check_repo_differences_find_seq (VecheStore *store, const VecheCheckSheet *sheet, GError **error)
{
  const gint64 pending = veche_check_sheet_is_pending (sheet) ? veche_record_get_id (sheet->check) : 0;
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT coalesce(max(iif(json_type(i.image, '$.decided') IS NOT NULL, j.seq, NULL)), max(j.seq)) "
                      "FROM veche_journal j LEFT JOIN veche_journal_image i ON i.seq = j.seq WHERE j.uuid = "
                      "(SELECT uuid FROM tech_check WHERE application = ?1 AND decided IS NOT NULL AND id <> ?2 "
                      "ORDER BY id DESC LIMIT 1)",
                      error);

  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, veche_record_get_id (sheet->application));
  veche_stmt_bind_integer (stmt, 2, pending);
  return veche_stmt_step (stmt, error) == VECHE_STMT_ROW ? veche_stmt_get_integer (stmt, 0) : -1;
}

GPtrArray *
veche_check_repo_list_differences (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, application, error);
  g_autoptr (GPtrArray) entries = NULL;
  gint64 seq = sheet != NULL ? veche_check_repo_differences_find_seq (store, sheet, error) : -1;

  if (seq < 0)
    return NULL;
  entries = seq == 0 ? g_ptr_array_new () : veche_journal_list_since (store, &veche_application_kind, application, seq, error);
  return entries != NULL ? veche_check_difference_reduce (sheet->application, entries) : NULL;
}
