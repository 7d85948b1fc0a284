/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-summary.h"

#include "veche-application-consent.h"
#include "veche-application-link.h"
#include "veche-application-sums.h"
#include "veche-application.h"
#include "veche-child-group.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-task.h"
#include "veche-votes-correction.h"

enum
{
  MEMBERS,
  BUDGET,
  VOTES,
};

struct _VecheApplicationSummary
{
  GObject parent_instance;

  VecheWorkspace *workspace;
  VecheRecordForm *form;
  VecheChildGroup *groups[VOTES + 1];
  GtkWidget *no_consent; /* mark of the leader's row */
  GtkWidget *open_link;  /* button of the video's row */

  VecheRecord *application;
  gint64 team_max;
};

G_DEFINE_FINAL_TYPE (VecheApplicationSummary, veche_application_summary, G_TYPE_OBJECT)

static void
veche_application_summary_describe (VecheApplicationSummary *self, guint group, char *text)
{
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->groups[group]), markup);
  g_free (text);
}

static void
veche_application_summary_update (VecheApplicationSummary *self)
{
  gint64 budget = self->application != NULL ? veche_record_get_integer (self->application, "budget") : 0;

  veche_application_summary_describe (
    self, MEMBERS, veche_application_sums_dup_team (veche_child_group_get_records (self->groups[MEMBERS]), self->team_max));
  veche_application_summary_describe (
    self, BUDGET, veche_application_sums_dup_budget (veche_child_group_get_records (self->groups[BUDGET]), budget));
  veche_application_summary_describe (
    self, VOTES, veche_application_sums_dup_votes (veche_child_group_get_records (self->groups[VOTES])));
}

static void
veche_application_summary_programme_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationSummary *self = object;
  gint64 id = self->application != NULL ? veche_record_get_integer (self->application, "programme") : 0;
  g_autoptr (VecheRecord) programme = NULL;

  if (id != 0)
    programme = dex_await_object (veche_workspace_get (self->workspace, &veche_programme_kind, id), error);
  if (veche_task_is_over (task) || self->workspace == NULL)
    return;
  self->team_max = programme != NULL ? veche_record_get_integer (programme, "team_max") : 0;
  veche_application_summary_update (self);
}

static void
veche_application_summary_changed_cb (VecheApplicationSummary *self, VecheChanges *changes)
{
  if (self->application != NULL && veche_changes_touch (changes, &veche_people_person_kind))
    veche_application_consent_show (self->no_consent, self->workspace, self->application, "leader_consent", "leader_person");
  if (veche_changes_touch (changes, &veche_programme_kind))
    veche_task_spawn_load (self, veche_application_summary_programme_fiber, NULL, NULL);
}

static void
veche_application_summary_correct_cb (VecheApplicationSummary *self, VecheRecord *votes)
{
  adw_dialog_present (veche_votes_correction_new (GTK_WIDGET (self->groups[VOTES]), self->workspace, votes,
                                                  veche_child_group_get_records (self->groups[VOTES])),
                      GTK_WIDGET (self->groups[VOTES]));
}

/* --- marks in the form -------------------------------------------------------------------------------------------- */

static void
veche_application_summary_open_cb (VecheApplicationSummary *self)
{
  veche_application_link_open (self->open_link, veche_record_get_text (self->application, "video"));
}

static void
veche_application_summary_add_marks (VecheApplicationSummary *self)
{
  self->no_consent = veche_application_consent_new ();
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (veche_record_form_get_row (self->form, "leader_consent")), self->no_consent);

  self->open_link = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_add_css_class (self->open_link, "flat");
  gtk_widget_set_valign (self->open_link, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->open_link, _("Open the link"));
  gtk_widget_set_visible (self->open_link, FALSE);
  g_signal_connect_object (self->open_link, "clicked", G_CALLBACK (veche_application_summary_open_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (veche_record_form_get_row (self->form, "video")), self->open_link);
}

/* --- the object --------------------------------------------------------------------------------------------------- */

static void
veche_application_summary_dispose (GObject *object)
{
  VecheApplicationSummary *self = VECHE_APPLICATION_SUMMARY (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (veche_application_summary_parent_class)->dispose (object);
}

static void
veche_application_summary_class_init (VecheApplicationSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_application_summary_dispose;
}

static void
veche_application_summary_init (VecheApplicationSummary *self)
{
}

VecheApplicationSummary *
veche_application_summary_new (VecheWorkspace *workspace, VecheRecordForm *form, GPtrArray *groups)
{
  VecheApplicationSummary *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD_FORM (form) && groups->len > VOTES, NULL);

  self = g_object_new (VECHE_TYPE_APPLICATION_SUMMARY, NULL);
  self->workspace = g_object_ref (workspace);
  self->form = form;
  for (guint i = 0; i <= VOTES; i++)
    {
      self->groups[i] = g_ptr_array_index (groups, i);
      g_signal_connect_object (self->groups[i], "shown", G_CALLBACK (veche_application_summary_update), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->groups[VOTES], "correct", G_CALLBACK (veche_application_summary_correct_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_summary_changed_cb), self, G_CONNECT_SWAPPED);
  veche_application_summary_add_marks (self);
  return self;
}

void
veche_application_summary_set_record (VecheApplicationSummary *self, VecheRecord *application)
{
  g_return_if_fail (VECHE_IS_APPLICATION_SUMMARY (self) && VECHE_IS_RECORD (application));

  g_set_object (&self->application, application);
  veche_application_consent_show (self->no_consent, self->workspace, application, "leader_consent", "leader_person");
  gtk_widget_set_visible (self->open_link, veche_application_link_is_link (veche_record_get_text (application, "video")));
  veche_application_summary_update (self);
  veche_task_spawn_load (self, veche_application_summary_programme_fiber, NULL, NULL);
}
