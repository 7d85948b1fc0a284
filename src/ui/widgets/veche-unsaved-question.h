/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-unsaved.h"

G_BEGIN_DECLS

/* What a person is asked about texts that cannot be saved. */

/** veche_unsaved_question_retry: for a button: writes again; where that has been in vain already, asks whether to discard. */
void veche_unsaved_question_retry (VecheUnsaved *self, GtkWidget *widget);

/**
 * veche_unsaved_question_leave:
 *
 * Before what is shown goes: collects what is typed, waits until it is written and asks about what cannot be. Resolves with a boolean:
 * whether to go on; %FALSE: the person wants to go on editing.
 */
DexFuture *veche_unsaved_question_leave (VecheUnsaved *self, GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
