/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-survey-kinds.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_DETAIL (veche_survey_detail_get_type ())

/** VecheSurveyDetail: the card of a survey, a species or a scale, changed in place. Signal 'gone': what was shown is no longer there. */
G_DECLARE_FINAL_TYPE (VecheSurveyDetail, veche_survey_detail, VECHE, SURVEY_DETAIL, AdwBin)

GtkWidget *veche_survey_detail_new (VecheWorkspace *workspace, const VecheSurveyKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_survey_detail_show: @id: row id; 0: none. */
void veche_survey_detail_show (VecheSurveyDetail *self, gint64 id);
gint64 veche_survey_detail_get_shown (VecheSurveyDetail *self);

/** veche_survey_detail_edit: puts the focus into the title. */
void veche_survey_detail_edit (VecheSurveyDetail *self);

G_END_DECLS
