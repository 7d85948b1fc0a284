/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_EXPORT_DIALOG (veche_export_dialog_get_type ())

/** VecheExportDialog: writes the rows of a list as a table, and says first what will leave the office with it. */
G_DECLARE_FINAL_TYPE (VecheExportDialog, veche_export_dialog, VECHE, EXPORT_DIALOG, AdwDialog)

/** veche_export_dialog_new: @count: rows that the query shows, for people */
AdwDialog *veche_export_dialog_new (VecheWorkspace *workspace, const VecheQuery *query, guint count) G_GNUC_WARN_UNUSED_RESULT;

/** veche_export_dialog_present: counts the rows, makes the dialog and shows it over @parent. */
void veche_export_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const VecheQuery *query);

G_END_DECLS
