/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_GRID (veche_check_grid_get_type ())

/**
 * VecheCheckGrid:
 * The sheet that a person fills in: required items with their states and remarks, the question about the theme, a general remark.
 * Each answer is one step. Keys 1 to 4 set the state of the current item, Enter goes to the next one.
 *
 * Property `current`: number of the current item, GTK_INVALID_LIST_POSITION for none.
 */
G_DECLARE_FINAL_TYPE (VecheCheckGrid, veche_check_grid, VECHE, CHECK_GRID, AdwBin)

void veche_check_grid_set_workspace (VecheCheckGrid *self, VecheWorkspace *workspace);

/** veche_check_grid_show: (nullable). What is just being typed for the same application stays. */
void veche_check_grid_show (VecheCheckGrid *self, VecheCheckContents *contents);

/** veche_check_grid_commit: takes what is just being typed, before another application is shown or a decision taken. */
void veche_check_grid_commit (VecheCheckGrid *self);

guint veche_check_grid_get_current (VecheCheckGrid *self);

/** veche_check_grid_focus: puts the focus on the current item. */
void veche_check_grid_focus (VecheCheckGrid *self);

G_END_DECLS
