/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-letter-draft.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_SHEET (veche_letter_sheet_get_type ())

/**
 * VecheLetterSheet:
 * A letter to be changed: what it lacks, its number and day, its texts. What is typed goes into the draft at once.
 *
 * Signals: `text-typed` and `source-typed` (number or day): the draft has been changed; `forms`: the forms of the leader's name are to be
 * filled in.
 */
G_DECLARE_FINAL_TYPE (VecheLetterSheet, veche_letter_sheet, VECHE, LETTER_SHEET, AdwBin)

/** veche_letter_sheet_show: @draft (nullable): borrowed until another one is shown, and changed in place. */
void veche_letter_sheet_show (VecheLetterSheet *self, VecheLetterDraft *draft);

/** veche_letter_sheet_show_texts: the draft has other texts; number and day are just being typed, maybe. */
void veche_letter_sheet_show_texts (VecheLetterSheet *self);

/** veche_letter_sheet_is_ready: whether there is a letter that lacks nothing. */
gboolean veche_letter_sheet_is_ready (VecheLetterSheet *self);

/** veche_letter_sheet_set_read_only: it is only looked at. */
void veche_letter_sheet_set_read_only (VecheLetterSheet *self);

G_END_DECLS
