/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_TREE_PAPER_DIALOG (veche_tree_paper_dialog_get_type ())

/** VecheTreePaperDialog: which trees a tree plan or a tally sheet is about, what it looks like, and where it goes. */
G_DECLARE_FINAL_TYPE (VecheTreePaperDialog, veche_tree_paper_dialog, VECHE, TREE_PAPER_DIALOG, AdwDialog)

/**
 * veche_tree_paper_dialog_present:
 * @report: «tree-plan» or «tally-sheet»
 * @territory: row id of the area that is chosen at first; 0: all trees
 */
void veche_tree_paper_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const char *report, gint64 territory);

/** veche_tree_paper_dialog_present_sheet: asks for the «tally-sheet» of a survey, a row id, in that form. */
void veche_tree_paper_dialog_present_sheet (GtkWidget *parent, VecheWorkspace *workspace, const char *form, gint64 survey);

G_END_DECLS
