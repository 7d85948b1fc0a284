/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_INTAKE_NOTES (veche_intake_notes_get_type ())

/** VecheIntakeNotes: what the applicant should hear while they are there: that it is late, or may be here already. It stops nobody. */
G_DECLARE_FINAL_TYPE (VecheIntakeNotes, veche_intake_notes, VECHE, INTAKE_NOTES, AdwBin)

/** veche_intake_notes_ask: soon looks at @blank, an application that is not there yet; an earlier question is forgotten. */
void veche_intake_notes_ask (VecheIntakeNotes *self, VecheWorkspace *workspace, VecheRecord *blank);

G_END_DECLS
