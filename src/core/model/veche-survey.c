/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey.h"

#include <inttypes.h>

#include "veche-i18n.h"

#define TEXT (VECHE_FIELD_SEARCH)
#define ROW (VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF)

static const VecheField veche_survey_scale_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, TEXT },
  { NULL },
};

const VecheKind veche_survey_scale_kind = {
  .name = "scale",
  .plural = "scales",
  .table = "scale",
  .label = N_("Condition scale"),
  .title_field = "title",
  .key_field = "code",
  .fields = veche_survey_scale_fields,
  .code = 43,
  .since = 3,
};

/* Between these the grades of different towns can be compared; what the surveyor chose is kept as it is. */
static const VecheCode veche_survey_common[] = {
  { "good", NC_("condition", "good"), "condition" },
  { "weakened", NC_("condition", "weakened"), "condition" },
  { "poor", NC_("condition", "poor"), "condition" },
  { "dying", NC_("condition", "drying out"), "condition" },
  { "dead", NC_("condition", "dead"), "condition" },
  { "hazard", NC_("condition", "hazardous"), "condition" },
  { NULL },
};

static const VecheField veche_survey_grade_fields[] = {
  { "code", N_("Grade"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF | VECHE_FIELD_REQUIRED },
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT },
  { "common", N_("Means on the common scale"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_survey_common },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_survey_grade_kind = {
  .name = "scale.grade",
  .plural = "scale.grades",
  .table = "scale_grade",
  .label = N_("Grade"),
  .parent = "scale",
  .parent_column = "scale",
  .title_field = "title",
  .key_field = "code",
  .fields = veche_survey_grade_fields,
  .code = 44,
  .since = 3,
};

static const VecheField veche_survey_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "started", N_("Begins"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "ended", N_("Ends"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "scale", N_("Condition scale"), VECHE_FIELD_REF, 0, "scale" },
  { "area", N_("Territory"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "area" },
  { "responsible", N_("Responsible"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee" },
  { "due", N_("Due"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "resolution", N_("Resolution"), VECHE_FIELD_TEXT, TEXT },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT },
  { NULL },
};

const VecheKind veche_survey_kind = {
  .name = "survey",
  .plural = "surveys",
  .table = "survey",
  .label = N_("Survey"),
  .title_field = "title",
  .fields = veche_survey_fields,
  .code = 45,
  .since = 3,
};

static const VecheField veche_survey_block_fields[] = {
  { "workplace", N_("Workplace"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "employee", N_("Employee"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee" },
  { "first", N_("First number"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF | VECHE_FIELD_REQUIRED },
  { "last", N_("Last number"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF | VECHE_FIELD_REQUIRED },
  { NULL },
};

const VecheKind veche_survey_block_kind = {
  .name = "survey.block",
  .plural = "survey.blocks",
  .table = "survey_block",
  .label = N_("Number block"),
  .parent = "survey",
  .parent_column = "survey",
  .title_field = "workplace",
  .fields = veche_survey_block_fields,
  .code = 46,
  .since = 3,
};

char *
veche_survey_dup_block_name (VecheRecord *block)
{
  return g_strdup_printf ("%s · %" PRId64 "–%" PRId64, veche_record_get_title (block), veche_record_get_integer (block, "first"),
                          veche_record_get_integer (block, "last"));
}
