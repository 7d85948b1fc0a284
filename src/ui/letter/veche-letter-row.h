/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_ROW (veche_letter_row_get_type ())

/** VecheLetterRow: a letter that was written: what it says of itself, and what can be done with it. */
G_DECLARE_FINAL_TYPE (VecheLetterRow, veche_letter_row, VECHE, LETTER_ROW, AdwActionRow)

/** veche_letter_row_new: @letter: «application.letter». */
GtkWidget *veche_letter_row_new (VecheWorkspace *workspace, VecheRecord *letter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
