/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-repo.h"

#include <inttypes.h>

#include "veche-error.h"
#include "veche-girth.h"
#include "veche-i18n.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-survey.h"
#include "veche-tree-decision-repo.h"
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

/* Numbers of a block are those of one survey: a tree of another would take them away unseen. A tree that is moved to another survey leaves
 * its block there. */
static gboolean
veche_tree_repo_check_survey (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  const VecheEditOp *op = veche_edit_get_op (edit, index);
  const gboolean says = veche_edit_op_get_cell (op, "survey") != NULL, numbers = veche_edit_op_get_cell (op, "block") != NULL;
  g_autoptr (VecheRecord) before = NULL;
  g_autoptr (VecheRecord) block = NULL;
  gint64 survey, id;

  if (!says && !numbers)
    return TRUE;
  if (op->verb == VECHE_EDIT_UPDATE && (before = veche_record_repo_get (store, op->kind, op->id, error)) == NULL)
    return FALSE;
  survey = veche_tree_repo_get_integer (op, before, "survey");
  /* The same survey said again moves nothing. */
  if (!numbers && before != NULL && veche_record_get_integer (before, "survey") == survey)
    return TRUE;
  id = veche_tree_repo_get_integer (op, before, "block");
  /* A block that is not there is refused as any other reference is. */
  block = id != 0 ? veche_record_repo_get (store, &veche_survey_block_kind, id, NULL) : NULL;
  /* A block that is said of a tree in no survey says the survey too. */
  if (numbers && block != NULL && survey == 0 && !says)
    {
      veche_edit_set_integer (edit, index, "survey", veche_record_get_parent_id (block));
      return TRUE;
    }
  if (survey == 0 || block == NULL || veche_record_get_parent_id (block) == survey)
    return TRUE;
  if (!numbers)
    {
      veche_edit_set_null (edit, index, "block");
      return TRUE;
    }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not put the tree into the block “%s”: it belongs to another survey. Choose a block of the tree's survey."),
               veche_record_get_title (block));
  return FALSE;
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

  /* An empty cell of a table is no number. */
  if (op->verb == VECHE_EDIT_INSERT && (number == NULL || number->type == VECHE_VALUE_NULL) && block != NULL && block->integer != 0)
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
  double girth; /* 0: its diameter was measured */
} VecheTreeStem;

/* What is said of a tree's stems: none where it has one. */
typedef struct
{
  GArray *diameters; /* of double, or %NULL */
  GArray *girths;    /* that they follow from, or %NULL */
} VecheTreeSizes;

/* The stems that the tree has, in their order. */
static GArray *
veche_tree_repo_list_stems (VecheStore *store, gint64 tree, GError **error)
{
  g_autoptr (GArray) stems = g_array_new (FALSE, FALSE, sizeof (VecheTreeStem));
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store),
                                               "SELECT id, diameter, ifnull(measured_at, 0), ifnull(girth, 0) FROM tree_stem WHERE tree = ?1 "
                                               "ORDER BY position, id",
                                               error);
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, tree);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      const VecheTreeStem stem = { veche_stmt_get_integer (stmt, 0), veche_stmt_get_real (stmt, 1), veche_stmt_get_real (stmt, 2),
                                   veche_stmt_get_real (stmt, 3) };

      g_array_append_val (stems, stem);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&stems) : NULL;
}

static gboolean
veche_tree_repo_has_stems (GArray *old, const VecheTreeSizes *sizes)
{
  gboolean same = sizes->diameters != NULL && old->len == sizes->diameters->len;

  for (guint i = 0; same && i < old->len; i++)
    same = g_array_index (old, VecheTreeStem, i).diameter == g_array_index (sizes->diameters, double, i)
           && g_array_index (old, VecheTreeStem, i).girth == (sizes->girths != NULL ? g_array_index (sizes->girths, double, i) : 0);
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
veche_tree_repo_replace_stems (VecheStore *store, VecheEdit *edit, guint index, const VecheTreeSizes *sizes, GError **error)
{
  GArray *stems = sizes->diameters;
  VecheEditOp *op = veche_edit_get_op (edit, index);
  const gboolean says_height = veche_edit_op_get_cell (op, "measured_at") != NULL;
  const double height = stems != NULL ? veche_tree_repo_get_height (store, op) : 0;
  g_autoptr (GArray) old = op->verb == VECHE_EDIT_UPDATE ? veche_tree_repo_list_stems (store, op->id, error)
                                                         : g_array_new (FALSE, FALSE, sizeof (VecheTreeStem));

  if (old == NULL)
    return FALSE;
  if (veche_tree_repo_has_stems (old, sizes) && !says_height)
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
      if (sizes->girths != NULL)
        veche_edit_set_real (edit, stem, "girth", g_array_index (sizes->girths, double, i));
      veche_edit_set_integer (edit, stem, "position", i + 1);
      if (measured_at > 0)
        veche_edit_set_real (edit, stem, "measured_at", measured_at);
    }
  return TRUE;
}

/* The size as a text where it is to be taken apart: one that was typed so, or a girth alone. %NULL: it is a number, or nothing is said. */
static char *
veche_tree_repo_dup_size (const VecheEditOp *op)
{
  const VecheValue *diameter = veche_edit_op_get_cell (op, "diameter");
  const VecheValue *girth = veche_edit_op_get_cell (op, "girth");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* Girths of several stems say more than the one diameter beside them. */
  if (girth != NULL && girth->type == VECHE_VALUE_TEXT && (diameter == NULL || diameter->type != VECHE_VALUE_TEXT))
    return g_strdup (girth->text);
  /* Beside a girth an empty diameter says nothing: of two columns a crew fills one. */
  if (diameter != NULL && diameter->type != VECHE_VALUE_NULL)
    return diameter->type == VECHE_VALUE_TEXT ? g_strdup (diameter->text) : NULL;
  if (girth == NULL || girth->type == VECHE_VALUE_NULL)
    return NULL;
  g_ascii_formatd (buffer, sizeof buffer, "%.10g", girth->type == VECHE_VALUE_REAL ? girth->real : (double) girth->integer);
  return g_strconcat (VECHE_GIRTH_MARK, buffer, NULL);
}

/* One girth, and nothing of the diameters, of a tree with several stems: the others are not to go unsaid. @is_known: it says what is known. */
static gboolean
veche_tree_repo_check_girth (VecheStore *store, const VecheEditOp *op, gboolean *is_known, GError **error)
{
  const VecheValue *diameter = veche_edit_op_get_cell (op, "diameter");
  const VecheValue *girth = veche_edit_op_get_cell (op, "girth");
  g_autoptr (VecheRecord) before = NULL;
  g_autoptr (GArray) stems = NULL;
  double said;

  *is_known = FALSE;
  if (op->verb != VECHE_EDIT_UPDATE || girth == NULL || girth->type == VECHE_VALUE_NULL || girth->type == VECHE_VALUE_TEXT
      || (diameter != NULL && diameter->type != VECHE_VALUE_NULL))
    return TRUE;
  if ((stems = veche_tree_repo_list_stems (store, op->id, error)) == NULL)
    return FALSE;
  if (stems->len < 2)
    return TRUE;
  if ((before = veche_record_repo_get (store, op->kind, op->id, error)) == NULL)
    return FALSE;
  said = girth->type == VECHE_VALUE_REAL ? girth->real : (double) girth->integer;
  *is_known = diameter == NULL && veche_record_get_real (before, "girth") == said;
  if (*is_known)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not take the girth %.4g: the tree has %u stems. Say all of them in “Diameter”, as C63+40."), said, stems->len);
  return FALSE;
}

/* Beside a text of diameters, which is what counts, the girths of stems are that of the thickest one. */
static gboolean
veche_tree_repo_part_girths (VecheEdit *edit, guint index, GError **error)
{
  const VecheValue *girth = veche_edit_op_get_cell (veche_edit_get_op (edit, index), "girth");
  g_autoptr (GArray) girths = NULL;

  if (girth == NULL || girth->type != VECHE_VALUE_TEXT)
    return TRUE;
  girths = veche_tree_parse_girths (girth->text);
  if (girths == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take the girths “%s”: each stem is thicker than nothing. Write them as 63+40."), girth->text);
      return FALSE;
    }
  veche_edit_set_real (edit, index, "girth", veche_tree_get_thickest (girths));
  return TRUE;
}

/* The text of sizes becomes numbers: as thick as the thickest stem. */
static gboolean
veche_tree_repo_measure (VecheEdit *edit, guint index, const char *text, VecheTreeSizes *sizes, GError **error)
{
  sizes->diameters = veche_tree_parse_stems (text);
  sizes->girths = veche_tree_parse_girths (text);
  if (sizes->diameters == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take the diameters “%s”: each stem is thicker than nothing. Write them as 12+8."), text);
      return FALSE;
    }
  veche_edit_set_real (edit, index, "diameter", veche_tree_get_thickest (sizes->diameters));
  if (sizes->girths != NULL)
    veche_edit_set_real (edit, index, "girth", veche_tree_get_thickest (sizes->girths));
  return TRUE;
}

/* A diameter that is said now was measured itself: the girth of before is not its any more. */
static void
veche_tree_repo_forget_girth (VecheStore *store, VecheEdit *edit, guint index)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  g_autoptr (VecheRecord) record = NULL;

  if (op->verb != VECHE_EDIT_UPDATE || veche_edit_op_get_cell (op, "diameter") == NULL || veche_edit_op_get_cell (op, "girth") != NULL)
    return;
  record = veche_record_repo_get (store, op->kind, op->id, NULL);
  if (record != NULL && !veche_record_is_null (record, "girth"))
    veche_edit_set_null (edit, index, "girth");
}

/* «12+8» becomes two stems, and the tree is as thick as the thicker one. A plain number takes the stems away that there were. */
static gboolean
veche_tree_repo_part_stems (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  g_autofree char *text = veche_tree_repo_dup_size (op);
  g_autoptr (GArray) diameters = NULL;
  g_autoptr (GArray) girths = NULL;
  VecheTreeSizes sizes = { NULL, NULL };
  gboolean read, is_known;

  if (!veche_tree_repo_check_girth (store, op, &is_known, error))
    return FALSE;
  if (is_known)
    return TRUE;
  if (!veche_tree_repo_part_girths (edit, index, error))
    return FALSE;
  if (text == NULL && (veche_edit_op_get_cell (op, "diameter") == NULL || op->verb == VECHE_EDIT_INSERT))
    return TRUE;
  read = text == NULL || veche_tree_repo_measure (edit, index, text, &sizes, error);
  diameters = sizes.diameters;
  girths = sizes.girths;
  if (!read)
    return FALSE;
  veche_tree_repo_forget_girth (store, edit, index);
  if (diameters != NULL && diameters->len == 1)
    sizes = (VecheTreeSizes) { NULL, NULL };
  return veche_tree_repo_replace_stems (store, edit, index, &sizes, error);
}

/* One stem of a tree. */
static gboolean
veche_tree_repo_measure_stem (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  g_autofree char *text = veche_tree_repo_dup_size (veche_edit_get_op (edit, index));
  g_autoptr (GArray) diameters = NULL;
  g_autoptr (GArray) girths = NULL;
  VecheTreeSizes sizes = { NULL, NULL };
  const gboolean read = text == NULL || veche_tree_repo_measure (edit, index, text, &sizes, error);

  diameters = sizes.diameters;
  girths = sizes.girths;
  if (read)
    veche_tree_repo_forget_girth (store, edit, index);
  return read;
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

/* How exact a place is, and how it was found, was said of the place that the object had: nothing of it is true of another. */
static gboolean
veche_tree_repo_forget_place (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  static const char *const facts[] = { "accuracy", "place_method" };
  VecheEditOp *op = veche_edit_get_op (edit, index);
  const VecheField *field = veche_kind_get_geometry (op->kind);
  const VecheValue *said = field != NULL && veche_kind_find_field (op->kind, facts[0]) >= 0 ? veche_edit_op_get_cell (op, field->name) : NULL;
  g_autoptr (VecheRecord) before = NULL;

  if (op->verb != VECHE_EDIT_UPDATE || said == NULL)
    return TRUE;
  if ((before = veche_record_repo_get (store, op->kind, op->id, error)) == NULL)
    return FALSE;
  if (veche_value_equal (said, veche_record_get_value (before, field->name)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (veche_edit_op_get_cell (op, facts[i]) == NULL && !veche_record_is_null (before, facts[i]))
      veche_edit_set_null (edit, index, facts[i]);
  return TRUE;
}

gboolean
veche_tree_repo_complete (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);

  if (!veche_tree_repo_forget_place (store, edit, index, error))
    return FALSE;
  if (op->kind == &veche_survey_block_kind)
    return veche_tree_repo_check_block (store, op, error);
  if (op->kind == &veche_tree_stem_kind)
    return veche_tree_repo_measure_stem (store, edit, index, error);
  if (op->kind != &veche_tree_kind)
    return TRUE;
  return veche_tree_repo_part_stems (store, edit, index, error) && veche_tree_repo_check_survey (store, edit, index, error)
         && veche_tree_repo_number (store, edit, index, error) && veche_tree_decision_repo_sign (store, edit, index, error);
}
