/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report-check-protocol.h"

G_BEGIN_DECLS

/**
 * VecheReportSitting:
 * «Протокол заседания»: one document over the checks of several applications, each heard and decided. Strings may be %NULL.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;       /* ISO moment, UTC; %NULL: now */
  char *zone;          /* tz name of the programme; %NULL: the local zone */
  VecheReportOffice *office;
  char *number;        /* of the protocol; %NULL prints a blank to be filled by hand */
  char *date;          /* ISO day; %NULL prints a blank */
  char *programme;
  VecheReportPerson *chair; /* %NULL: a blank, as the next */
  VecheReportPerson *secretary;
  GPtrArray *present;  /* of #VecheReportPerson, besides these two */
  GPtrArray *entries;  /* of #VecheReportCheckProtocolEntry */
  char *journal_head;  /* hex of the change journal's head */
} VecheReportSitting;

VecheReportSitting *veche_report_sitting_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_sitting_free (VecheReportSitting *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportSitting, veche_report_sitting_free)

/** veche_report_sitting_build: the document; %VECHE_ERROR_NOTHING without entries. */
VecheDocument *veche_report_sitting_build (const VecheReportSitting *input, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_sitting_write:
 * @format: PDF, ODT, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_sitting_write (const VecheReportSitting *input, const char *path, VecheReportFormat format,
                                     VecheReportResult *result, GError **error);

G_END_DECLS
