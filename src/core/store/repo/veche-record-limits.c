/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-limits.h"

#include <string.h>

#include "veche-act.h"
#include "veche-application-repo.h"
#include "veche-application.h"
#include "veche-content-repo.h"
#include "veche-contents.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-own-form.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-territory.h"

/* Of the row as the journal writes it, where a control character takes six bytes. */
#define ROW_BYTES (32 * 1024 * 1024)
/* Below that the fields of a row cannot come to so much, whatever is in them. */
#define SMALL_BYTES (64 * 1024)

static gboolean
veche_record_limits_is_small (const VecheEditOp *op)
{
  for (guint i = 0; i < op->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);

      if (cell->value.type == VECHE_VALUE_TEXT && strlen (cell->value.text) > SMALL_BYTES)
        return FALSE;
    }
  return TRUE;
}

/* An application that repeats itself would be its own second filing. */
static gboolean
veche_record_limits_is_of_itself (const VecheEditOp *op)
{
  for (guint i = 0; i < op->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);

      if (cell->field->type == VECHE_FIELD_REF && g_strcmp0 (cell->field->target, op->kind->name) == 0
          && cell->value.type == VECHE_VALUE_INTEGER && cell->value.integer == op->id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
veche_record_limits_check_single (VecheStore *store, const VecheEditOp *op, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (!op->kind->single || op->verb != VECHE_EDIT_INSERT)
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id <> ?1", op->kind->table);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, op->id);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_DONE:
      return TRUE;
    case VECHE_STMT_ROW:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not add another record “%s”: a workspace has one of them, and it is there. Change that one."),
                   g_dgettext (GETTEXT_PACKAGE, op->kind->label));
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}

/* Two rows of a tree in one act would say two things of it. Those that are there from before may still be mended. */
static gboolean
veche_record_limits_check_act_tree (VecheStore *store, const VecheEditOp *op, GError **error)
{
  g_autofree char *sql = NULL;

  if (op->kind != &veche_act_tree_kind || veche_edit_op_get_cell (op, "tree") == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM inspection_act_tree a JOIN inspection_act_tree b ON b.act = a.act AND b.tree = a.tree "
                         "AND b.id <> a.id WHERE a.id = %" G_GINT64_FORMAT,
                         op->id);
  if (veche_db_query_integer (veche_store_get_db (store), sql, 0) == 0)
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                       _("Could not put the tree into the act: it stands in it already. Change its row."));
  return FALSE;
}

gboolean
veche_record_limits_check (VecheStore *store, const VecheEditOp *op, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT 0");
  g_autoptr (VecheStmt) stmt = NULL;

  if (veche_record_limits_is_of_itself (op))
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           _("Could not save the record: it would refer to itself. Choose another record there."));
      return FALSE;
    }
  if (!veche_record_limits_check_single (store, op, error) || !veche_record_limits_check_act_tree (store, op, error)
      || (op->kind == &veche_contents_kind && !veche_content_repo_check (store, op->id, error)))
    return FALSE;
  if (veche_record_limits_is_small (op))
    return TRUE;
  for (const VecheField *field = op->kind->fields; field->name != NULL; field++)
    if (field->type == VECHE_FIELD_TEXT || field->type == VECHE_FIELD_LONG_TEXT)
      g_string_append_printf (sql, " + octet_length (json_quote (ifnull (\"%s\", '')))", field->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?1", op->kind->table);
  stmt = veche_stmt_new (veche_store_get_db (store), sql->str, error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, op->id);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_DONE:
      return TRUE;
    case VECHE_STMT_ROW:
      if (veche_stmt_get_integer (stmt, 0) <= ROW_BYTES)
        return TRUE;
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           _("Could not save the record: its texts together are longer than 32 MB. Attach the longest as a file instead."));
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}

/* A ledger's rows stand; a mistake is made good by a row that takes it back. Deleting what they belong to takes them along. */
static gboolean
veche_record_limits_check_ledger (const VecheEditOp *op, GError **error)
{
  if (!op->kind->append_only || (op->verb != VECHE_EDIT_UPDATE && op->verb != VECHE_EDIT_DELETE)
      || (op->verb == VECHE_EDIT_UPDATE && op->cells->len == 0))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not change %s: its rows are only ever added to. Add a row with a negative number and a note."),
               op->kind->name);
  return FALSE;
}

/* What one person has decided is not put there, or away, beside the rules for deciding. */
static gboolean
veche_record_limits_check_by_hand (const VecheEdit *edit, const VecheEditOp *op, GError **error)
{
  if (!op->kind->by_verb || edit->verb || (op->verb != VECHE_EDIT_INSERT && op->verb != VECHE_EDIT_DELETE))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not change %s by hand: it follows from the office's work. Use the action for it."), op->kind->name);
  return FALSE;
}

gboolean
veche_record_limits_check_bare (VecheStore *store, const VecheEditOp *op, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;

  if (!op->bare)
    return TRUE;
  stmt = veche_stmt_new (veche_store_get_db (store), "SELECT 1 FROM attachment WHERE owner = ?1 AND owner_kind = ?2 LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, op->id);
  veche_stmt_bind_text (stmt, 2, op->kind->name);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_DONE:
      return TRUE;
    case VECHE_STMT_ROW:
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not delete the record: somebody has attached files to it in the meantime. Look at it again."));
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}

gboolean
veche_record_limits_check_place (VecheStore *store, const VecheEdit *edit, const VecheEditOp *op, GError **error)
{
  const VecheValue *programme = op->kind == &veche_application_kind ? veche_edit_op_get_cell (op, "programme") : NULL;
  const VecheValue *theme = op->kind == &veche_application_kind ? veche_edit_op_get_cell (op, "theme") : NULL;

  return (programme == NULL || veche_application_repo_check_programme (store, op->id, programme, error))
         && (theme == NULL || veche_application_repo_check_theme (store, op->id, theme, edit->verb, error));
}

gboolean
veche_record_limits_check_form (VecheStore *store, const VecheEditOp *op, GError **error)
{
  const VecheValue *form = op->kind == &veche_territory_layer_kind ? veche_edit_op_get_cell (op, "form") : NULL;
  const VecheValue *geometry = op->kind == &veche_territory_layer_kind ? veche_edit_op_get_cell (op, "geometry") : NULL;
  g_autoptr (VecheRecord) record = NULL;

  if (form == NULL && geometry == NULL)
    return TRUE;
  if (op->verb == VECHE_EDIT_UPDATE)
    record = veche_record_repo_get (store, op->kind, op->id, NULL);
  return veche_own_form_check_text (form != NULL ? form->text : record != NULL ? veche_record_get_text (record, "form") : NULL,
                                    veche_territory_guess_kind (geometry != NULL ? geometry->text
                                                                : record != NULL ? veche_record_get_text (record, "geometry")
                                                                                 : NULL),
                                    error);
}

gboolean
veche_record_limits_check_allowed (VecheStore *store, const VecheEdit *edit, const VecheEditOp *op, GError **error)
{
  return veche_record_limits_check_ledger (op, error) && veche_record_limits_check_by_hand (edit, op, error)
         && veche_record_limits_check_form (store, op, error);
}

gint64
veche_record_limits_get_scope (VecheStore *store, const VecheEditOp *op, const VecheKind *target)
{
  const VecheValue *programme = veche_edit_op_get_cell (op, "programme");
  g_autofree char *sql = NULL;

  if (op->kind == &veche_contents_kind && op->verb == VECHE_EDIT_INSERT)
    sql = g_strdup_printf ("SELECT programme FROM application WHERE id = %" G_GINT64_FORMAT, op->parent_id);
  else if (op->kind == &veche_contents_kind)
    sql = g_strdup_printf ("SELECT a.programme FROM application a JOIN application_content c ON c.application = a.id WHERE c.id = "
                           "%" G_GINT64_FORMAT,
                           op->id);
  if (sql != NULL)
    return veche_db_query_integer (veche_store_get_db (store), sql, 0);
  if (g_strcmp0 (target->parent, "programme") != 0 || veche_kind_find_field (op->kind, "programme") < 0)
    return 0;
  if (programme != NULL)
    return programme->type == VECHE_VALUE_NULL ? 0 : programme->integer;
  sql = g_strdup_printf ("SELECT programme FROM \"%s\" WHERE id = %" G_GINT64_FORMAT, op->kind->table, op->id);
  return veche_db_query_integer (veche_store_get_db (store), sql, 0);
}
