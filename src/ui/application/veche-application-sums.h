/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/* What the parts of an application come to, as a line for people. Owned, %NULL where there is nothing to tell. */

/** veche_application_sums_dup_team: how many members there are (@members may be %NULL), and how many may be (@limit, 0: as many as one likes). */
char *veche_application_sums_dup_team (GPtrArray *members, gint64 limit) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_sums_dup_budget: money by source, in all, and how far that is from the @budget (kopecks, 0: not told). */
char *veche_application_sums_dup_budget (GPtrArray *lines, gint64 budget) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_sums_dup_votes: votes of the platform and on paper, the latter by valid and void signatures, and in all. */
char *veche_application_sums_dup_votes (GPtrArray *votes) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_sums_dup_facts: what stands below the title of a card: when and by whom, the earlier filing, the move. Owned, maybe "". */
char *veche_application_sums_dup_facts (VecheRecord *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
