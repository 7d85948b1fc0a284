/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_DOUBLES (veche_survey_doubles_get_type ())

/** VecheSurveyDoubles: trees of a survey that two crews may have recorded, to be merged; numbers that were left out or given twice. */
G_DECLARE_FINAL_TYPE (VecheSurveyDoubles, veche_survey_doubles, VECHE, SURVEY_DOUBLES, AdwPreferencesGroup)

GtkWidget *veche_survey_doubles_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_survey_doubles_show: @survey: row id; 0: none. */
void veche_survey_doubles_show (VecheSurveyDoubles *self, gint64 survey);

G_END_DECLS
