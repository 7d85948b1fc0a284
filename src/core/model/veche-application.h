/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* An application for a programme and what belongs to it. */
extern const VecheKind veche_application_kind;
extern const VecheKind veche_application_member_kind;
extern const VecheKind veche_application_budget_line_kind;
extern const VecheKind veche_application_votes_kind;
extern const VecheKind veche_application_contact_kind;

/**
 * veche_application_can_move:
 *
 * Whether the office may move an application between two states by hand or by a verb: the map of its life.
 * Unknown codes cannot move.
 */
gboolean veche_application_can_move (const char *from, const char *to);

/** veche_application_state_is_open: whether the office still owes it something (draft to returned). */
gboolean veche_application_state_is_open (const char *state);

G_END_DECLS
