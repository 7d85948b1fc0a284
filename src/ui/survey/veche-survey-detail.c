/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-detail.h"

#include <inttypes.h>

#include "veche-act-dialog.h"
#include "veche-act.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-report-action.h"
#include "veche-survey-disagreements.h"
#include "veche-survey-doubles.h"
#include "veche-survey-renumber.h"
#include "veche-survey-unplaced.h"
#include "veche-survey.h"
#include "veche-time.h"
#include "veche-tree-paper-dialog.h"

struct _VecheSurveyDetail
{
  VecheRecordDetail parent_instance;

  VecheChildGroup *children;               /* or %NULL */
  VecheChildGroup *others;                 /* or %NULL */
  gboolean acts;                           /* what is shown are acts of inspection */
  VecheSurveyDisagreements *disagreements; /* of surveys; else %NULL */
  VecheSurveyDoubles *doubles;             /* the same */
  VecheSurveyUnplaced *unplaced;           /* the same */
};

G_DEFINE_FINAL_TYPE (VecheSurveyDetail, veche_survey_detail, VECHE_TYPE_RECORD_DETAIL)

static void
veche_survey_detail_show_row (VecheRecordDetail *detail, gint64 id)
{
  VecheSurveyDetail *self = VECHE_SURVEY_DETAIL (detail);

  if (self->children != NULL)
    veche_child_group_set_parent_id (self->children, id);
  if (self->others != NULL)
    veche_child_group_set_parent_id (self->others, id);
  if (self->disagreements != NULL)
    veche_survey_disagreements_show (self->disagreements, id);
  if (self->doubles != NULL)
    veche_survey_doubles_show (self->doubles, id);
  if (self->unplaced != NULL)
    veche_survey_unplaced_show (self->unplaced, id);
}

static void
veche_survey_detail_show_record (VecheRecordDetail *detail, VecheRecord *record)
{
  const gboolean survey = record != NULL && VECHE_SURVEY_DETAIL (detail)->disagreements != NULL;
  const gboolean change = survey && veche_record_detail_can_change (detail);

  VECHE_RECORD_DETAIL_CLASS (veche_survey_detail_parent_class)->show_record (detail, record);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.enter", change);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.renumber", change);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.numbers", survey);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.field-kit", survey);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.specialist", survey);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.print-act", record != NULL && VECHE_SURVEY_DETAIL (detail)->acts);
  gtk_widget_action_set_enabled (GTK_WIDGET (detail), "survey.add-trees",
                                 VECHE_SURVEY_DETAIL (detail)->acts && veche_record_detail_can_change (detail));
}

/* «Акт № 7 от 12.05.2020»: a number alone tells little. */
static char *
veche_survey_detail_dup_title (VecheRecordDetail *detail, VecheRecord *record)
{
  const char *number = veche_record_get_number (record);
  g_autofree char *day = NULL;

  if (!VECHE_SURVEY_DETAIL (detail)->acts || number == NULL)
    return NULL;
  day = veche_time_format_date (veche_record_get_text (record, "date"), NULL);
  /* Translators: an act of inspection: its number, its day. */
  return *day != '\0' ? g_strdup_printf (_("Act № %s of %s"), number, day) : g_strdup_printf (_("Act № %s"), number);
}

/* By its number where it has one: it stands in the name of the file. */
static void
veche_survey_detail_print_act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (widget);
  const char *number = veche_record_get_number (veche_record_detail_get_record (detail));
  g_autofree char *reference = number != NULL ? g_strdup (number) : g_strdup_printf ("id:%" PRId64, veche_record_detail_get_shown (detail));

  veche_report_action_save (widget, veche_record_detail_get_workspace (detail), "inspection-act", reference);
}

static void
veche_survey_detail_add_trees_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (widget);

  adw_dialog_present (veche_act_dialog_new (veche_record_detail_get_workspace (detail), veche_record_detail_get_record (detail)), widget);
}

static void
veche_survey_detail_specialist_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *survey = g_strdup_printf ("%" PRId64, veche_record_detail_get_shown (VECHE_RECORD_DETAIL (widget)));

  veche_page_go (widget, "specialist", "survey", survey, 0);
}

static void
veche_survey_detail_enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_page_go (widget, "map", "enter", "trees", veche_record_detail_get_shown (VECHE_RECORD_DETAIL (widget)));
}

static void
veche_survey_detail_numbers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (widget);

  veche_tree_paper_dialog_present_sheet (widget, veche_record_detail_get_workspace (detail), "numbers",
                                         veche_record_detail_get_shown (detail));
}

static void
veche_survey_detail_field_kit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (widget);

  veche_tree_paper_dialog_present_kit (widget, veche_record_detail_get_workspace (detail), veche_record_detail_get_shown (detail));
}

static void
veche_survey_detail_renumber_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (widget);

  adw_dialog_present (veche_survey_renumber_new (veche_record_detail_get_workspace (detail), veche_record_detail_get_shown (detail)), widget);
}

static void
veche_survey_detail_class_init (VecheSurveyDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VecheRecordDetailClass *detail_class = VECHE_RECORD_DETAIL_CLASS (klass);

  detail_class->dup_title = veche_survey_detail_dup_title;
  detail_class->show_row = veche_survey_detail_show_row;
  detail_class->show_record = veche_survey_detail_show_record;
  gtk_widget_class_install_action (widget_class, "survey.enter", NULL, veche_survey_detail_enter_action);
  gtk_widget_class_install_action (widget_class, "survey.specialist", NULL, veche_survey_detail_specialist_action);
  gtk_widget_class_install_action (widget_class, "survey.renumber", NULL, veche_survey_detail_renumber_action);
  gtk_widget_class_install_action (widget_class, "survey.print-act", NULL, veche_survey_detail_print_act_action);
  gtk_widget_class_install_action (widget_class, "survey.add-trees", NULL, veche_survey_detail_add_trees_action);
  gtk_widget_class_install_action (widget_class, "survey.field-kit", NULL, veche_survey_detail_field_kit_action);
  gtk_widget_class_install_action (widget_class, "survey.numbers", NULL, veche_survey_detail_numbers_action);
}

static void
veche_survey_detail_init (VecheSurveyDetail *self)
{
}

GtkWidget *
veche_survey_detail_new (VecheWorkspace *workspace, const VecheSurveyKind *kind)
{
  VecheSurveyDetail *self = g_object_new (VECHE_TYPE_SURVEY_DETAIL, NULL);
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (self);

  veche_record_detail_build (detail, workspace,
                             &(VecheRecordDetailSpec) { .kind = kind->list.kind,
                                                        .sections = kind->list.sections,
                                                        .icon_name = kind->list.icon_name,
                                                        .none = kind->list.none,
                                                        .deleted = kind->list.deleted,
                                                        .reads = kind->list.kind == &veche_survey_kind || kind->list.kind == &veche_act_kind });
  self->acts = kind->list.kind == &veche_act_kind;
  veche_record_detail_add_action (detail, _("_Print the act…"), "survey.print-act");
  veche_record_detail_add_action (detail, _("_Field kit…"), "survey.field-kit");
  veche_record_detail_add_action (detail, _("What waits for the _specialist"), "survey.specialist");
  veche_record_detail_add_action (detail, _("_Old and new numbers…"), "survey.numbers");
  veche_record_detail_add_action (detail, _("_Renumber along a route…"), "survey.renumber");
  veche_record_detail_add_action (detail, _("_Type in trees beside the map"), "survey.enter");
  if (kind->children != NULL)
    {
      self->children = VECHE_CHILD_GROUP (veche_child_group_new (workspace, kind->children));
      veche_record_detail_append (detail, GTK_WIDGET (self->children));
    }
  if (kind->others != NULL)
    {
      self->others = VECHE_CHILD_GROUP (veche_child_group_new (workspace, kind->others));
      veche_record_detail_append (detail, GTK_WIDGET (self->others));
    }
  if (kind->list.kind == &veche_survey_kind)
    {
      self->disagreements = VECHE_SURVEY_DISAGREEMENTS (veche_survey_disagreements_new (workspace));
      veche_record_detail_append (detail, GTK_WIDGET (self->disagreements));
      self->doubles = VECHE_SURVEY_DOUBLES (veche_survey_doubles_new (workspace));
      veche_record_detail_append (detail, GTK_WIDGET (self->doubles));
      self->unplaced = VECHE_SURVEY_UNPLACED (veche_survey_unplaced_new (workspace));
      veche_record_detail_append (detail, GTK_WIDGET (self->unplaced));
    }
  veche_record_detail_show (detail, 0);
  return GTK_WIDGET (self);
}
