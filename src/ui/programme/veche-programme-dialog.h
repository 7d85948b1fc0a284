/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_DIALOG (veche_programme_dialog_get_type ())

/** VecheProgrammeDialog: makes a programme out of a template. Signal `created` (row, step): it is in the workspace. */
G_DECLARE_FINAL_TYPE (VecheProgrammeDialog, veche_programme_dialog, VECHE, PROGRAMME_DIALOG, AdwDialog)

AdwDialog *veche_programme_dialog_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
