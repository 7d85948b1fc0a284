/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_LAYOUT_NOTE (veche_layout_note_get_type ())

/** VecheLayoutNote: says under a search that its text was taken in the other keyboard layout; hidden while it was not. */
G_DECLARE_FINAL_TYPE (VecheLayoutNote, veche_layout_note, VECHE, LAYOUT_NOTE, AdwBin)

/** veche_layout_note_show: @typed: the text of the search; @swapped: whether rows are shown for the same keys in the other layout. */
void veche_layout_note_show (VecheLayoutNote *self, const char *typed, gboolean swapped);

G_END_DECLS
