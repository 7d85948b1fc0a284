/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-content-repo.h"

#include "veche-contents.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"

static gboolean
veche_content_repo_count (VecheStore *store, const char *sql, gint64 id, gint64 *count, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return FALSE;
  *count = veche_stmt_get_integer (stmt, 0);
  return TRUE;
}

/* Nothing but paper is told. */
static gboolean
veche_content_repo_is_paper (VecheRecord *content)
{
  return veche_record_get_text (content, "value") == NULL && !veche_record_is_null (content, "sheets");
}

static gboolean
veche_content_repo_check_sheets (VecheRecord *content, VecheRecord *item, GError **error)
{
  if (veche_record_is_null (content, "sheets") || veche_record_get_integer (content, "sheets") > 0)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not save the paper of “%s”: sheets are counted from 1. Leave the field empty where nothing came on paper."),
               veche_record_get_title (item));
  return FALSE;
}

gboolean
veche_content_repo_check (VecheStore *store, gint64 id, GError **error)
{
  g_autoptr (VecheRecord) content = veche_record_repo_get (store, &veche_contents_kind, id, error);
  g_autoptr (VecheRecord) item = NULL;
  gint64 count;

  if (content == NULL)
    return FALSE;
  item = veche_record_repo_get (store, &veche_programme_item_kind, veche_record_get_integer (content, "item"), error);
  if (item == NULL
      || !veche_content_repo_count (store,
                                    "SELECT count(*) FROM application_content c JOIN application a ON a.id = c.application "
                                    "JOIN item i ON i.id = c.item AND i.programme = a.programme WHERE c.id = ?1",
                                    id, &count, error))
    return FALSE;
  if (count == 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not save what is told for “%s”: the application's programme does not ask for it. Choose one of its own items."),
                   veche_record_get_title (item));
      return FALSE;
    }
  if (!veche_content_repo_count (store,
                                 "SELECT count(*) FROM application_content c JOIN application_content o ON o.application = c.application "
                                 "AND o.item = c.item WHERE c.id = ?1",
                                 id, &count, error))
    return FALSE;
  if (count > 1)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not save what is told for “%s”: something is told for it already. Change that."),
                   veche_record_get_title (item));
      return FALSE;
    }
  return veche_content_repo_check_sheets (content, item, error)
         && (veche_content_repo_is_paper (content) || veche_contents_check_value (item, veche_record_get_text (content, "value"), error));
}

static void
veche_content_repo_free_told (gpointer data)
{
  VecheContentTold *told = data;

  g_free (told->value);
  g_free (told);
}

GHashTable *
veche_content_repo_list (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT item, value, ifnull(sheets, 0) FROM application_content WHERE application = ?1", error);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, veche_content_repo_free_told);
  VecheStmtResult step;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, application);
  while ((step = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 item = veche_stmt_get_integer (stmt, 0);
      VecheContentTold *told = g_new0 (VecheContentTold, 1);

      told->value = veche_stmt_dup_text (stmt, 1);
      told->sheets = veche_stmt_get_integer (stmt, 2);
      g_hash_table_insert (values, g_memdup2 (&item, sizeof item), told);
    }
  return step == VECHE_STMT_DONE ? g_steal_pointer (&values) : NULL;
}
