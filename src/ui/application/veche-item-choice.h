/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_ITEM_CHOICE (veche_item_choice_get_type ())

/** VecheItemChoice: which item of the contents a file is for, in the file's row. Signal `chosen`: by a person. */
G_DECLARE_FINAL_TYPE (VecheItemChoice, veche_item_choice, VECHE, ITEM_CHOICE, AdwBin)

/** veche_item_choice_new: @file_name: whose choice it is, for screen readers. */
GtkWidget *veche_item_choice_new (const char *file_name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_item_choice_set:
 * @items: of #VecheRecord
 * @code: (nullable): of the chosen one; %NULL, or of none of them: other
 */
void veche_item_choice_set (VecheItemChoice *self, GPtrArray *items, const char *code);

/** veche_item_choice_get_code: %NULL: other. Borrowed. */
const char *veche_item_choice_get_code (VecheItemChoice *self);

G_END_DECLS
