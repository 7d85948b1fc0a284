/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/** VecheReportCheckState: есть, нет, недостаточно, не требуется; UNKNOWN prints a dash (not looked at). */
typedef enum
{
  VECHE_REPORT_CHECK_STATE_UNKNOWN,
  VECHE_REPORT_CHECK_STATE_PRESENT,
  VECHE_REPORT_CHECK_STATE_ABSENT,
  VECHE_REPORT_CHECK_STATE_INSUFFICIENT,
  VECHE_REPORT_CHECK_STATE_NOT_NEEDED,
} VecheReportCheckState;

/** VecheReportCheckDecision: допустить, вернуть заявителю, отклонить; NONE makes a draft without a decision. */
typedef enum
{
  VECHE_REPORT_CHECK_DECISION_NONE,
  VECHE_REPORT_CHECK_DECISION_ACCEPT,
  VECHE_REPORT_CHECK_DECISION_RETURN,
  VECHE_REPORT_CHECK_DECISION_REFUSE,
} VecheReportCheckDecision;

/** VecheReportCheckFit: whether the project fits its theme. */
typedef enum
{
  VECHE_REPORT_CHECK_FIT_UNKNOWN,
  VECHE_REPORT_CHECK_FIT_YES,
  VECHE_REPORT_CHECK_FIT_NO,
} VecheReportCheckFit;

/**
 * veche_report_check_protocol_state_from_code: by «present», «absent», «insufficient», «not-needed»;
 * anything else is UNKNOWN.
 */
VecheReportCheckState veche_report_check_protocol_state_from_code (const char *code);

/** veche_report_check_protocol_decision_from_code: by «accept», «return», «refuse»; anything else is NONE. */
VecheReportCheckDecision veche_report_check_protocol_decision_from_code (const char *code);

/** VecheReportCheckProtocolItem: a line of the table. Strings may be %NULL. */
typedef struct
{
  char *requirement; /* the name of the item and, after it, what is required */
  VecheReportCheckState state;
  char *remark;
} VecheReportCheckProtocolItem;

VecheReportCheckProtocolItem *veche_report_check_protocol_item_new (const char           *requirement,
                                                   VecheReportCheckState state,
                                                   const char           *remark) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_check_protocol_item_free (VecheReportCheckProtocolItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportCheckProtocolItem, veche_report_check_protocol_item_free)

/**
 * VecheReportCheckProtocolEntry:
 * The check of one application. Strings may be %NULL: the line is left out.
 */
typedef struct
{
  char *number;           /* of the protocol; %NULL prints a blank to be filled by hand */
  char *date;             /* ISO day or moment of the protocol; %NULL prints a blank */
  char *programme;
  char *stage;
  char *application;      /* registration number */
  char *received;         /* ISO moment */
  gboolean late;
  char *title;
  char *applicant;
  char *organisation;
  char *leader;
  char *theme;
  char *theme_scope;      /* the theme's text of what fits it */
  VecheReportCheckFit theme_fits;
  char *theme_remark;
  GPtrArray *items;       /* of #VecheReportCheckProtocolItem */
  VecheReportCheckDecision decision;
  GPtrArray *reasons;     /* of char *: Russian texts, or codes «incomplete», «theme», «late», «form», «other» */
  char *override_reason;  /* why it was admitted in spite of remarks; %NULL: it was not */
  char *return_until;     /* ISO day: the term of a return */
  VecheReportPerson *decided_by;
  char *decided_at;       /* ISO moment */
  char *journal_head;     /* hex of the change journal's head at the decision */
  GPtrArray *signers;     /* of #VecheReportPerson, besides @decided_by */
} VecheReportCheckProtocolEntry;

VecheReportCheckProtocolEntry *veche_report_check_protocol_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_check_protocol_entry_free (VecheReportCheckProtocolEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportCheckProtocolEntry, veche_report_check_protocol_entry_free)

/**
 * VecheReportCheckProtocol:
 * «Протокол технической экспертизы заявки», one or many, each from a page of its own.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;             /* ISO moment, UTC; %NULL: now */
  char *zone;                /* tz name of the programme; %NULL: the local zone */
  VecheReportOffice *office;
  GPtrArray *entries;        /* of #VecheReportCheckProtocolEntry */
} VecheReportCheckProtocol;

VecheReportCheckProtocol *veche_report_check_protocol_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_check_protocol_free (VecheReportCheckProtocol *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportCheckProtocol, veche_report_check_protocol_free)

/** veche_report_check_protocol_build: the document; %VECHE_ERROR_NOTHING without entries. */
VecheDocument *veche_report_check_protocol_build (const VecheReportCheckProtocol *input,
                                                  GError                        **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_check_protocol_write:
 * @format: PDF, ODT, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_check_protocol_write (const VecheReportCheckProtocol *input,
                                            const char                     *path,
                                            VecheReportFormat               format,
                                            VecheReportResult              *result,
                                            GError                        **error);

G_END_DECLS
