/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-tree-table-private.h"

/* What is read, and what of it the table wants. */
typedef struct
{
  gint64 oldest_row; /* 0: there is no row of a tree */
  guint limit;
} VecheTreeTableSyncRange;

/* All that is shown: with more rows than the table begins with, a tree further up changes as well. */
static VecheTreeTableSyncRange
veche_tree_table_sync_get_range (VecheTreeTable *self)
{
  VecheTreeTableSyncRange range = { 0 };

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const gint64 id = veche_tree_row_get_id (VECHE_TREE_ROW (row));

      if (id == 0)
        continue;
      range.limit++;
      if (range.oldest_row == 0)
        range.oldest_row = id;
    }
  range.limit = MAX (range.limit, VECHE_TREE_TABLE_ROWS);
  return range;
}

void
veche_tree_table_sync_lose (VecheTreeTable *self, VecheTreeRow *row, gint64 id)
{
  g_autofree char *name = veche_tree_row_dup_name (row);
  /* Translators: %s is «№ 12, Littleleaf linden». */
  g_autofree char *text = g_strdup_printf (_("%s was deleted elsewhere. What is typed becomes a new tree; Ctrl+Z takes that back."), name);

  veche_unsaved_drop (self->unsaved, veche_tree_row_get_key (row));
  veche_tree_row_set_gone (row, id);
  veche_tree_table_warn (self, text);
  /* Nobody will leave a row that has been left. */
  if (self->current != row)
    veche_tree_table_save_row (self, row);
}

static void
veche_tree_table_sync_find_again (VecheTreeTable *self, VecheTreeRow *row)
{
  g_autofree char *name = veche_tree_row_dup_name (row);
  /* Translators: a tree that had been deleted; %s is «№ 12, Littleleaf linden». */
  g_autofree char *text = g_strdup_printf (_("%s is back. What is typed goes to it."), name);

  veche_tree_table_say (self, text);
}

/* Rows without a record here whose tree somebody types at go to @missing: it may be of another survey now, or gone. */
static void
veche_tree_table_sync_renew_rows (VecheTreeTable *self, GPtrArray *trees, gint64 oldest, GHashTable *shown, GPtrArray *missing)
{
  GtkWidget *next;

  for (GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); widget != NULL; widget = next)
    {
      VecheTreeRow *row = VECHE_TREE_ROW (widget);
      const gint64 own = veche_tree_row_get_id (row), id = own != 0 ? own : veche_tree_row_get_gone (row);
      VecheRecord *record = id != 0 ? veche_tree_table_load_find (trees, id) : NULL;

      next = gtk_widget_get_next_sibling (widget);
      if (record != NULL)
        {
          if (own == 0)
            veche_tree_table_sync_find_again (self, row);
          veche_tree_row_set_record (row, record);
          veche_tree_table_save_check (self, row);
          g_hash_table_add (shown, g_memdup2 (&id, sizeof id));
        }
      else if (own != 0 && own >= oldest && veche_tree_row_is_touched (row))
        g_ptr_array_add (missing, g_object_ref (row));
      else if (own != 0 && own >= oldest)
        veche_tree_table_remove_row (self, row);
    }
}

static GPtrArray *
veche_tree_table_sync_renew (VecheTreeTable *self, GPtrArray *trees, const VecheTreeTableSyncRange *range)
{
  /* Older ones than these were not read now. */
  const gint64 oldest = trees->len < range->limit ? 0 : veche_record_get_id (g_ptr_array_index (trees, trees->len - 1));
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_object_unref);

  veche_tree_table_sync_renew_rows (self, trees, oldest, shown, missing);
  for (guint i = trees->len; i > 0; i--)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i - 1);
      const gint64 id = veche_record_get_id (tree);

      /* What is further up than the table has ever shown stays there. */
      if (!g_hash_table_contains (shown, &id) && (i <= VECHE_TREE_TABLE_ROWS || id > range->oldest_row))
        veche_tree_table_add_row (self, tree);
    }
  return missing;
}

static void
veche_tree_table_sync_find_missing (VecheTreeTable *self, VecheTask *task, GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    {
      VecheTreeRow *row = g_ptr_array_index (missing, i);
      const gint64 id = veche_tree_row_get_id (row);
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, &veche_tree_kind, id), &error);

      if (veche_task_is_over (task))
        return;
      if (gtk_widget_get_parent (GTK_WIDGET (row)) != GTK_WIDGET (self->rows) || veche_tree_row_is_written (row))
        continue;
      /* One that belongs to another survey now keeps its row until what was typed is saved. */
      if (record != NULL)
        veche_tree_row_set_record (row, record);
      else if (g_error_matches (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
        veche_tree_table_sync_lose (self, row, id);
    }
}

static void
veche_tree_table_sync_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTreeTable *self = object;

  while (self->stale && !veche_tree_table_is_saving (self))
    {
      const guint turn = self->turn;
      const VecheTreeTableSyncRange range = veche_tree_table_sync_get_range (self);
      g_autoptr (VecheQuery) query = veche_tree_table_load_new_query (self->shown_survey, range.limit);
      g_autoptr (GPtrArray) trees = NULL;
      g_autoptr (GPtrArray) missing = NULL;

      self->stale = FALSE;
      trees = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
      if (trees == NULL || veche_task_is_over (task))
        break;
      if (turn != self->turn || veche_tree_table_is_saving (self))
        {
          self->stale = TRUE;
          continue;
        }
      missing = veche_tree_table_sync_renew (self, trees, &range);
      veche_tree_table_sync_find_missing (self, task, missing);
      if (veche_task_is_over (task))
        break;
    }
  self->loading = FALSE;
}

void
veche_tree_table_sync_start (VecheTreeTable *self)
{
  self->stale = TRUE;
  /* What is being written is not known by its id yet: it comes back here when it is. */
  if (self->loading || veche_tree_table_get_last (self) == NULL || veche_tree_table_is_saving (self))
    return;
  self->loading = TRUE;
  veche_task_spawn_load (self, veche_tree_table_sync_fiber, NULL, NULL);
}
