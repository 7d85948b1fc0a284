/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* An act of inspection: a commission, or one specialist, has looked at trees and says what is to become of each. */
extern const VecheKind veche_act_kind;
extern const VecheKind veche_act_member_kind;
extern const VecheKind veche_act_tree_kind;

/**
 * veche_act_has_number:
 * @numbers: as a person writes them: «12, 15–20, 7а»; blank: every number
 *
 * Whether the number of a tree (%NULL: it has none) is one of them.
 */
gboolean veche_act_has_number (const char *numbers, const char *number);

G_END_DECLS
