/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicate-repo.h"

#include "veche-duplicate-twin.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-record-pending.h"
#include "veche-stmt.h"

/* Rows between two looks at the clock. */
#define RUN 256

static VecheDuplicateCard
veche_duplicate_repo_read (VecheStmt *stmt)
{
  return (VecheDuplicateCard) {
    .id = veche_stmt_get_integer (stmt, 0),
    .name = veche_stmt_get_text (stmt, 1),
    .aliases = veche_stmt_get_text (stmt, 2),
    .phone = veche_stmt_get_text (stmt, 3),
    .email = veche_stmt_get_text (stmt, 4),
    .ogrn = veche_stmt_get_text (stmt, 5),
    .organisation = veche_stmt_get_text (stmt, 6),
    .uuid = veche_stmt_get_text (stmt, 7),
    .distinct = veche_stmt_get_text (stmt, 8),
  };
}

/* Rows of an import that may yet be stopped are nobody's doubles. */
static char *
veche_duplicate_repo_dup_settled (VecheStore *store)
{
  g_autofree char *condition = veche_record_pending_dup_condition (store);

  return condition != NULL ? g_strconcat (" AND ", condition, NULL) : g_strdup ("");
}

/* Up to so many rows, of those behind the last. Their count, -1 with an error. */
static int
veche_duplicate_repo_read_some (VecheStore *store, VecheDuplicateCards *cards, GError **error)
{
  const VecheKind *kind = veche_duplicate_cards_get_kind (cards);
  const char *columns = kind == &veche_people_person_kind ? "id, name, NULL, phone, email, NULL, NULL, uuid, distinct_from"
                                                          : "id, name, aliases, phone, email, ogrn, NULL, uuid, distinct_from";
  g_autofree char *settled = veche_duplicate_repo_dup_settled (store);
  g_autofree char *sql
    = g_strdup_printf ("SELECT %s FROM \"%s\" t WHERE t.id > ?1 AND merged_into IS NULL%s ORDER BY t.id LIMIT %d", columns, kind->table,
                       settled, RUN);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  VecheStmtResult result;
  int found = 0;

  if (stmt == NULL)
    return -1;
  veche_stmt_bind_integer (stmt, 1, veche_duplicate_cards_get_last (cards));
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheDuplicateCard row = veche_duplicate_repo_read (stmt);

      veche_duplicate_cards_add (cards, &row);
      found++;
    }
  return result == VECHE_STMT_DONE ? found : -1;
}

gboolean
veche_duplicate_repo_read_slice (VecheStore *store, VecheDuplicateCards *cards, int budget_ms, gboolean *more, GError **error)
{
  const VecheKind *kind = veche_duplicate_cards_get_kind (cards);
  const gint64 until = g_get_monotonic_time () + budget_ms * 1000;
  int found;

  if (kind != &veche_people_person_kind && kind != &veche_people_organisation_kind)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not look for doubles: only people and organisations are compared."));
      return FALSE;
    }
  do
    {
      found = veche_duplicate_repo_read_some (store, cards, error);
      if (found < 0)
        return FALSE;
    }
  while (found == RUN && g_get_monotonic_time () < until);
  *more = found == RUN;
  return TRUE;
}

/* --- second filings ------------------------------------------------------------------------------------------------ */

#define CARD "SELECT t.id, t.title, NULL, t.leader_phone, t.leader_email, t.ogrn, t.organisation, NULL, NULL FROM application t "

/* What the application is compared by. Owned, or %NULL. */
static VecheDuplicateTwin *
veche_duplicate_repo_load_twin (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), CARD "WHERE t.id = ?1", error);
  VecheDuplicateCard row;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, application);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      row = veche_duplicate_repo_read (stmt);
      return veche_duplicate_twin_new (&row);
    case VECHE_STMT_DONE:
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                           _("Could not find the application: it is no longer there."));
      return NULL;
    case VECHE_STMT_ERROR:
    default:
      return NULL;
    }
}

static int
veche_duplicate_repo_compare (gconstpointer a, gconstpointer b)
{
  const VecheDuplicatePair *left = a;
  const VecheDuplicatePair *right = b;
  int score = (int) veche_duplicates_get_score (right->reasons) - (int) veche_duplicates_get_score (left->reasons);

  return score != 0 ? score : left->a < right->a ? -1 : left->a > right->a;
}

/* Those of the rows that are like it, likeliest first. */
static GArray *
veche_duplicate_repo_collect (VecheStmt *stmt, const VecheDuplicateTwin *own, gint64 application, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (VecheDuplicatePair));
  VecheStmtResult result;

  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheDuplicateCard other = veche_duplicate_repo_read (stmt);
      VecheDuplicatePair pair = { other.id, application, veche_duplicate_twin_compare (own, &other) };

      if (pair.reasons != 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, veche_duplicate_repo_compare);
  return result == VECHE_STMT_DONE ? g_steal_pointer (&pairs) : NULL;
}

GArray *
veche_duplicate_repo_find_repeats (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheDuplicateTwin) own = veche_duplicate_repo_load_twin (store, application, error);
  g_autofree char *settled = veche_duplicate_repo_dup_settled (store);
  g_autofree char *sql = g_strconcat (CARD "JOIN application own ON own.id = ?1 AND t.programme IS own.programme "
                                           "WHERE t.id <> own.id AND t.repeats IS NOT own.id AND own.repeats IS NOT t.id "
                                           "AND instr(ifnull(t.distinct_from, ''), own.uuid) = 0 "
                                           "AND instr(ifnull(own.distinct_from, ''), t.uuid) = 0",
                                      settled, NULL);
  g_autoptr (VecheStmt) stmt = own != NULL ? veche_stmt_new (veche_store_get_db (store), sql, error) : NULL;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, application);
  return veche_duplicate_repo_collect (stmt, own, application, error);
}

GArray *
veche_duplicate_repo_find_like (VecheStore *store, gint64 programme, const VecheDuplicateCard *card, GError **error)
{
  g_autoptr (VecheDuplicateTwin) own = veche_duplicate_twin_new (card);
  g_autofree char *settled = veche_duplicate_repo_dup_settled (store);
  g_autofree char *sql = g_strconcat (CARD "WHERE t.programme IS nullif(?1, 0)", settled, NULL);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, programme);
  return veche_duplicate_repo_collect (stmt, own, 0, error);
}
