/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-edit.h"
#include "veche-record.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DUPLICATES_COMPARE (veche_duplicates_compare_get_type ())

/** VecheDuplicatesCompare: two records side by side; where they differ one chooses which value the left one has after a merge. */
G_DECLARE_FINAL_TYPE (VecheDuplicatesCompare, veche_duplicates_compare, VECHE, DUPLICATES_COMPARE, AdwPreferencesGroup)

/**
 * veche_duplicates_compare_show:
 * @left: the keeper
 * @left_uses, @right_uses: of #VecheDirectoryUse
 */
void veche_duplicates_compare_show (VecheDuplicatesCompare *self, VecheRecord *left, VecheRecord *right, GPtrArray *left_uses,
                                    GPtrArray *right_uses);

/** veche_duplicates_compare_fill_edit: sets what the keeper takes over in its @op. */
void veche_duplicates_compare_fill_edit (VecheDuplicatesCompare *self, VecheEdit *edit, guint op);

G_END_DECLS
