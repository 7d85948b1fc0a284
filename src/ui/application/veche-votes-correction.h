/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_VOTES_CORRECTION (veche_votes_correction_get_type ())

/**
 * VecheVotesCorrection:
 * Puts a row of the votes ledger right. The ledger is only ever added to (docs/decisions/0016), so a person says what the numbers should
 * be, and why, and the difference becomes a row of its own.
 */
G_DECLARE_FINAL_TYPE (VecheVotesCorrection, veche_votes_correction, VECHE, VOTES_CORRECTION, AdwDialog)

/** veche_votes_correction_new: @place: where the step is told of afterwards; @votes: the row, which may be a correction itself; @rows: all votes
 * of its application. Referenced. */
AdwDialog *veche_votes_correction_new (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *votes,
                                       GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
