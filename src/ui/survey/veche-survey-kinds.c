/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-kinds.h"

#include "veche-act.h"
#include "veche-i18n.h"
#include "veche-survey.h"
#include "veche-tree.h"

static const VecheFormSection veche_survey_kinds_block_sections[] = {
  { NULL, "workplace employee first last" },
  { NULL, NULL },
};

static const VecheChildSpec veche_survey_kinds_blocks = {
  .kind = &veche_survey_block_kind,
  .title = N_("Number blocks"),
  .empty = N_("No blocks yet: give each workplace numbers of its own"),
  .add = N_("New number block"),
  .edit = N_("Change of a number block"),
  .deleted = N_("Number block deleted"),
  .headline = "workplace",
  .details = "first last employee",
  .sections = veche_survey_kinds_block_sections,
  .repeats = TRUE,
};

static const VecheFormSection veche_survey_kinds_survey_sections[] = {
  { NULL, "title started ended scale area" },
  { N_("Who answers for it"), "responsible due resolution" },
  { NULL, "text" },
  { NULL, NULL },
};

const VecheSurveyKind veche_survey_kinds_surveys = {
  .list = {
    .kind = &veche_survey_kind,
    .slug = "surveys",
    .title = N_("Surveys"),
    .search = N_("Title, territory…"),
    .search_label = N_("Search surveys"),
    .empty = N_("No surveys yet"),
    .empty_details = N_("A survey has its dates, its condition scale and a block of numbers for each workplace."),
    .none = N_("Choose a survey in the list"),
    .add = N_("New survey"),
    .deleted = N_("Survey deleted"),
    .icon_name = "veche-tree-symbolic",
    .subtitle = "started area",
    .sections = veche_survey_kinds_survey_sections,
  },
  .children = &veche_survey_kinds_blocks,
};

static const VecheFormSection veche_survey_kinds_species_sections[] = {
  { NULL, "name latin aliases form value_group" },
  { N_("What is more is asked about"), "max_diameter max_height" },
  { NULL, "note" },
  { NULL, NULL },
};

const VecheSurveyKind veche_survey_kinds_species = {
  .list = {
    .kind = &veche_tree_species_kind,
    .slug = "species",
    .title = N_("Species list"),
    .search = N_("Name, Latin name…"),
    .search_label = N_("Search species"),
    .empty = N_("No species of your own"),
    .empty_details = N_("Trees are compared with Veche's list. To change it, add it with “Ready lists”."),
    .none = N_("Choose a species in the list"),
    .add = N_("New species"),
    .deleted = N_("Species deleted"),
    .icon_name = "veche-tree-symbolic",
    .subtitle = "latin",
    .sections = veche_survey_kinds_species_sections,
  },
};

static const VecheFormSection veche_survey_kinds_grade_sections[] = {
  { NULL, "code title common text position" },
  { NULL, NULL },
};

static const VecheChildSpec veche_survey_kinds_grades = {
  .kind = &veche_survey_grade_kind,
  .title = N_("Grades"),
  .empty = N_("No grades yet"),
  .add = N_("New grade"),
  .edit = N_("Change of a grade"),
  .deleted = N_("Grade deleted"),
  .headline = "code title",
  .details = "common text",
  .sections = veche_survey_kinds_grade_sections,
  .repeats = TRUE,
};

static const VecheFormSection veche_survey_kinds_scale_sections[] = {
  { NULL, "title code note" },
  { NULL, NULL },
};

const VecheSurveyKind veche_survey_kinds_scales = {
  .list = {
    .kind = &veche_survey_scale_kind,
    .slug = "scales",
    .title = N_("Condition scales"),
    .search = N_("Title…"),
    .search_label = N_("Search scales"),
    .empty = N_("No condition scales yet"),
    .empty_details = N_("Each town grades trees in its own way; what a grade means on the common scale lets them be compared."),
    .none = N_("Choose a scale in the list"),
    .add = N_("New condition scale"),
    .deleted = N_("Condition scale deleted"),
    .icon_name = "view-list-symbolic",
    .subtitle = "code",
    .sections = veche_survey_kinds_scale_sections,
  },
  .children = &veche_survey_kinds_grades,
};

static const VecheFormSection veche_survey_kinds_member_sections[] = {
  { NULL, "name position role" },
  { NULL, NULL },
};

static const VecheChildSpec veche_survey_kinds_members = {
  .kind = &veche_act_member_kind,
  .title = N_("Commission"),
  .empty = N_("Nobody yet: a commission, or one specialist"),
  .add = N_("New member of the commission"),
  .edit = N_("Change of a member of the commission"),
  .deleted = N_("Member of the commission deleted"),
  .headline = "name",
  .details = "role position",
  .sections = veche_survey_kinds_member_sections,
  .repeats = TRUE,
};

static const VecheFormSection veche_survey_kinds_act_tree_sections[] = {
  { NULL, "decision text" },
  { NULL, NULL },
};

/* Two trees of one species are told apart by their numbers. */
static void
veche_survey_kinds_number_tree (GtkWidget *row, VecheRecord *record)
{
  const VecheValue *tree = veche_record_get_value (record, "tree");
  g_autofree char *title = NULL;

  if (tree == NULL || tree->text == NULL)
    return;
  title = tree->label != NULL ? g_strdup_printf ("№ %s · %s", tree->text, tree->label) : g_strdup_printf ("№ %s", tree->text);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static const VecheChildSpec veche_survey_kinds_act_trees = {
  .kind = &veche_act_tree_kind,
  .title = N_("Trees of the act"),
  .empty = N_("No trees yet: add those of a survey, or select some on the map"),
  .add = N_("Add trees…"),
  .edit = N_("What the act says of a tree"),
  .deleted = N_("Tree taken out of the act"),
  .headline = "tree",
  .details = "decision text",
  .sections = veche_survey_kinds_act_tree_sections,
  .decorate = veche_survey_kinds_number_tree,
  .add_action = "survey.add-trees",
};

static const VecheFormSection veche_survey_kinds_act_sections[] = {
  { NULL, "number date" },
  { NULL, "survey area address reason" },
  { NULL, "text" },
  { NULL, NULL },
};

const VecheSurveyKind veche_survey_kinds_acts = {
  .list = {
    .kind = &veche_act_kind,
    .slug = "acts",
    .title = N_("Acts"),
    .search = N_("Number, address…"),
    .search_label = N_("Search inspection acts"),
    .empty = N_("No inspection acts yet"),
    .empty_details = N_("Until an act says so, papers call a felling a proposal. An act has a number, a date, a commission and its trees."),
    .none = N_("Choose an act in the list"),
    .add = N_("New inspection act"),
    .deleted = N_("Inspection act deleted"),
    .icon_name = "view-list-symbolic",
    .subtitle = "date area address",
    .sections = veche_survey_kinds_act_sections,
  },
  .children = &veche_survey_kinds_members,
  .others = &veche_survey_kinds_act_trees,
};
