/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_JOIN (veche_survey_join_get_type ())

/** VecheSurveyJoin: gives trees of a survey the places of a file's points that bear their numbers, after a look at who is met by what. */
G_DECLARE_FINAL_TYPE (VecheSurveyJoin, veche_survey_join, VECHE, SURVEY_JOIN, AdwDialog)

/** veche_survey_join_new: @survey: row id; @path: of the file. */
AdwDialog *veche_survey_join_new (VecheWorkspace *workspace, gint64 survey, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
