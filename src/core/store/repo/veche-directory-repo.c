/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-repo.h"

#include "veche-application.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-record-pending.h"
#include "veche-stmt.h"

#define LEADERS \
  "SELECT t.id, t.leader, t.leader_phone, t.leader_email, NULL, t.leader_consent FROM application t " \
  "WHERE t.leader IS NOT NULL AND t.leader_person IS NULL"
#define MEMBERS \
  "SELECT t.id, t.name, t.phone, t.email, NULL, t.consent FROM application_member t WHERE t.person IS NULL"
#define APPLICANTS \
  "SELECT t.id, t.organisation, NULL, NULL, t.ogrn, NULL FROM application t " \
  "WHERE t.organisation IS NOT NULL AND t.organisation_ref IS NULL"
#define PEOPLE "SELECT t.id, t.name, t.phone, t.email, NULL, t.consent FROM person t WHERE t.merged_into IS NULL"
#define ORGANISATIONS "SELECT t.id, t.name, t.phone, t.email, t.ogrn, NULL FROM organisation t WHERE t.merged_into IS NULL"

/* @kind: %NULL: of the directory itself */
static gboolean
veche_directory_repo_read (VecheStore *store, VecheDirectoryPlan *plan, const char *select, const VecheKind *kind, const char *reference,
                           GError **error)
{
  g_autofree char *condition = veche_record_pending_dup_condition (store);
  g_autofree char *sql = g_strdup_printf ("%s%s%s ORDER BY t.id", select, condition != NULL ? " AND " : "", condition != NULL ? condition : "");
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 id = veche_stmt_get_integer (stmt, 0);
      VecheDirectoryEntry found = {
        .name = (char *) veche_stmt_get_text (stmt, 1),
        .phone = (char *) veche_stmt_get_text (stmt, 2),
        .email = (char *) veche_stmt_get_text (stmt, 3),
        .ogrn = (char *) veche_stmt_get_text (stmt, 4),
        .consent = (char *) veche_stmt_get_text (stmt, 5),
      };

      if (kind != NULL)
        veche_directory_plan_add (plan, &found, (VecheDirectoryPlace) { kind, id, reference });
      else
        veche_directory_plan_add_known (plan, id, &found);
    }
  return result == VECHE_STMT_DONE;
}

gboolean
veche_directory_repo_add_people (VecheStore *store, VecheDirectoryPlan *plan, GError **error)
{
  return veche_directory_repo_read (store, plan, PEOPLE, NULL, NULL, error);
}

VecheDirectoryPlan *
veche_directory_repo_plan (VecheStore *store, const VecheKind *kind, GError **error)
{
  g_autoptr (VecheDirectoryPlan) plan = veche_directory_plan_new (kind);
  gboolean done = FALSE;

  if (kind == &veche_people_person_kind)
    done = veche_directory_repo_read (store, plan, LEADERS, &veche_application_kind, "leader_person", error)
           && veche_directory_repo_read (store, plan, MEMBERS, &veche_application_member_kind, "person", error)
           && veche_directory_repo_add_people (store, plan, error);
  else if (kind == &veche_people_organisation_kind)
    done = veche_directory_repo_read (store, plan, APPLICANTS, &veche_application_kind, "organisation_ref", error)
           && veche_directory_repo_read (store, plan, ORGANISATIONS, NULL, NULL, error);
  else
    g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                         _("Could not look through the applications: only people and organisations are named there."));
  return done ? g_steal_pointer (&plan) : NULL;
}
