/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-layout.h"

G_BEGIN_DECLS

/** veche_plan_labels_place: gives the trees of each sheet their numbers; those that find no room are listed. */
void veche_plan_labels_place (VechePlanLayout *layout);

G_END_DECLS
