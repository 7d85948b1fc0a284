/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_INTAKE_DIALOG (veche_intake_dialog_get_type ())

/**
 * VecheIntakeDialog:
 * Takes an application in while the applicant waits: six fields, the files, a number and a receipt. All the rest is filled in later.
 *
 * Signal `taken-in` (gint64): row of the new application.
 * Signal `open-card`: the one taken in last is to be shown, on a narrow window too.
 */
G_DECLARE_FINAL_TYPE (VecheIntakeDialog, veche_intake_dialog, VECHE, INTAKE_DIALOG, AdwDialog)

AdwDialog *veche_intake_dialog_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
