/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PIN_DIALOG (veche_pin_dialog_get_type ())

/** VechePinDialog: asks for an employee's PIN. Signal `granted`: it was the right one; the dialog closes by itself. */
G_DECLARE_FINAL_TYPE (VechePinDialog, veche_pin_dialog, VECHE, PIN_DIALOG, AdwDialog)

AdwDialog *veche_pin_dialog_new (VecheWorkspace *workspace, VecheRecord *employee) G_GNUC_WARN_UNUSED_RESULT;

/** veche_pin_dialog_get_employee: row id. */
gint64 veche_pin_dialog_get_employee (VechePinDialog *self);

G_END_DECLS
