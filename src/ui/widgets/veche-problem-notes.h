/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-problem.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROBLEM_NOTES (veche_problem_notes_get_type ())

/**
 * VecheProblemNotes:
 * What a person should know of an application, one line each; it blocks nothing. An application that this one may repeat can be opened,
 * and this one be said to be its second filing, which is one step. Hidden while there is nothing to say.
 */
G_DECLARE_FINAL_TYPE (VecheProblemNotes, veche_problem_notes, VECHE, PROBLEM_NOTES, AdwBin)

/**
 * veche_problem_notes_show:
 * @application: (nullable): whose they are; %NULL: nothing is shown
 * @problems: (nullable): of #VecheProblem
 * @without: (nullable): a code that is said elsewhere
 */
void veche_problem_notes_show (VecheProblemNotes *self, VecheWorkspace *workspace, VecheRecord *application, GPtrArray *problems,
                               const char *without);

G_END_DECLS
