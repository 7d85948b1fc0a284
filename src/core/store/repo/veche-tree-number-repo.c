/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-number-repo.h"

#include <inttypes.h>

#include "veche-act.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-record-filter.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-survey.h"

static gboolean
veche_tree_number_repo_count (VecheStore *store, gint64 block, gint64 number, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store),
                                               "INSERT INTO survey_block_count (block, last) VALUES (?1, ?2) "
                                               "ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
                                               error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, block);
  veche_stmt_bind_integer (stmt, 2, number);
  return veche_stmt_step (stmt, error) == VECHE_STMT_DONE;
}

/* From @number on, the first that no tree of the survey has; -1 when it cannot be read. */
static gint64
veche_tree_number_repo_skip_taken (VecheStore *store, gint64 survey, gint64 number, gint64 last, GError **error)
{
  g_autoptr (VecheStmt) taken
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT 1 FROM tree t WHERE t.number = ?1 AND (t.survey = ?2 OR t.block IN (SELECT id FROM survey_block "
                      "WHERE survey = ?2)) LIMIT 1",
                      error);

  if (taken == NULL)
    return -1;
  for (; number <= last; number++)
    {
      g_autofree char *text = g_strdup_printf ("%" PRId64, number);
      VecheStmtResult result;

      veche_stmt_bind_text (taken, 1, text);
      veche_stmt_bind_integer (taken, 2, survey);
      result = veche_stmt_step (taken, error);
      if (result != VECHE_STMT_ROW)
        return result == VECHE_STMT_DONE ? number : -1;
      veche_stmt_reset (taken);
    }
  return number;
}

/* The number that the block gives next; -1 with an error where there is none. */
static gint64
veche_tree_number_repo_find_next (VecheStore *store, gint64 block, GError **error)
{
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, &veche_survey_block_kind, block, error);
  g_autofree char *sql = g_strdup_printf ("SELECT last FROM survey_block_count WHERE block = %" PRId64, block);
  gint64 first, last, number;

  if (record == NULL)
    return -1;
  first = veche_record_get_integer (record, "first");
  last = veche_record_get_integer (record, "last");
  number = MAX (veche_db_query_integer (veche_store_get_db (store), sql, first - 1) + 1, first);
  number = veche_tree_number_repo_skip_taken (store, veche_record_get_parent_id (record), number, last, error);
  if (number <= last)
    return number;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not number the tree: the numbers %" PRId64 "–%" PRId64 " of “%s” are used up. Give that workplace another block."),
               first, last, veche_record_get_title (record));
  return -1;
}

char *
veche_tree_number_repo_take (VecheStore *store, gint64 block, GError **error)
{
  const gint64 number = veche_tree_number_repo_find_next (store, block, error);

  if (number < 0 || !veche_tree_number_repo_count (store, block, number, error))
    return NULL;
  return g_strdup_printf ("%" PRId64, number);
}

char *
veche_tree_number_repo_propose (VecheStore *store, gint64 block, GError **error)
{
  const gint64 number = veche_tree_number_repo_find_next (store, block, error);

  return number >= 0 ? g_strdup_printf ("%" PRId64, number) : NULL;
}

gboolean
veche_tree_number_repo_note (VecheStore *store, gint64 survey, gint64 block, const char *number, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;
  gint64 value;

  if ((survey == 0 && block == 0) || number == NULL || !g_ascii_string_to_signed (number, 10, 0, G_MAXINT64, &value, NULL))
    return TRUE;
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "INSERT INTO survey_block_count (block, last) SELECT id, ?1 FROM survey_block WHERE ?1 BETWEEN first AND last "
                         "AND survey IN (?2, (SELECT survey FROM survey_block WHERE id = ?3)) "
                         "ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
                         error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, value);
  veche_stmt_bind_integer (stmt, 2, survey);
  veche_stmt_bind_integer (stmt, 3, block);
  return veche_stmt_step (stmt, error) == VECHE_STMT_DONE;
}

static int
veche_tree_number_repo_compare (gconstpointer a, gconstpointer b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

char *
veche_tree_number_repo_find_taken (VecheStore *store, gint64 first, gint64 last, GArray *except, GError **error)
{
  /* The index on the number answers this alone. */
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT id, number FROM tree WHERE number IS NOT NULL AND number NOT GLOB '*[^0-9]*' AND CAST (number AS INTEGER) "
                      "BETWEEN ?1 AND ?2",
                      error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, first);
  veche_stmt_bind_integer (stmt, 2, last);
  while (veche_stmt_step (stmt, error) == VECHE_STMT_ROW)
    {
      const gint64 id = veche_stmt_get_integer (stmt, 0);

      if (!g_array_binary_search (except, &id, veche_tree_number_repo_compare, NULL))
        return veche_stmt_dup_text (stmt, 1);
    }
  return NULL;
}

GArray *
veche_tree_number_repo_list (VecheStore *store, const VecheQuery *query, const char *numbers, GError **error)
{
  g_autoptr (VecheRecordFilter) filter = veche_record_filter_new (store, query, error);
  g_autofree char *sql = filter != NULL ? g_strdup_printf ("SELECT t.id, t.number FROM tree t %s", veche_record_filter_get_where (filter)) : NULL;
  g_autoptr (VecheStmt) stmt = sql != NULL ? veche_stmt_new (veche_store_get_db (store), sql, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_record_filter_bind (filter, stmt);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const gint64 id = veche_stmt_get_integer (stmt, 0);

      if (veche_act_has_number (numbers, veche_stmt_get_text (stmt, 1)))
        g_array_append_val (ids, id);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

gint64
veche_tree_number_repo_find_old (VecheStore *store, const char *number, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT id FROM tree WHERE instr (', ' || old_numbers || ',', ', ' || ?1 || ',') > 0"
                                               " ORDER BY id LIMIT 2",
                                               error);
  gint64 id = 0;

  if (stmt == NULL)
    return 0;
  veche_stmt_bind_text (stmt, 1, number);
  if (veche_stmt_step (stmt, error) == VECHE_STMT_ROW)
    id = veche_stmt_get_integer (stmt, 0);
  if (id == 0 || veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return id;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_AMBIGUOUS,
               _("Could not find the tree by its old number “%s”: several trees had it (id:%" PRId64 ", id:%" PRId64 "). Give its present "
                 "number."),
               number, id, veche_stmt_get_integer (stmt, 0));
  return 0;
}
