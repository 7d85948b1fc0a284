/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-repo.h"

#include <inttypes.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-survey.h"
#include "veche-tree-number-repo.h"
#include "veche-tree.h"

/* What the tree says, or said before this. */
static gint64
veche_tree_repo_get_integer (const VecheEditOp *op, VecheRecord *before, const char *field)
{
  const VecheValue *value = veche_edit_op_get_cell (op, field);

  if (value != NULL)
    return value->integer;
  return before != NULL ? veche_record_get_integer (before, field) : 0;
}

/* A new tree of a block is numbered; a number that changes stays as an alias; the block knows what it has given. */
static gboolean
veche_tree_repo_number (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  const VecheValue *number = veche_edit_op_get_cell (op, "number");
  const VecheValue *block = veche_edit_op_get_cell (op, "block");
  g_autoptr (VecheRecord) record = NULL;
  const char *before;

  if (op->verb == VECHE_EDIT_INSERT && number == NULL && block != NULL && block->integer != 0)
    {
      g_autofree char *next = veche_tree_number_repo_take (store, block->integer, error);

      if (next != NULL)
        veche_edit_set_text (edit, index, "number", next);
      return next != NULL;
    }
  if (number == NULL && block == NULL && veche_edit_op_get_cell (op, "survey") == NULL)
    return TRUE;
  if (op->verb == VECHE_EDIT_UPDATE && (record = veche_record_repo_get (store, op->kind, op->id, error)) == NULL)
    return FALSE;
  before = record != NULL ? veche_record_get_number (record) : NULL;
  if (!veche_tree_number_repo_note (store, veche_tree_repo_get_integer (op, record, "survey"),
                                    veche_tree_repo_get_integer (op, record, "block"), number != NULL ? number->text : before, error))
    return FALSE;
  if (number != NULL && before != NULL && *before != '\0' && g_strcmp0 (before, number->text) != 0 && veche_edit_op_get_cell (op, "old_numbers") == NULL)
    {
      g_autofree char *aliases = veche_tree_append_number (veche_record_get_text (record, "old_numbers"), before);

      veche_edit_set_text (edit, index, "old_numbers", aliases);
    }
  return TRUE;
}

typedef struct
{
  gint64 id;
  double diameter;
  double measured_at;
} VecheTreeStem;

/* The stems that the tree has, in their order. */
static GArray *
veche_tree_repo_list_stems (VecheStore *store, gint64 tree, GError **error)
{
  g_autoptr (GArray) stems = g_array_new (FALSE, FALSE, sizeof (VecheTreeStem));
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT id, diameter, ifnull(measured_at, 0) FROM tree_stem WHERE tree = ?1 "
                                               "ORDER BY position, id",
                                               error);
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, tree);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const VecheTreeStem stem = { veche_stmt_get_integer (stmt, 0), veche_stmt_get_real (stmt, 1), veche_stmt_get_real (stmt, 2) };

      g_array_append_val (stems, stem);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&stems) : NULL;
}

static gboolean
veche_tree_repo_has_stems (GArray *old, GArray *stems)
{
  gboolean same = stems != NULL && old->len == stems->len;

  for (guint i = 0; same && i < old->len; i++)
    same = g_array_index (old, VecheTreeStem, i).diameter == g_array_index (stems, double, i);
  return same;
}

/* At which height the tree is measured: as the edit says, else as it is known. */
static double
veche_tree_repo_get_height (VecheStore *store, const VecheEditOp *op)
{
  const VecheValue *said = veche_edit_op_get_cell (op, "measured_at");
  g_autoptr (VecheRecord) tree = NULL;

  if (said != NULL)
    return said->type == VECHE_VALUE_REAL ? said->real : 0;
  tree = op->verb == VECHE_EDIT_UPDATE ? veche_record_repo_get (store, op->kind, op->id, NULL) : NULL;
  return tree != NULL ? veche_record_get_real (tree, "measured_at") : 0;
}

/* What is said of the stems now replaces what was: the ops go to the end of the edit, and belong to its step. A stem keeps the height at
 * which it was measured unless another is said. */
static gboolean
veche_tree_repo_replace_stems (VecheStore *store, VecheEdit *edit, guint index, GArray *stems, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  const gboolean says_height = veche_edit_op_get_cell (op, "measured_at") != NULL;
  const double height = stems != NULL ? veche_tree_repo_get_height (store, op) : 0;
  g_autoptr (GArray) old = op->verb == VECHE_EDIT_UPDATE ? veche_tree_repo_list_stems (store, op->id, error)
                                                         : g_array_new (FALSE, FALSE, sizeof (VecheTreeStem));

  if (old == NULL)
    return FALSE;
  if (veche_tree_repo_has_stems (old, stems) && !says_height)
    return TRUE;
  if ((stems != NULL || old->len > 0) && veche_edit_op_get_cell (op, "stems") == NULL)
    veche_edit_set_integer (edit, index, "stems", stems != NULL ? stems->len : 1);
  for (guint i = old->len; i-- > 0;)
    veche_edit_delete (edit, &veche_tree_stem_kind, g_array_index (old, VecheTreeStem, i).id);
  for (guint i = 0; stems != NULL && i < stems->len; i++)
    {
      const double before = i < old->len ? g_array_index (old, VecheTreeStem, i).measured_at : 0;
      const double measured_at = !says_height && before > 0 ? before : height;
      const guint stem = op->verb == VECHE_EDIT_INSERT ? veche_edit_insert_child (edit, &veche_tree_stem_kind, index)
                                                         : veche_edit_insert (edit, &veche_tree_stem_kind, op->id);

      veche_edit_set_real (edit, stem, "diameter", g_array_index (stems, double, i));
      veche_edit_set_integer (edit, stem, "position", i + 1);
      if (measured_at > 0)
        veche_edit_set_real (edit, stem, "measured_at", measured_at);
    }
  return TRUE;
}

/* «12+8» becomes two stems, and the tree is as thick as the thicker one. A plain number takes the stems away that there were. */
static gboolean
veche_tree_repo_part_stems (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  const VecheValue *diameter = veche_edit_op_get_cell (op, "diameter");
  g_autoptr (GArray) stems = NULL;

  if (diameter == NULL || (diameter->type != VECHE_VALUE_TEXT && op->verb == VECHE_EDIT_INSERT))
    return TRUE;
  if (diameter->type == VECHE_VALUE_TEXT)
    {
      stems = veche_tree_parse_stems (diameter->text);
      if (stems == NULL)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                       _("Could not take the diameters “%s”: each stem is thicker than nothing. Write them as 12+8."), diameter->text);
          return FALSE;
        }
      veche_edit_set_real (edit, index, "diameter", veche_tree_get_thickest (stems));
    }
  return veche_tree_repo_replace_stems (store, edit, index, stems, error);
}

/* Two workplaces of one survey must not give the same number to two trees. */
static gboolean
veche_tree_repo_check_block (VecheStore *store, const VecheEditOp *op, GError **error)
{
  g_autoptr (VecheRecord) before = op->verb == VECHE_EDIT_UPDATE ? veche_record_repo_get (store, op->kind, op->id, error) : NULL;
  const VecheValue *first = veche_edit_op_get_cell (op, "first");
  const VecheValue *last = veche_edit_op_get_cell (op, "last");
  gint64 from, to, survey;
  g_autofree char *sql = NULL;
  gint64 other;

  if (op->verb == VECHE_EDIT_UPDATE && before == NULL)
    return FALSE;
  from = first != NULL ? first->integer : before != NULL ? veche_record_get_integer (before, "first") : 0;
  to = last != NULL ? last->integer : before != NULL ? veche_record_get_integer (before, "last") : 0;
  survey = before != NULL ? veche_record_get_parent_id (before) : op->parent_id;
  if (from > to)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not set the block of numbers: its first number, %" PRId64 ", is above its last, %" PRId64 ". Swap them."), from, to);
      return FALSE;
    }
  sql = g_strdup_printf ("SELECT min (first) FROM survey_block WHERE survey = %" PRId64 " AND id <> %" PRId64 " AND first <= %" PRId64
                         " AND last >= %" PRId64,
                         survey, op->verb == VECHE_EDIT_UPDATE ? op->id : 0, to, from);
  other = veche_db_query_integer (veche_store_get_db (store), sql, -1);
  if (other <= 0)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not set the block of numbers %" PRId64 "–%" PRId64 ": another workplace of this survey has numbers from %" PRId64
                 " on. Choose numbers that are free."),
               from, to, other);
  return FALSE;
}

gboolean
veche_tree_repo_complete (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);

  if (op->kind == &veche_survey_block_kind)
    return veche_tree_repo_check_block (store, op, error);
  if (op->kind != &veche_tree_kind)
    return TRUE;
  return veche_tree_repo_part_stems (store, edit, index, error) && veche_tree_repo_number (store, edit, index, error);
}
