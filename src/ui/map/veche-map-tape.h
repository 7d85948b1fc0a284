/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_TAPE (veche_map_tape_get_type ())

/**
 * VecheMapTape:
 * A tree that is as far from two known points as a tape has told: one of the two places where that can be. Signal `placed` (row id): there
 * is a new tree.
 */
G_DECLARE_FINAL_TYPE (VecheMapTape, veche_map_tape, VECHE, MAP_TAPE, AdwDialog)

/** veche_map_tape_new: @first, @second: objects that are points, from which was measured */
AdwDialog *veche_map_tape_new (VecheWorkspace *workspace, VecheRecord *first, VecheRecord *second) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
