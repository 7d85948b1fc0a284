/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-edit.h"

G_BEGIN_DECLS

#define VECHE_TYPE_INTAKE_ARRIVAL (veche_intake_arrival_get_type ())

/**
 * VecheIntakeArrival:
 * When and by what way a new application came: now, by a visit, unless a person opens the row and says otherwise. Signal `changed`.
 */
G_DECLARE_FINAL_TYPE (VecheIntakeArrival, veche_intake_arrival, VECHE, INTAKE_ARRIVAL, AdwPreferencesGroup)

/** veche_intake_arrival_reset: for the next one: now, by the same way as the last, for envelopes come in heaps. */
void veche_intake_arrival_reset (VecheIntakeArrival *self);

/** veche_intake_arrival_dup_received: ISO. Owned. */
char *veche_intake_arrival_dup_received (VecheIntakeArrival *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_intake_arrival_fill_edit: %FALSE when the moment is no moment: it is marked and has the focus. */
gboolean veche_intake_arrival_fill_edit (VecheIntakeArrival *self, VecheEdit *edit, guint op);

G_END_DECLS
