/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-office-context.h"
#include "veche-report-act.h"
#include "veche-report-applications.h"
#include "veche-report-attendance.h"
#include "veche-report-check-protocol.h"
#include "veche-report-field.h"
#include "veche-report-letter.h"
#include "veche-report-plan.h"
#include "veche-report-receipt.h"
#include "veche-report-register.h"
#include "veche-report-sitting.h"
#include "veche-report-spots.h"
#include "veche-report-tally.h"
#include "veche-species-names.h"
#include "veche-tree-choice.h"

G_BEGIN_DECLS

/* Each gathers the data of one report, in a fiber. Owned. */

VecheReportReceipt *veche_office_papers_gather_receipts (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportCheckProtocol *veche_office_papers_gather_protocols (VecheOfficeContext *context,
                                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportSitting *veche_office_papers_gather_sitting (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportRegister *veche_office_papers_gather_register (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportApplications *veche_office_papers_gather_list (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportLetter *veche_office_papers_gather_letters (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportAttendance *veche_office_papers_gather_attendance (VecheOfficeContext *context,
                                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportTally *veche_office_papers_gather_tally (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportPlan *veche_office_papers_gather_plan (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportAct *veche_office_papers_gather_act (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportSpots *veche_office_papers_gather_spots (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
VecheReportField *veche_office_papers_gather_field (VecheOfficeContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_office_papers_find_named: what is called so, as a record; *@found stays %NULL where nothing was asked for. In a fiber. */
gboolean veche_office_papers_find_named (VecheOfficeContext *context, const VecheKind *kind, const char *reference, VecheRecord **found,
                                         GError **error);

/** veche_office_papers_gather_trees: those of the choice, of #VecheReportTree, into @list. In a fiber. */
gboolean veche_office_papers_gather_trees (VecheOfficeContext *context, const VecheTreeChoice *choice, GPtrArray *list, GError **error);

/** veche_office_papers_gather_base: what lies under the trees of a plan: routes and territories but for @area (nullable). In a fiber. */
gboolean veche_office_papers_gather_base (VecheOfficeContext *context, VecheReportPlan *input, VecheRecord *area, GError **error);

/** veche_office_papers_dup_survey: «Весенняя съёмка, 12.04.2026–14.04.2026»: on which days tells whether a tree was seen in leaf. Owned. */
char *veche_office_papers_dup_survey (VecheRecord *survey) G_GNUC_WARN_UNUSED_RESULT;

/** veche_office_papers_new_tree: a tree as papers print it, of the species that @names know; whether an act has decided on it is not asked
 * here. Owned. */
VecheReportTree *veche_office_papers_new_tree (VecheRecord *record, VecheSpeciesNames *names) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_office_papers_find_registrar:
 * @person: (out): who gave the application its number; %NULL: nobody is known, as of one that came with its number. Owned
 *
 * In a fiber. Of applications that were registered before layout 2 the journal alone tells it. %FALSE on an error.
 */
gboolean veche_office_papers_find_registrar (VecheOfficeContext *context, VecheRecord *application, VecheReportPerson **person,
                                             GError **error);

G_END_DECLS
