/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_CARD (veche_programme_card_get_type ())

/**
 * VecheProgrammeCard:
 * A programme with all that belongs to it: what is wrong with it, then its parts under tabs, each changed in its place. Property
 * `status`: what became of the last change, for a subtitle; %NULL when there was none.
 */
G_DECLARE_FINAL_TYPE (VecheProgrammeCard, veche_programme_card, VECHE, PROGRAMME_CARD, AdwBin)

/** veche_programme_card_set_workspace: once, before anything is shown. */
void veche_programme_card_set_workspace (VecheProgrammeCard *self, VecheWorkspace *workspace);

/** veche_programme_card_show: the programme with this row; 0: none. */
void veche_programme_card_show (VecheProgrammeCard *self, gint64 id);

/** veche_programme_card_edit: the focus goes to the title. */
void veche_programme_card_edit (VecheProgrammeCard *self);

G_END_DECLS
