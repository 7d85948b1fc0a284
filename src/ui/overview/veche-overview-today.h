/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-overview-data.h"

G_BEGIN_DECLS

#define VECHE_TYPE_OVERVIEW_TODAY (veche_overview_today_get_type ())

/** VecheOverviewToday: what there is to do: overdue, due today, promised, left as drafts. Each line opens its row. */
G_DECLARE_FINAL_TYPE (VecheOverviewToday, veche_overview_today, VECHE, OVERVIEW_TODAY, AdwBin)

void veche_overview_today_show (VecheOverviewToday *self, const VecheOverviewData *data);

G_END_DECLS
