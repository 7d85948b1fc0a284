/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-trees.h"

#include "veche-tree-number-repo.h"
#include "veche-workspace-private.h"

typedef struct
{
  gint64 first, last;
  GArray *except;
} VecheWorkspaceTrees;

static void
veche_workspace_trees_free (gpointer data)
{
  VecheWorkspaceTrees *trees = data;

  g_array_unref (trees->except);
  g_free (trees);
}

static VecheJobResult
veche_workspace_trees_number_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceTrees *trees = data;
  g_autoptr (GError) local = NULL;
  g_autofree char *number = veche_tree_number_repo_find_taken (*store, trees->first, trees->last, trees->except, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return VECHE_JOB_FAILED;
    }
  g_value_init (result, G_TYPE_STRING);
  g_value_set_string (result, number != NULL ? number : "");
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_trees_find_number (VecheWorkspace *self, gint64 first, gint64 last, GArray *except)
{
  VecheWorkspaceTrees *trees = g_new0 (VecheWorkspaceTrees, 1);

  trees->first = first;
  trees->last = last;
  trees->except = g_array_ref (except);
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_trees_number_thread, trees,
                               veche_workspace_trees_free);
}

static VecheJobResult
veche_workspace_trees_propose_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const gint64 *block = data;
  char *number = veche_tree_number_repo_propose (*store, *block, error);

  if (number == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_STRING);
  g_value_take_string (result, number);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_trees_propose_number (VecheWorkspace *self, gint64 block)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_trees_propose_thread,
                               g_memdup2 (&block, sizeof block), g_free);
}

typedef struct
{
  VecheQuery *query;
  char *numbers;
} VecheWorkspaceNumbered;

static void
veche_workspace_trees_free_numbered (gpointer data)
{
  VecheWorkspaceNumbered *numbered = data;

  veche_query_free (numbered->query);
  g_free (numbered->numbers);
  g_free (numbered);
}

static VecheJobResult
veche_workspace_trees_numbered_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceNumbered *numbered = data;
  GArray *ids = veche_tree_number_repo_list (*store, numbered->query, numbered->numbers, error);

  if (ids == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, ids);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_trees_list_numbered (VecheWorkspace *self, const VecheQuery *query, const char *numbers)
{
  VecheWorkspaceNumbered *numbered = g_new0 (VecheWorkspaceNumbered, 1);

  numbered->query = veche_query_copy (query);
  numbered->numbers = g_strdup (numbers);
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_trees_numbered_thread, numbered,
                               veche_workspace_trees_free_numbered);
}
