/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-problem.h"

G_BEGIN_DECLS

/** VecheProgrammeCase: a programme and what belongs to it, arrays of #VecheRecord; each but the programme maybe %NULL. */
typedef struct
{
  VecheRecord *programme;
  GPtrArray *themes;
  GPtrArray *stages;
  GPtrArray *items;
  GPtrArray *criteria;
} VecheProgrammeCase;

/**
 * veche_programme_check_list:
 *
 * What is wrong with a programme, before a season is run by it. Codes: «zone», «pattern», «amount» (finalists, marks per expert …
 * below one), «codes» (one twice), «no-intake», «stage-reversed», «stage-overlap» (by more than a shared border day),
 * «day-off» (a note), «weights» (neither 100 nor all the same), «scale», «item-field». Owned array of #VecheProblem.
 */
GPtrArray *veche_programme_check_list (const VecheProgrammeCase *programme) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_programme_check_sum_weights:
 * @criteria: of #VecheRecord
 * @equal: (out) (optional): whether there are several and all weigh the same, so that the sum does not matter
 */
double veche_programme_check_sum_weights (GPtrArray *criteria, gboolean *equal);

G_END_DECLS
