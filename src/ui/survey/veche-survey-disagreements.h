/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_DISAGREEMENTS (veche_survey_disagreements_get_type ())

/** VecheSurveyDisagreements: the trees of a survey for which the volunteer proposes one thing and the specialist has decided another. */
G_DECLARE_FINAL_TYPE (VecheSurveyDisagreements, veche_survey_disagreements, VECHE, SURVEY_DISAGREEMENTS, AdwPreferencesGroup)

GtkWidget *veche_survey_disagreements_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_survey_disagreements_show: @survey: row id; 0: none. */
void veche_survey_disagreements_show (VecheSurveyDisagreements *self, gint64 survey);

G_END_DECLS
