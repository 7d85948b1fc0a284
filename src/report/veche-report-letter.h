/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/** VecheReportLetterEntry: one letter. Strings may be %NULL: number and date are then blanks, other parts left out. */
typedef struct
{
  char *number;
  char *date;                  /* ISO day */
  char *addressee;             /* lines, the person in the dative */
  char *subject;               /* «О возврате заявки» */
  char *body;                  /* paragraphs; a first one that ends with «!» is the salutation */
  VecheReportPerson *signer;   /* name as it is signed, initials first */
  VecheReportPerson *executor; /* who has written it: name in full, and a phone as the position */
} VecheReportLetterEntry;

VecheReportLetterEntry *veche_report_letter_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_letter_entry_free (VecheReportLetterEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportLetterEntry, veche_report_letter_entry_free)

/**
 * VecheReportLetter:
 * Letters of the office on its blank (ГОСТ Р 7.0.97-2016, 5), each from a page of its own.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;             /* ISO moment, UTC; %NULL: now */
  VecheReportOffice *office;
  GPtrArray *entries;        /* of #VecheReportLetterEntry */
} VecheReportLetter;

VecheReportLetter *veche_report_letter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_letter_free (VecheReportLetter *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportLetter, veche_report_letter_free)

/** veche_report_letter_build: the document; %VECHE_ERROR_NOTHING without entries. */
VecheDocument *veche_report_letter_build (const VecheReportLetter *input,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_letter_write:
 * @format: PDF, ODT, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_letter_write (const VecheReportLetter *input,
                                    const char              *path,
                                    VecheReportFormat        format,
                                    VecheReportResult       *result,
                                    GError                 **error);

G_END_DECLS
