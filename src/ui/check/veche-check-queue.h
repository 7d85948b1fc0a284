/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_QUEUE (veche_check_queue_get_type ())

/**
 * VecheCheckQueue:
 * The applications that are registered or in check, those with the nearest term first.
 *
 * Signal `chosen` (int64): a person has chosen an application. Property `n-items`: how many are shown.
 */
G_DECLARE_FINAL_TYPE (VecheCheckQueue, veche_check_queue, VECHE, CHECK_QUEUE, AdwBin)

/** veche_check_queue_set_workspace: once. */
void veche_check_queue_set_workspace (VecheCheckQueue *self, VecheWorkspace *workspace);

/** veche_check_queue_filter: shows the rows with these fields (a{ss}), until a person chooses what to see. */
void veche_check_queue_filter (VecheCheckQueue *self, GVariant *filter);

/** veche_check_queue_select: marks an application without a signal; 0 or one that is not shown: none. */
void veche_check_queue_select (VecheCheckQueue *self, gint64 application);

/** veche_check_queue_get_first: row id, 0 for none. */
gint64 veche_check_queue_get_first (VecheCheckQueue *self);

/** veche_check_queue_get_next: the application below that one, or above it where it is the last; 0 for none. */
gint64 veche_check_queue_get_next (VecheCheckQueue *self, gint64 application);

/** veche_check_queue_search: opens the search. */
void veche_check_queue_search (VecheCheckQueue *self);

G_END_DECLS
