/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/* A survey, who numbers what in it, and the scales on which towns grade the condition of trees. */
extern const VecheKind veche_survey_scale_kind;
extern const VecheKind veche_survey_grade_kind;
extern const VecheKind veche_survey_kind;
extern const VecheKind veche_survey_block_kind;

/** veche_survey_dup_block_name: a workplace and its numbers, which are what its people know: «Team 1 · 1–99». Owned. */
char *veche_survey_dup_block_name (VecheRecord *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
