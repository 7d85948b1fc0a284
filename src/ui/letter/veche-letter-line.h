/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record-item.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_LINE (veche_letter_line_get_type ())

/** VecheLetterLine: a letter in a long list: what it is about, its number, day and addressee, its state. */
G_DECLARE_FINAL_TYPE (VecheLetterLine, veche_letter_line, VECHE, LETTER_LINE, AdwBin)

GtkWidget *veche_letter_line_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_line_set_item: @item (nullable): its record may come later. */
void veche_letter_line_set_item (VecheLetterLine *self, VecheRecordItem *item);

G_END_DECLS
