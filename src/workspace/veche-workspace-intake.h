/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-check-difference.h"
#include "veche-directory-plan.h"
#include "veche-duplicates.h"
#include "veche-duty.h"
#include "veche-problem.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/* Questions of a season's intake. Each resolves with a boxed array that the caller owns. */

/** veche_workspace_intake_list_referrers: #GPtrArray of #VecheRecord that refer to the row or to one merged into it, @limit at most. */
DexFuture *veche_workspace_intake_list_referrers (VecheWorkspace *self, const VecheKind *kind, gint64 id,
                                                  guint limit) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_list_merged: #GPtrArray of #VecheRecord that were merged into the row. */
DexFuture *veche_workspace_intake_list_merged (VecheWorkspace *self, const VecheKind *kind,
                                               gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_find_duplicates: #GArray of #VecheDuplicatePair among people or organisations. */
DexFuture *veche_workspace_intake_find_duplicates (VecheWorkspace *self, const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_find_repeats: #GArray of #VecheDuplicatePair: applications that this one may repeat. */
DexFuture *veche_workspace_intake_find_repeats (VecheWorkspace *self, gint64 application) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_list_differences: #GPtrArray of #VecheCheckDifference since the last check. */
DexFuture *veche_workspace_intake_list_differences (VecheWorkspace *self, gint64 application) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_list_problems: #GPtrArray of #VecheProblem of an application or a programme. */
DexFuture *veche_workspace_intake_list_problems (VecheWorkspace *self, const VecheKind *kind,
                                                 gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_plan_directory: a #VecheDirectoryPlan of people or organisations, boxed. */
DexFuture *veche_workspace_intake_plan_directory (VecheWorkspace *self, const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_list_filing: #GPtrArray of #VecheProblem: what is said before @blank, an application not there yet, is registered. */
DexFuture *veche_workspace_intake_list_filing (VecheWorkspace *self, VecheRecord *blank) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_workspace_intake_list_duties:
 * @actor: (nullable): whose: name of an employee; %NULL: everybody's
 * @reasons: of #VecheDutyReason
 *
 * #GPtrArray of #VecheDuty, the nearest term first.
 */
DexFuture *veche_workspace_intake_list_duties (VecheWorkspace *self, const char *actor, guint reasons) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_intake_count_duties: how many of them there are, for all reasons: an int64. */
DexFuture *veche_workspace_intake_count_duties (VecheWorkspace *self, const char *actor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
