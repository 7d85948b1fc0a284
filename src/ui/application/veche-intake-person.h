/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

#define VECHE_TYPE_INTAKE_PERSON (veche_intake_person_get_type ())

/**
 * VecheIntakePerson:
 * Who of the directory has the name that is typed as the leader's: offered below the form, as long as nobody is chosen. Who is chosen
 * fills in what the form has no text for, and the application refers to them; an edited name is free text again. Hidden while there is nobody.
 */
G_DECLARE_FINAL_TYPE (VecheIntakePerson, veche_intake_person, VECHE, INTAKE_PERSON, AdwBin)

/** veche_intake_person_watch: once; the blank application in whose form somebody types. */
void veche_intake_person_watch (VecheIntakePerson *self, VecheWorkspace *workspace, VecheRecordForm *form);

/** veche_intake_person_fill_edit: the reference to who is chosen; what the form does not show is not copied. */
void veche_intake_person_fill_edit (VecheIntakePerson *self, VecheEdit *edit, guint op);

/** veche_intake_person_reset: nobody is chosen: for the next application. */
void veche_intake_person_reset (VecheIntakePerson *self);

G_END_DECLS
