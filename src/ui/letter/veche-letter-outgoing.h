/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_OUTGOING (veche_letter_outgoing_get_type ())

/** VecheLetterOutgoing: the office's letters of all programmes by their state, to be looked at, printed and marked many at once. */
G_DECLARE_FINAL_TYPE (VecheLetterOutgoing, veche_letter_outgoing, VECHE, LETTER_OUTGOING, AdwBin)

/** veche_letter_outgoing_set_workspace: once. */
void veche_letter_outgoing_set_workspace (VecheLetterOutgoing *self, VecheWorkspace *workspace);

/** veche_letter_outgoing_search: the search box has the focus. */
void veche_letter_outgoing_search (VecheLetterOutgoing *self);

G_END_DECLS
