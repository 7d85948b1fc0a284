/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_DIALOG (veche_check_dialog_get_type ())

/**
 * VecheCheckDialog:
 * Asks for what a decision needs: reasons from the programme's catalogue and a remark, or the reason of an exception; and takes it.
 *
 * Signal `decided`: it is taken.
 */
G_DECLARE_FINAL_TYPE (VecheCheckDialog, veche_check_dialog, VECHE, CHECK_DIALOG, AdwDialog)

/** veche_check_dialog_new: @decision: «return», «refuse», or «accept» for an exception */
AdwDialog *veche_check_dialog_new (VecheWorkspace *workspace, VecheCheckContents *contents,
                                   const char *decision) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_dialog_get_sheet: as it is once decided; %NULL before. Borrowed. */
const VecheCheckSheet *veche_check_dialog_get_sheet (VecheCheckDialog *self);

G_END_DECLS
