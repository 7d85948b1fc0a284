/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-decision-repo.h"

#include <string.h>

#include "veche-record-repo.h"
#include "veche-survey.h"
#include "veche-time.h"

/* Who takes a table in has not decided upon its trees. */
static gboolean
veche_tree_decision_repo_is_import (VecheStore *store)
{
  return veche_db_query_integer (veche_store_get_db (store),
                                 "SELECT s.kind = 'import' FROM veche_step s JOIN veche_context c ON c.step = s.id WHERE c.id = 1", 0)
         != 0;
}

static gboolean
veche_tree_decision_repo_is_said (const VecheEditOp *op, const char *field)
{
  return veche_edit_op_get_cell (op, field) != NULL;
}

static gboolean
veche_tree_decision_repo_sign_decision (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  const VecheEditOp *op = veche_edit_get_op (edit, index);
  const VecheValue *decision = veche_edit_op_get_cell (op, "decision");
  g_autoptr (VecheRecord) before = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *today = NULL;

  if (decision == NULL || (op->verb == VECHE_EDIT_INSERT && decision->type == VECHE_VALUE_NULL))
    return TRUE;
  if (op->verb == VECHE_EDIT_UPDATE)
    {
      if ((before = veche_record_repo_get (store, op->kind, op->id, error)) == NULL)
        return FALSE;
      if (veche_value_equal (decision, veche_record_get_value (before, "decision")))
        return TRUE;
    }
  /* Of a decision that is taken back nobody is the author. */
  if (decision->type != VECHE_VALUE_NULL)
    {
      actor = veche_store_dup_actor (store);
      today = veche_time_parse_date ("today", NULL);
    }
  if (!veche_tree_decision_repo_is_said (op, "decided_by") && (actor != NULL || before != NULL))
    veche_edit_set_text (edit, index, "decided_by", actor);
  if (!veche_tree_decision_repo_is_said (op, "decided") && (today != NULL || before != NULL))
    veche_edit_set_text (edit, index, "decided", today);
  return TRUE;
}

/* The day on which the crew was out: today while the survey goes on, else the one day that it had. Owned; %NULL: it is not plain. */
static char *
veche_tree_decision_repo_dup_day (VecheRecord *survey)
{
  const char *started = veche_record_get_text (survey, "started"), *ended = veche_record_get_text (survey, "ended");
  g_autofree char *today = veche_time_parse_date ("today", NULL);

  if (started == NULL || g_strcmp0 (started, ended) == 0)
    return g_strdup (ended);
  return ended != NULL && strcmp (started, today) <= 0 && strcmp (today, ended) <= 0 ? g_steal_pointer (&today) : NULL;
}

static gboolean
veche_tree_decision_repo_sign_crew (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  const VecheEditOp *op = veche_edit_get_op (edit, index);
  const VecheValue *in_block = veche_edit_op_get_cell (op, "block");
  g_autoptr (VecheRecord) block = NULL;
  g_autoptr (VecheRecord) survey = NULL;
  g_autofree char *day = NULL;

  if (op->verb != VECHE_EDIT_INSERT || in_block == NULL || in_block->integer == 0)
    return TRUE;
  if ((block = veche_record_repo_get (store, &veche_survey_block_kind, in_block->integer, error)) == NULL
      || (survey = veche_record_repo_get (store, &veche_survey_kind, veche_record_get_parent_id (block), error)) == NULL)
    return FALSE;
  day = veche_tree_decision_repo_dup_day (survey);
  if (!veche_tree_decision_repo_is_said (op, "volunteer"))
    veche_edit_set_text (edit, index, "volunteer", veche_record_get_title (block));
  if (!veche_tree_decision_repo_is_said (op, "surveyed") && day != NULL)
    veche_edit_set_text (edit, index, "surveyed", day);
  return TRUE;
}

gboolean
veche_tree_decision_repo_sign (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  const VecheEditOp *op = veche_edit_get_op (edit, index);

  if ((!veche_tree_decision_repo_is_said (op, "decision") && !veche_tree_decision_repo_is_said (op, "block"))
      || veche_tree_decision_repo_is_import (store))
    return TRUE;
  return veche_tree_decision_repo_sign_decision (store, edit, index, error) && veche_tree_decision_repo_sign_crew (store, edit, index, error);
}
