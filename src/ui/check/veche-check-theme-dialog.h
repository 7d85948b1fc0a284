/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-check-contents.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_THEME_DIALOG (veche_check_theme_dialog_get_type ())

/**
 * VecheCheckThemeDialog:
 * Moves an application to another theme of its programme, on the day on which the applicant agreed: one step.
 *
 * Signal `moved`: it is done, and said in the window.
 */
G_DECLARE_FINAL_TYPE (VecheCheckThemeDialog, veche_check_theme_dialog, VECHE, CHECK_THEME_DIALOG, AdwDialog)

AdwDialog *veche_check_theme_dialog_new (VecheWorkspace *workspace, VecheCheckContents *contents) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_theme_dialog_is_possible: whether there is another theme, and nothing has been decided yet. */
gboolean veche_check_theme_dialog_is_possible (const VecheCheckContents *contents);

G_END_DECLS
