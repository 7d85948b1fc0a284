/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-join.h"

#include <inttypes.h>

#include "veche-coordinates.h"
#include "veche-field-join.h"
#include "veche-i18n.h"
#include "veche-map-words.h"
#include "veche-plain-row.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-tree.h"

#define MOST_ROWS 100 /* of each sort: who looks wants to see whether it is right, not each of a thousand */
#define N_STATES (VECHE_FIELD_JOIN_NO_POINT + 1)

struct _VecheSurveyJoin
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *choice;
  AdwComboRow *block;
  AdwSwitchRow *moved;

  VecheWorkspace *workspace;
  gint64 survey;
  char *path;
  GPtrArray *blocks; /* of VecheRecord */
  GPtrArray *points; /* of VecheImportRow: what the file says */
  GPtrArray *trees;  /* of VecheRecord: as they were when they were looked at */
  GPtrArray *rows;   /* of VecheFieldJoinRow */
  GPtrArray *groups; /* of GtkWidget: the lists that are shown */
  guint turn;
};

G_DEFINE_FINAL_TYPE (VecheSurveyJoin, veche_survey_join, ADW_TYPE_DIALOG)

static const char *const veche_survey_join_titles[N_STATES] = {
  N_("Get a place"), N_("Have a place already"), N_("One number, several of them"), N_("Points that no tree has the number of"),
  N_("Trees without a point"),
};

/* --- what is shown ------------------------------------------------------------------------------------------------ */

static guint
veche_survey_join_count (VecheSurveyJoin *self, VecheFieldJoinState state)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((const VecheFieldJoinRow *) g_ptr_array_index (self->rows, i))->state == state;
  return n;
}

static GtkWidget *
veche_survey_join_new_row (const VecheFieldJoinRow *row)
{
  const char *number = row->number != NULL ? row->number : "–";
  g_autofree char *title = row->tree != NULL ? g_strdup_printf ("№ %s · %s", number, veche_record_get_title (row->tree))
                                             : g_strdup_printf ("№ %s", number);
  g_autofree char *place = row->point != NULL ? veche_coordinates_format (row->lat, row->lon) : NULL;
  g_autofree char *metres = row->state == VECHE_FIELD_JOIN_MOVED ? veche_map_words_dup_length (row->metres) : NULL;
  /* Translators: how far a tree moves: «12.5 m from its place · 55.812345, 37.612345». */
  g_autofree char *moves = metres != NULL ? g_strdup_printf (_("%s from its place"), metres) : NULL;
  g_autofree char *subtitle = moves != NULL ? g_strdup_printf ("%s · %s", moves, place) : g_strdup (place);

  return veche_plain_row_new (title, subtitle);
}

static void
veche_survey_join_add_group (VecheSurveyJoin *self, VecheFieldJoinState state)
{
  const guint n = veche_survey_join_count (self, state);
  const char *label = g_dgettext (GETTEXT_PACKAGE, veche_survey_join_titles[state]);
  g_autofree char *title = g_strdup_printf ("%s · %u", label, n);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GtkWidget *group, *list;
  guint shown = 0;

  if (n == 0)
    return;
  group = adw_preferences_group_new ();
  list = gtk_list_box_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; i < self->rows->len && shown < MOST_ROWS; i++)
    {
      const VecheFieldJoinRow *row = g_ptr_array_index (self->rows, i);

      if (row->state != state)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (list), veche_survey_join_new_row (row));
      shown++;
    }
  if (n > shown)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n - shown), n - shown);

      gtk_list_box_append (GTK_LIST_BOX (list), veche_plain_row_new (more, NULL));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
}

/* How many trees a press would change. */
static guint
veche_survey_join_count_taken (VecheSurveyJoin *self)
{
  const gboolean moved = adw_switch_row_get_active (self->moved);

  if (self->rows == NULL)
    return 0;
  return veche_survey_join_count (self, VECHE_FIELD_JOIN_PLACED) + (moved ? veche_survey_join_count (self, VECHE_FIELD_JOIN_MOVED) : 0);
}

static void
veche_survey_join_show (VecheSurveyJoin *self)
{
  const gboolean any = self->rows->len > 0;
  g_autofree char *nothing = g_markup_escape_text (any ? "" : _("The file says nothing new: each tree is where its point is."), -1);

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->moved), veche_survey_join_count (self, VECHE_FIELD_JOIN_MOVED) > 0);
  for (guint state = 0; state < N_STATES; state++)
    veche_survey_join_add_group (self, state);
  adw_preferences_group_set_description (self->choice, nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.apply", veche_survey_join_count_taken (self) > 0);
  gtk_stack_set_visible_child_name (self->stack, "rows");
}

/* --- meeting ------------------------------------------------------------------------------------------------------ */

/* In a fiber: the trees as they are now, met with the points. FALSE without an error: this has been asked for anew meanwhile. */
static gboolean
veche_survey_join_match (VecheSurveyJoin *self, VecheTask *task, GError **error)
{
  const guint selected = adw_combo_row_get_selected (self->block);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_kind);
  g_autofree char *survey = g_strdup_printf ("id:%" PRId64, self->survey);
  g_autofree char *block = NULL;
  g_autoptr (GPtrArray) trees = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const guint turn = ++self->turn;

  veche_query_add_term (query, "survey", survey, FALSE);
  if (selected > 0 && selected <= self->blocks->len)
    {
      block = g_strdup_printf ("id:%" PRId64, veche_record_get_id (g_ptr_array_index (self->blocks, selected - 1)));
      veche_query_add_term (query, "block", block, FALSE);
    }
  trees = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (trees == NULL || veche_task_is_over (task))
    return FALSE;
  rows = veche_field_join_match (trees, self->points, error);
  if (rows == NULL || veche_task_is_over (task) || turn != self->turn)
    return FALSE;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->trees, g_ptr_array_unref);
  self->trees = g_steal_pointer (&trees);
  self->rows = g_steal_pointer (&rows);
  return TRUE;
}

static void
veche_survey_join_match_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyJoin *self = object;

  if (veche_survey_join_match (self, task, error))
    veche_survey_join_show (self);
}

static void
veche_survey_join_changed_cb (VecheSurveyJoin *self)
{
  if (self->points != NULL)
    veche_task_spawn (self, veche_survey_join_match_fiber, NULL, NULL);
}

static void
veche_survey_join_moved_cb (VecheSurveyJoin *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.apply", veche_survey_join_count_taken (self) > 0);
}

static void
veche_survey_join_fill_blocks (VecheSurveyJoin *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Of the whole survey"));
  for (guint i = 0; i < self->blocks->len; i++)
    gtk_string_list_take (names, veche_survey_dup_block_name (g_ptr_array_index (self->blocks, i)));
  adw_combo_row_set_model (self->block, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->block), self->blocks->len > 0);
}

/* A file that cannot be read leaves nothing to look at. */
static void
veche_survey_join_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyJoin *self = object;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_block_kind);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) points = NULL;

  query->parent_id = self->survey;
  veche_query_set_sort (query, "first", FALSE);
  blocks = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  points = blocks != NULL ? veche_field_join_read (self->workspace, self->path, NULL, error) : NULL;
  if (veche_task_is_over (task))
    return;
  if (points == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  self->blocks = g_steal_pointer (&blocks);
  veche_survey_join_fill_blocks (self);
  self->points = g_steal_pointer (&points);
  veche_survey_join_match_fiber (task, self, NULL, error);
}

/* --- doing it ----------------------------------------------------------------------------------------------------- */

static gboolean
veche_survey_join_is_same (GPtrArray *before, GPtrArray *now)
{
  gboolean same = before->len == now->len;

  for (guint i = 0; same && i < now->len; i++)
    {
      const VecheFieldJoinRow *a = g_ptr_array_index (before, i), *b = g_ptr_array_index (now, i);

      same = a->state == b->state && a->point == b->point && a->metres == b->metres
             && (a->tree != NULL ? veche_record_get_id (a->tree) : 0) == (b->tree != NULL ? veche_record_get_id (b->tree) : 0);
    }
  return same;
}

/* What is being taken is what is shown: it is not chosen anew meanwhile. */
static void
veche_survey_join_set_working (VecheSurveyJoin *self, gboolean working)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.apply", !working);
}

/* Somebody else may have moved a tree since: what is taken is what was looked at, or it is looked at again. */
static void
veche_survey_join_apply_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyJoin *self = object;
  g_autoptr (GPtrArray) seen = g_ptr_array_ref (self->rows);
  g_autoptr (GPtrArray) trees = g_ptr_array_ref (self->trees);
  g_autoptr (VecheEdit) done = NULL;
  GtkWidget *window;

  if (!veche_survey_join_match (self, task, error))
    {
      if (!veche_task_is_over (task))
        veche_survey_join_set_working (self, FALSE);
      return;
    }
  if (!veche_survey_join_is_same (seen, self->rows))
    {
      veche_survey_join_set_working (self, FALSE);
      veche_survey_join_show (self);
      veche_toast_show (GTK_WIDGET (self), _("Trees have changed meanwhile: look again, then take the places."));
      return;
    }
  done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_field_join_new_edit (self->rows, adw_switch_row_get_active (self->moved))),
                          error);
  if (veche_task_is_over (task))
    return;
  if (done == NULL)
    {
      veche_survey_join_set_working (self, FALSE);
      return;
    }
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  adw_dialog_close (ADW_DIALOG (self));
  veche_toast_show_undo (window, done->title, done->step);
}

static void
veche_survey_join_apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_survey_join_set_working (VECHE_SURVEY_JOIN (widget), TRUE);
  veche_task_spawn (widget, veche_survey_join_apply_fiber, NULL, NULL);
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_survey_join_dispose (GObject *object)
{
  VecheSurveyJoin *self = VECHE_SURVEY_JOIN (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SURVEY_JOIN);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->trees, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (veche_survey_join_parent_class)->dispose (object);
}

static void
veche_survey_join_class_init (VecheSurveyJoinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_survey_join_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-survey-join.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyJoin, block);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyJoin, choice);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyJoin, moved);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyJoin, page);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyJoin, stack);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_survey_join_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "moved_cb", G_CALLBACK (veche_survey_join_moved_cb));
  gtk_widget_class_install_action (widget_class, "join.apply", NULL, veche_survey_join_apply_action);
}

static void
veche_survey_join_init (VecheSurveyJoin *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.apply", FALSE);
}

AdwDialog *
veche_survey_join_new (VecheWorkspace *workspace, gint64 survey, const char *path)
{
  VecheSurveyJoin *self = g_object_new (VECHE_TYPE_SURVEY_JOIN, NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = survey;
  self->path = g_strdup (path);
  veche_task_spawn (self, veche_survey_join_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}
