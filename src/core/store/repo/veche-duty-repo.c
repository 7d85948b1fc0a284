/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duty-repo.h"

#include "veche-check-repo.h"
#include "veche-record-pending.h"
#include "veche-stmt.h"

/* A decision that waits, as veche_check_sheet_is_pending() has it: of the latest check, and the application is still in check. */
#define WAITS \
  "t.state = 'in-check' AND c.decision IS NOT NULL AND c.confirmed IS NULL AND c.needs_second <> 0 AND c.id = (SELECT max(id) FROM tech_check WHERE application = t.id)"

#define COLUMNS "t.id, t.title, t.number, t.due, t.programme"

/* Of applications: what is waiting for a second person is not the first one's turn. */
static const char veche_duty_repo_applications[]
  = "SELECT " COLUMNS ", NULL, e.name, 0, CASE t.state WHEN 'draft' THEN 1 WHEN 'returned' THEN 4 ELSE 2 END AS reason "
    "FROM application t LEFT JOIN employee e ON e.id = t.responsible "
    "WHERE (t.state IN ('registered', 'in-check') OR (t.state IN ('draft', 'returned') AND t.due IS NOT NULL)) "
    "AND (?1 IS NULL OR e.name = ?1) AND (?2 & CASE t.state WHEN 'draft' THEN 1 WHEN 'returned' THEN 4 ELSE 2 END) <> 0 "
    "AND NOT EXISTS (SELECT 1 FROM tech_check c WHERE c.application = t.id AND " WAITS ")";

static const char veche_duty_repo_decisions[]
  = "SELECT " COLUMNS ", c.decision, c.decided_by, 0, 8, c.decided_ref FROM application t "
    "JOIN tech_check c ON c.application = t.id WHERE " WAITS;

static const char veche_duty_repo_steps[]
  = "SELECT t.id, t.title, t.number, k.next_date, t.programme, k.next_step, coalesce(e.name, r.name), k.id, 16 FROM application_contact k "
    "JOIN application t ON t.id = k.application LEFT JOIN employee e ON e.id = k.employee "
    "LEFT JOIN employee r ON r.id = t.responsible "
    "WHERE (k.next_step IS NOT NULL OR k.next_date IS NOT NULL) AND ifnull(k.next_done, 0) = 0 "
    "AND (?1 IS NULL OR coalesce(e.name, r.name) = ?1)";

static gboolean
veche_duty_repo_add (VecheStore *store, const char *select, const char *actor, guint reasons, GPtrArray *list, GError **error)
{
  g_autofree char *settled = veche_record_pending_dup_condition (store);
  g_autofree char *sql = settled != NULL ? g_strconcat (select, " AND ", settled, NULL) : g_strdup (select);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  g_autoptr (GPtrArray) employees = NULL;
  const char *ref;
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  if (select == veche_duty_repo_decisions)
    {
      employees = veche_check_repo_list_employees (store, error);
      if (employees == NULL)
        return FALSE;
    }
  ref = veche_check_find_employee (employees, actor);
  if (select != veche_duty_repo_decisions)
    veche_stmt_bind_text (stmt, 1, actor);
  if (select == veche_duty_repo_applications)
    veche_stmt_bind_integer (stmt, 2, reasons);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheDutyFacts facts = {
        .application = veche_stmt_get_integer (stmt, 0),
        .title = veche_stmt_get_text (stmt, 1),
        .number = veche_stmt_get_text (stmt, 2),
        .due = veche_stmt_get_text (stmt, 3),
        .programme = veche_stmt_get_integer (stmt, 4),
        .text = veche_stmt_get_text (stmt, 5),
        .who = veche_stmt_get_text (stmt, 6),
        .contact = veche_stmt_get_integer (stmt, 7),
        .reason = (VecheDutyReason) veche_stmt_get_integer (stmt, 8),
      };

      if (facts.reason != VECHE_DUTY_CONFIRM || actor == NULL
          || veche_check_is_other (veche_stmt_get_text (stmt, 9), facts.who, ref, actor))
        g_ptr_array_add (list, veche_duty_new (&facts));
    }
  return result == VECHE_STMT_DONE;
}

/* Adds to @count. */
static gboolean
veche_duty_repo_add_up (VecheStore *store, const char *select, const char *actor, guint reasons, guint *count, GError **error)
{
  g_autofree char *settled = veche_record_pending_dup_condition (store);
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM (", select, settled != NULL ? " AND " : "", settled != NULL ? settled : "", ")", NULL);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, actor);
  if (select == veche_duty_repo_applications)
    veche_stmt_bind_integer (stmt, 2, reasons);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  *count += (guint) veche_stmt_get_integer (stmt, 0);
  return TRUE;
}

static int
veche_duty_repo_compare (gconstpointer a, gconstpointer b)
{
  return veche_duty_compare (*(VecheDuty *const *) a, *(VecheDuty *const *) b);
}

GPtrArray *
veche_duty_repo_list (VecheStore *store, const char *actor, guint reasons, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  const guint plain = VECHE_DUTY_REGISTER | VECHE_DUTY_CHECK | VECHE_DUTY_RETURNED;

  if ((reasons & plain) != 0 && !veche_duty_repo_add (store, veche_duty_repo_applications, actor, reasons, list, error))
    return NULL;
  if ((reasons & VECHE_DUTY_CONFIRM) != 0 && !veche_duty_repo_add (store, veche_duty_repo_decisions, actor, reasons, list, error))
    return NULL;
  if ((reasons & VECHE_DUTY_STEP) != 0 && !veche_duty_repo_add (store, veche_duty_repo_steps, actor, reasons, list, error))
    return NULL;
  g_ptr_array_sort (list, veche_duty_repo_compare);
  return g_steal_pointer (&list);
}

gboolean
veche_duty_repo_count (VecheStore *store, const char *actor, guint *count, GError **error)
{
  /* Who may confirm is told by names: those few are looked at. */
  g_autoptr (GPtrArray) decisions = veche_duty_repo_list (store, actor, VECHE_DUTY_CONFIRM, error);

  *count = decisions != NULL ? decisions->len : 0;
  return decisions != NULL && veche_duty_repo_add_up (store, veche_duty_repo_applications, actor, VECHE_DUTY_ALL, count, error)
         && veche_duty_repo_add_up (store, veche_duty_repo_steps, actor, VECHE_DUTY_ALL, count, error);
}
