/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PAPER_DIALOG (veche_paper_dialog_get_type ())

/** VechePaperDialog: what of an application came on paper, written as one step. */
G_DECLARE_FINAL_TYPE (VechePaperDialog, veche_paper_dialog, VECHE, PAPER_DIALOG, AdwDialog)

/**
 * veche_paper_dialog_new:
 * @place: where the step is told; nothing is told once it is gone
 * @items: of #VecheRecord: what the programme asks for
 * @told: of #VecheRecord «application.content»: what is there already
 */
AdwDialog *veche_paper_dialog_new (GtkWidget *place, VecheWorkspace *workspace, gint64 application, GPtrArray *items,
                                   GPtrArray *told) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
