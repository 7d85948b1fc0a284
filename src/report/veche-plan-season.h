/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report-plan.h"

G_BEGIN_DECLS

/**
 * veche_plan_season_dup:
 *
 * «апрель 2026, без листвы»: when the trees of a plan were looked at, by their own days, else by those of the survey: without leaves a dry
 * tree looks like any other. %NULL where nobody has written down a day. Owned.
 */
char *veche_plan_season_dup (const VecheReportPlan *input) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
