/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_inverse_apply_row:
 *
 * Does the opposite of one row of the journal: an inserted row is deleted, a deleted one comes back with its id and
 * uuid, changed columns get their old values. In the caller's transaction and context. %VECHE_ERROR_NOT_ALLOWED where that is
 * not possible: the row is gone, or its image has been erased.
 */
gboolean veche_inverse_apply_row (VecheStore *store, gint64 seq, GError **error);

/** veche_inverse_forget_row: deletes the journal's row and image; for steps that were never sealed. */
gboolean veche_inverse_forget_row (VecheStore *store, gint64 seq, GError **error);

G_END_DECLS
