/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SPECIALIST_QUEUE (veche_specialist_queue_get_type ())

/**
 * VecheSpecialistQueue:
 * Trees that wait for a specialist, with a choice of what for and a search. Property `n-items`: how many are shown. Signal `chosen` (row id):
 * a tree was chosen by hand; `opened`: Enter was pressed on it, to go on beside the queue.
 */
G_DECLARE_FINAL_TYPE (VecheSpecialistQueue, veche_specialist_queue, VECHE, SPECIALIST_QUEUE, AdwBin)

void veche_specialist_queue_set_workspace (VecheSpecialistQueue *self, VecheWorkspace *workspace);

/** veche_specialist_queue_filter: @survey: row id of the one whose trees are wanted; 0: of all. */
void veche_specialist_queue_filter (VecheSpecialistQueue *self, gint64 survey, const char *title);

/** veche_specialist_queue_select: marks the tree; it need not be in the queue. */
void veche_specialist_queue_select (VecheSpecialistQueue *self, gint64 tree);

/**
 * veche_specialist_queue_get_beside:
 * @tree: row id, also one that has left the queue since it was chosen
 * @by: −1 or 1
 *
 * The row id before or after it; 0: there is none.
 */
gint64 veche_specialist_queue_get_beside (VecheSpecialistQueue *self, gint64 tree, int by);

/** veche_specialist_queue_get_first: row id; 0: the queue is empty. */
gint64 veche_specialist_queue_get_first (VecheSpecialistQueue *self);

/** veche_specialist_queue_search: opens the search box and puts the focus into it. */
void veche_specialist_queue_search (VecheSpecialistQueue *self);

G_END_DECLS
