/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <inttypes.h>

#include "veche-i18n.h"
#include "veche-species-limits.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-tree-table-private.h"

#define EDIT "veche-tree-edit" /* of a row: the writing that is under way or has failed */

/* --- what looks wrong --------------------------------------------------------------------------------------------- */

static double
veche_tree_table_save_read_size (VecheTreeRow *row, VecheTreeColumn column)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GArray) stems = NULL;

  if (!veche_field_parse (veche_tree_row_get_field (column), veche_tree_row_get_text (row, column), &value, NULL))
    return 0;
  if (value.type == VECHE_VALUE_TEXT)
    stems = veche_tree_parse_stems (value.text);
  return stems != NULL ? veche_tree_get_thickest (stems) : value.type == VECHE_VALUE_REAL ? value.real : 0;
}

void
veche_tree_table_save_check (VecheTreeTable *self, VecheTreeRow *row)
{
  g_autofree char *species = veche_text_strip (veche_tree_row_get_text (row, VECHE_TREE_COLUMN_SPECIES));
  const VecheTreeLimits limits = veche_species_limits_get (self->names, species);
  g_autofree char *doubt = veche_tree_find_doubt (species, &limits, veche_tree_table_save_read_size (row, VECHE_TREE_COLUMN_STEMS),
                                                  veche_tree_table_save_read_size (row, VECHE_TREE_COLUMN_HEIGHT));

  if (doubt != NULL && g_strcmp0 (doubt, veche_tree_row_get_doubt (row)) != 0)
    {
      g_autofree char *name = veche_tree_row_dup_name (row);
      g_autofree char *asked = g_strdup_printf (_("Look again: %s"), doubt);
      g_autofree char *text = g_strdup_printf ("%s. %s", name, asked);

      veche_tree_table_warn (self, text);
    }
  veche_tree_row_set_doubt (row, doubt);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static DexFuture *
veche_tree_table_save_write (VecheWorkspace *workspace, const VecheValue *value, gpointer data)
{
  return veche_workspace_apply (workspace, veche_edit_ref (data));
}

/* A tree that is new belongs to the survey of the rows around it; its number comes from the block unless somebody typed another. */
static guint
veche_tree_table_save_begin_insert (VecheTreeTable *self, VecheTreeRow *row, VecheEdit *edit)
{
  const guint op = veche_edit_insert (edit, &veche_tree_kind, 0);
  /* Of the rows, not of the list: that may say another survey already. The blocks are those of the rows. */
  const gint64 survey = self->shown_survey, block = veche_tree_table_load_get_block (self);
  g_autofree char *number = veche_text_strip (veche_tree_row_get_text (row, VECHE_TREE_COLUMN_NUMBER));

  if (survey != 0)
    veche_edit_set_integer (edit, op, "survey", survey);
  if (block != 0)
    veche_edit_set_integer (edit, op, "block", block);
  else if (number != NULL)
    veche_edit_set_text (edit, op, "number", number);
  return op;
}

static VecheEdit *
veche_tree_table_save_new_edit (VecheTreeTable *self, VecheTreeRow *row, VecheTreeColumn *wrong, GError **error)
{
  const gint64 id = veche_tree_row_get_id (row);
  g_autofree char *name = veche_tree_row_dup_name (row);
  /* Translators: names of steps; %s is «№ 12, Littleleaf linden». */
  g_autofree char *title = g_strdup_printf (id == 0 ? _("Tree added: %s") : _("Tree changed: %s"), name);
  g_autoptr (VecheEdit) edit = veche_edit_new (title);
  const guint op = id == 0 ? veche_tree_table_save_begin_insert (self, row, edit) : veche_edit_update (edit, &veche_tree_kind, id);

  return veche_tree_row_fill (row, edit, op, wrong, error) ? g_steal_pointer (&edit) : NULL;
}

static void
veche_tree_table_save_refuse (VecheTreeTable *self, VecheTreeRow *row, VecheTreeColumn wrong, const GError *error)
{
  g_autofree char *name = veche_tree_row_dup_name (row);

  veche_tree_cell_set_error (veche_tree_row_get_cell (row, wrong), error->message);
  veche_tree_table_warn (self, error->message);
  veche_unsaved_refuse (self->unsaved, veche_tree_row_get_key (row), name, veche_tree_row_get_text (row, wrong), error->message);
}

/* FALSE: something in it cannot be read. What is being written comes back here when it is. */
gboolean
veche_tree_table_save_row (VecheTreeTable *self, VecheTreeRow *row)
{
  const char *key = veche_tree_row_get_key (row);
  const VecheValue none = VECHE_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  VecheTreeColumn wrong;
  VecheEdit *edit;

  if (veche_tree_row_is_written (row))
    return TRUE;
  if (!veche_tree_row_is_touched (row))
    {
      veche_unsaved_drop (self->unsaved, key);
      return TRUE;
    }
  edit = veche_tree_table_save_new_edit (self, row, &wrong, &error);
  if (edit == NULL)
    {
      veche_tree_table_save_refuse (self, row, wrong, error);
      return FALSE;
    }
  name = veche_tree_row_dup_name (row);
  veche_tree_row_settle (row);
  veche_tree_row_set_written (row, TRUE);
  g_object_set_data_full (G_OBJECT (row), EDIT, veche_edit_ref (edit), (GDestroyNotify) veche_edit_unref);
  veche_unsaved_save (self->unsaved, key, name, &none, veche_tree_table_save_write, edit, (GDestroyNotify) veche_edit_unref);
  return TRUE;
}

void
veche_tree_table_save_left_row (VecheTreeTable *self, VecheTreeRow *row)
{
  const gboolean lost = veche_tree_row_get_gone (row) != 0;

  /* One that was emptied after its tree had gone elsewhere is of nothing any more. */
  if (veche_tree_table_save_row (self, row) && lost && !veche_tree_row_is_written (row))
    veche_tree_table_remove_row (self, row);
}

/* The number may be taken by a tree of another workplace: nothing is refused for it, two papers may well say the same. */
static void
veche_tree_table_save_check_number (VecheTreeTable *self, VecheTask *task, VecheTreeRow *row, VecheRecord *tree)
{
  const char *number = veche_record_get_number (tree);
  g_autofree char *survey = g_strdup_printf ("id:%" PRId64, veche_record_get_integer (tree, "survey"));
  g_autoptr (VecheQuery) query = NULL;
  g_autofree char *doubt = NULL;
  gint64 count;

  if (number == NULL || veche_record_get_integer (tree, "survey") == 0)
    return;
  query = veche_query_new (&veche_tree_kind);
  veche_query_add_term (query, "number", number, FALSE);
  veche_query_add_term (query, "survey", survey, FALSE);
  count = dex_await_int64 (veche_workspace_count (self->workspace, query), NULL);
  if (veche_task_is_over (task) || count < 2 || veche_tree_row_get_doubt (row) != NULL)
    return;
  doubt = g_strdup_printf (_("Look again: another tree of this survey has the number %s as well"), number);
  veche_tree_row_set_doubt (row, doubt);
  veche_tree_table_warn (self, doubt);
}

/* What has waited for the row to be written. */
static void
veche_tree_table_save_go_on (VecheTreeTable *self)
{
  if (self->leaving)
    veche_tree_table_load_rows (self);
  else if (self->stale)
    veche_tree_table_sync_start (self);
}

static void
veche_tree_table_save_done_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTreeTable *self = object;
  VecheTreeRow *row = data;
  VecheEdit *edit = g_object_get_data (G_OBJECT (row), EDIT);
  const gint64 id = veche_edit_get_op (edit, 0)->id;
  g_autoptr (VecheRecord) tree = dex_await_object (veche_workspace_get (self->workspace, &veche_tree_kind, id), NULL);
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (veche_task_is_over (task))
    return;
  veche_tree_row_set_written (row, FALSE);
  /* Taken back meanwhile; somebody may have typed on there. */
  if (tree == NULL)
    {
      if (veche_tree_row_is_touched (row))
        veche_tree_table_sync_lose (self, row, id);
      else
        veche_tree_table_remove_row (self, row);
      veche_tree_table_save_go_on (self);
      return;
    }
  veche_tree_row_set_record (row, tree);
  name = veche_tree_row_dup_name (row);
  /* Translators: %s is «№ 12, Littleleaf linden». */
  said = g_strdup_printf (_("Saved: %s"), name);
  veche_tree_table_say (self, said);
  veche_tree_table_load_propose (self);
  veche_tree_row_set_doubt (row, NULL);
  veche_tree_table_save_check (self, row);
  veche_tree_table_save_check_number (self, task, row, tree);
  if (veche_task_is_over (task))
    return;
  if (self->current != row)
    veche_tree_table_save_row (self, row);
  veche_tree_table_save_go_on (self);
}

void
veche_tree_table_save_told (VecheTreeTable *self, const char *key, gboolean saved)
{
  VecheTreeRow *row = veche_tree_table_find_key (self, key);
  const char *message = veche_unsaved_get_message (self->unsaved, key);

  if (row == NULL || g_object_get_data (G_OBJECT (row), EDIT) == NULL)
    return;
  if (saved)
    veche_task_spawn_load (self, veche_tree_table_save_done_fiber, g_object_ref (row), g_object_unref);
  else if (message != NULL && veche_tree_row_is_written (row))
    {
      veche_tree_row_set_written (row, FALSE);
      veche_tree_row_unsettle (row);
      veche_tree_table_warn (self, message);
      if (self->leaving)
        veche_tree_table_load_stay (self);
      if (self->stale)
        veche_tree_table_sync_start (self);
    }
  /* Written a second time: it may be in the workspace before the row knows. */
  else if (message == NULL && veche_unsaved_get_value (self->unsaved, key) != NULL)
    veche_tree_row_set_written (row, TRUE);
}
