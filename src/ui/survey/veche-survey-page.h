/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SURVEY_PAGE (veche_survey_page_get_type ())

/** VecheSurveyPage: surveys of trees with their number blocks and disagreements, and what they choose from: species, condition scales. */
G_DECLARE_FINAL_TYPE (VecheSurveyPage, veche_survey_page, VECHE, SURVEY_PAGE, VechePage)

G_END_DECLS
