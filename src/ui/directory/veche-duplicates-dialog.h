/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DUPLICATES_DIALOG (veche_duplicates_dialog_get_type ())

/** VecheDuplicatesDialog: pairs that are likely one, one pair after another: merged, told apart, or left for later. */
G_DECLARE_FINAL_TYPE (VecheDuplicatesDialog, veche_duplicates_dialog, VECHE, DUPLICATES_DIALOG, AdwDialog)

AdwDialog *veche_duplicates_dialog_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duplicates_dialog_new_pair: the same for two that a person has chosen; @keeper stays. */
AdwDialog *veche_duplicates_dialog_new_pair (VecheWorkspace *workspace, const VecheDirectoryKind *kind, gint64 keeper,
                                             gint64 other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
