/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-document.h"
#include "veche-page-style.h"

G_BEGIN_DECLS

/** VecheReportFormat: what a report is written as; AUTO goes by the ending of the file's name. */
typedef enum
{
  VECHE_REPORT_FORMAT_AUTO,
  VECHE_REPORT_FORMAT_PDF,
  VECHE_REPORT_FORMAT_ODT,
  VECHE_REPORT_FORMAT_XLSX,
  VECHE_REPORT_FORMAT_PNG, /* a picture of the first page, 150 dots an inch */
  VECHE_REPORT_FORMAT_SVG, /* a drawing of the first page */
  VECHE_REPORT_FORMAT_DXF, /* of plans only */
} VecheReportFormat;

/**
 * VecheReportResult:
 * What a report came out as. Clear with veche_report_result_clear(); may be reused.
 */
typedef struct
{
  guint pages;     /* as Veche lays them out; of a workbook, its sheets */
  char **warnings; /* translated sentences for the user, %NULL-terminated; %NULL or empty when there are none */
} VecheReportResult;

/** veche_report_result_clear: frees what @result holds and zeroes it. */
void veche_report_result_clear (VecheReportResult *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheReportResult, veche_report_result_clear)

/**
 * VecheReportOffice:
 * Who makes the document. Any field may be %NULL.
 */
typedef struct
{
  char *parent;   /* the body above, «Администрация Тестового городского округа» */
  char *name;     /* «Муниципальный проектный офис» */
  char *address;
  char *contacts; /* one line: phone, e-mail */
  char *codes;    /* one line: «ОГРН …, ИНН …» */
  char *place;    /* where documents are made, «г. Тестовск» */
} VecheReportOffice;

VecheReportOffice *veche_report_office_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_office_free (VecheReportOffice *office);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportOffice, veche_report_office_free)

/**
 * VecheReportPerson:
 * A person who signs or has done something. Either field may be %NULL.
 */
typedef struct
{
  char *name;     /* as it is to be printed, «Тестова А. П.» */
  char *position; /* «главный специалист» */
} VecheReportPerson;

VecheReportPerson *veche_report_person_new (const char *name,
                                            const char *position) G_GNUC_WARN_UNUSED_RESULT;
void veche_report_person_free (VecheReportPerson *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheReportPerson, veche_report_person_free)

/**
 * veche_report_format_from_path:
 *
 * The format by the ending of @path, in either case; AUTO with %VECHE_ERROR_UNSUPPORTED when it has none of
 * ours.
 */
VecheReportFormat veche_report_format_from_path (const char *path,
                                                 GError    **error);

/**
 * veche_report_write_document:
 * @with_workbook: whether the report is a table, which may be written as XLSX
 * @result: (nullable): cleared first
 *
 * Writes @document to @path whole or not at all: into a temporary file beside it, synced, renamed. A file
 * that is there is replaced. Used by every report's own function of writing.
 */
gboolean veche_report_write_document (const VecheDocument *document,
                                      const char          *path,
                                      VecheReportFormat    format,
                                      gboolean             with_workbook,
                                      VecheReportResult   *result,
                                      GError             **error);

/** veche_report_write_bytes: @bytes to @path in the same way. */
gboolean veche_report_write_bytes (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
