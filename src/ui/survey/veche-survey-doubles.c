/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-doubles.h"

#include "veche-i18n.h"
#include "veche-map-words.h"
#include "veche-page.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-tree-doubles.h"
#include "veche-tree.h"

struct _VecheSurveyDoubles
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *list;
  VecheWorkspace *workspace;
  gint64 survey;
  gboolean stale; /* to be read as soon as it is seen */
};

G_DEFINE_FINAL_TYPE (VecheSurveyDoubles, veche_survey_doubles, ADW_TYPE_PREFERENCES_GROUP)

/* --- merging ------------------------------------------------------------------------------------------------------ */

static void
veche_survey_doubles_merge_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyDoubles *self = object;
  const gint64 *ids = data;
  g_autoptr (VecheEdit) done = veche_tree_doubles_merge (self->workspace, ids[0], ids[1], error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), done->title, done->step);
}

static void
veche_survey_doubles_merge_cb (GtkWidget *button, VecheSurveyDoubles *self)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (button), "trees");

  veche_task_spawn (self, veche_survey_doubles_merge_fiber, g_memdup2 (ids, 2 * sizeof *ids), g_free);
}

static void
veche_survey_doubles_go_cb (VecheSurveyDoubles *self, GtkListBoxRow *row)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (row), "trees");

  if (ids != NULL)
    veche_page_go (GTK_WIDGET (self), "map", "kind", "tree", ids[0]);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static char *
veche_survey_doubles_dup_name (VecheRecord *tree)
{
  const char *number = veche_record_get_number (tree);

  return number != NULL ? g_strdup_printf ("№ %s", number) : g_strdup (veche_record_get_title (tree));
}

/* «24 cm», «girth 63 (20,1 cm)»; a dash where nobody has measured. */
static char *
veche_survey_doubles_dup_size (VecheRecord *tree)
{
  g_autofree char *size = veche_record_dup_display (tree, "diameter");

  if (*size == '\0')
    return g_strdup ("–");
  return veche_record_get_value (tree, "diameter")->label != NULL ? g_steal_pointer (&size) : g_strdup_printf (_("%s cm"), size);
}

static void
veche_survey_doubles_add_row (VecheSurveyDoubles *self, const VecheTreeDouble *pair)
{
  const gint64 ids[] = { veche_record_get_id (pair->first), veche_record_get_id (pair->second) };
  g_autofree char *first = veche_survey_doubles_dup_name (pair->first);
  g_autofree char *second = veche_survey_doubles_dup_name (pair->second);
  g_autofree char *title = g_strdup_printf ("%s ↔ %s · %s", first, second, veche_record_get_title (pair->first));
  g_autofree char *apart = veche_map_words_dup_length (pair->metres);
  g_autofree char *one = veche_survey_doubles_dup_size (pair->first);
  g_autofree char *other = veche_survey_doubles_dup_size (pair->second);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s ↔ %s", apart, one, other);
  g_autofree char *name = g_strdup_printf (_("Merge %s and %s"), first, second);
  GtkWidget *row = veche_plain_row_new (title, subtitle);
  GtkWidget *button = gtk_button_new ();

  /* A child of its own: the label that a button makes would be its name. */
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (_("Merge")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !veche_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "trees", g_memdup2 (ids, sizeof ids), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (veche_survey_doubles_merge_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show on the map"));
  g_object_set_data_full (G_OBJECT (row), "trees", g_memdup2 (ids, sizeof ids), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
veche_survey_doubles_set_words (VecheSurveyDoubles *self, guint count, GPtrArray *numbers)
{
  g_autofree char *title = count > 0 ? g_strdup_printf ("%s · %u", _("Recorded twice"), count) : g_strdup (_("Recorded twice"));
  g_autoptr (GString) text = g_string_new (count > 0 ? "" : _("No two crews seem to have recorded the same tree."));
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = NULL;

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", (const char *) g_ptr_array_index (numbers, i));
  escaped = g_markup_escape_text (text->str, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped_title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
  gtk_widget_set_visible (self->list, count > 0);
}

static void
veche_survey_doubles_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyDoubles *self = object;
  const gint64 survey = self->survey;
  g_autoptr (GPtrArray) pairs = veche_tree_doubles_find (self->workspace, survey, error);
  g_autoptr (GPtrArray) numbers = pairs != NULL ? veche_tree_doubles_describe_numbers (self->workspace, survey, error) : NULL;

  if (numbers == NULL || veche_task_is_over (task) || survey != self->survey)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < pairs->len; i++)
    veche_survey_doubles_add_row (self, g_ptr_array_index (pairs, i));
  veche_survey_doubles_set_words (self, pairs->len, numbers);
}

/* --- the group ---------------------------------------------------------------------------------------------------- */

static void
veche_survey_doubles_load (VecheSurveyDoubles *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->survey != 0)
    veche_task_spawn_load (self, veche_survey_doubles_load_fiber, NULL, NULL);
}

static void
veche_survey_doubles_changed_cb (VecheSurveyDoubles *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_tree_kind))
    veche_survey_doubles_load (self);
}

static void
veche_survey_doubles_map_cb (VecheSurveyDoubles *self)
{
  if (self->stale)
    veche_survey_doubles_load (self);
}

static void
veche_survey_doubles_dispose (GObject *object)
{
  g_clear_object (&VECHE_SURVEY_DOUBLES (object)->workspace);

  G_OBJECT_CLASS (veche_survey_doubles_parent_class)->dispose (object);
}

static void
veche_survey_doubles_class_init (VecheSurveyDoublesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_survey_doubles_dispose;
}

static void
veche_survey_doubles_init (VecheSurveyDoubles *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recorded twice"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (veche_survey_doubles_go_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
  g_signal_connect_object (self, "map", G_CALLBACK (veche_survey_doubles_map_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

GtkWidget *
veche_survey_doubles_new (VecheWorkspace *workspace)
{
  VecheSurveyDoubles *self = g_object_new (VECHE_TYPE_SURVEY_DOUBLES, NULL);

  self->workspace = g_object_ref (workspace);
  veche_survey_doubles_set_words (self, 0, NULL);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_survey_doubles_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
veche_survey_doubles_show (VecheSurveyDoubles *self, gint64 survey)
{
  g_return_if_fail (VECHE_IS_SURVEY_DOUBLES (self));

  self->survey = survey;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  veche_survey_doubles_set_words (self, 0, NULL);
  veche_survey_doubles_load (self);
}
