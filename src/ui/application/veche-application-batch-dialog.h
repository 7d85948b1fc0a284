/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-application-batch-edit.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_BATCH_DIALOG (veche_application_batch_dialog_get_type ())

/** VecheApplicationBatchDialog: asks for what many applications shall have, and writes it as one step. */
G_DECLARE_FINAL_TYPE (VecheApplicationBatchDialog, veche_application_batch_dialog, VECHE, APPLICATION_BATCH_DIALOG, AdwDialog)

/**
 * veche_application_batch_dialog_new:
 * @place: where the step is told of afterwards; referenced
 * @verb: one of those that ask something
 * @applications: of #VecheRecord, all fields; referenced
 */
AdwDialog *veche_application_batch_dialog_new (GtkWidget *place, VecheWorkspace *workspace, VecheBatchVerb verb,
                                               GPtrArray *applications) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
