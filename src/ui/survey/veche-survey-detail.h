/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-detail.h"
#include "veche-survey-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_DETAIL (veche_survey_detail_get_type ())

/** VecheSurveyDetail: the card of a survey, a species or a scale with what it owns. */
G_DECLARE_FINAL_TYPE (VecheSurveyDetail, veche_survey_detail, VECHE, SURVEY_DETAIL, VecheRecordDetail)

GtkWidget *veche_survey_detail_new (VecheWorkspace *workspace, const VecheSurveyKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
