/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report-tree.h"
#include "veche-report.h"

G_BEGIN_DECLS

/** VecheReportTallyForm: the forms in which towns want it. */
typedef enum
{
  VECHE_REPORT_TALLY_SHEET,        /* «Перечётная ведомость»: Korolyov, administrative regulation on felling, annex 10 */
  VECHE_REPORT_TALLY_ACT,          /* «Акт обследования»: Yaroslavl 2011 no. 45 */
  VECHE_REPORT_TALLY_COMPENSATION, /* «Расчёт компенсационной стоимости»: Zelenogradsk, annex 4; of what is to be felled */
  VECHE_REPORT_TALLY_NUMBERS,      /* «Таблица соответствия номеров»: which tree of an older plan is which of this */
} VecheReportTallyForm;

/** VecheReportTally: the sheet of a survey's trees. Strings may be %NULL: a blank to be filled in by hand. */
typedef struct
{
  VechePageChoice page;
  VecheReportTallyForm form;
  char *made_at;   /* ISO moment, UTC; %NULL: now */
  char *zone;
  VecheReportOffice *office;
  char *territory; /* what it is about; %NULL: all trees */
  char *survey;
  char *address;
  char *cadastral;
  char *works;
  char *applicant;
  VecheReportPerson *made_by;
  GPtrArray *trees; /* of #VecheReportTree, in the order of the sheet */
} VecheReportTally;

VecheReportTally *veche_report_tally_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_tally_free (VecheReportTally *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportTally, veche_report_tally_free)

/** veche_report_tally_form_parse: «sheet», «act», «compensation» or «numbers»; %VECHE_ERROR_INVALID. */
gboolean veche_report_tally_form_parse (const char *text, VecheReportTallyForm *form, GError **error);

/** veche_report_tally_build: the document; a survey without trees is one too. */
VecheDocument *veche_report_tally_build (const VecheReportTally *input) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_tally_write:
 * @format: PDF, ODT, XLSX, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_tally_write (const VecheReportTally *input, const char *path, VecheReportFormat format,
                                   VecheReportResult *result, GError **error);

G_END_DECLS
