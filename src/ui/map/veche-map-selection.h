/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-kinds.h"

G_BEGIN_DECLS

/** VecheMapPick: one selected object. Nothing in it is owned: layers may go while somebody keeps it. */
typedef struct
{
  const VecheMapKind *kind;
  gint64 id;
} VecheMapPick;

/** VecheMapSelection: objects in the order in which they were selected, each once, however many. */
typedef struct _VecheMapSelection VecheMapSelection;

VecheMapSelection *veche_map_selection_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_map_selection_free (VecheMapSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapSelection, veche_map_selection_free)

/** veche_map_selection_get_picks: of VecheMapPick. Borrowed. */
const GArray *veche_map_selection_get_picks (const VecheMapSelection *self);

/** veche_map_selection_clear: nothing is selected. */
void veche_map_selection_clear (VecheMapSelection *self);

/** veche_map_selection_add: those of them that are not there yet. */
void veche_map_selection_add (VecheMapSelection *self, const VecheMapPick *picks, guint n);

/** veche_map_selection_toggle: one comes in, or goes. */
void veche_map_selection_toggle (VecheMapSelection *self, const VecheMapPick *pick);

gboolean veche_map_selection_contains (const VecheMapSelection *self, const VecheMapPick *pick);

G_END_DECLS
