/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-overview-data.h"

G_BEGIN_DECLS

#define VECHE_TYPE_OVERVIEW_STAGES (veche_overview_stages_get_type ())

/** VecheOverviewStages: the stages of a programme side by side, and which of them is now. Days are those of the programme's zone. */
G_DECLARE_FINAL_TYPE (VecheOverviewStages, veche_overview_stages, VECHE, OVERVIEW_STAGES, AdwBin)

void veche_overview_stages_show (VecheOverviewStages *self, const VecheOverviewData *data);

G_END_DECLS
