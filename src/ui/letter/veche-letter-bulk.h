/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_BULK (veche_letter_bulk_get_type ())

/** VecheLetterBulk: one template for all applications of a set: which letters are ready, which lack something, and out they go. */
G_DECLARE_FINAL_TYPE (VecheLetterBulk, veche_letter_bulk, VECHE, LETTER_BULK, AdwBin)

void veche_letter_bulk_set_workspace (VecheLetterBulk *self, VecheWorkspace *workspace);

/** veche_letter_bulk_select: letters are for these applications (rows, gint64), whatever their state. @template: row id; 0: as it is. */
void veche_letter_bulk_select (VecheLetterBulk *self, GArray *applications, gint64 template);
/** veche_letter_bulk_show_code: letters of a kind («reminder») to all that wait for one. */
void veche_letter_bulk_show_code (VecheLetterBulk *self, const char *code);

G_END_DECLS
