/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_workspace_pin_set:
 * @title: of the step
 * @pin: (nullable): %NULL takes it away
 *
 * Gives the employee a PIN, of which the file keeps a hash only. One step. Resolves with the edit (boxed).
 */
DexFuture *veche_workspace_pin_set (VecheWorkspace *self, gint64 employee, const char *title,
                                    const char *pin) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_pin_check: whether it is the employee's (boolean); of one without a PIN any is. */
DexFuture *veche_workspace_pin_check (VecheWorkspace *self, gint64 employee, const char *pin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
