/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_CHOICE (veche_programme_choice_get_type ())

/** In veche_programme_choice_choose(): rows of all programmes are shown. */
#define VECHE_PROGRAMME_CHOICE_ALL (-1)

/**
 * VecheProgrammeChoice:
 * The programme that the pages of a workspace show: the one that a person has chosen in the sidebar, else the newest. Remembered by
 * workspace.
 *
 * Signal `chosen`: pages have to show another programme, or rows of all; also when the programmes are known at first.
 * Signal `changed`: the programmes have been read anew: there are others, or they are called otherwise.
 * Signal `day`: another day has begun by veche_programme_choice_dup_today().
 */
G_DECLARE_FINAL_TYPE (VecheProgrammeChoice, veche_programme_choice, VECHE, PROGRAMME_CHOICE, GObject)

/** veche_programme_choice_get: the one of a workspace; borrowed, lives as long as that. */
VecheProgrammeChoice *veche_programme_choice_get (VecheWorkspace *workspace);

/** veche_programme_choice_is_known: whether the programmes have been read; until then there seems to be none. */
gboolean veche_programme_choice_is_known (VecheProgrammeChoice *self);

/** veche_programme_choice_get_programme: the one that is shown (of all, the newest); %NULL where there is none. Borrowed. */
VecheRecord *veche_programme_choice_get_programme (VecheProgrammeChoice *self);

/** veche_programme_choice_get_id: its row, or 0. */
gint64 veche_programme_choice_get_id (VecheProgrammeChoice *self);

/** veche_programme_choice_dup_today: the day that its clocks show, «2020-02-17»: terms are its days, not this machine's. Owned. */
char *veche_programme_choice_dup_today (VecheProgrammeChoice *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_programme_choice_is_all: whether lists show rows of all programmes, by a person's choice. */
gboolean veche_programme_choice_is_all (VecheProgrammeChoice *self);

/** veche_programme_choice_list: of #VecheRecord, the newest first. Borrowed, maybe empty. */
GPtrArray *veche_programme_choice_list (VecheProgrammeChoice *self);

/** veche_programme_choice_choose: a row, which may be about to come, or %VECHE_PROGRAMME_CHOICE_ALL. */
void veche_programme_choice_choose (VecheProgrammeChoice *self, gint64 id);

/** veche_programme_choice_narrow: a query of applications or of their letters to those of the programme, where there is more than one. */
void veche_programme_choice_narrow (VecheProgrammeChoice *self, VecheQuery *query);

G_END_DECLS
