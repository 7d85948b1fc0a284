/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TREE_TABLE (veche_tree_table_get_type ())

/**
 * VecheTreeTable:
 * Trees of a survey, a row each, typed in by keys alone: each row is saved as one step when it is left. Beside a map, which says where
 * they stand.
 *
 * Property `hint`: where a click on the map puts which tree; %NULL: it puts none. Signals: `aim`: from now on clicks on the map are for the row that is typed
 * in; `row-shown` (id of a tree): that row is at hand; `escape`: the keyboard is wanted elsewhere; `close`.
 */
G_DECLARE_FINAL_TYPE (VecheTreeTable, veche_tree_table, VECHE, TREE_TABLE, AdwBin)

void veche_tree_table_set_workspace (VecheTreeTable *self, VecheWorkspace *workspace);

/** veche_tree_table_open: @survey: row id of the one to begin with, 0: the one that is chosen, or the newest. Takes the keyboard. */
void veche_tree_table_open (VecheTreeTable *self, gint64 survey);

/** veche_tree_table_finish: saves what is typed and not left; %FALSE: something of it cannot be read, which is said. */
gboolean veche_tree_table_finish (VecheTreeTable *self);

/** veche_tree_table_take_place: the row that is typed in stands there; the keyboard goes back to it. */
void veche_tree_table_take_place (VecheTreeTable *self, double lon, double lat);

G_END_DECLS
