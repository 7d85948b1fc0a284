/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_record_days_complete:
 *
 * Makes moments of bare days in fields that begin or end a time, by the clocks of the programme that the row belongs to
 * (VECHE_TIME_ZONE_DEFAULT where it tells none).
 */
gboolean veche_record_days_complete (VecheStore *store, VecheEditOp *op, GError **error);

/**
 * veche_record_days_move:
 *
 * Before a programme's zone is changed: its stages, which people know by its clocks, stay where they were on the clocks of the new one.
 * In the caller's step. Nothing for other changes.
 */
gboolean veche_record_days_move (VecheStore *store, const VecheEditOp *op, GError **error);

G_END_DECLS
