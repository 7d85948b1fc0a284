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
#include "veche-tree.h"

/* The number after the highest that the block has given; numbers of deleted trees are not given again while a higher one stands. */
static gboolean
veche_tree_repo_take_number (VecheStore *store, VecheEdit *edit, guint index, gint64 block, GError **error)
{
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, &veche_survey_block_kind, block, error);
  gint64 first, last, number;
  g_autofree char *text = NULL;
  g_autofree char *sql = NULL;

  if (record == NULL)
    return FALSE;
  first = veche_record_get_integer (record, "first");
  last = veche_record_get_integer (record, "last");
  sql = g_strdup_printf ("SELECT max (CAST (number AS INTEGER)) FROM tree WHERE block = %" PRId64
                         " AND CAST (number AS INTEGER) BETWEEN %" PRId64 " AND %" PRId64,
                         block, first, last);
  number = MAX (veche_db_query_integer (veche_store_get_db (store), sql, first - 1) + 1, first);
  if (number > last)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not number the tree: the numbers %" PRId64 "–%" PRId64 " of “%s” are used up. Give that workplace another block."),
                   first, last, veche_record_get_title (record));
      return FALSE;
    }
  text = g_strdup_printf ("%" PRId64, number);
  veche_edit_set_text (edit, index, "number", text);
  return TRUE;
}

static gboolean
veche_tree_repo_keep_number (VecheStore *store, VecheEdit *edit, guint index, const VecheValue *number, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  g_autoptr (VecheRecord) record = veche_record_repo_get (store, op->kind, op->id, error);
  const char *before;
  g_autofree char *aliases = NULL;

  if (record == NULL)
    return FALSE;
  before = veche_record_get_number (record);
  if (before == NULL || *before == '\0' || g_strcmp0 (before, number->text) == 0)
    return TRUE;
  aliases = veche_tree_append_number (veche_record_get_text (record, "old_numbers"), before);
  veche_edit_set_text (edit, index, "old_numbers", aliases);
  return TRUE;
}

gboolean
veche_tree_repo_complete (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  const VecheValue *number, *block;

  if (op->kind != &veche_tree_kind)
    return TRUE;
  number = veche_edit_op_get_cell (op, "number");
  block = veche_edit_op_get_cell (op, "block");
  if (op->verb == VECHE_EDIT_INSERT && number == NULL && block != NULL && block->integer != 0)
    return veche_tree_repo_take_number (store, edit, index, block->integer, error);
  if (op->verb == VECHE_EDIT_UPDATE && number != NULL && veche_edit_op_get_cell (op, "old_numbers") == NULL)
    return veche_tree_repo_keep_number (store, edit, index, number, error);
  return TRUE;
}
