/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record-selection.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_BATCH (veche_application_batch_get_type ())

/** VecheApplicationBatch: the bar below a list while several applications are selected: how many, and what can be done to all of them. */
G_DECLARE_FINAL_TYPE (VecheApplicationBatch, veche_application_batch, VECHE, APPLICATION_BATCH, AdwBin)

void veche_application_batch_set_selection (VecheApplicationBatch *self, VecheWorkspace *workspace,
                                            VecheRecordSelection *selection);

/** veche_application_batch_set_fields: (transfer full): names of the columns that copied rows have. */
void veche_application_batch_set_fields (VecheApplicationBatch *self, GStrv fields);

/** veche_application_batch_copy: puts what is selected on the clipboard, be it one row. Whether there was any. */
gboolean veche_application_batch_copy (VecheApplicationBatch *self);

G_END_DECLS
