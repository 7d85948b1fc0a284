/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"

G_BEGIN_DECLS

/**
 * VecheReportReceiptPart:
 * A line of the inventory: one file, or one bundle of sheets, of one item of the required contents. Strings
 * may be %NULL.
 */
typedef struct
{
  char *item;      /* the item of the required contents, «Бюджет» */
  char *file_name; /* of a file; %NULL for paper */
  guint64 size;    /* of the file, bytes; 0: not shown */
  guint sheets;    /* of paper; 0: not shown */
  char *date;      /* when this part was handed in, ISO day or moment */
  char *remark;    /* «копия», «на флеш-накопителе» */
} VecheReportReceiptPart;

VecheReportReceiptPart *veche_report_receipt_part_new (const char *item) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_receipt_part_free (VecheReportReceiptPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportReceiptPart, veche_report_receipt_part_free)

/**
 * VecheReportReceiptEntry:
 * The receipt of one application. Strings may be %NULL: the line is left out, or a blank to be filled by
 * hand stands there.
 */
typedef struct
{
  char *number;         /* registration number */
  char *received;       /* ISO moment, UTC */
  char *deadline;       /* ISO moment, UTC: the end of the collecting stage */
  gboolean late;        /* handed in after @deadline; both times are printed */
  char *programme;
  char *title;          /* of the project */
  char *theme;
  char *applicant;      /* the person who hands the application in */
  char *organisation;
  char *leader;
  char *phone;          /* the applicant's own contact: it is their paper. Nobody else's belongs here */
  GPtrArray *parts;     /* of #VecheReportReceiptPart, in the order of the contents */
  GPtrArray *missing;   /* of char *: names of items that were not handed in */
  VecheReportPerson *accepted_by;
} VecheReportReceiptEntry;

VecheReportReceiptEntry *veche_report_receipt_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_receipt_entry_free (VecheReportReceiptEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportReceiptEntry, veche_report_receipt_entry_free)

/**
 * VecheReportReceipt:
 * «Расписка о приёме заявки с описью», one or many. Each comes in two copies (the applicant's, the file's)
 * on one sheet with a line to cut along; where they are too long for that, each copy has pages of its own.
 */
typedef struct
{
  VechePageChoice page;
  char *made_at;              /* ISO moment, UTC, that the document is dated by; %NULL: now */
  char *programme_zone;       /* tz name, «Europe/Moscow»; %NULL: the local zone */
  char *office_zone;          /* tz name; where it differs, times are given in both. %NULL: the same */
  VecheReportOffice *office;
  GPtrArray *entries;         /* of #VecheReportReceiptEntry */
} VecheReportReceipt;

VecheReportReceipt *veche_report_receipt_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_receipt_free (VecheReportReceipt *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportReceipt, veche_report_receipt_free)

/**
 * veche_report_receipt_build:
 *
 * The document to be shown or written; %VECHE_ERROR_NOTHING without entries.
 */
VecheDocument *veche_report_receipt_build (const VecheReportReceipt *input,
                                           GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_report_receipt_write:
 * @format: PDF, ODT, PNG or SVG
 * @result: (nullable): cleared first
 */
gboolean veche_report_receipt_write (const VecheReportReceipt *input,
                                     const char               *path,
                                     VecheReportFormat         format,
                                     VecheReportResult        *result,
                                     GError                  **error);

G_END_DECLS
