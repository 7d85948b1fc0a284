/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TREE_PAPER_DIALOG (veche_tree_paper_dialog_get_type ())

/** VecheTreePaperDialog: which trees (or spots, or crews) a paper of the map is about, what it looks like, and where it goes. */
G_DECLARE_FINAL_TYPE (VecheTreePaperDialog, veche_tree_paper_dialog, VECHE, TREE_PAPER_DIALOG, AdwDialog)

/**
 * veche_tree_paper_dialog_present:
 * @report: «tree-plan», «tally-sheet», «field-kit» or «spots»
 * @territory: row id of the area that is chosen at first; 0: all of them
 */
void veche_tree_paper_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const char *report, gint64 territory);

/** veche_tree_paper_dialog_present_sheet: asks for the «tally-sheet» of a survey, a row id, in that form. */
void veche_tree_paper_dialog_present_sheet (GtkWidget *parent, VecheWorkspace *workspace, const char *form, gint64 survey);

/** veche_tree_paper_dialog_present_kit: asks for the «field-kit» of a survey, a row id. */
void veche_tree_paper_dialog_present_kit (GtkWidget *parent, VecheWorkspace *workspace, gint64 survey);

G_END_DECLS
