/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_IMPORT_DIALOG (veche_import_dialog_get_type ())

/**
 * VecheImportDialog:
 * Takes a table into the workspace: a file, what its columns are, what would happen, and then it happens, as one step.
 */
G_DECLARE_FINAL_TYPE (VecheImportDialog, veche_import_dialog, VECHE, IMPORT_DIALOG, AdwDialog)

AdwDialog *veche_import_dialog_new (VecheWorkspace *workspace, const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_import_dialog_take: begins with a file, as if it had been chosen. */
void veche_import_dialog_take (VecheImportDialog *self, GFile *file);

/** veche_import_dialog_present: makes the dialog and shows it over @parent. */
void veche_import_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const VecheKind *kind);

/** veche_import_dialog_present_file: the same for a file that was dropped or opened. */
void veche_import_dialog_present_file (GtkWidget *parent, VecheWorkspace *workspace, const VecheKind *kind, GFile *file);

G_END_DECLS
