/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-merge-repo.h"

#include <inttypes.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"

/* The row and all that is merged into it. UNION, so that a circle that another program made comes to an end. */
#define FAMILY \
  "WITH RECURSIVE family (id) AS (SELECT ?1 UNION SELECT m.id FROM \"%s\" m JOIN family f ON m.merged_into = f.id) "

static gboolean
veche_merge_repo_refuse (const char *message, GError **error)
{
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED, message);
  return FALSE;
}

static gboolean
veche_merge_repo_knows (const VecheKind *kind)
{
  return g_strcmp0 (kind->hidden_field, "merged_into") == 0;
}

gint64
veche_merge_repo_get_keeper (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (!veche_merge_repo_knows (kind))
    return id;
  sql = g_strdup_printf ("WITH RECURSIVE up (id, next) AS (SELECT id, merged_into FROM \"%1$s\" WHERE id = ?1 UNION "
                         "SELECT m.id, m.merged_into FROM \"%1$s\" m JOIN up ON m.id = up.next) "
                         "SELECT id FROM up WHERE next IS NULL",
                         kind->table);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return 0;
  veche_stmt_bind_integer (stmt, 1, id);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      return veche_stmt_get_integer (stmt, 0);
    case VECHE_STMT_DONE:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not find the record: it is no longer there (%s, id:%" PRId64 ")."), kind->name, id);
      return 0;
    case VECHE_STMT_ERROR:
    default:
      return 0;
    }
}

gboolean
veche_merge_repo_merge (VecheStore *store, const VecheKind *kind, gint64 id, gint64 keeper, GError **error)
{
  g_autoptr (VecheRecord) record = NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  gint64 target = 0;
  guint op;

  if (!veche_merge_repo_knows (kind))
    return veche_merge_repo_refuse (_("Could not merge the records: only people and organisations can be merged."), error);
  record = veche_record_repo_get (store, kind, id, error);
  if (record == NULL)
    return FALSE;
  if (keeper != 0)
    {
      target = veche_merge_repo_get_keeper (store, kind, keeper, error);
      if (target == 0)
        return FALSE;
      if (target == id)
        return veche_merge_repo_refuse (_("Could not merge the records: they are the same already. Choose two different ones."),
                                        error);
      if (!veche_record_is_null (record, "merged_into"))
        return veche_merge_repo_refuse (_("Could not merge the records: one is merged into another already. Take it out first."),
                                        error);
    }

  edit->verb = TRUE;
  op = veche_edit_update (edit, kind, id);
  if (target != 0)
    veche_edit_set_integer (edit, op, "merged_into", target);
  else
    veche_edit_set_null (edit, op, "merged_into");
  return veche_record_repo_apply (store, edit, error);
}

gboolean
veche_merge_repo_tell_apart (VecheStore *store, const VecheKind *kind, gint64 id, gint64 other, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autoptr (VecheRecord) record = NULL;
  g_autoptr (VecheRecord) second = NULL;
  g_autofree char *text = NULL;
  const char *known;

  if (veche_kind_find_field (kind, "distinct_from") < 0 || id == other)
    return veche_merge_repo_refuse (_("Could not tell the records apart: choose two different people, organisations or applications."),
                                    error);
  record = veche_record_repo_get (store, kind, id, error);
  second = record != NULL ? veche_record_repo_get (store, kind, other, error) : NULL;
  if (second == NULL)
    return FALSE;

  known = veche_record_get_text (record, "distinct_from");
  if (known != NULL && strstr (known, veche_record_get_uuid (second)) != NULL)
    return TRUE;
  text = known != NULL ? g_strconcat (known, "\n", veche_record_get_uuid (second), NULL) : g_strdup (veche_record_get_uuid (second));
  edit->verb = TRUE;
  veche_edit_set_text (edit, veche_edit_update (edit, kind, id), "distinct_from", text);
  return veche_record_repo_apply (store, edit, error);
}

/* Runs a query of row ids and adds their records. */
static gboolean
veche_merge_repo_add (VecheStore *store, const VecheKind *kind, const char *sql, gint64 id, guint limit, GPtrArray *records,
                      GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) found = NULL;
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  veche_stmt_bind_integer (stmt, 2, limit);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 row = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, row);
    }
  if (result != VECHE_STMT_DONE)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  found = veche_record_repo_get_many (store, kind, (const gint64 *) ids->data, ids->len, FALSE, error);
  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (records, g_steal_pointer (&found));
  return TRUE;
}

GPtrArray *
veche_merge_repo_list_merged (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = NULL;

  if (!veche_merge_repo_knows (kind))
    return g_steal_pointer (&records);
  sql = g_strdup_printf (FAMILY "SELECT id FROM family WHERE id <> ?1 ORDER BY id LIMIT ?2", kind->table);
  return veche_merge_repo_add (store, kind, sql, id, G_MAXINT, records, error) ? g_steal_pointer (&records) : NULL;
}

/* «leader_person IN (…) OR …»: whichever fields of the kind refer to @target; %NULL where none does. */
static char *
veche_merge_repo_dup_condition (const VecheKind *kind, const VecheKind *target)
{
  g_autoptr (GString) terms = g_string_new (NULL);

  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (field->type == VECHE_FIELD_REF && g_str_equal (field->target, target->name)
        && g_strcmp0 (kind->hidden_field, field->name) != 0)
      g_string_append_printf (terms, "%s\"%s\" IN (SELECT id FROM family)", terms->len > 0 ? " OR " : "", field->name);
  return terms->len > 0 ? g_string_free_and_steal (g_steal_pointer (&terms)) : NULL;
}

GPtrArray *
veche_merge_repo_list_referrers (VecheStore *store, const VecheKind *kind, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *family = veche_merge_repo_knows (kind) ? g_strdup_printf (FAMILY, kind->table)
                                                          : g_strdup ("WITH family (id) AS (SELECT ?1) ");

  for (const VecheKind *const *other = veche_kind_list (); *other != NULL; other++)
    {
      g_autofree char *condition = veche_merge_repo_dup_condition (*other, kind);
      g_autofree char *sql = NULL;

      if (condition == NULL)
        continue;
      sql = g_strdup_printf ("%sSELECT id FROM \"%s\" WHERE %s ORDER BY id LIMIT ?2", family, (*other)->table, condition);
      if (!veche_merge_repo_add (store, *other, sql, id, limit - MIN (limit, records->len), records, error))
        return NULL;
    }
  return g_steal_pointer (&records);
}
