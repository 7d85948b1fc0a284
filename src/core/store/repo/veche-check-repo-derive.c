/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

/* What follows from the contents of an application for the items of its programme. */
#include "veche-check-repo.h"

#include "veche-application.h"
#include "veche-consent-sql.h"
#include "veche-content-repo.h"
#include "veche-contents.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-votes.h"

static gboolean
veche_check_repo_count_votes (VecheStore *store, gint64 application, gint64 *count, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_votes_kind);
  g_autoptr (GPtrArray) rows = NULL;
  VecheVotesCount votes;

  query->parent_id = application;
  rows = veche_record_repo_query (store, query, error);
  if (rows == NULL)
    return FALSE;
  veche_votes_count (rows, &votes);
  *count = MAX (votes.total, 0);
  return TRUE;
}

/* How many things of the item's kind hang on the application. */
static gboolean
veche_check_repo_count (VecheStore *store, gint64 application, VecheRecord *item, gint64 *count, GError **error)
{
  const char *kind = veche_record_get_text (item, "item_kind");
  const char *sql = "SELECT count(*) FROM attachment WHERE owner_kind = 'application' AND owner = ?1 AND item = ?2";
  g_autoptr (VecheStmt) stmt = NULL;

  if (g_strcmp0 (kind, "votes") == 0)
    return veche_check_repo_count_votes (store, application, count, error);
  if (g_strcmp0 (kind, "people") == 0)
    sql = "SELECT count(*) FROM application_member WHERE application = ?1 AND ?2 = ?2";

  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, application);
  veche_stmt_bind_text (stmt, 2, veche_record_get_text (item, "code"));
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  *count = veche_stmt_get_integer (stmt, 0);
  return TRUE;
}

/* Everybody named in the application has to consent, or there is a file of the item with what they signed. */
static gboolean
veche_check_repo_derive_consent (VecheStore *store, gint64 application, gint64 files, const char **state, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (
    veche_store_get_db (store),
    "SELECT count(*), total(consented) FROM (SELECT " VECHE_CONSENT_SQL ("leader_consent", "leader_person", "programme") " AS consented "
    "FROM application WHERE id = ?1 AND (leader IS NOT NULL OR leader_consent IS NOT NULL) "
    "UNION ALL SELECT " VECHE_CONSENT_SQL ("m.consent", "m.person", "a.programme") " FROM application_member m "
    "JOIN application a ON a.id = m.application WHERE m.application = ?1)",
    error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, application);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  *state = veche_check_derive_consent (veche_stmt_get_integer (stmt, 0), veche_stmt_get_integer (stmt, 1), files);
  return TRUE;
}

gboolean
veche_check_repo_derive (VecheStore *store, VecheRecord *application, VecheRecord *item, GHashTable *contents, const char **state,
                         GError **error)
{
  const gint64 application_id = veche_record_get_id (application);
  const gint64 id = veche_record_get_id (item);
  const VecheContentTold *content = g_hash_table_lookup (contents, &id);
  const char *told = content != NULL ? veche_contents_derive_state (item, content->value) : "absent";
  gint64 count;

  if (!veche_check_repo_count (store, application_id, item, &count, error))
    return FALSE;
  if (g_strcmp0 (veche_record_get_text (item, "item_kind"), "consent") == 0)
    {
      if (!veche_check_repo_derive_consent (store, application_id, count, state, error))
        return FALSE;
    }
  else
    *state = veche_check_derive_state (application, item, count);
  if (g_str_equal (*state, "absent") || g_str_equal (told, "insufficient"))
    *state = told;
  /* Paper is looked at by a person; that it is there is known. */
  if (content != NULL && content->sheets > 0 && g_str_equal (*state, "absent"))
    *state = "present";
  return TRUE;
}
