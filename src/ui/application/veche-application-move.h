/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

/** veche_application_move_present: asks for another theme of the programme and the day on which the applicant agreed; one step. */
void veche_application_move_present (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application);

/** veche_application_move_is_possible: whether a registered application may still be moved. */
gboolean veche_application_move_is_possible (VecheRecord *application);

/** veche_application_move_fix: the fields that place the application in a programme can be changed in a draft only, or where they are empty. */
void veche_application_move_fix (VecheRecordForm *form, VecheRecord *application, gboolean read_only);

G_END_DECLS
