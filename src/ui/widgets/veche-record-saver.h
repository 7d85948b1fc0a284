/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD_SAVER (veche_record_saver_get_type ())

/**
 * VecheRecordSaver:
 * Between the editors of a form and the file: saves each field of a record when it is left, as one step; what cannot be saved is kept
 * (VecheUnsaved) and shown again with its record. Signal `saving` (field, VecheEdit, op): a cell is about to be saved. Property
 * `status`: what became of the last change; %NULL when there was none.
 */
G_DECLARE_FINAL_TYPE (VecheRecordSaver, veche_record_saver, VECHE, RECORD_SAVER, GObject)

/**
 * veche_record_saver_new:
 * @place: the form: toasts come over it; it owns the saver
 * @editors: of #VecheFieldEditor: all of the form's, there as long as the form is
 */
VecheRecordSaver *veche_record_saver_new (GtkWidget *place, VecheWorkspace *workspace, const VecheKind *kind,
                                          GPtrArray *editors) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_saver_set_record: what the editors show and change; %NULL: a blank. What was being typed is saved first. */
void veche_record_saver_set_record (VecheRecordSaver *self, VecheRecord *record);

/** veche_record_saver_get_record: (nullable): borrowed. */
VecheRecord *veche_record_saver_get_record (VecheRecordSaver *self);

G_END_DECLS
