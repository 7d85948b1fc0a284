/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-programme-row.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_LIST (veche_programme_list_get_type ())

/**
 * VecheProgrammeList:
 * The themes, stages … of a programme in their order: each opens in place, is moved and deleted; new ones are made at the end.
 *
 * Signal `saved` (string): what became of the last change in a row; or %NULL.
 */
G_DECLARE_FINAL_TYPE (VecheProgrammeList, veche_programme_list, VECHE, PROGRAMME_LIST, AdwPreferencesGroup)

GtkWidget *veche_programme_list_new (VecheWorkspace *workspace, const VecheProgrammeForm *form) G_GNUC_WARN_UNUSED_RESULT;

/** veche_programme_list_show: @records: of #VecheRecord, of the programme; sorted here */
void veche_programme_list_show (VecheProgrammeList *self, gint64 programme, GPtrArray *records, GTimeZone *zone);

/** veche_programme_list_set_problems: marks the rows that @problems (of #VecheProblem) are about. */
void veche_programme_list_set_problems (VecheProgrammeList *self, GPtrArray *problems);

/** veche_programme_list_get_form: which rows these are. */
const VecheProgrammeForm *veche_programme_list_get_form (VecheProgrammeList *self);

/** veche_programme_list_edit: opens the row @id at a field (%NULL: its title). */
void veche_programme_list_edit (VecheProgrammeList *self, gint64 id, const char *field);

G_END_DECLS
