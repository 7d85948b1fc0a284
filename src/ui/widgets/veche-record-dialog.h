/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD_DIALOG (veche_record_dialog_get_type ())

/** VecheRecordDialog: asks for the fields of a small record, new or old, and writes them as one step. Signal `saved` (row id, gint64). */
G_DECLARE_FINAL_TYPE (VecheRecordDialog, veche_record_dialog, VECHE, RECORD_DIALOG, AdwDialog)

/**
 * veche_record_dialog_new:
 * @title: of the dialog and of the step: «New phone call»
 * @sections: a constant of the program
 * @parent_id: row of the owning record, for a new one; else 0
 * @record: (nullable): what is changed; %NULL: a new one
 */
AdwDialog *veche_record_dialog_new (VecheWorkspace *workspace, const VecheKind *kind, const VecheFormSection *sections,
                                    const char *title, gint64 parent_id, VecheRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_dialog_get_form: for presets. Borrowed. */
VecheRecordForm *veche_record_dialog_get_form (VecheRecordDialog *self);

/** veche_record_dialog_set_repeats: of a new record: Enter saves it, Ctrl+Enter too, and then there is the signal `next`: begin another. */
void veche_record_dialog_set_repeats (VecheRecordDialog *self);

G_END_DECLS
