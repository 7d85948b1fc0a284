/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <inttypes.h>

#include "veche-i18n.h"
#include "veche-species-lookup.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-tree-table-private.h"
#include "veche-workspace-trees.h"

#define MOST_SURVEYS 200

static gint64
veche_tree_table_load_get (GArray *ids, GtkDropDown *list)
{
  const guint nth = gtk_drop_down_get_selected (list);

  return nth < ids->len ? g_array_index (ids, gint64, nth) : 0;
}

gint64
veche_tree_table_load_get_survey (VecheTreeTable *self)
{
  return veche_tree_table_load_get (self->survey_ids, self->surveys);
}

gint64
veche_tree_table_load_get_block (VecheTreeTable *self)
{
  return veche_tree_table_load_get (self->block_ids, self->blocks);
}

static char *
veche_tree_table_load_dup_title (VecheRecord *record)
{
  if (veche_record_get_kind (record) != &veche_survey_block_kind)
    return g_strdup (veche_record_get_title (record));
  return veche_survey_dup_block_name (record);
}

/* Fills a list with «none» and what there is, and chooses the @wanted one; the first of those that there are when it is −1. */
static void
veche_tree_table_load_fill (VecheTreeTable *self, GtkDropDown *list, GArray *ids, const char *none, GPtrArray *records, gint64 wanted)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const[]) { none, NULL });
  const gint64 zero = 0;
  guint chosen = 0;

  self->filling = TRUE;
  g_array_set_size (ids, 0);
  g_array_append_val (ids, zero);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const gint64 id = veche_record_get_id (record);

      gtk_string_list_take (model, veche_tree_table_load_dup_title (record));
      g_array_append_val (ids, id);
      if (id == wanted || (wanted < 0 && chosen == 0))
        chosen = i + 1;
    }
  gtk_drop_down_set_model (list, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (list, chosen);
  self->filling = FALSE;
}

/* --- the number of the next tree ---------------------------------------------------------------------------------- */

/* Without a block: one more than the tree above. */
static char *
veche_tree_table_load_count_on (VecheTreeRow *last)
{
  GtkWidget *above = gtk_widget_get_prev_sibling (GTK_WIDGET (last));
  gint64 number;

  if (above == NULL
      || !g_ascii_string_to_signed (veche_tree_row_get_text (VECHE_TREE_ROW (above), VECHE_TREE_COLUMN_NUMBER), 10, 0, G_MAXINT32, &number, NULL))
    return g_strdup ("");
  return g_strdup_printf ("%" PRId64, number + 1);
}

static void
veche_tree_table_load_propose_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTreeTable *self = object;
  const gint64 *block = data;
  g_autoptr (GError) local = NULL;
  g_autofree char *number = dex_await_string (veche_workspace_trees_propose_number (self->workspace, *block), &local);
  VecheTreeRow *last;

  if (veche_task_is_over (task) || *block != veche_tree_table_load_get_block (self))
    return;
  last = veche_tree_table_get_last (self);
  if (last == NULL || veche_tree_row_get_id (last) != 0)
    return;
  veche_tree_row_propose_number (last, number != NULL ? number : "");
  if (local != NULL)
    veche_tree_table_warn (self, local->message);
}

void
veche_tree_table_load_propose (VecheTreeTable *self)
{
  const gint64 block = veche_tree_table_load_get_block (self);
  VecheTreeRow *last = veche_tree_table_get_last (self);

  if (last == NULL || veche_tree_row_get_id (last) != 0 || veche_tree_row_is_written (last))
    return;
  if (block != 0)
    veche_task_spawn_load (self, veche_tree_table_load_propose_fiber, g_memdup2 (&block, sizeof block), g_free);
  else
    {
      g_autofree char *number = veche_tree_table_load_count_on (last);

      veche_tree_row_propose_number (last, number);
    }
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

VecheQuery *
veche_tree_table_load_new_query (gint64 survey, guint limit)
{
  VecheQuery *query = veche_query_new (&veche_tree_kind);
  g_autofree char *reference = survey != 0 ? g_strdup_printf ("id:%" PRId64, survey) : g_strdup ("");

  veche_query_add_term (query, "survey", reference, FALSE);
  /* What was typed last, whatever its number. */
  veche_query_set_sort (query, VECHE_QUERY_BY_ID, TRUE);
  query->limit = limit;
  return query;
}

static GPtrArray *
veche_tree_table_load_children (VecheTreeTable *self, const VecheKind *kind, const char *sort, gint64 parent, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  query->parent_id = parent;
  veche_query_set_sort (query, sort, FALSE);
  return dex_await_boxed (veche_workspace_query (self->workspace, query), error);
}

/* The words of the survey's own scale. */
static gboolean
veche_tree_table_load_scale (VecheTreeTable *self, gint64 survey, GError **error)
{
  VecheTreeWords *words = self->words[VECHE_TREE_COLUMN_CONDITION];
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, &veche_survey_kind, survey), error);
  g_autoptr (GPtrArray) grades = NULL;

  if (record == NULL)
    return FALSE;
  veche_tree_words_clear (words);
  if (veche_record_get_integer (record, "scale") == 0)
    return TRUE;
  grades = veche_tree_table_load_children (self, &veche_survey_grade_kind, "position", veche_record_get_integer (record, "scale"), error);
  if (grades != NULL)
    veche_tree_words_add_grades (words, grades);
  return grades != NULL;
}

/* The first block that has numbers left; 0: none. */
static gint64
veche_tree_table_load_find_block (VecheTreeTable *self, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const gint64 id = veche_record_get_id (g_ptr_array_index (blocks, i));
      g_autofree char *number = dex_await_string (veche_workspace_trees_propose_number (self->workspace, id), NULL);

      if (number != NULL)
        return id;
    }
  return 0;
}

static void
veche_tree_table_load_show_rows (VecheTreeTable *self, GPtrArray *trees)
{
  GtkWidget *row;

  self->current = NULL;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = trees->len; i > 0; i--)
    veche_tree_table_add_row (self, g_ptr_array_index (trees, i - 1));
  veche_tree_table_begin (self);
  if (self->takes_focus)
    veche_tree_table_focus (self, veche_tree_table_get_last (self), VECHE_TREE_COLUMN_SPECIES);
  self->takes_focus = FALSE;
}

/* Chooses the survey of the rows again; one that is gone is in no list. */
static void
veche_tree_table_load_put_back (VecheTreeTable *self)
{
  guint nth = 0;

  while (nth < self->survey_ids->len && g_array_index (self->survey_ids, gint64, nth) != self->shown_survey)
    nth++;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->surveys, nth < self->survey_ids->len ? nth : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

void
veche_tree_table_load_stay (VecheTreeTable *self)
{
  g_autofree char *summary = veche_unsaved_dup_summary (self->unsaved);
  g_autofree char *text = NULL;
  const char *way_out;

  self->leaving = FALSE;
  self->takes_focus = FALSE;
  veche_tree_table_load_put_back (self);
  if (gtk_drop_down_get_selected (self->surveys) == GTK_INVALID_LIST_POSITION)
    way_out = _("The survey of these rows is gone: bring it back by Ctrl+Shift+Z, or empty the row.");
  else
    way_out = _("Put the row right; then choose another survey.");
  text = g_strdup_printf ("%s %s", summary != NULL ? summary : "", way_out);
  veche_tree_table_warn (self, text);
}

/* Rows go only when what was typed in them is in the file. What is being written comes back to load_rows() when it is. */
static gboolean
veche_tree_table_load_leave (VecheTreeTable *self)
{
  self->leaving = FALSE;
  if (!veche_tree_table_finish (self))
    {
      veche_tree_table_load_stay (self);
      return FALSE;
    }
  self->leaving = veche_tree_table_is_saving (self);
  return !self->leaving;
}

static void
veche_tree_table_load_rows_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTreeTable *self = object;
  const gint64 survey = veche_tree_table_load_get_survey (self);
  const guint turn = ++self->turn;
  g_autoptr (VecheQuery) query = veche_tree_table_load_new_query (survey, VECHE_TREE_TABLE_ROWS);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) trees = NULL;
  gint64 block;

  if (!veche_tree_table_load_leave (self))
    return;
  if (survey == 0)
    blocks = g_ptr_array_new ();
  else if (veche_tree_table_load_scale (self, survey, error))
    blocks = veche_tree_table_load_children (self, &veche_survey_block_kind, "first", survey, error);
  block = blocks != NULL ? veche_tree_table_load_find_block (self, blocks) : 0;
  trees = blocks != NULL ? dex_await_boxed (veche_workspace_query (self->workspace, query), error) : NULL;
  if (veche_task_is_over (task) || turn != self->turn)
    return;
  if (trees == NULL && veche_tree_table_get_last (self) != NULL)
    veche_tree_table_load_put_back (self);
  /* Somebody may have typed on meanwhile. */
  if (trees == NULL || !veche_tree_table_load_leave (self))
    return;
  self->shown_survey = survey;
  veche_tree_table_load_fill (self, self->blocks, self->block_ids, _("No number block"), blocks, block);
  gtk_widget_set_visible (GTK_WIDGET (self->blocks), blocks->len > 0);
  veche_tree_table_load_show_rows (self, trees);
  if (self->stale)
    veche_tree_table_sync_start (self);
}

void
veche_tree_table_load_rows (VecheTreeTable *self)
{
  veche_task_spawn_load (self, veche_tree_table_load_rows_fiber, NULL, NULL);
}

/* --- surveys and species ------------------------------------------------------------------------------------------ */

VecheRecord *
veche_tree_table_load_find (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (veche_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

/* The one that is asked for, or shown, may be older than those of the list. */
static void
veche_tree_table_load_add_survey (VecheTreeTable *self, GPtrArray *surveys, gint64 id)
{
  g_autoptr (VecheRecord) record = NULL;

  if (id == 0 || veche_tree_table_load_find (surveys, id) != NULL)
    return;
  record = dex_await_object (veche_workspace_get (self->workspace, &veche_survey_kind, id), NULL);
  if (record != NULL)
    g_ptr_array_add (surveys, g_steal_pointer (&record));
}

static void
veche_tree_table_load_all_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTreeTable *self = object;
  g_autoptr (VecheQuery) surveys_query = veche_query_new (&veche_survey_kind);
  g_autoptr (GPtrArray) surveys = NULL;
  g_autoptr (VecheSpeciesNames) names = NULL;
  const gboolean gone = gtk_drop_down_get_selected (self->surveys) == GTK_INVALID_LIST_POSITION;
  const gint64 before = gone ? self->shown_survey : veche_tree_table_load_get_survey (self);
  const gint64 asked = self->wanted;
  const gboolean first = veche_tree_table_get_last (self) == NULL;

  veche_query_set_sort (surveys_query, VECHE_QUERY_BY_ID, TRUE);
  surveys_query->limit = MOST_SURVEYS;
  surveys = dex_await_boxed (veche_workspace_query (self->workspace, surveys_query), error);
  names = surveys != NULL ? veche_species_lookup_load (self->workspace, error) : NULL;
  if (names == NULL || veche_task_is_over (task))
    return;
  veche_tree_table_load_add_survey (self, surveys, asked != 0 ? asked : before);
  if (veche_task_is_over (task))
    return;
  veche_tree_words_add_species (self->words[VECHE_TREE_COLUMN_SPECIES], names);
  g_clear_pointer (&self->names, veche_species_names_unref);
  self->names = g_steal_pointer (&names);
  veche_tree_table_load_fill (self, self->surveys, self->survey_ids, _("Without a survey"), surveys,
                              asked != 0 ? asked : first ? -1 : before);
  if (self->wanted == asked)
    self->wanted = 0;
  if (first || self->shown_survey != veche_tree_table_load_get_survey (self))
    veche_tree_table_load_rows_fiber (task, self, NULL, error);
  else if (self->takes_focus)
    veche_tree_table_focus (self, veche_tree_table_begin (self), VECHE_TREE_COLUMN_SPECIES);
}

void
veche_tree_table_load_all (VecheTreeTable *self)
{
  veche_task_spawn_load (self, veche_tree_table_load_all_fiber, NULL, NULL);
}
