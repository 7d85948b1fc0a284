/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/**
 * VecheReportAttendance:
 * «Лист присутствия»: who is expected, with a place for each signature, and empty rows for those who come besides. Strings may be
 * %NULL: a blank to be filled by hand.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;                  /* ISO moment, UTC; %NULL: now */
  char *date;                     /* ISO day of the meeting */
  char *event;                    /* what people have come for */
  VecheReportOffice *office;
  GPtrArray *people;              /* of #VecheReportPerson: name in full, position or role */
  guint n_blanks;                 /* empty rows after them */
  VecheReportPerson *responsible; /* who keeps the sheet */
} VecheReportAttendance;

VecheReportAttendance *veche_report_attendance_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_attendance_free (VecheReportAttendance *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportAttendance, veche_report_attendance_free)

/** veche_report_attendance_build: the document; nothing can go wrong, a sheet of blanks is one too. */
VecheDocument *veche_report_attendance_build (const VecheReportAttendance *input) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_attendance_write:
 * @format: PDF, ODT, XLSX, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_attendance_write (const VecheReportAttendance *input,
                                        const char                  *path,
                                        VecheReportFormat            format,
                                        VecheReportResult           *result,
                                        GError                     **error);

G_END_DECLS
