/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-plan-layout.h"

G_BEGIN_DECLS

/**
 * veche_plan_dxf_make:
 *
 * The plan as a drawing for CAD: DXF of release 12, which every program reads, in the Windows code page. Metres of ground from the middle
 * of the plan, whose coordinates a text tells; each species is a block, each decision a layer with its colour. Owned.
 */
GBytes *veche_plan_dxf_make (const VechePlanLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
