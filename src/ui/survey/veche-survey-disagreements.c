/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-disagreements.h"

#include <inttypes.h>

#include "veche-area-inside.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-tree.h"

/* More rows than anybody goes through in one sitting; the heading counts all. */
#define MOST_ROWS 200u
/* More territories than that nobody looks through. */
#define MOST_TERRITORIES 500u

struct _VecheSurveyDisagreements
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *list;
  GtkDropDown *territories;
  GArray *territory_ids; /* of gint64, as the list has them: 0 first */
  gboolean filling;      /* the list is being filled */
  VecheWorkspace *workspace;
  gint64 survey;
  gboolean stale; /* to be read as soon as it is seen */
};

G_DEFINE_FINAL_TYPE (VecheSurveyDisagreements, veche_survey_disagreements, ADW_TYPE_PREFERENCES_GROUP)

static void
veche_survey_disagreements_go_cb (VecheSurveyDisagreements *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "tree");

  if (id != NULL)
    veche_page_go (GTK_WIDGET (self), "map", "kind", "tree", *id);
}

static void
veche_survey_disagreements_add_row (VecheSurveyDisagreements *self, VecheRecord *tree)
{
  const char *number = veche_record_get_number (tree);
  const gint64 id = veche_record_get_id (tree);
  g_autofree char *proposal = veche_record_dup_display (tree, "volunteer_decision");
  g_autofree char *decision = veche_record_dup_display (tree, "decision");
  g_autofree char *title = number != NULL ? g_strdup_printf ("№ %s · %s", number, veche_record_get_title (tree))
                                          : g_strdup (veche_record_get_title (tree));
  /* Translators: two decisions about a tree: «Keep», «Remove». */
  g_autofree char *subtitle = g_strdup_printf (_("Volunteer: %s · Specialist: %s"), proposal, decision);
  GtkWidget *row = veche_plain_row_new (title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show on the map"));
  g_object_set_data_full (G_OBJECT (row), "tree", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* @waits: not those that are decided otherwise, but those that are not decided. */
static VecheQuery *
veche_survey_disagreements_new_query (gint64 survey, const VecheAreaInside *inside, const char *proposal, gboolean waits)
{
  VecheQuery *query = veche_query_new (&veche_tree_kind);
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, survey);

  veche_query_add_term (query, "survey", reference, FALSE);
  veche_query_add_term (query, "volunteer_decision", proposal, FALSE);
  if (!waits)
    veche_query_add_term (query, "decision", proposal, TRUE);
  veche_query_add_term (query, "decision", "", !waits);
  if (inside != NULL)
    veche_query_set_ids (query, (const gint64 *) (gpointer) inside->ids->data, inside->ids->len);
  veche_query_set_sort (query, "number", FALSE);
  query->limit = MOST_ROWS;
  return query;
}

static void
veche_survey_disagreements_set_words (VecheSurveyDisagreements *self, gint64 count, gint64 waiting)
{
  g_autofree char *title = g_strdup_printf ("%s · %" PRId64, _("Disagreements"), count);
  g_autofree char *escaped = g_markup_escape_text (count > 0 ? title : _("Disagreements"), -1);
  g_autofree char *waits = g_strdup_printf (ngettext ("%u proposal waits for the specialist.", "%u proposals wait for the specialist.",
                                                      (guint) waiting),
                                            (guint) waiting);
  g_autofree char *plain = g_markup_escape_text (waiting > 0 ? waits : count > 0 ? "" : _("The specialist has decided as proposed."), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), plain);
  gtk_widget_set_visible (self->list, count > 0);
}

/* Row id of the territory whose trees are wanted; 0: those of the whole survey. */
static gint64
veche_survey_disagreements_get_territory (VecheSurveyDisagreements *self)
{
  const guint nth = gtk_drop_down_get_selected (self->territories);

  return nth < self->territory_ids->len ? g_array_index (self->territory_ids, gint64, nth) : 0;
}

static void
veche_survey_disagreements_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyDisagreements *self = object;
  const gint64 survey = self->survey, territory = veche_survey_disagreements_get_territory (self);
  g_autoptr (VecheAreaInside) inside = NULL;
  const VecheCode *codes = veche_tree_kind.fields[veche_kind_find_field (&veche_tree_kind, "volunteer_decision")].codes;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 count = 0, waiting = 0;

  if (territory != 0
      && (inside = dex_await_boxed (veche_area_inside_find (self->workspace, territory, &veche_tree_kind, 0), error)) == NULL)
    return;
  for (const VecheCode *code = codes; code->code != NULL; code++)
    {
      g_autoptr (VecheQuery) other = veche_survey_disagreements_new_query (survey, inside, code->code, FALSE);
      g_autoptr (VecheQuery) none = veche_survey_disagreements_new_query (survey, inside, code->code, TRUE);
      g_autoptr (GPtrArray) trees = dex_await_boxed (veche_workspace_query (self->workspace, other), error);

      if (trees == NULL || veche_task_is_over (task))
        return;
      for (guint i = 0; i < trees->len && rows->len < MOST_ROWS; i++)
        g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (trees, i)));
      count += dex_await_int64 (veche_workspace_count (self->workspace, other), error);
      waiting += *error == NULL ? dex_await_int64 (veche_workspace_count (self->workspace, none), error) : 0;
      if (*error != NULL || veche_task_is_over (task) || survey != self->survey
          || territory != veche_survey_disagreements_get_territory (self))
        return;
    }
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < rows->len; i++)
    veche_survey_disagreements_add_row (self, g_ptr_array_index (rows, i));
  veche_survey_disagreements_set_words (self, count, waiting);
}

static void
veche_survey_disagreements_load (VecheSurveyDisagreements *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->survey != 0)
    veche_task_spawn_load (self, veche_survey_disagreements_load_fiber, NULL, NULL);
}

static void
veche_survey_disagreements_fill_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyDisagreements *self = object;
  const gint64 before = veche_survey_disagreements_get_territory (self), none = 0;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_area_kind);
  g_autoptr (GtkStringList) titles = gtk_string_list_new ((const char *const[]) { _("The whole survey"), NULL });
  g_autoptr (GPtrArray) records = NULL;
  guint chosen = 0;

  veche_query_set_sort (query, "title", FALSE);
  query->limit = MOST_TERRITORIES;
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records == NULL || veche_task_is_over (task))
    return;
  self->filling = TRUE;
  g_array_set_size (self->territory_ids, 0);
  g_array_append_val (self->territory_ids, none);
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = veche_record_get_id (g_ptr_array_index (records, i));

      gtk_string_list_append (titles, veche_record_get_title (g_ptr_array_index (records, i)));
      g_array_append_val (self->territory_ids, id);
      if (id == before)
        chosen = i + 1;
    }
  gtk_drop_down_set_model (self->territories, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->territories, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->territories), records->len > 0);
  self->filling = FALSE;
  /* The one that was chosen may be gone. */
  if (before != veche_survey_disagreements_get_territory (self))
    veche_survey_disagreements_load (self);
}

static void
veche_survey_disagreements_territory_cb (VecheSurveyDisagreements *self)
{
  if (!self->filling)
    veche_survey_disagreements_load (self);
}

static void
veche_survey_disagreements_changed_cb (VecheSurveyDisagreements *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_territory_area_kind))
    veche_task_spawn_load (self, veche_survey_disagreements_fill_fiber, NULL, NULL);
  if (veche_changes_touch (changes, &veche_tree_kind)
      || (veche_survey_disagreements_get_territory (self) != 0 && veche_changes_touch (changes, &veche_territory_area_kind)))
    veche_survey_disagreements_load (self);
}

static void
veche_survey_disagreements_map_cb (VecheSurveyDisagreements *self)
{
  if (self->stale)
    veche_survey_disagreements_load (self);
}

static void
veche_survey_disagreements_dispose (GObject *object)
{
  g_clear_object (&VECHE_SURVEY_DISAGREEMENTS (object)->workspace);

  G_OBJECT_CLASS (veche_survey_disagreements_parent_class)->dispose (object);
}

static void
veche_survey_disagreements_finalize (GObject *object)
{
  g_array_unref (VECHE_SURVEY_DISAGREEMENTS (object)->territory_ids);

  G_OBJECT_CLASS (veche_survey_disagreements_parent_class)->finalize (object);
}

static void
veche_survey_disagreements_class_init (VecheSurveyDisagreementsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_survey_disagreements_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_survey_disagreements_finalize;
}

static void
veche_survey_disagreements_init (VecheSurveyDisagreements *self)
{
  self->territory_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->territories = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->territories), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->territories), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->territories), _("Territory whose trees are listed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->territories), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Territory whose trees are listed"), -1);
  g_signal_connect_object (self->territories, "notify::selected", G_CALLBACK (veche_survey_disagreements_territory_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->territories));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Disagreements"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (veche_survey_disagreements_go_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
  g_signal_connect_object (self, "map", G_CALLBACK (veche_survey_disagreements_map_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

GtkWidget *
veche_survey_disagreements_new (VecheWorkspace *workspace)
{
  VecheSurveyDisagreements *self = g_object_new (VECHE_TYPE_SURVEY_DISAGREEMENTS, NULL);

  self->workspace = g_object_ref (workspace);
  veche_survey_disagreements_set_words (self, 0, 0);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_survey_disagreements_changed_cb), self, G_CONNECT_SWAPPED);
  veche_task_spawn_load (self, veche_survey_disagreements_fill_fiber, NULL, NULL);
  return GTK_WIDGET (self);
}

void
veche_survey_disagreements_show (VecheSurveyDisagreements *self, gint64 survey)
{
  g_return_if_fail (VECHE_IS_SURVEY_DISAGREEMENTS (self));

  self->survey = survey;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  veche_survey_disagreements_set_words (self, 0, 0);
  veche_survey_disagreements_load (self);
}
