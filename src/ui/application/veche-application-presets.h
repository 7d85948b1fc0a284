/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

/* For VecheChildSpec.prepare: what is known before anybody types. */

/** veche_application_presets_contact: a new contact is made now, by who works; its moment has a calendar. */
void veche_application_presets_contact (VecheRecordForm *form, VecheWorkspace *workspace, VecheRecord *contact);

/** veche_application_presets_votes: new votes are of today; signatures are asked for where they come on paper. */
void veche_application_presets_votes (VecheRecordForm *form, VecheWorkspace *workspace, VecheRecord *votes);

G_END_DECLS
