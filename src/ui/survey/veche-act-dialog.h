/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_ACT_DIALOG (veche_act_dialog_get_type ())

/** VecheActDialog: takes trees into an act of inspection: those of a survey, a block, a decision; or those that were selected on the map. */
G_DECLARE_FINAL_TYPE (VecheActDialog, veche_act_dialog, VECHE, ACT_DIALOG, AdwDialog)

/** veche_act_dialog_new: which trees go into this act. */
AdwDialog *veche_act_dialog_new (VecheWorkspace *workspace, VecheRecord *act) G_GNUC_WARN_UNUSED_RESULT;

/** veche_act_dialog_new_for_trees: into which act these trees go, a new one at first; it is shown afterwards. @ids: row ids */
AdwDialog *veche_act_dialog_new_for_trees (VecheWorkspace *workspace, const gint64 *ids, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
