/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report-plan.h"

G_BEGIN_DECLS

/** plan_fixture_new: @n made-up trees on @width × @height m of ground with a boundary around; the same for the same @seed. */
VecheReportPlan *plan_fixture_new (guint n, double width, double height, guint32 seed);

/** plan_fixture_put: moves a tree to so many metres east and north of the fixture's corner. */
void plan_fixture_put (VecheReportTree *tree, double east, double north);

/** plan_fixture_distance: along the ellipsoid, m. */
double plan_fixture_distance (double lon0, double lat0, double lon1, double lat1);

/** plan_fixture_count_numbers: different numbers, of digits only, on a page of a PDF, by pdftotext -bbox. */
guint plan_fixture_count_numbers (const char *path, guint page);

/** plan_fixture_count_overlaps: pairs of them whose boxes overlap. */
guint plan_fixture_count_overlaps (const char *path, guint page);

G_END_DECLS
