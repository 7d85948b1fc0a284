/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-child-group.h"
#include "veche-directory-kinds.h"

G_BEGIN_DECLS

/** VecheSurveyKind: one of the lists of the page «Tree surveys», and what its records own; a constant of the program. */
typedef struct
{
  VecheDirectoryKind list;
  const VecheChildSpec *children; /* or %NULL */
  const VecheChildSpec *others;   /* what they own besides; or %NULL */
} VecheSurveyKind;

extern const VecheSurveyKind veche_survey_kinds_surveys;
extern const VecheSurveyKind veche_survey_kinds_species;
extern const VecheSurveyKind veche_survey_kinds_scales;
extern const VecheSurveyKind veche_survey_kinds_acts;

G_END_DECLS
