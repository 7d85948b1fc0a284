/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-renumber.h"

#include <inttypes.h>

#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-renumber.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"

#define MOST_ROWS 300u
#define MOST_ROUTES 500

struct _VecheSurveyRenumber
{
  AdwDialog parent_instance;

  AdwComboRow *route;
  AdwSpinRow *first;
  AdwPreferencesGroup *preview;
  GtkWidget *list;

  VecheWorkspace *workspace;
  gint64 survey;
  GArray *routes; /* of gint64: as the row has them */
  guint turn;     /* which plan is asked for: one that comes late is not shown */
};

G_DEFINE_FINAL_TYPE (VecheSurveyRenumber, veche_survey_renumber, ADW_TYPE_DIALOG)

static void
veche_survey_renumber_describe (VecheSurveyRenumber *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (self->preview, escaped);
}

/* For fibers. */
static VecheRenumber *
veche_survey_renumber_plan (VecheSurveyRenumber *self, GError **error)
{
  const guint nth = adw_combo_row_get_selected (self->route);
  g_autofree char *survey = g_strdup_printf ("id:%" PRId64, self->survey);
  g_autofree char *route = NULL;
  const VecheTreeChoice choice = { NULL, survey, NULL };

  if (nth >= self->routes->len)
    return NULL;
  route = g_strdup_printf ("id:%" PRId64, g_array_index (self->routes, gint64, nth));
  return veche_renumber_plan (self->workspace, &choice, route, (gint64) adw_spin_row_get_value (self->first), error);
}

/* --- the preview -------------------------------------------------------------------------------------------------- */

static void
veche_survey_renumber_show_plan (VecheSurveyRenumber *self, VecheRenumber *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%u tree.", "%u trees.", plan->rows->len), plan->rows->len);
  g_string_append_printf (text, " %s", _("Present numbers stay known as old ones."));
  if (plan->n_without_place > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u is on no map and keeps its number.", "%u are on no map and keep their numbers.",
                                              plan->n_without_place),
                              plan->n_without_place);
    }
  veche_survey_renumber_describe (self, text->str);
  for (guint i = 0; i < MIN (plan->rows->len, MOST_ROWS); i++)
    {
      const VecheRenumberRow *row = g_ptr_array_index (plan->rows, i);
      g_autofree char *title = g_strdup_printf ("%s → %" PRId64, row->before != NULL ? row->before : "–", row->after);

      gtk_list_box_append (GTK_LIST_BOX (self->list), veche_plain_row_new (title, row->species));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "renumber.apply", plan->rows->len > 0);
}

static void
veche_survey_renumber_preview_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyRenumber *self = object;
  const guint turn = ++self->turn;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRenumber) plan = veche_survey_renumber_plan (self, &local);

  if (veche_task_is_over (task) || turn != self->turn)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "renumber.apply", FALSE);
  if (plan != NULL)
    veche_survey_renumber_show_plan (self, plan);
  else
    veche_survey_renumber_describe (self, local != NULL ? local->message : _("Draw a route on the map first: trees are met along it."));
  gtk_widget_set_visible (self->list, plan != NULL && plan->rows->len > 0);
}

static void
veche_survey_renumber_changed_cb (VecheSurveyRenumber *self)
{
  if (self->workspace != NULL)
    veche_task_spawn (self, veche_survey_renumber_preview_fiber, NULL, NULL);
}

static void
veche_survey_renumber_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyRenumber *self = object;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_route_kind);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) records = NULL;

  veche_query_set_sort (query, veche_territory_route_kind.title_field, FALSE);
  query->limit = MOST_ROUTES;
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records == NULL || veche_task_is_over (task))
    return;
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = veche_record_get_id (g_ptr_array_index (records, i));

      gtk_string_list_append (labels, veche_record_get_title (g_ptr_array_index (records, i)));
      g_array_append_val (self->routes, id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->route), records->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->first), records->len > 0);
  adw_combo_row_set_model (self->route, G_LIST_MODEL (labels));
  veche_survey_renumber_changed_cb (self);
}

/* --- doing it ----------------------------------------------------------------------------------------------------- */

/* The numbers are asked for anew: somebody else may have given one since. */
static void
veche_survey_renumber_apply_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyRenumber *self = object;
  g_autoptr (VecheRenumber) plan = veche_survey_renumber_plan (self, error);
  g_autoptr (VecheEdit) done = NULL;
  GtkWidget *window;

  if (plan == NULL || veche_task_is_over (task))
    return;
  done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_renumber_new_edit (plan)), error);
  if (done == NULL || veche_task_is_over (task))
    return;
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  adw_dialog_close (ADW_DIALOG (self));
  veche_toast_show_undo (window, _("Trees renumbered"), done->step);
}

static void
veche_survey_renumber_apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "renumber.apply", FALSE);
  veche_task_spawn (widget, veche_survey_renumber_apply_fiber, NULL, NULL);
}

static void
veche_survey_renumber_dispose (GObject *object)
{
  VecheSurveyRenumber *self = VECHE_SURVEY_RENUMBER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->routes, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SURVEY_RENUMBER);

  G_OBJECT_CLASS (veche_survey_renumber_parent_class)->dispose (object);
}

static void
veche_survey_renumber_class_init (VecheSurveyRenumberClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_survey_renumber_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-survey-renumber.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyRenumber, first);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyRenumber, list);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyRenumber, preview);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyRenumber, route);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_survey_renumber_changed_cb));
  gtk_widget_class_install_action (widget_class, "renumber.apply", NULL, veche_survey_renumber_apply_action);
}

static void
veche_survey_renumber_init (VecheSurveyRenumber *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->routes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "renumber.apply", FALSE);
}

AdwDialog *
veche_survey_renumber_new (VecheWorkspace *workspace, gint64 survey)
{
  VecheSurveyRenumber *self = g_object_new (VECHE_TYPE_SURVEY_RENUMBER, NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = survey;
  veche_task_spawn (self, veche_survey_renumber_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}
