/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/* A term is near when so many days are left. As veche_time_parse_date() takes it. */
#define VECHE_LETTER_REMINDERS_NEAR "+3"

/**
 * veche_letter_reminders_count:
 * @actor: (nullable): of whom: name of an employee; %NULL: of everybody
 *
 * How many returned applications have a term that is near or over, and no letter yet that is made of a template of reminders (int64).
 */
DexFuture *veche_letter_reminders_count (VecheWorkspace *workspace, const char *actor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
