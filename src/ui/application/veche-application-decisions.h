/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_DECISIONS (veche_application_decisions_get_type ())

/**
 * VecheApplicationDecisions:
 * What was decided about an application, the newest first: when, why, by whom, what was lacking. Only to be read.
 *
 * Properties: `summary` (string: what stands now, in a line; "" for nothing), `summarised` (whether there is any).
 */
G_DECLARE_FINAL_TYPE (VecheApplicationDecisions, veche_application_decisions, VECHE, APPLICATION_DECISIONS, AdwBin)

/** veche_application_decisions_show: @application may be %NULL. */
void veche_application_decisions_show (VecheApplicationDecisions *self, VecheWorkspace *workspace, VecheRecord *application);

G_END_DECLS
