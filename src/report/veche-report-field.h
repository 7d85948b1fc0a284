/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"
#include "veche-report-plan.h"
#include "veche-report.h"

G_BEGIN_DECLS

/** VECHE_REPORT_FIELD_ROWS: lines of a blank at most: a block of more numbers goes on in another print. */
#define VECHE_REPORT_FIELD_ROWS 1000

/** VecheReportFieldGrade: of a condition scale. */
typedef struct
{
  char *code;
  char *title;
  char *text; /* or %NULL */
} VecheReportFieldGrade;

VecheReportFieldGrade *veche_report_field_grade_new (const char *code, const char *title, const char *text) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_field_grade_free (VecheReportFieldGrade *grade);

/** VecheReportFieldCrew: what one crew takes along. Strings may be %NULL. */
typedef struct
{
  char *survey;     /* its name and days */
  char *workplace;
  char *employee;
  char *territory;
  gint64 first, last; /* numbers of its trees; 0: none are given */
  char *scale;      /* of condition: its name */
  GPtrArray *grades; /* of #VecheReportFieldGrade; owned, may be shared */
  GHashTable *known; /* number → #VecheReportTree: trees of the survey that have one already; owned, may be shared */
  VecheReportPlan *plan; /* of its sector, or %NULL */
} VecheReportFieldCrew;

VecheReportFieldCrew *veche_report_field_crew_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_field_crew_free (VecheReportFieldCrew *crew);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportFieldCrew, veche_report_field_crew_free)

/** VecheReportField: «Полевой комплект»: for each crew a crib, the map of its sector, a blank with its numbers. */
typedef struct
{
  VechePageChoice page;
  char *made_at; /* ISO moment, UTC; %NULL: now */
  VecheReportOffice *office;
  GPtrArray *species; /* of text: names, in the order of the crib */
  GPtrArray *crews;   /* of #VecheReportFieldCrew */
} VecheReportField;

VecheReportField *veche_report_field_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_field_free (VecheReportField *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportField, veche_report_field_free)

/** veche_report_field_list_abbreviations: one for each name, no two alike: «лип м» of «Липа мелколистная». Owned, of text. */
GPtrArray *veche_report_field_list_abbreviations (GPtrArray *names) G_GNUC_WARN_UNUSED_RESULT;

/** veche_report_field_add_crib: the first sheet of a crew: who, where, which numbers, the scale and the species. */
void veche_report_field_add_crib (VecheDocument *document, const VecheReportField *input, const VecheReportFieldCrew *crew);

/** veche_report_field_add_blank: the table that is filled in by hand. */
void veche_report_field_add_blank (VecheDocument *document, const VecheReportField *input, const VecheReportFieldCrew *crew);

/**
 * veche_report_field_write:
 * @format: PDF, PNG or SVG; ODT has all but the maps
 * @result: (nullable): cleared first
 *
 * %VECHE_ERROR_NOTHING without a crew.
 */
gboolean veche_report_field_write (const VecheReportField *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                                   GError **error);

G_END_DECLS
