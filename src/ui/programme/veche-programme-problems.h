/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-problem.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_PROBLEMS (veche_programme_problems_get_type ())

/**
 * VecheProgrammeProblems:
 * What is wrong with a programme, the worst first; hidden when nothing is. Signal `go` (kind, row, field or %NULL): a person wants to
 * mend one.
 */
G_DECLARE_FINAL_TYPE (VecheProgrammeProblems, veche_programme_problems, VECHE, PROGRAMME_PROBLEMS, AdwPreferencesGroup)

/** veche_programme_problems_show: @problems: of #VecheProblem */
void veche_programme_problems_show (VecheProgrammeProblems *self, GPtrArray *problems);

/** veche_programme_problems_mark: makes @image the sign of a problem's level. */
void veche_programme_problems_mark (GtkImage *image, const VecheProblem *problem);

G_END_DECLS
