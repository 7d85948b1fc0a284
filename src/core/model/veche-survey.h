/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* A survey, who numbers what in it, and the scales on which towns grade the condition of trees. */
extern const VecheKind veche_survey_scale_kind;
extern const VecheKind veche_survey_grade_kind;
extern const VecheKind veche_survey_kind;
extern const VecheKind veche_survey_block_kind;

G_END_DECLS
