/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_RENUMBER (veche_survey_renumber_get_type ())

/** VecheSurveyRenumber: numbers the trees of a survey anew along a route, after a look at which number becomes which. */
G_DECLARE_FINAL_TYPE (VecheSurveyRenumber, veche_survey_renumber, VECHE, SURVEY_RENUMBER, AdwDialog)

/** veche_survey_renumber_new: @survey: row id. */
AdwDialog *veche_survey_renumber_new (VecheWorkspace *workspace, gint64 survey) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
