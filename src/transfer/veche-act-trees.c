/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-act-trees.h"

#include <inttypes.h>

#include "veche-act.h"
#include "veche-i18n.h"
#include "veche-time.h"
#include "veche-tree-choice.h"
#include "veche-tree.h"
#include "veche-workspace-trees.h"

static void
veche_act_trees_narrow (VecheQuery *query, const char *field, gint64 id)
{
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, id);

  if (id != 0)
    veche_query_add_term (query, field, reference, FALSE);
}

GArray *
veche_act_trees_list_ids (VecheWorkspace *workspace, const VecheActChoice *choice, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_kind);

  veche_act_trees_narrow (query, "survey", choice->survey);
  veche_act_trees_narrow (query, "block", choice->block);
  if (choice->decision != NULL)
    veche_query_add_term (query, "decision", choice->decision, FALSE);
  return dex_await_boxed (veche_workspace_trees_list_numbered (workspace, query, choice->numbers), error);
}

GPtrArray *
veche_act_trees_list (VecheWorkspace *workspace, const VecheActChoice *choice, GError **error)
{
  g_autoptr (GArray) ids = veche_act_trees_list_ids (workspace, choice, error);
  GPtrArray *trees = ids != NULL ? dex_await_boxed (veche_workspace_get_many (workspace, &veche_tree_kind, (const gint64 *) (gpointer) ids->data,
                                                                              ids->len),
                                                    error)
                                 : NULL;

  if (trees != NULL)
    veche_tree_choice_sort (trees);
  return trees;
}

static GHashTable *
veche_act_trees_new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

GHashTable *
veche_act_trees_list_taken (VecheWorkspace *workspace, gint64 act, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_act_tree_kind);
  g_autoptr (GPtrArray) rows = NULL;
  GHashTable *set = veche_act_trees_new_set ();

  if (act == 0)
    return set;
  query->parent_id = act;
  rows = dex_await_boxed (veche_workspace_query (workspace, query), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const gint64 tree = veche_record_get_integer (g_ptr_array_index (rows, i), "tree");

      g_hash_table_add (set, g_memdup2 (&tree, sizeof tree));
    }
  if (rows == NULL)
    g_clear_pointer (&set, g_hash_table_unref);
  return set;
}

VecheEdit *
veche_act_trees_add (VecheWorkspace *workspace, gint64 act, GPtrArray *trees, GError **error)
{
  g_autoptr (GHashTable) taken = veche_act_trees_list_taken (workspace, act, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (act == 0 ? _("Inspection act added") : _("Trees added to an inspection act"));

  if (taken == NULL)
    return NULL;
  if (act == 0)
    {
      g_autofree char *today = veche_time_parse_date ("today", NULL);
      const guint op = veche_edit_insert (edit, &veche_act_kind, 0);

      veche_edit_set_text (edit, op, "date", today);
    }
  for (guint i = 0; i < trees->len; i++)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i);
      const gint64 id = veche_record_get_id (tree);
      const char *decision = veche_record_get_text (tree, "decision");
      guint op;

      if (g_hash_table_contains (taken, &id))
        continue;
      op = act == 0 ? veche_edit_insert_child (edit, &veche_act_tree_kind, 0) : veche_edit_insert (edit, &veche_act_tree_kind, act);
      veche_edit_set_integer (edit, op, "tree", id);
      if (decision != NULL)
        veche_edit_set_text (edit, op, "decision", decision);
    }
  return dex_await_boxed (veche_workspace_apply (workspace, g_steal_pointer (&edit)), error);
}

GHashTable *
veche_act_trees_list_felled (VecheWorkspace *workspace, GError **error)
{
  g_autoptr (VecheQuery) acts_query = veche_query_new (&veche_act_kind);
  g_autoptr (VecheQuery) rows_query = veche_query_new (&veche_act_tree_kind);
  g_autoptr (GHashTable) acts = veche_act_trees_new_set ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GHashTable *set;

  acts_query->settled = TRUE;
  rows_query->settled = TRUE;
  veche_query_add_term (rows_query, "decision", "remove", FALSE);
  records = dex_await_boxed (veche_workspace_query (workspace, acts_query), error);
  rows = records != NULL ? dex_await_boxed (veche_workspace_query (workspace, rows_query), error) : NULL;
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *act = g_ptr_array_index (records, i);
      const gint64 id = veche_record_get_id (act);

      /* Without these it is a draft. */
      if (!veche_record_is_null (act, "number") && !veche_record_is_null (act, "date"))
        g_hash_table_add (acts, g_memdup2 (&id, sizeof id));
    }
  set = veche_act_trees_new_set ();
  for (guint i = 0; i < rows->len; i++)
    {
      VecheRecord *row = g_ptr_array_index (rows, i);
      const gint64 act = veche_record_get_parent_id (row);
      const gint64 tree = veche_record_get_integer (row, "tree");

      if (g_hash_table_contains (acts, &act))
        g_hash_table_add (set, g_memdup2 (&tree, sizeof tree));
    }
  return set;
}
