/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record.h"

G_BEGIN_DECLS

/* Marks in the rows of a card's groups. */

/** veche_application_marks_add_consent: to the row of a team member: since when they consent, or that this is missing. */
void veche_application_marks_add_consent (GtkWidget *row, VecheRecord *member);

/** veche_application_marks_add_next_step: to the row of a contact: what comes next and by when. */
void veche_application_marks_add_next_step (GtkWidget *row, VecheRecord *contact);

G_END_DECLS
