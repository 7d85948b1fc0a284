/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/**
 * VecheReportRegisterRow:
 * One registered application; annulled ones stay in the register. Strings may be %NULL.
 */
typedef struct
{
  char *number;       /* registration number */
  char *received;     /* ISO moment, UTC */
  gboolean late;
  char *title;
  char *theme;
  char *applicant;    /* a person or an organisation */
  char *organisation; /* printed after @applicant when it says something else */
  char *leader;
  char *accepted_by;
  char *state;        /* code of the state, see veche_report_text_get_state() */
  char *annulled;     /* the reason, when the number was annulled */
  char *section;      /* what the rows around it have in common, above a table of their own; %NULL: there are no sections */
  char *zone;         /* tz name of its own programme; %NULL: the register's */
} VecheReportRegisterRow;

VecheReportRegisterRow *veche_report_register_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_register_row_free (VecheReportRegisterRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportRegisterRow, veche_report_register_row_free)

/**
 * VecheReportRegister:
 * «Журнал регистрации заявок» of a period, with totals by state; landscape. A register without rows is a
 * document too.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;               /* ISO moment, UTC; %NULL: now */
  char *zone;                  /* tz name of the programme; %NULL: the local zone */
  VecheReportOffice *office;
  char *programme;
  char *from, *to;             /* ISO days, both included; either may be %NULL */
  VecheReportPerson *kept_by;  /* who signs it; may be %NULL */
  GPtrArray *rows;             /* of #VecheReportRegisterRow, in order */
} VecheReportRegister;

VecheReportRegister *veche_report_register_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_register_free (VecheReportRegister *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportRegister, veche_report_register_free)

/** veche_report_register_build: the document. */
VecheDocument *veche_report_register_build (const VecheReportRegister *input,
                                            GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_register_write:
 * @format: PDF, ODT, XLSX, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_register_write (const VecheReportRegister *input,
                                      const char                *path,
                                      VecheReportFormat          format,
                                      VecheReportResult         *result,
                                      GError                   **error);

G_END_DECLS
