/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-detail.h"

#include "veche-error.h"
#include "veche-history-list.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-survey-disagreements.h"
#include "veche-survey-renumber.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-tree-paper-dialog.h"

struct _VecheSurveyDetail
{
  AdwBin parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *menu;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkLabel *title;
  AdwViewStack *pages;
  GtkBox *card;
  VecheHistoryList *history;

  VecheWorkspace *workspace;
  const VecheSurveyKind *kind;
  VecheRecordForm *form;
  VecheChildGroup *children;                /* or %NULL */
  VecheSurveyDisagreements *disagreements; /* of surveys; else %NULL */
  VecheRecord *record;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (VecheSurveyDetail, veche_survey_detail, ADW_TYPE_BIN)

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_survey_detail_update_status (VecheSurveyDetail *self)
{
  g_autofree char *status = NULL;

  g_object_get (self->form, "status", &status, NULL);
  adw_window_title_set_title (self->heading, self->record != NULL ? g_dgettext (GETTEXT_PACKAGE, self->kind->list.kind->label) : "");
  adw_window_title_set_subtitle (self->heading, status != NULL && self->record != NULL ? status : "");
}

static void
veche_survey_detail_show_record (VecheSurveyDetail *self, VecheRecord *record)
{
  const gboolean writable = !veche_workspace_is_read_only (self->workspace);

  g_set_object (&self->record, record);
  gtk_label_set_text (self->title, record != NULL ? veche_record_get_title (record) : "");
  veche_record_form_set_record (self->form, record);
  veche_survey_detail_update_status (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.renumber", record != NULL && writable && self->disagreements != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.enter", record != NULL && writable && self->disagreements != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.numbers", record != NULL && self->disagreements != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.delete", record != NULL && writable);
  gtk_widget_set_visible (self->menu, record != NULL && (writable || self->disagreements != NULL));
  gtk_stack_set_visible_child_name (self->stack, record != NULL ? "record" : "none");
}

static void
veche_survey_detail_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyDetail *self = object;
  gint64 id = self->id;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, self->kind->list.kind, id), &local);

  if (veche_task_is_over (task) || id != self->id)
    return;
  if (record != NULL)
    {
      veche_survey_detail_show_record (self, record);
      return;
    }
  veche_survey_detail_show (self, 0);
  g_signal_emit (self, signals[GONE], 0);
  if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
}

static void
veche_survey_detail_changed_cb (VecheSurveyDetail *self, VecheChanges *changes)
{
  if (self->id != 0 && veche_changes_touch_row (changes, self->kind->list.kind, self->id))
    veche_task_spawn (self, veche_survey_detail_load_fiber, NULL, NULL);
}

/* --- actions ------------------------------------------------------------------------------------------------------ */

static void
veche_survey_detail_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSurveyDetail *self = object;
  const gint64 *id = data;
  const char *deleted = g_dgettext (GETTEXT_PACKAGE, self->kind->list.deleted);
  g_autoptr (VecheEdit) edit = veche_edit_new (deleted);
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, self->kind->list.kind, *id);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), deleted, done->step);
}

static void
veche_survey_detail_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheSurveyDetail *self = VECHE_SURVEY_DETAIL (widget);

  veche_task_spawn (self, veche_survey_detail_delete_fiber, g_memdup2 (&self->id, sizeof self->id), g_free);
}

static void
veche_survey_detail_renumber_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheSurveyDetail *self = VECHE_SURVEY_DETAIL (widget);

  adw_dialog_present (veche_survey_renumber_new (self->workspace, self->id), widget);
}

static void
veche_survey_detail_enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_page_go (widget, "map", "enter", "trees", VECHE_SURVEY_DETAIL (widget)->id);
}

static void
veche_survey_detail_numbers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheSurveyDetail *self = VECHE_SURVEY_DETAIL (widget);

  veche_tree_paper_dialog_present_sheet (widget, self->workspace, "numbers", self->id);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_survey_detail_dispose (GObject *object)
{
  VecheSurveyDetail *self = VECHE_SURVEY_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SURVEY_DETAIL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_survey_detail_parent_class)->dispose (object);
}

static void
veche_survey_detail_class_init (VecheSurveyDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_survey_detail_dispose;

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_HISTORY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-survey-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, card);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, history);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, menu);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, none);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, pages);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyDetail, title);
  gtk_widget_class_install_action (widget_class, "survey.renumber", NULL, veche_survey_detail_renumber_action);
  gtk_widget_class_install_action (widget_class, "survey.enter", NULL, veche_survey_detail_enter_action);
  gtk_widget_class_install_action (widget_class, "survey.numbers", NULL, veche_survey_detail_numbers_action);
  gtk_widget_class_install_action (widget_class, "survey.delete", NULL, veche_survey_detail_delete_action);
}

static void
veche_survey_detail_init (VecheSurveyDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
veche_survey_detail_new (VecheWorkspace *workspace, const VecheSurveyKind *kind)
{
  VecheSurveyDetail *self = g_object_new (VECHE_TYPE_SURVEY_DETAIL, NULL);
  g_autofree char *escaped = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, kind->list.none), -1);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  adw_status_page_set_icon_name (self->none, kind->list.icon_name);
  adw_status_page_set_title (self->none, escaped);
  self->form = VECHE_RECORD_FORM (veche_record_form_new ());
  veche_record_form_build (self->form, workspace, kind->list.kind, kind->list.sections);
  gtk_box_append (self->card, GTK_WIDGET (self->form));
  if (kind->children != NULL)
    {
      self->children = VECHE_CHILD_GROUP (veche_child_group_new (workspace, kind->children));
      gtk_box_append (self->card, GTK_WIDGET (self->children));
    }
  if (kind->list.kind == &veche_survey_kind)
    {
      self->disagreements = VECHE_SURVEY_DISAGREEMENTS (veche_survey_disagreements_new (workspace));
      gtk_box_append (self->card, GTK_WIDGET (self->disagreements));
    }
  g_signal_connect_object (self->form, "notify::status", G_CALLBACK (veche_survey_detail_update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_survey_detail_changed_cb), self, G_CONNECT_SWAPPED);
  veche_survey_detail_show_record (self, NULL);
  return GTK_WIDGET (self);
}

void
veche_survey_detail_show (VecheSurveyDetail *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_SURVEY_DETAIL (self));

  self->id = id;
  if (self->children != NULL)
    veche_child_group_set_parent_id (self->children, id);
  if (self->disagreements != NULL)
    veche_survey_disagreements_show (self->disagreements, id);
  veche_history_list_show (self->history, self->workspace, self->kind->list.kind, id);
  if (id == 0)
    veche_survey_detail_show_record (self, NULL);
  else
    veche_task_spawn (self, veche_survey_detail_load_fiber, NULL, NULL);
}

gint64
veche_survey_detail_get_shown (VecheSurveyDetail *self)
{
  return self->id;
}

void
veche_survey_detail_edit (VecheSurveyDetail *self)
{
  g_return_if_fail (VECHE_IS_SURVEY_DETAIL (self));

  if (self->record == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->pages, "card");
  gtk_widget_grab_focus (veche_record_form_get_row (self->form, self->kind->list.kind->title_field));
}
