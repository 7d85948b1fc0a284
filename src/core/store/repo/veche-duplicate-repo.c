/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicate-repo.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-record-pending.h"
#include "veche-stmt.h"

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

/* The row's texts live until the next step: @texts keeps them. */
static const char *
veche_duplicate_repo_keep (GStringChunk *texts, const char *text)
{
  return text != NULL ? g_string_chunk_insert (texts, text) : NULL;
}

static VecheDuplicateCard
veche_duplicate_repo_copy (const VecheDuplicateCard *card, GStringChunk *texts)
{
  return (VecheDuplicateCard) {
    .id = card->id,
    .name = veche_duplicate_repo_keep (texts, card->name),
    .aliases = veche_duplicate_repo_keep (texts, card->aliases),
    .phone = veche_duplicate_repo_keep (texts, card->phone),
    .email = veche_duplicate_repo_keep (texts, card->email),
    .ogrn = veche_duplicate_repo_keep (texts, card->ogrn),
    .organisation = veche_duplicate_repo_keep (texts, card->organisation),
    .uuid = veche_duplicate_repo_keep (texts, card->uuid),
    .distinct = veche_duplicate_repo_keep (texts, card->distinct),
  };
}

/* Rows of an import that may yet be stopped are nobody's doubles. */
static char *
veche_duplicate_repo_dup_settled (VecheStore *store)
{
  g_autofree char *condition = veche_record_pending_dup_condition (store);

  return condition != NULL ? g_strconcat (" AND ", condition, NULL) : g_strdup ("");
}

GArray *
veche_duplicate_repo_find (VecheStore *store, const VecheKind *kind, GError **error)
{
  const gboolean people = kind == &veche_people_person_kind;
  const char *columns = people ? "id, name, NULL, phone, email, NULL, NULL, uuid, distinct_from"
                               : "id, name, aliases, phone, email, ogrn, NULL, uuid, distinct_from";
  g_autofree char *settled = veche_duplicate_repo_dup_settled (store);
  g_autofree char *sql
    = g_strdup_printf ("SELECT %s FROM \"%s\" t WHERE merged_into IS NULL%s ORDER BY id", columns, kind->table, settled);
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (VecheDuplicateCard));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult result;

  if (!people && kind != &veche_people_organisation_kind)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not look for doubles: only people and organisations are compared."));
      return NULL;
    }
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheDuplicateCard row = veche_duplicate_repo_read (stmt);
      VecheDuplicateCard card = veche_duplicate_repo_copy (&row, texts);

      g_array_append_val (cards, card);
    }
  if (result != VECHE_STMT_DONE)
    return NULL;
  return people ? veche_duplicates_find_people ((const VecheDuplicateCard *) (gpointer) cards->data, cards->len)
                : veche_duplicates_find_organisations ((const VecheDuplicateCard *) (gpointer) cards->data, cards->len);
}

/* --- second filings ------------------------------------------------------------------------------------------------ */

#define CARD "SELECT t.id, t.title, NULL, t.leader_phone, t.leader_email, t.ogrn, t.organisation, NULL, NULL FROM application t "

static gboolean
veche_duplicate_repo_load_card (VecheStore *store, gint64 application, VecheDuplicateCard *card, GStringChunk *texts,
                                GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), CARD "WHERE t.id = ?1", error);
  VecheDuplicateCard row;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, application);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      row = veche_duplicate_repo_read (stmt);
      *card = veche_duplicate_repo_copy (&row, texts);
      return TRUE;
    case VECHE_STMT_DONE:
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                           _("Could not find the application: it is no longer there."));
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
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

GArray *
veche_duplicate_repo_find_repeats (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (VecheDuplicatePair));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1024);
  g_autofree char *settled = veche_duplicate_repo_dup_settled (store);
  g_autofree char *sql = g_strconcat (CARD "JOIN application own ON own.id = ?1 AND t.programme IS own.programme "
                                           "WHERE t.id <> own.id AND t.repeats IS NOT own.id AND own.repeats IS NOT t.id",
                                      settled, NULL);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  VecheDuplicateCard own;
  VecheStmtResult result;

  if (stmt == NULL || !veche_duplicate_repo_load_card (store, application, &own, texts, error))
    return NULL;
  veche_stmt_bind_integer (stmt, 1, application);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      VecheDuplicateCard other = veche_duplicate_repo_read (stmt);
      VecheDuplicatePair pair = { other.id, application, veche_duplicates_compare_applications (&own, &other) };

      if (pair.reasons != 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, veche_duplicate_repo_compare);
  return result == VECHE_STMT_DONE ? g_steal_pointer (&pairs) : NULL;
}
