/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/** VecheReportApplicationsKind: how the values of a column are read and set. */
typedef enum
{
  VECHE_REPORT_APPLICATIONS_KIND_TEXT,
  VECHE_REPORT_APPLICATIONS_KIND_CODE,   /* short text that is not broken between lines: a number, a phone */
  VECHE_REPORT_APPLICATIONS_KIND_NUMBER, /* decimal text with a point */
  VECHE_REPORT_APPLICATIONS_KIND_MONEY,  /* integer kopecks as text */
  VECHE_REPORT_APPLICATIONS_KIND_DATE,   /* ISO day or moment, shown as a day */
  VECHE_REPORT_APPLICATIONS_KIND_MOMENT, /* ISO moment, shown with its time */
  VECHE_REPORT_APPLICATIONS_KIND_STATE,  /* code of a state */
  VECHE_REPORT_APPLICATIONS_KIND_CHANNEL, /* code of a channel */
  VECHE_REPORT_APPLICATIONS_KIND_YES_NO, /* «1»/«true»/«yes» is «да», anything else that is not empty «нет» */
} VecheReportApplicationsKind;

/** VecheReportApplicationsColumn: a column of the list. */
typedef struct
{
  char *code; /* the model's field name, or %NULL for a column of the office's own */
  char *title;
  VecheReportApplicationsKind kind;
  double weight; /* width relative to the other columns */
} VecheReportApplicationsColumn;

/**
 * VecheReportApplications:
 * «Список заявок»: chosen columns of chosen applications; landscape where there are more than four columns.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;              /* ISO moment, UTC; %NULL: now */
  char *zone;                 /* tz name of the programme; %NULL: the local zone */
  VecheReportOffice *office;
  char *programme;
  char *heading;              /* %NULL: «Список заявок» */
  char *filter;               /* how the rows were chosen, in words; may be %NULL */
  GPtrArray *columns;         /* of #VecheReportApplicationsColumn; empty: the default ones */
  GPtrArray *rows;            /* of char **, as many values as columns, each may be "" */
} VecheReportApplications;

VecheReportApplications *veche_report_applications_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_applications_free (VecheReportApplications *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportApplications, veche_report_applications_free)

/**
 * veche_report_applications_list_codes:
 *
 * The field names that veche_report_applications_add_column() knows, in the order of a form. Static,
 * %NULL-terminated.
 */
const char *const *veche_report_applications_list_codes (void);

/**
 * veche_report_applications_list_default_codes:
 *
 * The columns to begin with. Static, %NULL-terminated.
 */
const char *const *veche_report_applications_list_default_codes (void);

/**
 * veche_report_applications_add_column:
 *
 * %VECHE_ERROR_NOT_FOUND, with the list of known ones, for a code that is not known.
 */
gboolean veche_report_applications_add_column (VecheReportApplications *input,
                                               const char              *code,
                                               GError                 **error);

/** veche_report_applications_add_own_column: a column of the office's own. */
void veche_report_applications_add_own_column (VecheReportApplications    *input,
                                               const char                 *title,
                                               VecheReportApplicationsKind kind,
                                               double                      weight);

/**
 * veche_report_applications_add_row:
 * @values: one a column, %NULL-terminated; a shorter row is filled up with empty cells
 *
 * Copies @values. The columns are to be added first.
 */
void veche_report_applications_add_row (VecheReportApplications *input,
                                        const char *const       *values);

/** veche_report_applications_build: the document. */
VecheDocument *veche_report_applications_build (const VecheReportApplications *input,
                                                GError                       **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_applications_write:
 * @format: PDF, ODT, XLSX, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_applications_write (const VecheReportApplications *input,
                                          const char                    *path,
                                          VecheReportFormat              format,
                                          VecheReportResult             *result,
                                          GError                       **error);

G_END_DECLS
