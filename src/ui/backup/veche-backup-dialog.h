/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_BACKUP_DIALOG (veche_backup_dialog_get_type ())

/**
 * VecheBackupDialog:
 * The desk of backups: those that there are, new ones, and copies for the head and for another computer.
 */
G_DECLARE_FINAL_TYPE (VecheBackupDialog, veche_backup_dialog, VECHE, BACKUP_DIALOG, AdwDialog)

/** veche_backup_dialog_new: @workspace: (nullable): whose backups; %NULL: those of all workspaces that there ever were here */
AdwDialog *veche_backup_dialog_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
