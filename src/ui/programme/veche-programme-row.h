/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-problem.h"
#include "veche-programme-forms.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_ROW (veche_programme_row_get_type ())

/**
 * VecheProgrammeRow:
 * A theme, a stage … of a programme: two lines that open into its fields, which are saved as they are left.
 *
 * Signal `moved` (int): a person wants it so many places further down (up: negative). Signal `deleted`.
 * Signal `saved` (string): what became of the last change, for a subtitle; or %NULL.
 */
G_DECLARE_FINAL_TYPE (VecheProgrammeRow, veche_programme_row, VECHE, PROGRAMME_ROW, AdwExpanderRow)

GtkWidget *veche_programme_row_new (VecheWorkspace *workspace, const VecheProgrammeForm *form) G_GNUC_WARN_UNUSED_RESULT;

/** veche_programme_row_show: @first, @last: whether there is nowhere further to move it */
void veche_programme_row_show (VecheProgrammeRow *self, VecheRecord *record, GTimeZone *zone, gboolean first, gboolean last);

VecheRecord *veche_programme_row_get_record (VecheProgrammeRow *self);

/** veche_programme_row_set_problem: (nullable): what is wrong with it, marked at its end. */
void veche_programme_row_set_problem (VecheProgrammeRow *self, const VecheProblem *problem);

/** veche_programme_row_edit: opens it and puts the focus in a field (%NULL: the title, to be typed anew). */
void veche_programme_row_edit (VecheProgrammeRow *self, const char *field);

G_END_DECLS
