/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_CREATE_DIALOG (veche_create_dialog_get_type ())

/**
 * VecheCreateDialog:
 * Makes a new workspace: its name, what it starts with, and where it lies.
 *
 * Signal `created` (VecheWorkspace): it is made and open.
 */
G_DECLARE_FINAL_TYPE (VecheCreateDialog, veche_create_dialog, VECHE, CREATE_DIALOG, AdwDialog)

AdwDialog *veche_create_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
