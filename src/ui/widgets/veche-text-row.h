/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_TEXT_ROW (veche_text_row_get_type ())

/**
 * VecheTextRow:
 * A row for a text of several paragraphs, which grows with it. Tab leaves it. Properties: `title` (of the row), `text`.
 */
G_DECLARE_FINAL_TYPE (VecheTextRow, veche_text_row, VECHE, TEXT_ROW, AdwPreferencesRow)

GtkWidget *veche_text_row_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;

/** veche_text_row_dup_text: owned, never %NULL. */
char *veche_text_row_dup_text (VecheTextRow *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_text_row_set_text (VecheTextRow *self, const char *text);

/** veche_text_row_get_view: the text view, which has the focus when the row is used. Borrowed. */
GtkWidget *veche_text_row_get_view (VecheTextRow *self);

void veche_text_row_set_editable (VecheTextRow *self, gboolean editable);

G_END_DECLS
