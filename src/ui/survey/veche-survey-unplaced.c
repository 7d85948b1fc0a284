/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-unplaced.h"

#include <inttypes.h>

#include "veche-chosen-file.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-survey-join.h"
#include "veche-task.h"
#include "veche-tree.h"

#define MOST_ROWS 50

struct _VecheSurveyUnplaced
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *list;
  GtkWidget *choose;
  VecheWorkspace *workspace;
  gint64 survey;
  gboolean stale; /* to be read as soon as it is seen */
};

G_DEFINE_FINAL_TYPE (VecheSurveyUnplaced, veche_survey_unplaced, ADW_TYPE_PREFERENCES_GROUP)

/* --- the file ----------------------------------------------------------------------------------------------------- */

static void
veche_survey_unplaced_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheSurveyUnplaced) self = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), file, error);

  if (path != NULL && self->workspace != NULL && self->survey != 0)
    adw_dialog_present (veche_survey_join_new (self->workspace, self->survey, path), GTK_WIDGET (self));
}

static void
veche_survey_unplaced_choose_cb (VecheSurveyUnplaced *self)
{
  static const char *const suffixes[]
    = { "gpx", "kml", "kmz", "geojson", "json", "gpkg", "shp", "tab", "mif", "dxf", "csv", "xlsx", "xls", "ods" };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) points = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (points, suffixes[i]);
  gtk_file_filter_set_name (points, _("Map files and tables"));
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, points);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _("Places from a file"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, veche_survey_unplaced_chosen_cb, g_object_ref (self));
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static void
veche_survey_unplaced_set_words (VecheSurveyUnplaced *self, guint count)
{
  g_autofree char *title = count > 0 ? g_strdup_printf ("%s · %u", _("Without a place"), count) : g_strdup (_("Without a place"));
  const char *text = count > 0 ? _("These trees are on no map. The points of a receiver that bear their numbers can tell their places.")
                               : _("Each tree of the survey has its place.");
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped_title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
  gtk_widget_set_visible (self->list, count > 0);
}

static void
veche_survey_unplaced_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyUnplaced *self = object;
  const gint64 survey = self->survey;
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, survey);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_kind);
  g_autoptr (GPtrArray) trees = NULL;
  gint64 count;

  veche_query_add_term (query, "survey", reference, FALSE);
  veche_query_add_term (query, "geom", "", FALSE);
  count = dex_await_int64 (veche_workspace_count (self->workspace, query), error);
  veche_query_set_sort (query, "number", FALSE);
  query->limit = MOST_ROWS;
  trees = *error == NULL ? dex_await_boxed (veche_workspace_query (self->workspace, query), error) : NULL;
  if (trees == NULL || veche_task_is_over (task) || survey != self->survey)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < trees->len; i++)
    {
      VecheRecord *tree = g_ptr_array_index (trees, i);
      const char *number = veche_record_get_number (tree);
      g_autofree char *title = g_strdup_printf ("№ %s · %s", number != NULL ? number : "–", veche_record_get_title (tree));

      gtk_list_box_append (GTK_LIST_BOX (self->list), veche_plain_row_new (title, veche_record_get_text (tree, "address")));
    }
  if (count > (gint64) trees->len)
    {
      const guint left = (guint) (count - trees->len);
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", left), left);

      gtk_list_box_append (GTK_LIST_BOX (self->list), veche_plain_row_new (more, NULL));
    }
  veche_survey_unplaced_set_words (self, (guint) count);
}

/* --- the group ---------------------------------------------------------------------------------------------------- */

static void
veche_survey_unplaced_load (VecheSurveyUnplaced *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->survey != 0)
    veche_task_spawn_load (self, veche_survey_unplaced_load_fiber, NULL, NULL);
}

static void
veche_survey_unplaced_changed_cb (VecheSurveyUnplaced *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_tree_kind))
    veche_survey_unplaced_load (self);
}

static void
veche_survey_unplaced_map_cb (VecheSurveyUnplaced *self)
{
  if (self->stale)
    veche_survey_unplaced_load (self);
}

static void
veche_survey_unplaced_dispose (GObject *object)
{
  g_clear_object (&VECHE_SURVEY_UNPLACED (object)->workspace);

  G_OBJECT_CLASS (veche_survey_unplaced_parent_class)->dispose (object);
}

static void
veche_survey_unplaced_class_init (VecheSurveyUnplacedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_survey_unplaced_dispose;
}

static void
veche_survey_unplaced_init (VecheSurveyUnplaced *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Without a place"), -1);
  self->choose = gtk_button_new_with_mnemonic (_("_Places from a file…"));
  gtk_widget_set_valign (self->choose, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->choose, "flat");
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (veche_survey_unplaced_choose_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
  g_signal_connect_object (self, "map", G_CALLBACK (veche_survey_unplaced_map_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

GtkWidget *
veche_survey_unplaced_new (VecheWorkspace *workspace)
{
  VecheSurveyUnplaced *self = g_object_new (VECHE_TYPE_SURVEY_UNPLACED, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (self->choose, !veche_workspace_is_read_only (workspace));
  veche_survey_unplaced_set_words (self, 0);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_survey_unplaced_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
veche_survey_unplaced_show (VecheSurveyUnplaced *self, gint64 survey)
{
  g_return_if_fail (VECHE_IS_SURVEY_UNPLACED (self));

  self->survey = survey;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  veche_survey_unplaced_set_words (self, 0);
  veche_survey_unplaced_load (self);
}
