/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_UNPLACED (veche_survey_unplaced_get_type ())

/** VecheSurveyUnplaced: trees of a survey that are on no map yet, and the way to the file that knows their places. */
G_DECLARE_FINAL_TYPE (VecheSurveyUnplaced, veche_survey_unplaced, VECHE, SURVEY_UNPLACED, AdwPreferencesGroup)

GtkWidget *veche_survey_unplaced_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_survey_unplaced_show: @survey: row id; 0: none. */
void veche_survey_unplaced_show (VecheSurveyUnplaced *self, gint64 survey);

G_END_DECLS
